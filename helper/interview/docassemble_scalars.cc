#include "interview/docassemble_scalars.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_lines.h"
#include "interview/answer_types.h"

namespace engross::interview::docassemble {
namespace {

using base::Fault;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

// The parts are what people edit; the whole text may say more ("Dr.") while it still has them.
std::string full_name(const Value& name) {
  if (name.is(Kind::text)) return std::string(base::trim(name.text()));
  if (!name.is(Kind::record)) return "";
  const Record& parts = name.record();
  const std::string text = text_in(parts, "text");
  const Value* uses_parts = parts.find("uses_parts");
  const bool whole =
      uses_parts && uses_parts->is(Kind::boolean) && !uses_parts->boolean() && !text.empty();
  std::vector<std::string> words;
  for (const std::string_view part : {"first", "middle", "last", "suffix"}) {
    if (std::string word = text_in(parts, part); !word.empty()) words.push_back(std::move(word));
  }
  if (whole || words.empty()) return text;
  const bool has_all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != text.npos;
  });
  return has_all ? text : base::join(words, " ");
}

// "2000-04-01", alone or with a time and an offset: the day as it is written there.
std::optional<base::Date> date_in(const Value& value) {
  if (value.is(Kind::date)) return value.date();
  if (!value.is(Kind::text) || value.text().size() < 16) return std::nullopt;
  const std::string& text = value.text();
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  const bool time = (text[10] == 'T' || text[10] == ' ') && digit(11) && digit(12) &&
                    text[13] == ':' && digit(14) && digit(15) &&
                    text.find_first_not_of("0123456789:.+-Z", 16) == text.npos;
  const auto date = base::parse_date(std::string_view(text).substr(0, 10));
  return time && date ? std::optional(*date) : std::nullopt;
}

}  // namespace

const Record* Place::record() const { return value->is(Kind::record) ? &value->record() : nullptr; }

Place below(const Place& place, std::string_view key, const Value& value) {
  std::string pointer = place.pointer + "/";
  for (const char c : key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  const std::string dot = place.pattern.empty() ? "" : ".";
  return {&value, std::move(pointer), place.pattern + dot + std::string(key)};
}

std::string text_in(const Record& record, std::string_view name) {
  const Value* value = record.find(name);
  return value && value->is(Kind::text) ? std::string(base::trim(value->text())) : "";
}

base::Error Scalars::error(const Place& place, std::string what, std::string remedy) const {
  std::string where = fmt::format("{}, line {}", where_, base::line_of(json_, place.pointer));
  if (!place.pattern.empty()) where += ", " + place.pattern;
  return {Fault::malformed, std::move(what), std::move(where), std::move(remedy)};
}
Value Scalars::wrong(const Place& place, std::string_view wanted, std::string remedy) {
  faults_.push_back(error(
      place, fmt::format("a {}, where the form asks for {}", word(place.value->kind()), wanted),
      std::move(remedy)));
  return {};
}

Value Scalars::read(const Question& question, AnswerType type, const Place& place) {
  const Value& value = *place.value;
  switch (type) {
    case AnswerType::text:
      if (value.is(Kind::text)) return value;
      if (value.is(Kind::date)) return Value(base::iso(value.date()));
      if (value.is(Kind::number)) return Value(value.number().text());
      return wrong(place, "a text", "write it in quotation marks");
    case AnswerType::number:
    case AnswerType::money:
      return number(type, place);
    case AnswerType::date:
      if (const auto date = date_in(value)) return *date;
      return wrong(place, "a date", "write it as \"2026-11-23\"");
    case AnswerType::yes_no:
      if (value.is(Kind::boolean)) return value;
      if (value.is(Kind::text)) {
        if (const auto tick = tick_of(value.text())) return *tick;
      }
      return wrong(place, "yes or no", "write true or false");
    case AnswerType::choice:
      return choice(question, place);
    case AnswerType::person:
      return person(place);
    case AnswerType::list:
      break;
  }
  return wrong(place, word(type), "correct the answer");
}

Value Scalars::number(AnswerType type, const Place& place) {
  const Value& value = *place.value;
  std::optional<base::Decimal> number;
  if (value.is(Kind::number)) number = value.number();
  if (value.is(Kind::text)) {
    if (const auto read = base::Decimal::parse(base::trim(value.text()))) number = *read;
  }
  if (!number) return wrong(place, word(type), "write digits with a point, as 1234.50");
  if (type == AnswerType::number) return *number;
  if (number->rounded(2) == *number) return base::Money{*number, "CAD"};
  return wrong(place, "an amount in dollars and cents", "correct the amount");
}

Value Scalars::choice(const Question& question, const Place& place) {
  const Value& value = *place.value;
  if (!value.is(Kind::text)) return wrong(place, "one of the options", "give it as a text");
  for (const std::string& option : question.options) {
    if (base::fold(option) == base::fold(base::trim(value.text()))) return Value(option);
  }
  const auto near = base::nearest(value.text(), question.options);
  faults_.push_back(
      error(place, fmt::format("\"{}\" is none of the options", base::excerpt(value.text(), 80)),
            near ? fmt::format("did you mean \"{}\"?", *near)
                 : "give one of: " + base::join(question.options, ", ")));
  return {};
}

// An object whose name was never asked is there and is no answer.
Value Scalars::person(const Place& place) {
  if (place.value->is(Kind::text)) return person_of_name(place.value->text());
  const Record* record = place.record();
  if (!record || record->find("elements"))
    return wrong(place, "a person", "give an Individual, or the full name as a text");
  const Value* name = record->find("name");
  const std::string full = name ? full_name(*name) : "";
  if (full.empty()) return {};
  Record reference = person_of_name(full).record();
  if (const Value* id = record->find("clio_id"); id && id->is(Kind::number))
    reference.members.emplace_back("clio_id", *id);
  return reference;
}

}  // namespace engross::interview::docassemble
