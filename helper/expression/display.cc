#include <fmt/format.h>

#include "expression/content.h"
#include "expression/date_text.h"
#include "expression/expression.h"
#include "expression/filter_input.h"
#include "expression/listing.h"
#include "expression/number_words.h"

namespace engross::expression {
namespace {

base::Result<std::string> display_record(const Record& record) {
  if (!record.display.empty()) return record.display;
  std::vector<std::string> names;
  for (const auto& [name, value] : record.members) names.push_back(name);
  if (names.empty()) {
    return base::failure(base::Fault::malformed, "a record that holds nothing cannot be printed",
                         "", "check the values");
  }
  const std::string held = listing(names, "and", false);
  const bool person = at_path(Value(record), "name.full") != nullptr;
  const std::string example = person ? "name.full" : names.front();
  return base::failure(base::Fault::malformed,
                       fmt::format("a record cannot be printed whole; this one holds {}", held), "",
                       fmt::format("write one of its members after a dot, as .{}", example));
}

// A picture, a chart and XML have no words.
base::Result<std::string> display_content(const Record& record) {
  if (auto words = words_of(record)) return std::move(*words);
  return base::failure(base::Fault::malformed,
                       fmt::format("a value of the type \"{}\" cannot be printed as text",
                                   record.find("_type")->text()),
                       "", "let it stand alone in its mark, without other filters");
}

}  // namespace

base::Result<std::string> display(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::nothing:
      return "";
    case Value::Kind::boolean:
      return value.boolean() ? "Yes" : "No";
    case Value::Kind::number:
      return value.number().text();
    case Value::Kind::money:
      return in_figures(value.money());
    case Value::Kind::date:
      return date_text(value.date(), kHouseDate);
    case Value::Kind::text:
      return value.text();
    case Value::Kind::record:
      return content_of(value) == Content::none ? display_record(value.record())
                                                : display_content(value.record());
    case Value::Kind::list:
      break;
  }
  const auto items = displayed_items(value.list());
  if (!items) return tl::unexpected(items.error());
  return listing(*items, "and", false);
}

}  // namespace engross::expression
