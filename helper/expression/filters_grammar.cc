// Filters that make a sentence agree with the people and counts in it, and those on persons.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/filter_input.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Result;
using Kind = Value::Kind;

std::string text_at(const Value& record, std::string_view path) {
  const Value* found = at_path(record, path);
  return found != nullptr && found->is(Kind::text) ? std::string(base::trim(found->text())) : "";
}

struct Pronouns {
  std::string_view subject;
  std::string_view object;
  std::string_view possessive;
  std::string_view reflexive;
};
constexpr std::array<Pronouns, 4> kPronouns = {{{"they", "them", "their", "themselves"},
                                                {"she", "her", "her", "herself"},
                                                {"he", "him", "his", "himself"},
                                                {"it", "it", "its", "itself"}}};
constexpr const Pronouns* kThey = kPronouns.begin();

// "she/her" -> she. Nothing said is "they"; something said that is not known is never guessed at.
Result<const Pronouns*> pronouns_written(const Given& given, std::string_view written) {
  const std::vector<std::string> words = base::folded_words(written);
  if (words.empty()) return kThey;
  const auto found = std::find_if(kPronouns.begin(), kPronouns.end(),
                                  [&](const Pronouns& row) { return row.subject == words[0]; });
  if (found != kPronouns.end()) return found;
  return base::failure(
      base::Fault::malformed,
      fmt::format("the filter \"{}\" does not know the pronouns \"{}\"", given.filter, written), "",
      "write she/her, he/him, they/them or it/its");
}

Result<const Pronouns*> pronouns_of(const Given& given) {
  const Value* person = &given.input;
  if (person->is(Kind::list)) {
    if (person->list().empty()) return wrong_input(given, "a person or a list of persons");
    if (person->list().size() > 1) return kThey;
    person = &person->list().front();
  }
  if (person->is(Kind::text)) return pronouns_written(given, person->text());
  if (!person->is(Kind::record)) return wrong_input(given, "a person or a list of persons");
  return pronouns_written(given, text_at(*person, "pronouns"));
}

template <std::string_view Pronouns::*Form>
Result<Value> pronoun(const Given& given) {
  const auto pronouns = pronouns_of(given);
  if (!pronouns) return tl::unexpected(pronouns.error());
  return Value(std::string((*pronouns)->*Form));
}

// How many the input stands for: a list's length, a number, one person.
Result<Decimal> count_of(const Given& given) {
  if (given.input.is(Kind::list)) return Decimal(static_cast<long long>(given.input.list().size()));
  if (given.input.is(Kind::record)) return Decimal(1);
  if (given.input.is(Kind::number) || given.input.is(Kind::text)) {
    const auto number = number_input(given);
    if (number) return number;
  }
  return wrong_input(given, "a list or a number");
}

Result<Value> by_count(const Given& given) {
  const auto count = count_of(given);
  if (!count) return tl::unexpected(count.error());
  const auto one = text_argument(given, 0, "");
  if (!one) return tl::unexpected(one.error());
  const auto many = text_argument(given, 1, "");
  if (!many) return tl::unexpected(many.error());
  return Value(*count == Decimal(1) ? *one : *many);
}

// Always ’s, as for names in legal drafting (James’s); possessive("plural") for a noun in the
// plural, which takes only the apostrophe after an s (the clients’).
Result<Value> possessive(const Given& given) {
  const auto text = display(given.input);
  if (!text) return tl::unexpected(text.error());
  const auto number = text_argument(given, 0, "");
  if (!number) return tl::unexpected(number.error());
  if (given.has(0) && *number != "plural") return wrong_argument(given, 0, "\"plural\"");
  if (base::is_blank(*text)) return Value(*text);
  const bool bare = *number == "plural" && (text->ends_with('s') || text->ends_with('S'));
  return Value(*text + (bare ? "’" : "’s"));
}

// Arguments: the words for yes, for no and for nothing known.
Result<Value> yesno(const Given& given) {
  const std::size_t answer = given.input.is_nothing() ? 2 : 1;
  if (given.input.is_nothing() && !given.has(2)) {
    return no_value("it is neither yes nor no",
                    "fill it in, or write | yesno(\"yes\", \"no\", \"not known\")");
  }
  if (given.input.is_nothing()) return Value(given.arguments[answer]);
  if (!given.input.is(Kind::boolean)) return wrong_input(given, "a tick");
  const bool yes = given.input.boolean();
  const auto text = text_argument(given, yes ? 0 : 1, yes ? "Yes" : "No");
  if (!text) return tl::unexpected(text.error());
  return Value(*text);
}

Result<std::string> full_name(const Given& given, const Value& person) {
  if (person.is(Kind::text)) return person.text();
  if (person.is(Kind::record)) {
    const std::string full = text_at(person, "name.full");
    if (!full.empty()) return full;
    const std::string name = text_at(person, "name");
    if (!name.empty()) return name;
    if (!person.record().display.empty()) return person.record().display;
  }
  return wrong_input(given, fmt::format("persons (one is {})", described(person)));
}

Result<Value> names(const Given& given) {
  if (!given.input.is(Kind::list)) {
    auto name = full_name(given, given.input);
    if (!name) return tl::unexpected(name.error());
    return Value(std::move(*name));
  }
  List full;
  for (const Value& person : given.input.list()) {
    auto name = full_name(given, person);
    if (!name) return tl::unexpected(name.error());
    full.emplace_back(std::move(*name));
  }
  return Value(std::move(full));
}

struct Title {
  std::string_view pronoun;
  std::string_view title;
};
constexpr std::array<Title, 3> kTitles = {{{"he", "Mr."}, {"she", "Ms."}, {"they", "Mx."}}};

// The prefix as it stands, else by the pronouns that are written; "" when nothing tells.
Result<std::string> title_of(const Given& given) {
  const std::string prefix = text_at(given.input, "name.prefix");
  const std::string written = text_at(given.input, "pronouns");
  if (!prefix.empty() || written.empty()) return prefix;
  const auto pronouns = pronouns_written(given, written);
  if (!pronouns) return tl::unexpected(pronouns.error());
  for (const Title& row : kTitles) {
    if (row.pronoun == (*pronouns)->subject) return std::string(row.title);
  }
  return std::string();
}

// As docassemble's: "Ms."; salutation("name") adds the last name, or gives the full name when no
// title is known.
Result<Value> salutation(const Given& given) {
  if (!given.input.is(Kind::record)) return wrong_input(given, "a person");
  const auto asked = text_argument(given, 0, "");
  if (!asked) return tl::unexpected(asked.error());
  if (given.has(0) && *asked != "name") return wrong_argument(given, 0, "\"name\"");
  const auto title = title_of(given);
  if (!title) return tl::unexpected(title.error());
  const std::string last = text_at(given.input, "name.last");
  if (given.has(0)) {
    if (!title->empty() && !last.empty()) return Value(*title + " " + last);
    auto name = full_name(given, given.input);
    if (!name) return tl::unexpected(name.error());
    return Value(std::move(*name));
  }
  if (!title->empty()) return Value(*title);
  return no_value("no title is known: neither a prefix nor pronouns are filled in",
                  "fill in the prefix or the pronouns, or write | salutation(\"name\")");
}

// Street lines, "City, Province Postal code", and the country when it is another one. The order is
// Canada Post's; the province is written as it is held.
std::vector<std::string> lines_of(const Value& address) {
  std::vector<std::string> lines;
  for (const std::string& line : base::split(text_at(address, "street"), '\n')) {
    if (!base::is_blank(line)) lines.emplace_back(base::trim(line));
  }
  std::string town = text_at(address, "city");
  std::string province = text_at(address, "province");
  if (province.empty()) province = text_at(address, "state");
  std::string code = text_at(address, "postal_code");
  if (code.empty()) code = text_at(address, "zip");
  if (!province.empty()) town += (town.empty() ? "" : ", ") + province;
  if (!code.empty()) town += (town.empty() ? "" : " ") + code;
  if (!town.empty()) lines.push_back(town);
  const std::string country = text_at(address, "country");
  const std::string folded = base::fold_word(country);
  if (!country.empty() && folded != "canada" && folded != "ca") lines.push_back(country);
  return lines;
}

Result<Value> address_lines(const Given& given) {
  const Value* address = &given.input;
  if (address->is(Kind::record)) {
    if (const Value* inside = at_path(*address, "address")) address = inside;
  }
  if (address->empty()) return no_value("there is no address", "fill in the address");
  if (address->is(Kind::text)) return *address;
  if (!address->is(Kind::record)) return wrong_input(given, "an address or a person");
  const std::vector<std::string> lines = lines_of(*address);
  if (lines.empty()) return no_value("the address is empty", "fill in the address");
  return Value(base::join(lines, "\n"));
}

constexpr std::array<BuiltinFilter, 21> kGrammarFilters = {{
    {"subject", pronoun<&Pronouns::subject>, 0, 0, kNeeds, "subject"},
    {"he", pronoun<&Pronouns::subject>, 0, 0, kNeeds, "he"},
    {"she", pronoun<&Pronouns::subject>, 0, 0, kNeeds, "she"},
    {"they", pronoun<&Pronouns::subject>, 0, 0, kNeeds, "they"},
    {"object", pronoun<&Pronouns::object>, 0, 0, kNeeds, "object"},
    {"him", pronoun<&Pronouns::object>, 0, 0, kNeeds, "him"},
    {"them", pronoun<&Pronouns::object>, 0, 0, kNeeds, "them"},
    {"possessive_pronoun", pronoun<&Pronouns::possessive>, 0, 0, kNeeds, "possessive_pronoun"},
    {"his", pronoun<&Pronouns::possessive>, 0, 0, kNeeds, "his"},
    {"their", pronoun<&Pronouns::possessive>, 0, 0, kNeeds, "their"},
    {"reflexive", pronoun<&Pronouns::reflexive>, 0, 0, kNeeds, "reflexive"},
    {"himself", pronoun<&Pronouns::reflexive>, 0, 0, kNeeds, "himself"},
    {"herself", pronoun<&Pronouns::reflexive>, 0, 0, kNeeds, "herself"},
    {"themselves", pronoun<&Pronouns::reflexive>, 0, 0, kNeeds, "themselves"},
    {"plural", by_count, 2, 2, kNeeds, "plural(\"child\", \"children\")"},
    {"verb", by_count, 2, 2, kNeeds, "verb(\"is\", \"are\")"},
    {"possessive", possessive, 0, 1, kPasses, "possessive"},
    {"yesno", yesno, 0, 3, kTakes, "yesno(\"yes\", \"no\")"},
    {"names", names, 0, 0, kPasses, "names"},
    {"salutation", salutation, 0, 1, kNeeds, "salutation(\"name\")"},
    {"address_lines", address_lines, 0, 0, kNeeds, "address_lines"},
}};

}  // namespace

std::span<const BuiltinFilter> grammar_filters() { return kGrammarFilters; }

}  // namespace engross::expression
