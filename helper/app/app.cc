#include "app/app.h"

#include <fmt/format.h>

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
  std::string_view rest = prepared.form.file_name;
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
    if (!text || text->empty()) return prepared.form.title;
    name += *text;
    rest.remove_prefix(close + 2);
  }
  return name;
}

}  // namespace

Result<Imported> import_matter(MatterSource& source, DraftShelf& shelf, const Clock& clock,
                               const Mapping& mapping, const std::string& wanted) {
  auto fetched = source.read(wanted);
  if (!fetched) return tl::unexpected(fetched.error());
  auto family = family::family_of(fetched->matter, mapping.vocabulary);
  if (!family) return tl::unexpected(family.error());
  auto draft = shelf.keep(fetched->matter, *family, clock.now());
  if (!draft) return tl::unexpected(draft.error());
  return Imported{std::move(fetched->matter), std::move(*family), std::move(*draft),
                  std::move(fetched->problems), fetched->calls};
}

Environment environment(const Mapping& mapping, const base::Date& today) {
  Environment environment;
  environment.today = today;
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

Result<interview::Form> form_of(TemplateShelf& shelf, const std::string& id,
                                const Environment& environment) {
  auto stored = shelf.open(id);
  if (!stored) return tl::unexpected(stored.error());
  return interview::parse_form(stored->form, stored->where, filter_names(environment));
}

Outcome<Prepared> prepare(TemplateShelf& shelf, const std::string& id, const Value& values,
                          const Value& given, const Environment& environment) {
  const auto refuse = [](Error error) { return tl::unexpected(Refusal{std::move(error)}); };
  auto stored = shelf.open(id);
  if (!stored) return refuse(stored.error());
  const auto filters = filter_names(environment);
  auto form = interview::parse_form(stored->form, stored->where, filters);
  if (!form) return refuse(form.error());
  auto document =
      docx::Template::open(std::move(stored->document), {docx::Dialect::engross, filters});
  if (!document) return refuse(document.error());
  if (!document->faults().empty()) {
    Refusal faults;
    for (const auto& fault : document->faults()) faults.push_back(fault.error());
    return tl::unexpected(std::move(faults));
  }
  auto interview = interview::conduct(*form, values, given, environment);
  if (!interview) return refuse(interview.error());
  return Prepared{std::move(*form), std::move(*interview), std::move(*document)};
}

Outcome<Filled> fill(const Prepared& prepared, const Environment& environment) {
  constexpr const char* kRemedy = "set it in Clio and import again, or give it with --answers";
  Refusal missing;
  for (const interview::Question* question : prepared.interview.missing) {
    missing.push_back({Fault::missing, fmt::format("no answer to \"{}\"", question->label),
                       fmt::format("template {}, fact {}", prepared.form.id, question->name),
                       kRemedy});
  }
  if (!missing.empty()) return tl::unexpected(std::move(missing));
  auto filled = prepared.document.fill(prepared.interview.values, environment, docx::Missing::stop);
  if (!filled) {
    for (const auto& value : filled.error().missing) {
      missing.push_back({Fault::missing, fmt::format("no value for {}", value.path),
                         fmt::format("{}, {}", prepared.form.document, value.place.text()),
                         kRemedy});
    }
    if (missing.empty()) missing.push_back(filled.error().error);
    return tl::unexpected(std::move(missing));
  }
  return Filled{document_name(prepared, environment), std::move(filled->document),
                prepared.form.title, std::move(filled->notices)};
}

Result<Finished> finish(Filled filled, DocumentFolder& folder) {
  auto path = folder.put(filled.name, filled.document);
  if (!path) return tl::unexpected(path.error());
  return Finished{std::move(*path), std::move(filled.title), std::move(filled.notices)};
}

Refusal open_findings(const family::Family& family) {
  Refusal findings;
  for (const auto& doubt : family::blocking(family)) {
    findings.push_back({Fault::review_open, doubt.text, family.client.name.full,
                        "settle it in Clio and import again"});
  }
  return findings;
}

}  // namespace engross::app
