// The one answer of a variable, brought to the type that a form asks for.
#include <fmt/format.h>

#include "interview/answer_types.h"
#include "interview/hotdocs_cells.h"

namespace engross::interview::hotdocs {
namespace {

using expression::List;
using expression::Value;

class CellValue {
 public:
  CellValue(const Question& question, const Cell& cell, Remarks& remarks)
      : question_(question), cell_(cell), remarks_(remarks) {}

  List options() {
    List list;
    const auto* chosen = std::get_if<std::vector<std::string>>(&cell_.value->held);
    if (!chosen) {
      not_right("several choices");
      return list;
    }
    for (const std::string& option : *chosen) {
      Value value = choice(option_of_ours(*cell_.entry, option));
      if (!value.is_nothing()) list.push_back(std::move(value));
    }
    return list;
  }

  Value scalar(AnswerType type) {
    const AnswerValue* held = cell_.value;
    while (held && held->repeat) {  // HotDocs reads the first row where none is asked for
      remarks_.warn_once(
          *cell_.variable,
          fmt::format("the answer repeats, and \"{}\" does not; the first row is taken",
                      cell_.entry->path),
          "correct the path in the table of names");
      held = held->rows.empty() ? nullptr : &held->rows.front();
    }
    if (!held || held->unanswered) return {};
    if (const auto* text = std::get_if<std::string>(&held->held)) return of_text(type, *text);
    if (const auto* options = std::get_if<std::vector<std::string>>(&held->held)) {
      if (options->size() == 1)
        return of_text(type, option_of_ours(*cell_.entry, options->front()));
      remarks_.fault(*cell_.variable,
                     fmt::format("{} options are chosen where one may be", options->size()),
                     "choose one in HotDocs");
      return {};
    }
    if (const auto* tick = std::get_if<bool>(&held->held)) {
      if (type == AnswerType::yes_no) return *tick;
    } else if (const auto* date = std::get_if<base::Date>(&held->held)) {
      if (type == AnswerType::date) return *date;
    } else if (const auto* number = std::get_if<base::Decimal>(&held->held)) {
      return of_number(type, *number);
    }
    return not_right(word(type));
  }

 private:
  Value of_number(AnswerType type, const base::Decimal& number) {
    if (type == AnswerType::number) return number;
    if (type == AnswerType::text) return Value(number.text());
    if (type != AnswerType::money) return not_right(word(type));
    if (number.rounded(2) == number) return base::Money{number, "CAD"};
    remarks_.fault(*cell_.variable,
                   fmt::format("{} is no amount in dollars and cents", number.text()),
                   "correct it in HotDocs");
    return {};
  }

  Value of_text(AnswerType type, const std::string& text) {
    switch (type) {
      case AnswerType::text:
        return Value(text);
      case AnswerType::person:
        return base::is_blank(text) ? Value() : person_of_name(text);
      case AnswerType::choice:
        return choice(text);
      case AnswerType::yes_no:
        if (const auto tick = tick_of(text)) return *tick;
        break;
      case AnswerType::number:
      case AnswerType::money:
        if (const auto number = base::Decimal::parse(base::trim(text)))
          return of_number(type, *number);
        break;
      case AnswerType::date:
      case AnswerType::list:
        break;
    }
    return not_right(word(type), text);
  }

  Value choice(const std::string& ours) {
    for (const std::string& option : question_.options) {
      if (base::fold(option) == base::fold(base::trim(ours))) return Value(option);
    }
    const auto near = base::nearest(ours, question_.options);
    remarks_.fault(*cell_.variable,
                   fmt::format("\"{}\" is none of the options", base::excerpt(ours, 80)),
                   near ? fmt::format("did you mean \"{}\"?", *near)
                        : "choose one of: " + base::join(question_.options, ", "));
    return {};
  }

  Value not_right(std::string_view wanted, std::string_view text = {}) {
    remarks_.fault(*cell_.variable,
                   text.empty() ? fmt::format("a {} answer, where the form asks for {}",
                                              word(cell_.entry->type), wanted)
                                : fmt::format("\"{}\" is not {}", base::excerpt(text), wanted),
                   "correct it in HotDocs, or the table of names");
    return {};
  }

  const Question& question_;
  const Cell& cell_;
  Remarks& remarks_;
};

}  // namespace

Value scalar_of(const Question& question, AnswerType type, const Cell& cell, Remarks& remarks) {
  return CellValue(question, cell, remarks).scalar(type);
}

List options_of(const Question& question, const Cell& cell, Remarks& remarks) {
  return CellValue(question, cell, remarks).options();
}

}  // namespace engross::interview::hotdocs
