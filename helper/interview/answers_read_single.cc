// Single values of an answer file, each of the type that stands beside it.
#include "interview/answer_file.h"

namespace engross::interview::answer_file {

using expression::Record;
using expression::Value;
using Kind = Value::Kind;

std::string text_member(const Record& record, std::string_view key) {
  const Value* found = record.find(key);
  if (!found) return "";
  // A text that looks like a date is read as one.
  if (found->is(Kind::date)) return base::iso(found->date());
  return found->is(Kind::text) ? found->text() : "";
}

std::string example_of(const std::string& type) {
  if (type == "text") return "write \"value\": \"...\"";
  if (type == "date") return "write \"value\": \"2026-11-23\"";
  if (type == "yes/no") return "write \"value\": true or false";
  return "write \"value\": \"1234.50\"";
}

Value single(const std::string& type, const Value& held, const Record& entry) {
  if (type == "yes/no") return held.is(Kind::boolean) ? held : Value();
  if (type == "date") return held.is(Kind::date) ? held : Value();
  if (type == "text")
    return held.is(Kind::text) || held.is(Kind::date) ? Value(text_member(entry, "value"))
                                                      : Value();
  const auto digits = held.is(Kind::number)
                          ? base::Result<base::Decimal>(held.number())
                          : base::Decimal::parse(held.is(Kind::text) ? held.text() : "");
  if (!digits) return {};
  if (type == "number") return *digits;
  const std::string currency = text_member(entry, "currency");
  return base::Money{*digits, currency.empty() ? "CAD" : currency};
}

}  // namespace engross::interview::answer_file
