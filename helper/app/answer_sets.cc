#include "app/answer_sets.h"

#include <fmt/format.h>

#include "interview/interview.h"

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using expression::List;
using expression::Record;
using expression::Value;

// Who the people of the set were; no fact of an interview may be called so.
constexpr std::string_view kClient = "client";
constexpr std::string_view kSpouse = "spouse";

// The source of what the matter answered by itself.
constexpr std::string_view kFromMatter = "from the matter";

bool is_person(const Value* value) {
  return value && value->is(Value::Kind::record) && value->record().find("name");
}

const Value* id_of(const Value& person) { return person.record().find("clio_id"); }

// By Clio id where both have one, else by name.
bool same(const Value& a, const Value& b) {
  const Value* left = id_of(a);
  const Value* right = id_of(b);
  if (left && right && !left->empty() && !right->empty()) return left->equals(*right);
  return base::fold(a.record().display) == base::fold(b.record().display);
}

// Puts this matter's people in place of the set's, through every list and row.
class Recast {
 public:
  Recast(const interview::Answers& set, const Value& values)
      : client_(person(set, kClient)),
        spouse_(person(set, kSpouse)),
        new_client_(values.record().find(kClient)),
        new_spouse_(values.record().find(kSpouse)),
        people_(interview::people_of(values)) {
    mirrored_ = spouse_ && is_person(new_client_) && same(*spouse_, *new_client_);
    same_client_ = client_ && is_person(new_client_) && same(*client_, *new_client_);
    same_couple_ = mirrored_ || same_client_;
  }

  bool mirrored() const { return mirrored_; }
  bool same_couple() const { return same_couple_; }
  std::vector<std::string> warnings() && { return std::move(warnings_); }

  Value of(const Value& value, const std::string& fact) {
    if (is_person(&value)) return person_for(value, fact);
    if (value.is(Value::Kind::record)) {
      Record record{value.record().display, {}};
      for (const auto& [name, member] : value.record().members)
        record.members.emplace_back(name, of(member, fact));
      return Value(std::move(record));
    }
    if (value.is(Value::Kind::text)) read_again(value.text(), fact);
    if (!value.is(Value::Kind::list)) return value;
    List list;
    for (const Value& item : value.list()) {
      Value recast = of(item, fact);
      if (is_person(&item) && recast.is_nothing()) continue;
      list.push_back(std::move(recast));
    }
    return Value(std::move(list));
  }

 private:
  // "my sister", or a name: only whoever wrote it can say whether it holds for somebody else.
  void read_again(const std::string& text, const std::string& fact) {
    if (same_client_ || base::folded_words(text).size() < 2) return;
    warnings_.push_back(fmt::format("{}: \"{}\" was written for {}; read it again", fact,
                                    base::excerpt(text, 100),
                                    client_ ? client_->record().display : "another client"));
  }

  static const Value* person(const interview::Answers& set, std::string_view role) {
    const auto* given = set.find(role);
    return given && is_person(&given->value) ? &given->value : nullptr;
  }

  Value role(const Value* now, const Value& then, const std::string& fact, std::string_view what) {
    if (is_person(now)) return interview::person_reference(*now);
    warnings_.push_back(
        fmt::format("{}: {} was the {} of the answer set; this matter has none, so "
                    "it is left open",
                    fact, then.record().display, what));
    return Value();
  }

  Value person_for(const Value& then, const std::string& fact) {
    if (client_ && same(then, *client_)) return role(new_client_, then, fact, kClient);
    if (spouse_ && same(then, *spouse_)) return role(new_spouse_, then, fact, kSpouse);
    for (const Value& known : people_) {
      if (same(then, known)) return interview::person_reference(known);
    }
    const std::string& name = then.record().display;
    if (same_couple_) {
      warnings_.push_back(
          fmt::format("{}: {} is not among the people of this matter and was taken "
                      "by name",
                      fact, name));
      return Record{name, {{"name", Record{name, {{"full", name}}}}}};
    }
    warnings_.push_back(
        fmt::format("{}: {} is not among the people of this matter and was left out", fact, name));
    return Value();
  }

  const Value* client_;
  const Value* spouse_;
  const Value* new_client_;
  const Value* new_spouse_;
  const List people_;
  bool mirrored_ = false;
  bool same_client_ = false;
  bool same_couple_ = false;
  std::vector<std::string> warnings_;
};

}  // namespace

interview::Answers answers_of_set(const std::vector<const Prepared*>& prepared,
                                  const interview::Answers& given) {
  interview::Answers all = given;
  for (const Prepared* one : prepared) {
    all = settled(one->interview, all);
    for (const auto& answer : one->interview.answers) {
      const bool whole = answer.question && answer.path == answer.name;
      if (!whole || answer.origin != interview::Origin::matter || !answer.fault.empty()) continue;
      all.put(answer.name, {referenced(answer.value), std::string(kFromMatter), "", {}});
    }
  }
  return all;
}

Result<void> save_set(AnswerSetShelf& shelf, const std::string& name,
                      const interview::Answers& answers, const Value& values, const Clock& clock) {
  if (base::is_blank(name)) {
    return base::failure(Fault::usage, "an answer set needs a name", "answer sets",
                         "name it after the client, as in \"Whitfield 2026\"");
  }
  if (answers.empty()) {
    return base::failure(Fault::missing, "nothing was answered yet", "answer sets",
                         "answer the interview first");
  }
  interview::Answers set = answers;
  for (const std::string_view role : {kClient, kSpouse}) {
    const Value* person = values.record().find(role);
    if (!is_person(person)) continue;
    set.put(std::string(role), {interview::person_reference(*person), "review", "", clock.now()});
  }
  const std::string trimmed(base::trim(name));
  return shelf.save(trimmed, interview::write_answers(set, trimmed), clock.now());
}

Result<Reused> use_set(AnswerSetShelf& shelf, const std::string& name, const Value& values) {
  const auto text = shelf.find(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text) {
    const auto names = shelf.names();
    const auto near = names ? base::nearest(name, *names) : std::nullopt;
    return base::failure(Fault::not_found, fmt::format("no answer set \"{}\"", base::excerpt(name)),
                         "answer sets of this computer",
                         near ? fmt::format("did you mean \"{}\"?", *near)
                              : "save one with engross answers DRAFT --save-set NAME");
  }
  const auto set = interview::read_answers(**text, "answer set " + name);
  if (!set) return tl::unexpected(set.error().front());
  Recast recast(set->answers, values);
  Reused reused;
  for (const auto& [fact, given] : set->answers.facts()) {
    if (fact == kClient || fact == kSpouse) continue;
    if (given.source == kFromMatter && !recast.same_couple()) continue;
    Value value = recast.of(given.value, fact);
    if (value.is_nothing()) continue;
    reused.answers.put(fact, {std::move(value), "answer set " + name, given.by, given.at});
  }
  reused.mirrored = recast.mirrored();
  reused.warnings = std::move(recast).warnings();
  return reused;
}

}  // namespace engross::app
