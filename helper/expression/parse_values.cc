// JSON texts to values, by nlohmann's event parser: it alone hands out a number's own digits, where
// its values would hold a binary fraction. The events build the values without recursion.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "expression/expression.h"
#include "expression/filter_input.h"
#include "expression/folded_name.h"

namespace engross::expression {
namespace {

using base::Fault;
using nlohmann::json;

constexpr std::size_t kDeepestValue = 256;

// "12.5e3" as digits alone. Empty when it has more than a Decimal holds.
std::optional<base::Decimal> exact(std::string text) {
  int exponent = 0;
  if (const std::size_t e = text.find_first_of("eE"); e != text.npos) {
    const std::string digits = text.substr(e + 1);
    if (digits.size() > 4) return std::nullopt;
    exponent = std::atoi(digits.c_str());  // "+12", "-3": the parser has checked it
    text.resize(e);
  }
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  std::size_t point = text.find('.');
  if (point == text.npos)
    point = text.size();
  else
    text.erase(point, 1);
  if (exponent < -40 || exponent > 40) return std::nullopt;
  const long place = static_cast<long>(point) + exponent;
  if (place <= 0) {
    text.insert(0, static_cast<std::size_t>(1 - place), '0');
    text.insert(1, ".");
  } else if (static_cast<std::size_t>(place) >= text.size()) {
    text.append(static_cast<std::size_t>(place) - text.size(), '0');
  } else {
    text.insert(static_cast<std::size_t>(place), ".");
  }
  const auto number = base::Decimal::parse((negative ? "-" : "") + text);
  return number ? std::optional(*number) : std::nullopt;
}

// The text a record prints as, in the order these are looked for: what it says itself, a person's
// full name, a name that is a text, a name's or an address's own whole form.
std::string display_of(const Record& record) {
  for (const std::string_view path : {"display", "name.full", "name", "full", "one_line"}) {
    const std::size_t dot = path.find('.');
    const Value* found = find_member(record, path.substr(0, dot));
    if (found != nullptr && dot != path.npos) found = at_path(*found, path.substr(dot + 1));
    if (found != nullptr && found->is(Value::Kind::text) && !found->empty()) return found->text();
  }
  return "";
}

// Takes the parser's events; stops it, by returning false, at the first thing that is wrong.
class Reader {
 public:
  bool null() { return add(Value()); }
  bool boolean(bool tick) { return add(Value(tick)); }
  bool number_integer(std::int64_t number) { return add(Value(base::Decimal(number))); }
  bool number_unsigned(std::uint64_t number) { return add_number(std::to_string(number)); }
  bool number_float(double, const std::string& digits) {
    std::string text = digits;
    std::replace(text.begin(), text.end(), ',', '.');  // the parser writes the locale's point
    return add_number(text);
  }
  bool string(std::string& text) {
    if (const auto date = base::parse_date(text)) return add(Value(*date));
    return add(Value(std::move(text)));
  }
  bool binary(json::binary_t&) { return stop("binary data"); }

  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool key(std::string& name) {
    if (!open_.back().keys.insert(name).second)
      return stop(fmt::format("\"{}\" stands twice", name));
    open_.back().key = std::move(name);
    return true;
  }
  bool end_object() {
    Record record{"", std::move(open_.back().members)};
    record.display = display_of(record);
    open_.pop_back();
    return add(Value(std::move(record)));
  }
  bool end_array() {
    Value list(std::move(open_.back().items));
    open_.pop_back();
    return add(std::move(list));
  }
  bool parse_error(std::size_t at, const std::string&, const json::exception& error) {
    constexpr int kOutOfRange = 406;  // "number overflow"
    at_ = at;
    return stop(error.id == kOutOfRange ? "a number is too large" : "this is not JSON");
  }

  const std::string& problem() const { return problem_; }
  std::size_t at() const { return at_; }
  Value take() { return std::move(whole_); }

 private:
  struct Open {
    bool object = false;
    List items;
    std::vector<std::pair<std::string, Value>> members;
    std::set<std::string> keys;
    std::string key;
  };

  bool stop(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }
  bool open(bool object) {
    if (open_.size() == kDeepestValue)
      return stop(fmt::format("it is nested deeper than {} levels", kDeepestValue));
    open_.push_back(Open{object, {}, {}, {}, {}});
    return true;
  }
  bool add_number(const std::string& digits) {
    const auto number = exact(digits);
    if (!number)
      return stop(fmt::format("the number {} has too many digits", digits.substr(0, 60)));
    return add(Value(*number));
  }
  bool add(Value value) {
    if (open_.empty()) {
      whole_ = std::move(value);
    } else if (open_.back().object) {
      open_.back().members.emplace_back(std::move(open_.back().key), std::move(value));
    } else {
      open_.back().items.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Open> open_;
  Value whole_;
  std::string problem_;
  std::size_t at_ = 0;
};

std::string place(std::string_view text, std::size_t at, std::string_view where) {
  if (at == 0) return std::string(where);
  const std::string_view before = text.substr(0, at - 1);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t begin = before.rfind('\n');
  const std::size_t column = before.size() - (begin == before.npos ? 0 : begin + 1) + 1;
  return fmt::format("{}{}line {}, column {}", where, where.empty() ? "" : ", ", line, column);
}

base::Result<Value> parse_any(std::string_view text, std::string_view where) {
  Reader reader;
  bool read = false;
  try {
    read = json::sax_parse(text.begin(), text.end(), &reader);
  } catch (const std::exception& error) {  // the rim: nlohmann throws on its own faults only
    return base::failure(Fault::malformed, error.what(), std::string(where), "check the text");
  }
  if (!read) {
    return base::failure(Fault::malformed, reader.problem(), place(text, reader.at(), where),
                         "mend the JSON there");
  }
  return reader.take();
}

}  // namespace

base::Result<Value> parse_values(std::string_view text, std::string_view where) {
  auto values = parse_any(text, where);
  if (values && !values->is(Value::Kind::record)) {
    return base::failure(Fault::malformed, "the values are not in one JSON object",
                         std::string(where), "begin with { and end with }");
  }
  return values;
}

base::Result<std::vector<Value>> parse_value_sets(std::string_view text, std::string_view where) {
  const auto values = parse_any(text, where);
  if (!values) return tl::unexpected(values.error());
  const bool sets = values->is(Value::Kind::list) && !values->list().empty() &&
                    std::ranges::all_of(values->list(), [](const Value& value) {
                      return value.is(Value::Kind::record);
                    });
  if (!sets) {
    return base::failure(Fault::malformed, "the values are no array of JSON objects",
                         std::string(where), "write [ {...}, {...} ], with one object at least");
  }
  return values->list();
}

}  // namespace engross::expression
