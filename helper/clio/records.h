// Values of contacts, matters and relationships changed in Clio. Nothing is overwritten that the
// person who agreed has not seen: what stands in Clio is read first, every value must be the one
// they saw, and the change goes with the ETag of that reading. Every call is safe to repeat: what
// Clio holds already is left as it is, and after an answer that was lost Clio is looked at before
// anything is sent again.
//
// Failures as those of Client, and: conflict, with both values, when Clio holds another one than
// was seen (nothing of the record was sent); not_found when the record is gone; refused for a value
// that Clio has no place for.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::clio {

class Exchange;

// One value. `member` is Clio's name of it:
//   of a contact: prefix first_name middle_name last_name title date_of_birth, name of a company,
//     email_addresses and phone_numbers (the primary entry), addresses.street .city .province
//     .postal_code .country (of the primary address)
//   of a matter: description open_date
//   of both: custom_field_values, with the field's definition; an option of a picklist may come
//     without its id
//   of a relationship: description
struct ValueChange {
  std::string member;
  matter::FieldValue from;  // what the person saw in Clio
  matter::FieldValue to;    // monostate empties it
  matter::Id definition = 0;
  std::string label = {};  // what messages call it; empty: as Clio does
};

enum class Done { now, already };  // already: Clio held every value before

enum class RecordKind { contact, matter, relationship };

class Records {
 public:
  explicit Records(Exchange& exchange);

  // All of the changes in one request, or none.
  base::Result<Done> change(RecordKind kind, matter::Id id,
                            const std::vector<ValueChange>& changes);

  // The contact related to the matter with this word, once.
  base::Result<Done> relate(matter::Id matter, matter::Id contact, const std::string& word);

 private:
  base::Result<nlohmann::json> read(RecordKind kind, matter::Id id);
  // Options that are known by their names alone, with Clio's ids.
  base::Result<std::vector<ValueChange>> with_options(std::vector<ValueChange> changes);
  base::Result<bool> is_related(matter::Id matter, matter::Id contact, const std::string& word);

  Exchange& exchange_;
};

}  // namespace engross::clio
