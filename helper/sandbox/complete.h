// From the records as a person writes them to the records as Clio holds them: shortcuts such as
// primary_email_address, custom field values with their definitions, relationships, etags.
#pragma once

#include "base/error.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

// Completes every record of the firm. Fails, naming file and record, at the first that does not
// fit.
base::Result<bool> complete(Firm& firm);

// One contact, one matter: the parts of complete() that live in files of their own.
void complete_contact(Json& contact, const Firm& firm);
void complete_matter(Json& matter, const Firm& firm);
// The relationships of a matter become records of their own; the matter keeps their ids.
base::Result<bool> take_relationships(Json& matter, Firm& firm);

// Replaces "custom" (field name to value) by custom_field_values, one for each field that has a
// value, and one with null id and value for each field displayed by default that has none.
base::Result<bool> complete_custom_values(Json& record, std::string_view parent_type,
                                          const Firm& firm);

// The parts of the two above, for a record that changes while the server runs.
void refresh_contact(Json& contact);                  // names and shortcuts, from its members
void refresh_matter(Json& matter, const Firm& firm);  // what a search finds it by
Json empty_custom_value(const Json& field);           // shown, and holding nothing
std::string custom_value_id(const Json& field, const Json& record);
// `written` as in the firm's files: a picklist's option by its name, a reference as a number.
base::Result<bool> set_custom_value(Json& value, const Json& field, const Json& written,
                                    const Json& record, const Firm& firm);

// What the matters say of every contact: whether it is a client, and the words a search finds it
// by. Sets the etags of the contacts too, which are complete then.
void index_contacts(Firm& firm);

void set_default(Json& record, const char* name, Json value);  // keeps a value that is there

base::Error misfit(const Json& record, std::string what);  // an error that names file and record

}  // namespace engross::sandbox
