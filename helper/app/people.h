// Contacts as the records a template sees. Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/field_map.h"
#include "base/base.h"
#include "expression/expression.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::app {

expression::Value text_or_nothing(const std::string& text);
expression::Value name_record(const matter::PersonName& name);

// Makes records of contacts; knows the family, so that an executor who is also the wife is the
// wife.
class People {
 public:
  // `matter`, `family` and `fields` outlive it.
  People(const matter::Matter& matter, const family::Family& family, const FieldMap& fields,
         const base::Date& today);

  expression::Value client() const;
  expression::List of(family::Role role) const;
  // Contacts by their relationship, "executor" for "Executor". One that two contacts have names
  // neither.
  expression::Value relationships() const;
  expression::Value custom(const std::vector<matter::CustomField>& fields, int depth) const;
  expression::Value facts() const;

 private:
  struct Kin {
    expression::Value parent;
    expression::Value children = expression::Value(expression::List{});
  };

  void know(const matter::Contact& contact);
  void add_kin();
  Kin kin_of(matter::Id id) const;
  expression::Value person(const matter::Contact& contact, const family::Person* relation,
                           const Kin& kin, int depth) const;
  expression::Value value(const matter::FieldValue& held, int depth) const;
  expression::Value referred(const matter::ContactRef& named, int depth) const;
  expression::Value referred(const matter::Contact& contact, int depth) const;
  bool is_step(const family::Person& person) const;
  const family::Person* relation_of(matter::Id id) const;
  const matter::Contact* contact_of(matter::Id id) const;
  const matter::Contact* contact_named(const std::string& name) const;

  const matter::Matter& matter_;
  const family::Family& family_;
  const FieldMap& fields_;
  const base::Date today_;
  std::map<matter::Id, const matter::Contact*> contacts_;
  std::map<matter::Id, const family::Person*> relations_;
  // By folded name; null: of two.
  std::map<std::string, const matter::Contact*, std::less<>> named_;
  std::map<matter::Id, Kin> kin_;
};

}  // namespace engross::app
