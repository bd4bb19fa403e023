#include "app/facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "app/app.h"
#include "app/fact_names.h"
#include "app/fact_shape.h"

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using FactKind = Fact::Kind;
using ValueKind = Value::Kind;

constexpr std::size_t kSampleLength = 100;  // characters

std::string sample_of(const Value& value) {
  const std::string whole = expression::display(value).value_or("");
  std::string cut = base::excerpt(whole, kSampleLength);
  return cut.size() < whole.size() ? cut + "…" : cut;
}

// A mark's expression is this path and nothing else: a field called "???" has no name there.
bool can_be_written(const std::string& path) {
  const auto read = expression::Expression::parse(path);
  if (!read) return false;
  const auto names = read->names();
  return names.size() == 1 && names.front().path == path;
}

class Tree {
 public:
  Tree(const Draft& draft, const Mapping& mapping) : mapping_(mapping) {
    know(draft.review.matter().custom_fields);
    for (const auto& contact : draft.review.matter().contacts) know(contact.custom_fields);
    const auto family = draft.review.family();
    know(family.client.custom_fields);
    for (const auto& person : family.people) know(person.contact.custom_fields);
  }

  std::vector<Fact> of(const Record& values) {
    if (const Value* client = values.find("client")) somebody_ = client->record();
    std::vector<Fact> all;
    for (const auto& [name, value] : values.members) add(all, {name, name, Within::values}, value);
    return all;
  }

 private:
  // What a name stands in: it decides what the name means, and how far absent kin are told.
  enum class Within { values, root_person, person, custom, facts, relationships, record };
  struct At {
    std::string name;
    std::string path;
    Within within;
    std::vector<std::string> loops = {};  // variables of the lists around it
    bool blank = false;                   // of somebody who is not there: without samples
  };
  struct Custom {
    std::string name;
    matter::FieldType type;
  };

  void know(const std::vector<matter::CustomField>& fields) {
    const auto slugs = matter::slugs(fields);
    for (std::size_t i = 0; i < fields.size(); ++i)
      custom_.try_emplace(slugs[i], Custom{fields[i].name, fields[i].type});
  }

  void add(std::vector<Fact>& all, const At& at, const Value& value) {
    if (!can_be_written(at.path)) return;
    Fact fact;
    fact.path = at.path;
    fact.label = label_of(at);
    fact.kind = kind_at(at, value);
    if (!at.blank) fact.sample = sample_of(value);
    if (fact.kind == FactKind::list) {
      fact.each = variable_of(at);
      fact.members = entries_of(at, value, fact.each);
    } else {
      fact.members = members_of(at, value, fact.kind);
    }
    if (fact.kind != FactKind::group || !fact.members.empty()) all.push_back(std::move(fact));
  }

  base::Message label_of(const At& at) const {
    if (at.within == Within::custom) {
      if (const auto field = custom_.find(at.name); field != custom_.end())
        return base::Message::words(field->second.name);
    } else if (const FactName* known = own_name(at)) {
      return say(known->label);
    }
    std::string words = at.name;
    std::ranges::replace(words, '_', ' ');
    return base::Message::words(base::capitalize(words));
  }

  // What the firm has named may be called as a value of Engross is.
  static const FactName* own_name(const At& at) {
    const bool firms = at.within == Within::facts || at.within == Within::relationships ||
                       at.within == Within::custom;
    return firms ? nullptr : find_fact_name(at.name);
  }

  const FieldMap::Fact* mapped(const At& at) const {
    const auto& facts =
        at.within == Within::facts ? mapping_.fields.facts() : mapping_.fields.person();
    const auto found = std::ranges::find(facts, at.name, &FieldMap::Fact::name);
    return found == facts.end() ? nullptr : &*found;
  }

  FactKind kind_at(const At& at, const Value& value) const {
    switch (value.kind()) {
      case ValueKind::boolean:
        return FactKind::yes_no;
      case ValueKind::number:
        return FactKind::number;
      case ValueKind::money:
        return FactKind::money;
      case ValueKind::date:
        return FactKind::date;
      case ValueKind::text:
        return FactKind::text;
      case ValueKind::list:
        return FactKind::list;
      case ValueKind::record:
        return kind_of_record(at, value.record());
      case ValueKind::nothing:
        break;
    }
    if (at.within == Within::custom) {
      const auto field = custom_.find(at.name);
      return field == custom_.end() ? FactKind::text : kind_of(field->second.type);
    }
    if (const FactName* known = own_name(at)) return known->kind;
    const FieldMap::Fact* fact = mapped(at);
    return fact ? kind_of(fact->type) : FactKind::text;
  }

  static FactKind kind_of_record(const At& at, const Record& record) {
    const FactName* known = own_name(at);
    if (known && known->kind == FactKind::group) return FactKind::group;
    return record.find("is_company") ? FactKind::person : FactKind::record;
  }

  // "child" of children; within a loop that has the name already, "grandchild".
  static std::string variable_of(const At& at) {
    const FactName* known = find_fact_name(at.name);
    std::string variable = known && !known->each.empty() ? std::string(known->each) : "item";
    while (std::ranges::find(at.loops, variable) != at.loops.end()) variable = "grand" + variable;
    return variable;
  }

  std::vector<Fact> entries_of(const At& at, const Value& value, const std::string& variable) {
    At item{at.name, variable, Within::person, at.loops, at.blank};
    item.loops.push_back(variable);
    if (at.within == Within::values) item.within = Within::root_person;
    if (const auto shape = shape_of(value.list())) return members(item, *shape);
    return tells_absent(at) ? absent(std::move(item)) : std::vector<Fact>();
  }

  std::vector<Fact> members_of(const At& at, const Value& value, FactKind kind) {
    At inside = at;
    inside.within = within_of(at, kind);
    if (value.is(ValueKind::record)) return members(inside, value.record());
    const bool person = kind == FactKind::person && tells_absent(at);
    return person ? absent(std::move(inside)) : std::vector<Fact>();
  }

  static Within within_of(const At& at, FactKind kind) {
    if (kind == FactKind::person)
      return at.within == Within::values ? Within::root_person : Within::person;
    if (kind != FactKind::group) return Within::record;
    if (at.name == "custom") return Within::custom;
    return at.name == "facts" ? Within::facts : Within::relationships;
  }

  // So far from the matter and no farther: a parent has parents again.
  static bool tells_absent(const At& at) {
    return at.within == Within::values || at.within == Within::facts ||
           at.within == Within::root_person;
  }

  // What a person has, of somebody whom this draft does not have.
  std::vector<Fact> absent(At at) {
    at.blank = true;
    Record anybody;
    for (const auto& [name, value] : somebody_.members) {
      if (name == "custom") continue;
      anybody.members.emplace_back(name, name == "parent"     ? Value()
                                         : name == "children" ? Value(List{})
                                                              : value);
    }
    return members(at, anybody);
  }

  std::vector<Fact> members(const At& around, const Record& record) {
    std::vector<Fact> all;
    for (const auto& [name, value] : record.members) {
      add(all, {name, around.path + "." + name, around.within, around.loops, around.blank}, value);
    }
    return all;
  }

  const Mapping& mapping_;
  Record somebody_;
  std::map<std::string, Custom, std::less<>> custom_;
};

}  // namespace

std::string_view word(Fact::Kind kind) {
  constexpr std::array<std::string_view, 9> kWords = {
      "text", "date", "money", "number", "yes/no", "person", "record", "list", "group"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::vector<Fact> facts(const Draft& draft, const Mapping& mapping, const base::Date& today) {
  const Value values = values_of(draft, mapping, today);
  return Tree(draft, mapping).of(values.record());
}

}  // namespace engross::app
