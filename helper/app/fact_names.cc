#include "app/fact_names.h"

#include <algorithm>
#include <array>

namespace engross::app {
namespace {

using FactKind = Fact::Kind;

constexpr auto kFactNames = std::to_array<FactName>({
    {"client", "fact-client", FactKind::person},
    {"spouse", "fact-spouse", FactKind::person},
    {"children", "fact-children", FactKind::list, "child"},
    {"grandchildren", "fact-grandchildren", FactKind::list, "grandchild"},
    {"parties", "fact-parties", FactKind::list, "party"},
    {"matter", "fact-matter", FactKind::record},
    {"lawyer", "fact-lawyer", FactKind::record},
    {"firm", "fact-firm", FactKind::record},
    {"today", "fact-today", FactKind::date},
    {"facts", "fact-facts", FactKind::group},
    {"custom", "fact-custom", FactKind::group},
    {"relationships", "fact-relationships", FactKind::group},
    {"name", "fact-name", FactKind::record},
    {"first", "fact-first"},
    {"middle", "fact-middle"},
    {"last", "fact-last"},
    {"prefix", "fact-prefix"},
    {"full", "fact-full"},
    {"is_company", "fact-is-company", FactKind::yes_no},
    {"company", "fact-company"},
    {"title", "fact-title"},
    {"birthdate", "fact-birthdate", FactKind::date},
    {"age", "fact-age", FactKind::number},
    {"is_minor", "fact-is-minor", FactKind::yes_no},
    {"email", "fact-email"},
    {"phone", "fact-phone"},
    {"address", "fact-address", FactKind::record},
    {"street", "fact-street"},
    {"city", "fact-city"},
    {"province", "fact-province"},
    {"state", "fact-state"},
    {"postal_code", "fact-postal-code"},
    {"zip", "fact-zip"},
    {"country", "fact-country"},
    {"one_line", "fact-one-line"},
    {"relationship", "fact-relationship"},
    {"role", "fact-role"},
    {"is_step", "fact-is-step", FactKind::yes_no},
    {"is_deceased", "fact-is-deceased", FactKind::yes_no},
    {"parent", "fact-parent", FactKind::person},
    {"clio_id", "fact-clio-id", FactKind::number},
    {"number", "fact-number"},
    {"description", "fact-description"},
    {"status", "fact-status"},
    {"practice_area", "fact-practice-area"},
    {"open_date", "fact-open-date", FactKind::date},
});

}  // namespace

const FactName* find_fact_name(std::string_view name) {
  const auto found = std::ranges::find(kFactNames, name, &FactName::name);
  return found == kFactNames.end() ? nullptr : &*found;
}

Fact::Kind kind_of(FactType type) {
  switch (type) {
    case FactType::date:
      return FactKind::date;
    case FactType::money:
      return FactKind::money;
    case FactType::number:
      return FactKind::number;
    case FactType::yes_no:
      return FactKind::yes_no;
    case FactType::person:
      return FactKind::person;
    case FactType::text:
    case FactType::choice:
      break;
  }
  return FactKind::text;
}

Fact::Kind kind_of(matter::FieldType type) {
  switch (type) {
    case matter::FieldType::checkbox:
      return FactKind::yes_no;
    case matter::FieldType::contact:
      return FactKind::person;
    case matter::FieldType::currency:
      return FactKind::money;
    case matter::FieldType::date:
      return FactKind::date;
    case matter::FieldType::numeric:
      return FactKind::number;
    default:
      return FactKind::text;
  }
}

}  // namespace engross::app
