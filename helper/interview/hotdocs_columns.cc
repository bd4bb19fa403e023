// Values to columns: HotDocs has no rows, only variables that repeat side by side.
#include <fmt/format.h>

#include "interview/hotdocs.h"
#include "interview/hotdocs_path.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using expression::Value;
using Kind = Value::Kind;

class Column {
 public:
  Column(const NameTable& table, const NameTable::Entry& entry, base::Errors& faults)
      : table_(table), entry_(entry), faults_(faults) {}

  // Nothing when the values hold nothing there.
  std::optional<AnswerValue> of(const Value& values) {
    const auto path = parse_path(entry_.path);
    if (!path) {
      fault("", fmt::format("the path \"{}\" cannot be read", base::excerpt(entry_.path)),
            "correct the table of names");
      return std::nullopt;
    }
    path_ = *path;
    return at(values, 0, "");
  }

 private:
  std::optional<AnswerValue> at(const Value& value, std::size_t step, const std::string& place) {
    if (value.empty() && !value.is(Kind::list)) return std::nullopt;
    if (step == path_.size()) return scalar(value, place);
    if (!value.is(Kind::record)) {
      fault(place, fmt::format("a {} has no \"{}\"", word(value.kind()), path_[step].name),
            value.is(Kind::list) ? "write [] in the path where the list repeats"
                                 : "correct the path in the table of names");
      return std::nullopt;
    }
    const Value* found = value.record().find(path_[step].name);
    if (!found || found->is_nothing()) return std::nullopt;
    const std::string here = place.empty() ? path_[step].name : place + "." + path_[step].name;
    return path_[step].list ? repeat(*found, step + 1, here) : at(*found, step + 1, here);
  }

  std::optional<AnswerValue> repeat(const Value& list, std::size_t step, const std::string& place) {
    if (!list.is(Kind::list)) {
      fault(place, fmt::format("this is a {}, and the path repeats it", word(list.kind())),
            "take the [] out of the path");
      return std::nullopt;
    }
    AnswerValue column{.repeat = true};
    for (std::size_t row = 0; row < list.list().size(); ++row) {
      auto value = at(list.list()[row], step, fmt::format("{}[{}]", place, row + 1));
      column.rows.push_back(value ? std::move(*value) : gap(step));
    }
    return column;
  }

  // What keeps a row that holds nothing in line with its neighbours.
  AnswerValue gap(std::size_t step) const {
    for (; step < path_.size(); ++step) {
      if (path_[step].list) return {.repeat = true};
    }
    return {.unanswered = true};
  }

  std::optional<AnswerValue> scalar(const Value& value, const std::string& place) {
    AnswerValue answer;
    switch (entry_.type) {
      case Type::text:
        if (value.is(Kind::text)) return AnswerValue{.held = value.text()};
        if (value.is(Kind::number)) return AnswerValue{.held = value.number().text()};
        if (value.is(Kind::record) && !value.record().display.empty())
          return AnswerValue{.held = value.record().display};
        break;
      case Type::number:
        if (value.is(Kind::number)) return AnswerValue{.held = value.number()};
        if (value.is(Kind::money)) return AnswerValue{.held = value.money().amount};
        break;
      case Type::date:
        if (value.is(Kind::date)) return AnswerValue{.held = value.date()};
        break;
      case Type::yes_no:
        if (value.is(Kind::boolean)) return AnswerValue{.held = value.boolean()};
        break;
      case Type::choice:
        if (auto options = chosen(value)) return AnswerValue{.held = std::move(*options)};
        break;
      case Type::other:
        break;
    }
    if (value.is(Kind::list) && value.list().empty()) return std::nullopt;
    fault(place, fmt::format("a {} does not fit {}", word(value.kind()), word(entry_.type)),
          value.is(Kind::list) ? "write [] in the path where the list repeats"
                               : "correct the type or the path in the table of names");
    return std::nullopt;
  }

  std::optional<std::vector<std::string>> chosen(const Value& value) const {
    if (value.is(Kind::text)) return {{option_of_hotdocs(entry_, value.text())}};
    if (value.is(Kind::boolean))
      return {{option_of_hotdocs(entry_, value.boolean() ? "yes" : "no")}};
    if (!value.is(Kind::list) || value.list().empty()) return std::nullopt;
    std::vector<std::string> options;
    for (const Value& item : value.list()) {
      if (!item.is(Kind::text)) return std::nullopt;
      options.push_back(option_of_hotdocs(entry_, item.text()));
    }
    return options;
  }

  void fault(const std::string& place, std::string what, std::string remedy) {
    std::string where = fmt::format("{}, variable \"{}\"", table_.form, entry_.variable);
    if (!place.empty()) where += ", " + place;
    faults_.push_back({Fault::malformed, std::move(what), std::move(where), std::move(remedy)});
  }

  const NameTable& table_;
  const NameTable::Entry& entry_;
  base::Errors& faults_;
  Path path_;
};

}  // namespace

base::Checked<AnswerSet> to_hotdocs(const Value& values, const NameTable& table,
                                    std::string_view title) {
  AnswerSet set{std::string(title), {}};
  base::Errors faults;
  for (const NameTable::Entry& entry : table.entries) {
    auto value = Column(table, entry, faults).of(values);
    if (!value) continue;
    Variable variable;
    variable.name = entry.variable;
    variable.type = entry.type;
    variable.value = std::move(*value);
    set.variables.push_back(std::move(variable));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return set;
}

}  // namespace engross::interview::hotdocs
