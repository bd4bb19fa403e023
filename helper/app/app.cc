#include "app/app.h"

#include <fmt/format.h>

#include <algorithm>

#include "docx/output_check.h"

namespace engross::app {
namespace {

using base::Error;
using base::Fault;
using base::Result;
using expression::Environment;
using expression::Value;

Result<Value> referral_fee_cap(const law::Rules& rules, const base::Date& today, const Value& input,
                               const std::vector<Value>& arguments) {
  base::Money fees;
  if (input.is(Value::Kind::money)) {
    fees = input.money();
  } else if (input.is(Value::Kind::number)) {
    fees.amount = input.number();
  } else {
    return base::failure(Fault::malformed,
                         fmt::format("referral_fee_cap takes an amount of legal fees, not a {}",
                                     expression::word(input.kind())),
                         "", "give the fees as money");
  }
  const bool dated = arguments.size() == 1 && arguments[0].is(Value::Kind::date);
  if (!arguments.empty() && !dated) {
    return base::failure(Fault::malformed, "referral_fee_cap takes one date at most", "",
                         "write referral_fee_cap or referral_fee_cap(referral_date)");
  }
  const auto rule = rules.referral_fee(dated ? arguments[0].date() : today);
  if (!rule) return tl::unexpected(rule.error());
  const auto cap = law::referral_fee_cap(fees, *rule);
  if (!cap) return tl::unexpected(cap.error());
  return Value(*cap);
}

// A document's name, from the form's own marks; what cannot be named so is named by the title.
std::string document_name(const Prepared& prepared, const Environment& environment) {
  std::string name;
  std::string_view rest = prepared.card.file_name;
  const expression::Scope scope(prepared.interview.values);
  while (!rest.empty()) {
    const std::size_t open = rest.find("{{");
    const std::size_t close = open == rest.npos ? rest.npos : rest.find("}}", open);
    name += rest.substr(0, close == rest.npos ? rest.npos : open);
    if (close == rest.npos) break;
    const auto mark = expression::Expression::parse(rest.substr(open + 2, close - open - 2),
                                                    filter_names(environment));
    const auto value = mark ? mark->evaluate(scope, environment) : Value();
    const auto text = value ? expression::display(*value) : Result<std::string>("");
    if (!text || text->empty()) return prepared.card.title;
    name += *text;
    rest.remove_prefix(close + 2);
  }
  return name;
}

Outcome<Asked> asked_in(const StoredTemplate& stored,
                        const std::set<std::string, std::less<>>& filters) {
  auto card = parse_card(stored.card, stored.where);
  if (!card) return tl::unexpected(card.error());
  interview::Form form;
  if (!card->interview.empty()) {
    auto read = interview::parse_form(stored.interview, stored.interview_where, filters);
    if (!read) return tl::unexpected(read.error());
    form = std::move(*read);
  }
  return Asked{std::move(*card), std::move(form)};
}

}  // namespace

Environment environment(const Mapping& mapping, const base::Date& today) {
  Environment environment;
  environment.today = today;
  environment.other_names = mapping.merge_fields.names();
  environment.filters["referral_fee_cap"] =
      [rules = mapping.rules, today](const Value& input, const std::vector<Value>& arguments) {
        return referral_fee_cap(rules, today, input, arguments);
      };
  return environment;
}

std::set<std::string, std::less<>> filter_names(const Environment& environment) {
  std::set<std::string, std::less<>> names;
  for (const auto& [name, filter] : environment.filters) names.insert(name);
  return names;
}

Value values_of(const Draft& draft, const Mapping& mapping, const base::Date& today) {
  return values_of(draft.review.matter(), draft.review.family(), mapping.fields, today);
}

Outcome<Asked> asked_by(TemplateShelf& shelf, const std::string& id,
                        const Environment& environment) {
  auto stored = shelf.open(id);
  if (!stored) return tl::unexpected(Refusal{stored.error()});
  return asked_in(*stored, filter_names(environment));
}

interview::Answers answers_for(const interview::Form& form, const interview::Answers& all) {
  interview::Answers own;
  for (const auto& [fact, given] : all.facts()) {
    if (interview::find_question(form, fact)) own.put(fact, given);
  }
  return own;
}

Refusal unknown_answers(const std::vector<const interview::Form*>& forms,
                        const interview::Answers& answers, const std::string& where) {
  Refusal unknown;
  std::vector<std::string> names;
  for (const auto* form : forms) {
    for (const auto& section : form->sections) {
      for (const auto& step : section.steps) {
        if (step.question) names.push_back(step.question->name);
      }
    }
  }
  for (const auto& [fact, given] : answers.facts()) {
    if (std::find(names.begin(), names.end(), fact) != names.end()) continue;
    const auto near = base::nearest(fact, names);
    unknown.push_back(
        {Fault::malformed, fmt::format("\"{}\" is no question of these templates", fact), where,
         near ? fmt::format("did you mean \"{}\"?", *near) : "take it out of the answers"});
  }
  return unknown;
}

Outcome<std::unique_ptr<Prepared>> prepare(TemplateShelf& shelf, const std::string& id,
                                           const Value& values, const interview::Answers& answers,
                                           const Environment& environment) {
  auto stored = shelf.open(id);
  if (!stored) return tl::unexpected(Refusal{stored.error()});
  const auto filters = filter_names(environment);
  auto asked = asked_in(*stored, filters);
  if (!asked) return tl::unexpected(asked.error());
  auto document =
      docx::Template::open(std::move(stored->document), {.dialect = docx::Dialect::engross,
                                                         .known_filters = filters,
                                                         .merge_names = environment.other_names,
                                                         .macros = false,
                                                         .beside = stored->beside});
  if (!document) return tl::unexpected(Refusal{document.error()});
  if (!document->faults().empty()) {
    Refusal faults;
    for (const auto& fault : document->faults()) faults.push_back(fault.error());
    return tl::unexpected(std::move(faults));
  }
  auto prepared = std::make_unique<Prepared>(
      Prepared{std::move(asked->card), std::move(asked->form), {}, std::move(*document)});
  auto interview =
      interview::conduct(prepared->form, values, answers_for(prepared->form, answers), environment);
  if (!interview) return tl::unexpected(interview.error());
  prepared->interview = std::move(*interview);
  return prepared;
}

std::vector<const Prepared*> pointers(const std::vector<std::unique_ptr<Prepared>>& documents) {
  std::vector<const Prepared*> all;
  for (const auto& one : documents) all.push_back(one.get());
  return all;
}

Value referenced(const Value& value) {
  if (value.is(Value::Kind::list)) {
    expression::List list;
    for (const Value& item : value.list()) list.push_back(referenced(item));
    return Value(std::move(list));
  }
  if (!value.is(Value::Kind::record)) return value;
  if (!value.record().display.empty()) return interview::person_reference(value);
  expression::Record record;
  for (const auto& [name, member] : value.record().members)
    record.members.emplace_back(name, referenced(member));
  return Value(std::move(record));
}

interview::Answers settled(const interview::Interview& interview, const interview::Answers& given) {
  interview::Answers all = given;
  for (const auto& answer : interview.answers) {
    const bool whole = answer.question && answer.path == answer.name;
    if (!whole || !answer.fault.empty() || answer.origin != interview::Origin::answered) continue;
    const interview::Given* one = given.find(answer.name);
    if (one) all.put(answer.name, {referenced(answer.value), one->source, one->by, one->at});
  }
  return all;
}

Outcome<Filled> fill(const Prepared& prepared, const std::string& draft,
                     const Environment& environment) {
  const std::string remedy = fmt::format(
      "answer it with engross interview {} --draft {}, give it with --answers, or set it in Clio "
      "and import again",
      prepared.card.id, draft);
  const auto place = [&](const interview::Answer& answer) {
    return fmt::format("template {}, fact {}", prepared.card.id, answer.path);
  };
  Refusal refusal;
  for (const interview::Answer* answer : prepared.interview.wrong()) {
    refusal.push_back({Fault::malformed,
                       fmt::format("the answer to \"{}\": {}", answer->label, answer->fault),
                       place(*answer), "correct the answer"});
  }
  for (const interview::Answer* answer : prepared.interview.open()) {
    refusal.push_back({Fault::missing, fmt::format("no answer to \"{}\"", answer->label),
                       place(*answer), remedy});
  }
  if (!refusal.empty()) return tl::unexpected(std::move(refusal));
  auto filled = docx::fill_checked(prepared.document, prepared.interview.values, environment,
                                   docx::Missing::stop);
  if (!filled) {
    for (const auto& value : filled.error().missing) {
      refusal.push_back({Fault::missing, fmt::format("no value for {}", value.path),
                         fmt::format("{}, {}", prepared.card.document, value.place.text()),
                         remedy});
    }
    if (refusal.empty()) refusal.push_back(filled.error().error);
    return tl::unexpected(std::move(refusal));
  }
  return Filled{document_name(prepared, environment), std::move(filled->document),
                prepared.card.title, std::move(filled->notices)};
}

Result<Finished> finish(Filled filled, DocumentFolder& folder) {
  auto path = folder.put(filled.name, filled.document);
  if (!path) return tl::unexpected(path.error());
  return Finished{std::move(*path), std::move(filled.title), std::move(filled.notices)};
}

}  // namespace engross::app
