#include "interview/form_known.h"

#include <fmt/format.h>

#include <algorithm>

#include "interview/faults.h"

namespace engross::interview {
namespace {

using What = Holding::What;

constexpr Holding kSingle{What::single};
constexpr Holding kAnything{What::anything};
constexpr Holding kPerson{What::person};
constexpr std::size_t kMostListed = 24;

KnownNames singles(const std::vector<std::string>& names) {
  KnownNames known;
  for (const std::string& name : names) known.push_back({name, kSingle});
  return known;
}

void append(KnownNames& known, const std::vector<MappedFacts::Fact>& facts) {
  for (const MappedFacts::Fact& fact : facts)
    known.push_back({fact.name, fact.type == AnswerType::person ? kPerson : kSingle});
}

const KnownNames& members_of_a_person() {
  static const KnownNames kMembers = [] {
    KnownNames known =
        singles({"birthdate", "age", "is_minor", "is_company", "company", "title", "email", "phone",
                 "relationship", "role", "is_step", "is_deceased", "clio_id"});
    known.insert(known.begin(), {"name", {What::name}});
    known.push_back({"address", {What::address}});
    known.push_back({"parent", kPerson});
    known.push_back({"children", {What::person, true}});
    known.push_back({"custom", kAnything});
    return known;
  }();
  return kMembers;
}

KnownNames parts_of_a_name() { return singles({"first", "middle", "last", "prefix", "full"}); }

KnownNames parts_of_an_address() {
  return singles(
      {"street", "city", "province", "state", "postal_code", "zip", "country", "one_line"});
}

// Only a name or an address has such a member, whatever a firm's field map adds.
bool is_part(std::string_view member) {
  return find_known(parts_of_a_name(), member) || find_known(parts_of_an_address(), member);
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string listed(const KnownNames& known) {
  std::vector<std::string> names = names_in(known);
  const bool more = names.size() > kMostListed;
  if (more) names.resize(kMostListed);
  return "write one of: " + base::join(names, ", ") + (more ? ", ..." : "");
}

}  // namespace

const KnownNames& names_of_the_matter() {
  static const KnownNames kNames = {{"client", kPerson},
                                    {"spouse", kPerson},
                                    {"children", {What::person, true}},
                                    {"grandchildren", {What::person, true}},
                                    {"parties", {What::person, true}},
                                    {"matter", {What::matter}},
                                    {"lawyer", {What::lawyer}},
                                    {"firm", {What::firm}},
                                    {"today", kSingle},
                                    {"facts", {What::facts}}};
  return kNames;
}

void make_untyped(Question& question) {
  question.type = AnswerType::list;
  question.item = AnswerType::list;  // of which no file can make a list
}

Holding holding_of(const Step& step) {
  if (!step.question) return kAnything;
  const Question& question = *step.question;
  const bool list = question.type == AnswerType::list;
  if (list && !question.row.empty()) return {What::row, true, &question.row};
  const AnswerType type = list ? question.item : question.type;
  if (type == AnswerType::list) return kAnything;
  return {type == AnswerType::person ? What::person : What::single, list};
}

const KnownName* find_known(const KnownNames& known, std::string_view name) {
  const std::string wanted = base::lower(name);
  const auto found = std::find_if(known.rbegin(), known.rend(),
                                  [&](const KnownName& one) { return one.name == wanted; });
  return found == known.rend() ? nullptr : &*found;
}

std::vector<std::string> names_in(const KnownNames& known) {
  std::vector<std::string> names;
  for (const KnownName& one : known) names.push_back(one.name);
  return names;
}

std::vector<PathPart> parts_behind_name(std::string_view path) {
  std::vector<PathPart> parts;
  for (std::size_t at = path.find_first_of(".["); at < path.size();) {
    const bool member = path[at] == '.';
    const std::size_t end =
        std::min(member ? path.find_first_of(".[", at + 1) : path.find(']', at), path.size());
    const std::string_view inside = base::trim(path.substr(at + 1, end - at - 1));
    const std::string_view digits = inside.starts_with('-') ? inside.substr(1) : inside;
    if (!member && !inside.empty() && !is_number(digits)) return parts;  // known when filling
    parts.push_back({member && !is_number(inside) ? std::string(inside) : std::string()});
    at = member ? end : end + 1;
  }
  return parts;
}

KnownNames KnownMembers::members_of(const Holding& holding) const {
  KnownNames known;
  switch (holding.what) {
    case What::person:
      known = members_of_a_person();
      break;
    case What::lawyer:
      known = {{"name", {What::name}}, {"email", kSingle}, {"phone", kSingle}};
      break;
    case What::name:
      return parts_of_a_name();
    case What::address:
      return parts_of_an_address();
    case What::matter:
      known = singles({"number", "description", "status", "practice_area", "open_date"});
      known.push_back({"custom", kAnything});
      known.push_back({"relationships", kAnything});
      return known;
    case What::firm:
      return singles({"name"});
    case What::facts:
      if (mapped_) append(known, mapped_->facts);
      return known;
    case What::row:
      for (const Step& step : *holding.steps)
        known.push_back(
            {step.question ? step.question->name : step.computed->name, holding_of(step)});
      return known;
    case What::single:
    case What::anything:
      return known;
  }
  if (mapped_) append(known, mapped_->person);
  return known;
}

bool KnownMembers::may_hold_more(const Holding& holding) const {
  return !mapped_ && (holding.what == What::person || holding.what == What::lawyer ||
                      holding.what == What::facts);
}

std::optional<Astray> KnownMembers::astray(const std::string& name, const Holding& holding,
                                           const std::vector<PathPart>& parts,
                                           PathsOf paths) const {
  const bool columns = paths == PathsOf::columns;
  std::string so_far = name;
  Holding at = holding;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& member = parts[i].member;
    if (at.what == What::anything) return std::nullopt;
    if (member.empty()) {
      if (!at.list && columns)
        return Astray{fmt::format("{} does not repeat", so_far), "take the [] out of the path"};
      if (!at.list) return std::nullopt;
      at = at.item();
      so_far += columns ? "[]" : "[0]";
      continue;
    }
    if (at.list) {
      if (columns)
        return Astray{fmt::format("{} is a list", so_far),
                      fmt::format("write {}[] in the path, because the list repeats", so_far)};
      return Astray{fmt::format("{} is a list", so_far),
                    fmt::format("pick one as {}[0].{}, or write {} | map('{}')", so_far, member,
                                so_far, member)};
    }
    const KnownNames members = members_of(at);
    if (const KnownName* found = find_known(members, member)) {
      at = found->holding;
      so_far += "." + found->name;
      continue;
    }
    const bool has_part = i + 1 < parts.size() && is_part(parts[i + 1].member);
    if (may_hold_more(at) && !(has_part && at.what != What::facts)) return std::nullopt;
    const auto near = base::nearest(base::lower(member), names_in(members));
    return Astray{fmt::format("{} has no \"{}\"", so_far, base::excerpt(member)),
                  near              ? fmt::format("did you mean \"{}.{}\"?", so_far, *near)
                  : members.empty() ? fmt::format("write {} alone", so_far)
                                    : listed(members)};
  }
  return std::nullopt;
}

}  // namespace engross::interview
