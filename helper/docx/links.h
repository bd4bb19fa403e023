// Links with marks in their address, "{{ client.website }}" or "mailto:{{ client.email }}". The
// address stands in a relation of the part, where it is there once; a link in a loop needs one each
// time, so such a link becomes a HYPERLINK field, and text alone where its address may not be
// linked to.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/edit.h"
#include "docx/mark.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// A piece of an address: text as it stands, or a mark.
struct AddressPiece {
  std::string text;  // of a mark too, as it stands
  std::optional<expression::Expression> expression;
};

struct Link {
  xml::Index node = xml::kNone;  // the w:hyperlink
  xml::Index begin = 0;          // its first byte
  std::size_t paragraph = 0;     // in Part::paragraphs
  std::vector<AddressPiece> address;
};

// All such links of a part, in order. Marks in addresses that cannot be read are faults.
std::vector<Link> find_links(const Part& part, const std::vector<Relation>& relations,
                             const Skin& skin, const Options& options,
                             std::vector<MarkFault>& faults);

// A HYPERLINK field whose address is left open; `prefix` is "w:". An anchor or a tooltip that
// cannot stand in a field's code is left out.
FieldLink hyperlink_field(std::string_view prefix, std::string_view anchor,
                          std::string_view tooltip);

// The field that shows what the link shows.
FieldLink as_field(const Part& part, const Link& link);

// Edits that put the field in place of the link's tags.
void wrap_link(const Part& part, const Link& link, std::size_t index, Edits& edits);

// Relations of the part that nothing but these links names: their ids.
std::set<std::string> relations_of_links(const Part& part, const std::vector<Link>& links);

// The relations part without those.
base::Result<std::string> without_relations(std::string relations, std::string_view name,
                                            const std::set<std::string>& ids);

}  // namespace engross::docx
