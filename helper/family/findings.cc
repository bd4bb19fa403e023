// What is odd about the people of a sheet, asked anew every time.
#include <algorithm>
#include <map>

#include "family/ages.h"
#include "family/checks.h"
#include "family/messages.h"
#include "family/same_person.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

class Findings {
 public:
  explicit Findings(const Sheet& sheet) : sheet_(sheet) {}

  std::vector<Finding> all() {
    check_client();
    for (const auto& row : sheet_.people) {
      if (row->client() || !row->counts()) continue;
      check_person(*row);
    }
    check_spouses();
    check_alike();
    return ordered();
  }

 private:
  const Person& client() const { return sheet_.client().now.person; }

  void add(const char* code, Severity severity, base::Message text, std::vector<Subject> people) {
    found_.push_back(finding(code, severity, std::move(text), std::move(people)));
  }
  void add(const Doubt& doubt, std::vector<Subject> people) {
    found_.push_back(finding(doubt.code, doubt.blocking ? Severity::blocking : Severity::doubt,
                             doubt.text, std::move(people), doubt.suggests));
  }

  void add_ages(const Row& row) {
    for (Finding& odd : odd_ages(row, sheet_)) found_.push_back(std::move(odd));
  }

  void check_client() {
    const Subject id = sheet_.client().now.id();
    if (const auto doubt = doubt_client_name(client().contact)) add(*doubt, {id});
    add_ages(sheet_.client());
    check_other_client();
    if (client().source.id == 0 && client().word.empty()) return;
    const Classification read = classify(client().word, *sheet_.vocabulary);
    add("client-related", read.role == Role::party ? Severity::doubt : Severity::blocking,
        say("client-related", {{"who", name_of(client().contact)}}), {id});
  }

  void check_other_client() {
    const auto& other = sheet_.matter->other_client;
    if (!other) return;
    add("client-changed", Severity::blocking,
        say("client-changed", {{"now", other->name}, {"who", name_of(client().contact)}}),
        {sheet_.client().now.id()});
  }

  void check_person(const Row& row) {
    const Person& person = row.now.person;
    const Subject id = row.now.id();
    for (const Doubt& doubt : person.doubts) {
      if (doubt.code != "step") add(doubt, {id});
    }
    if (person.role == Role::grandchild && (person.is_step || through_step_child(person))) {
      add("step", Severity::note, say("step-grandchild", {{"who", name_of(person.contact)}}), {id});
    } else if (person.is_step && person.role != Role::party) {
      add("step", Severity::note, say("step", {{"who", name_of(person.contact)}}), {id});
    }
    check_word(row);
    if (const auto doubt = doubt_name(person)) add(*doubt, {id});
    for (const Doubt& doubt : doubt_age(person, client().contact)) add(doubt, {id});
    add_ages(row);
    check_parent(person);
  }

  // Words that were typed here, and words that mean a step-child as well as somebody else: nothing
  // follows from them silently.
  void check_word(const Row& row) {
    const Person& person = row.now.person;
    const Subject id = row.now.id();
    const base::Message who = name_of(person.contact);
    if (const auto read = role_beside_typed_word(row, *sheet_.vocabulary)) {
      add({"word-and-role",
           say("word-and-role", {{"who", who},
                                 {"role", said(person.role)},
                                 {"word", person.word},
                                 {"other", said(*read)}}),
           *read == Role::party ? std::nullopt : read, false},
          {id});
    }
    const bool typed = row.clio && row.clio->word != person.word;
    const Classification read =
        typed ? classify(person.word, *sheet_.vocabulary) : Classification();
    const bool step = read.is_step || may_be_step(person);
    if (step && person.role != Role::party && !person.is_step && !row.set_by.contains("is_step"))
      add("word-says-step", Severity::doubt,
          say("word-says-step", {{"who", who}, {"word", person.word}}), {id});
    if (read.is_deceased && !person.is_deceased && !row.set_by.contains("is_deceased"))
      add("word-says-deceased", Severity::doubt,
          say("word-says-deceased", {{"who", who}, {"word", person.word}}), {id});
  }

  // A child whose word means a step-child or a child-in-law.
  bool may_be_step(const Person& person) const {
    if (person.role != Role::child) return false;
    const std::string folded = base::fold_word(person.word);
    return std::ranges::any_of(sheet_.vocabulary->ambiguities(),
                               [&](const Vocabulary::Ambiguity& one) {
                                 return one.step && folded.find(one.word) != std::string::npos;
                               });
  }

  // Whose child a grandchild is, as far as that has been said and counts.
  const Row* parent_of(const Person& person) const {
    const Row* parent = person.parent ? sheet_.find(*person.parent) : nullptr;
    return parent && parent->counts() ? parent : nullptr;
  }

  bool through_step_child(const Person& person) const {
    const Row* parent = parent_of(person);
    return parent && parent->now.person.is_step;
  }

  void check_parent(const Person& person) {
    if (person.role != Role::grandchild || parent_of(person)) return;
    const Subject id = person.contact.source.id;
    add("grandchild-without-parent", Severity::doubt,
        say("grandchild-without-parent", {{"who", name_of(person.contact)}}), {id});
  }

  void check_spouses() {
    std::vector<const Person*> spouses;
    std::vector<const Row*> rows;
    std::vector<Subject> ids;
    for (const auto& row : sheet_.people) {
      const Person& person = row->now.person;
      if (row->client() || !row->counts() || person.role != Role::spouse) continue;
      spouses.push_back(&person);
      rows.push_back(row.get());
      ids.push_back(row->now.id());
      if (!person.is_deceased) continue;
      add("deceased-spouse", Severity::doubt,
          say("deceased-spouse", {{"who", name_of(person.contact)}}), {row->now.id()});
    }
    const auto doubt = doubt_spouses(spouses);
    if (!doubt) return;
    add(*doubt, ids);
    for (const Row* row : rows) {
      if (row->role_by != 0) continue;
      const auto beside = doubt_word_beside(row->now.person, *sheet_.vocabulary);
      if (beside) add(*beside, {row->now.id()});
    }
  }

  void check_alike() {
    std::vector<const matter::Contact*> contacts;
    for (const auto& row : sheet_.people) {
      if (row->counts()) contacts.push_back(&row->now.person.contact);
    }
    for (const Alike& group : alike(contacts)) {
      std::vector<base::Message> names;
      std::vector<Subject> ids;
      for (const std::size_t place : group.places) {
        names.push_back(name_of(*contacts[place]));
        ids.push_back(contacts[place]->source.id);
      }
      add("same-person", Severity::doubt,
          say("same-person", {{"names", names}, {"because", group.because}}), std::move(ids));
    }
  }

  std::size_t place_of(const Finding& finding) const {
    std::size_t first = sheet_.people.size();
    for (const Subject id : finding.people) first = std::min(first, sheet_.places->at(id));
    return first;
  }

  // Two doubts of one code about one person are one finding, because a key is answered once.
  std::vector<Finding> ordered() {
    std::vector<Finding> once;
    std::unordered_map<std::string, std::size_t> at;
    for (Finding& next : found_) {
      const auto [known, added] = at.emplace(next.key, once.size());
      if (added) {
        once.push_back(std::move(next));
        continue;
      }
      Finding& first = once[known->second];
      first.text =
          say("and-also", {{"first", std::move(first.text)}, {"next", std::move(next.text)}});
      first.severity = std::max(first.severity, next.severity);
    }
    std::stable_sort(once.begin(), once.end(), [&](const Finding& a, const Finding& b) {
      if (a.severity != b.severity) return a.severity > b.severity;
      return place_of(a) < place_of(b);
    });
    for (Finding& finding : once) {
      const auto ruled = sheet_.overruled.find(finding.key);
      if (ruled == sheet_.overruled.end() || ruled->second.text != finding.text.text()) continue;
      finding.overruled = ruled->second.overruling;
    }
    return once;
  }

  const Sheet& sheet_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> findings_of(const Sheet& sheet) { return Findings(sheet).all(); }

}  // namespace engross::family
