#include "expression/filters.h"

#include <array>

#include "expression/folded_name.h"

namespace engross::expression {
namespace {

std::array<std::span<const BuiltinFilter>, 7> tables() {
  return {text_filters(), number_filters(),  picture_filters(), date_filters(),
          list_filters(), grammar_filters(), content_filters()};
}

std::set<std::string, std::less<>> all_names() {
  std::set<std::string, std::less<>> names;
  for (const auto& table : tables()) {
    for (const BuiltinFilter& filter : table) names.emplace(filter.name);
  }
  return names;
}

}  // namespace

const std::set<std::string, std::less<>>& builtin_filters() {
  static const std::set<std::string, std::less<>> kNames = all_names();
  return kNames;
}

const BuiltinFilter* find_builtin(std::string_view name) {
  for (const auto& table : tables()) {
    for (const BuiltinFilter& filter : table) {
      if (filter.name.size() == name.size() && same_name(filter.name, name)) return &filter;
    }
  }
  return nullptr;
}

Asked asked_by(const BuiltinFilter& filter) {
  const auto one_of = [&](std::span<const BuiltinFilter> table) {
    return &filter >= table.data() && &filter < table.data() + table.size();
  };
  if (one_of(date_filters())) return Asked::date;
  if (one_of(number_filters()) || one_of(picture_filters())) return Asked::number;
  if (one_of(list_filters()) || filter.name == "names") return Asked::list;
  if (one_of(text_filters()) || filter.name == "possessive") return Asked::text;
  if (one_of(content_filters())) return filter.name == "image" ? Asked::value : Asked::text;
  if (filter.name == "plural" || filter.name == "verb") return Asked::value;  // a list or a number
  return filter.name == "yesno" ? Asked::condition : Asked::person;
}

bool is_default(const BuiltinFilter& filter) { return filter.apply == nullptr; }

}  // namespace engross::expression
