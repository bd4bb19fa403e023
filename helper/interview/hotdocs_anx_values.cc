#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interview/hotdocs_anx.h"
#include "interview/hotdocs_value.h"

namespace engross::interview::hotdocs {
namespace {

using xml::Document;
using xml::Index;

// HotDocs itself repeats four deep; a file that goes on is no answer file.
constexpr int kDeepestRepeat = 8;

struct Element {
  std::string_view name;
  Type type;
};
constexpr std::array<Element, 5> kElements = {{{"TextValue", Type::text},
                                               {"NumValue", Type::number},
                                               {"DateValue", Type::date},
                                               {"TFValue", Type::yes_no},
                                               {"MCValue", Type::choice}}};
constexpr std::array<std::string_view, 3> kKeptElements = {"ClauseLibValue", "DBValue",
                                                           "DocTextValue"};

bool is_unanswered(const AnswerValue& value) {
  return value.repeat ? value.rows.empty() : value.unanswered;
}

// The values of one answer.
class ValueReader {
 public:
  ValueReader(const Document& document, AnxReport& report)
      : document_(document), report_(report), faults_before_(report.faults()) {}

  AnxValue run(Index node) {
    AnswerValue read = value(node, 0);
    return {std::move(read), type_};
  }

 private:
  void is_of(Index node, Type type) {
    if (!type_) type_ = type;
    if (*type_ == type || report_.faults() > faults_before_) return;
    report_.fault(
        node, fmt::format("values of two types in one answer: {} and {}", word(*type_), word(type)),
        "give every row the same kind of value");
  }

  AnswerValue value(Index node, int depth) {
    if (document_.is(node, "", "RptValue")) return repeat(node, depth);
    const std::string_view name = document_.written(node);
    const auto* known = std::find_if(kElements.begin(), kElements.end(),
                                     [&](const Element& element) { return element.name == name; });
    if (known != kElements.end()) {
      is_of(node, known->type);
      return scalar(node, known->type);
    }
    if (std::find(kKeptElements.begin(), kKeptElements.end(), name) == kKeptElements.end())
      report_.warn(node,
                   fmt::format("<{}> is no kind of value known here; kept as it stands", name),
                   "look whether its letters are right");
    is_of(node, Type::other);
    return {};
  }

  AnswerValue repeat(Index node, int depth) {
    AnswerValue value{.repeat = true};
    if (depth == kDeepestRepeat) {
      report_.fault(node, fmt::format("repeats more than {} deep", kDeepestRepeat),
                    std::string(kAnswerFile.remedy));
      return value;
    }
    if (has_own_text(document_, node))
      report_.fault(node, "text between the values of a repeat", "put it in a value of its own");
    for (const Index child : elements_of(document_, node)) {
      if (report_.full()) return value;
      value.rows.push_back(this->value(child, depth + 1));
    }
    even_out(node, value.rows);
    if (value.rows.empty()) return value;
    if (is_unanswered(value.rows.back())) {
      value.rows.pop_back();
    } else if (type_ != Type::other) {
      report_.note(Habit::no_placeholder, node);
    }
    return value;
  }

  // Rows of one repeat are all repeats or all values.
  void even_out(Index node, std::vector<AnswerValue>& rows) {
    const auto repeats =
        std::count_if(rows.begin(), rows.end(), [](const AnswerValue& row) { return row.repeat; });
    if (repeats == 0 || repeats == std::ssize(rows)) return;
    const auto all_empty = [&](bool repeated) {
      return std::all_of(rows.begin(), rows.end(), [&](const AnswerValue& row) {
        return row.repeat != repeated || is_unanswered(row);
      });
    };
    const bool values = all_empty(true);
    if (!values && !all_empty(false)) {
      report_.fault(node, "rows of different depths in one repeat", "nest every row equally deep");
      return;
    }
    report_.note(Habit::uneven_depth, node);
    for (AnswerValue& row : rows) {
      if (row.repeat == values)
        row = values ? AnswerValue{.unanswered = true} : AnswerValue{.repeat = true};
    }
  }

  AnswerValue scalar(Index node, Type type) {
    AnswerValue value;
    bool unanswered = false;
    for (const xml::Attribute& attribute : document_.attributes(node)) {
      const std::string held = attribute_text(attribute);
      if (attribute.local == "userModifiable") {
        value.locked = is_false(held);
      } else if (base::lower(attribute.local) == "unans") {
        if (attribute.local != "unans") report_.note(Habit::capital_unans, node);
        unanswered = is_true(base::lower(held));
      }
    }
    if (type == Type::choice) {
      value.held = options(node);
    } else {
      hold(node, type, unanswered, value);
    }
    const auto* chosen = std::get_if<std::vector<std::string>>(&value.held);
    value.unanswered = unanswered || value.unanswered || (chosen && chosen->empty());
    if (value.unanswered) value.held = std::string();
    return value;
  }

  void hold(Index node, Type type, bool unanswered, AnswerValue& value) {
    if (!elements_of(document_, node).empty()) {
      report_.fault(node, "elements inside a value", "write plain text");
      value.unanswered = true;
      return;
    }
    std::string text = text_of(document_, node);
    value.unanswered = text.empty() || (type != Type::text && base::is_blank(text));
    if (unanswered || value.unanswered) return;
    if (type == Type::text) value.held = line_ends_of_ours(std::move(text));
    if (type == Type::number) take(node, number_of(text), value);
    if (type == Type::yes_no) take(node, tick_of_text(text), value);
    if (type != Type::date) return;
    const auto date = date_of(text);
    take(node, date.map([](const ReadDate& read) { return read.date; }), value);
    if (date && date->month_first)
      report_.warn(
          node,
          fmt::format("{} has the month first; read as {}", base::trim(text),
                      base::iso(date->date)),
          "look at every date of this file: whoever wrote it may always put the month first");
  }

  // A carriage return that was written as a reference is a line end of the text all the same.
  static std::string line_ends_of_ours(std::string text) {
    for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at))
      text.replace(at, text.compare(at, 2, "\r\n") == 0 ? 2 : 1, "\n");
    return text;
  }

  template <typename T>
  void take(Index node, ValueResult<T> read, AnswerValue& value) {
    if (read) {
      value.held = *read;
    } else {
      report_.fault(node, read.error().what, read.error().remedy);
      value.unanswered = true;
    }
  }

  std::vector<std::string> options(Index node) {
    std::vector<std::string> chosen;
    if (has_own_text(document_, node))
      report_.fault(node, "text beside the options of a Multiple Choice value",
                    "put it in a SelValue");
    for (const Index child : elements_of(document_, node)) {
      if (!document_.is(child, "", "SelValue")) {
        report_.fault(child, fmt::format("<{}> among chosen options", document_.written(child)),
                      "write SelValue");
        continue;
      }
      bool unanswered = false;
      for (const xml::Attribute& attribute : document_.attributes(child)) {
        unanswered = unanswered || (base::lower(attribute.local) == "unans" &&
                                    is_true(base::lower(attribute.value)));
      }
      if (unanswered) report_.note(Habit::option_unans, child);
      std::string option = unescape_option(text_of(document_, child));
      if (!unanswered && !option.empty()) chosen.push_back(std::move(option));
    }
    return chosen;
  }

  const Document& document_;
  AnxReport& report_;
  const std::size_t faults_before_;
  std::optional<Type> type_;
};

}  // namespace

bool is_true(std::string_view attribute) { return attribute == "true" || attribute == "1"; }
bool is_false(std::string_view attribute) { return attribute == "false" || attribute == "0"; }

AnxValue read_value(const Document& document, Index node, AnxReport& report) {
  return ValueReader(document, report).run(node);
}

}  // namespace engross::interview::hotdocs
