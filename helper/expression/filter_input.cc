#include "expression/filter_input.h"

#include <fmt/format.h>

#include "expression/folded_name.h"

namespace engross::expression {

using base::Fault;
using base::Result;

std::string described(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::nothing:
      return "nothing";
    case Value::Kind::money:
      return "an amount of money";
    case Value::Kind::list:
      return fmt::format("a list of {}", value.list().size());
    case Value::Kind::text: {
      const std::u32string whole = base::code_points(value.text());
      const std::string shown = base::to_utf8(whole.substr(0, 40));
      return fmt::format("the text \"{}{}\"", shown, whole.size() > 40 ? "…" : "");
    }
    case Value::Kind::number:
      return fmt::format("the number {}", value.number().text());
    default:
      return fmt::format("a {}", word(value.kind()));
  }
}

tl::unexpected<base::Error> wrong_input(const Given& given, std::string_view takes,
                                        std::string remedy) {
  if (remedy.empty()) remedy = fmt::format("check what stands before | {}", given.filter);
  return base::failure(Fault::malformed,
                       fmt::format("the filter \"{}\" takes {}, and was given {}", given.filter,
                                   takes, described(given.input)),
                       "", std::move(remedy));
}

tl::unexpected<base::Error> wrong_argument(const Given& given, std::size_t index,
                                           std::string_view takes) {
  const BuiltinFilter* filter = find_builtin(given.filter);
  return base::failure(
      Fault::malformed,
      fmt::format("the filter \"{}\" takes {} as argument {}, and was given {}", given.filter,
                  takes, index + 1, described(given.arguments[index])),
      "", filter ? fmt::format("write it as | {}", filter->usage) : std::string());
}

tl::unexpected<base::Error> no_value(std::string what, std::string remedy) {
  return base::failure(Fault::missing, std::move(what), "", std::move(remedy));
}

Result<Value> as_value(Result<std::string> text) {
  if (!text) return tl::unexpected(text.error());
  return Value(std::move(*text));
}

Result<std::string> text_input(const Given& given) {
  if (given.input.is(Value::Kind::list)) {
    return wrong_input(given, "a text", "join the list first, as | comma_and_list");
  }
  return display(given.input);
}

Result<base::Decimal> number_input(const Given& given) {
  if (given.input.is(Value::Kind::number)) return given.input.number();
  if (given.input.is(Value::Kind::money)) return given.input.money().amount;
  if (given.input.is(Value::Kind::text)) {
    if (const auto number = plain_number(given.input.text())) return *number;
  }
  return wrong_input(given, "a number");
}

Result<long long> whole_input(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  if (!number->is_whole()) return wrong_input(given, "a whole number");
  const auto whole = number->whole();
  if (!whole) return wrong_input(given, "a smaller whole number");
  return *whole;
}

Result<base::Date> date_input(const Given& given) {
  if (given.input.is(Value::Kind::date)) return given.input.date();
  if (given.input.is(Value::Kind::text)) {
    if (const auto date = base::parse_date(base::trim(given.input.text()))) return *date;
  }
  return wrong_input(given, "a date", "write dates as 2026-11-23");
}

Result<const List*> list_input(const Given& given) {
  if (given.input.is(Value::Kind::list)) return &given.input.list();
  return wrong_input(given, "a list");
}

Result<std::string> text_argument(const Given& given, std::size_t index, std::string otherwise) {
  if (!given.has(index)) return otherwise;
  if (given.arguments[index].is(Value::Kind::text)) return given.arguments[index].text();
  return wrong_argument(given, index, "a text");
}

Result<int> whole_argument(const Given& given, std::size_t index, int otherwise, int least,
                           int most) {
  if (!given.has(index)) return otherwise;
  const std::string takes = fmt::format("a whole number from {} to {}", least, most);
  const Value& argument = given.arguments[index];
  if (!argument.is(Value::Kind::number) || !argument.number().is_whole()) {
    return wrong_argument(given, index, takes);
  }
  const auto whole = argument.number().whole();
  if (!whole || *whole < least || *whole > most) return wrong_argument(given, index, takes);
  return static_cast<int>(*whole);
}

std::optional<base::Decimal> plain_number(std::string_view text) {
  text = base::trim(text);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits[0] < '0' || digits[0] > '9') return std::nullopt;
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return std::nullopt;
  const auto number = base::Decimal::parse(text);
  return number ? std::optional(*number) : std::nullopt;
}

const Value* at_path(const Value& value, std::string_view path) {
  const Value* at = &value;
  for (const std::string& name : base::split(path, '.')) {
    if (!at->is(Value::Kind::record)) return nullptr;
    at = find_member(at->record(), name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace engross::expression
