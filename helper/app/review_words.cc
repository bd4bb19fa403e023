#include "app/review_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "interview/interview.h"

namespace engross::app {
namespace {

using base::Result;
using family::Review;
using family::Subject;

interview::Question question_for(matter::FieldType type, const std::string& label) {
  using interview::AnswerType;
  using matter::FieldType;
  interview::Question question;
  question.label = label;
  question.name = label;
  switch (type) {
    case FieldType::date:
      question.type = AnswerType::date;
      break;
    case FieldType::currency:
      question.type = AnswerType::money;
      break;
    case FieldType::numeric:
      question.type = AnswerType::number;
      break;
    case FieldType::checkbox:
      question.type = AnswerType::yes_no;
      break;
    default:
      break;
  }
  return question;
}

Result<matter::FieldValue> contact_value(const std::string& text, const Review& review) {
  const auto subject = subject_of(text, review);
  if (!subject) return tl::unexpected(subject.error());
  const auto* person = review.find(*subject);
  if (!person) return usage("the matter is no person", text, "name a person of the review");
  return matter::FieldValue(matter::ContactRef{*subject, person->person.contact.name.full});
}

bool two_bear(std::string_view name, const Review& review) {
  const auto people = review.people();
  return std::count_if(people.begin(), people.end(), [&](const auto* person) {
           return base::fold(person->person.contact.name.full) == base::fold(base::trim(name));
         }) > 1;
}

}  // namespace

tl::unexpected<base::Error> usage(std::string what, const std::string& given, std::string remedy) {
  return base::failure(base::Fault::usage, std::move(what), fmt::format("\"{}\"", given),
                       std::move(remedy));
}

Result<Pair> pair_of(const std::string& text, const char* form) {
  const auto at = text.find('=');
  if (at == text.npos || base::is_blank(text.substr(0, at)))
    return usage("no \"=\"", text, fmt::format("write {}", form));
  return Pair{std::string(base::trim(text.substr(0, at))),
              std::string(base::trim(text.substr(at + 1)))};
}

Result<family::Role> role_of(const std::string& word) {
  if (const auto role = family::role(base::fold(word))) return *role;
  return usage("no role", word, "write spouse, child, grandchild or party");
}

Result<Subject> subject_of(const std::string& named, const Review& review) {
  const std::string folded = base::fold(base::trim(named));
  if (folded == "matter") return family::kTheMatter;
  Subject id = 0;
  const auto [end, problem] = std::from_chars(named.data(), named.data() + named.size(), id);
  if (problem == std::errc() && end == named.data() + named.size() && review.find(id)) return id;
  std::vector<std::string> names;
  std::vector<Subject> found;
  for (const auto* person : review.people()) {
    if (folded == "client" && person->client) return person->id();
    const std::string& name = person->person.contact.name.full;
    if (base::fold(name) == folded) found.push_back(person->id());
    names.push_back(name);
  }
  if (found.size() == 1) return found.front();
  if (!found.empty())
    return usage(fmt::format("{} people bear this name", found.size()), named, "give the id");
  const auto near = base::nearest(named, names);
  return usage("nobody of this review", named,
               near ? fmt::format("did you mean \"{}\"?", *near)
                    : "give a Clio id, \"client\" or a whole name");
}

Result<Place> place_of(const std::string& text, const Review& review) {
  for (std::size_t at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
    const auto subject = subject_of(text.substr(0, at), review);
    if (!subject && two_bear(text.substr(0, at), review)) return tl::unexpected(subject.error());
    if (!subject) continue;
    const std::string field = text.substr(at + 1);
    std::vector<std::string> known;
    for (auto& value : review.values(*subject)) {
      if (value.field == field) return Place{*subject, std::move(value)};
      known.push_back(value.field);
    }
    const auto near = base::nearest(field, known);
    return usage(fmt::format("no field \"{}\"", field), text,
                 near ? fmt::format("did you mean \"{}\"?", *near)
                      : "use one of: " + base::join(known, ", "));
  }
  return usage("no person with a field", text,
               "write PERSON.name.last, or matter.custom.trust_age");
}

Result<matter::FieldValue> value_of(const family::ReviewedValue& field, const std::string& text,
                                    const Review& review) {
  using expression::Value;
  if (text.empty()) return matter::FieldValue();
  if (field.type == matter::FieldType::contact) return contact_value(text, review);
  if (field.type == matter::FieldType::picklist) return matter::FieldValue(matter::Option{0, text});
  const auto typed = interview::typed(question_for(field.type, field.label), text, {});
  if (!typed) return tl::unexpected(typed.error());
  switch (typed->kind()) {
    case Value::Kind::date:
      return matter::FieldValue(typed->date());
    case Value::Kind::money:
      return matter::FieldValue(typed->money());
    case Value::Kind::number:
      return matter::FieldValue(typed->number());
    case Value::Kind::boolean:
      return matter::FieldValue(typed->boolean());
    case Value::Kind::text:
      return matter::FieldValue(typed->text());
    default:
      return matter::FieldValue();
  }
}

}  // namespace engross::app
