// Families in readable files (tests/golden/families): what Clio holds, what staff decide, what is
// answered, and everything that must follow, word for word.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "app/app.h"
#include "fakes/files.h"

namespace engross::app {

inline std::string shared_text(const std::string& path) { return fakes::project_file(path); }

inline Mapping shipped_mapping() {
  return {*family::Vocabulary::parse(shared_text("mapping/relationships.json"), "relationships"),
          *FieldMap::parse(shared_text("mapping/clio-fields.json"), "clio-fields"),
          *law::Rules::parse(shared_text("mapping/law/ontario.json"), "ontario")};
}

inline base::Date date(const std::string& iso) { return *base::parse_date(iso); }

class GoldenFamily {
 public:
  explicit GoldenFamily(const std::string& yaml) : file_(YAML::Load(yaml)) {
    matter_.source = {"matters", 900, "", *base::parse_instant("2026-11-25T09:00:00Z")};
    matter_.region = "local";
    matter_.display_number = "00900-Golden";
    matter_.description = "Will";
    matter_.status = "Open";
    matter_.client = 1;
    add(file_["client"], 1);
    matter::Id id = 1;
    for (const auto& person : file_["people"]) {
      add(person, ++id);
      matter_.relationships.push_back(
          {{"relationships", 100 + id, "", {}}, id, text(person["word"])});
    }
    for (const auto& again : file_["related again"])
      matter_.relationships.push_back(
          {{"relationships", 500 + ++id, "", {}}, id_of(text(again["name"])), text(again["word"])});
    for (const auto& field : file_["fields"])
      matter_.custom_fields.push_back(custom(field.first.as<std::string>(), field.second));
  }

  const matter::Matter& matter() const { return matter_; }
  const YAML::Node& file() const { return file_; }
  YAML::Node expected(const char* what) const { return file_["expect"][what]; }

  matter::Id id_of(const std::string& name) const {
    for (const auto& contact : matter_.contacts) {
      if (contact.name.full == name) return contact.source.id;
    }
    throw std::runtime_error("nobody called " + name);
  }

  // One edit, as { role: Ann Lee, to: child, because: adopted }.
  static family::Edit edit(const YAML::Node& node, const family::Review& review) {
    const auto who = [&](const char* key) { return subject(text(node[key]), review); };
    const auto all = [&](const char* key) {
      std::vector<family::Subject> people;
      if (!node[key].IsSequence()) return std::vector{who(key)};
      for (const auto& name : node[key]) people.push_back(subject(text(name), review));
      return people;
    };
    const std::string because = text(node["because"]);
    if (node["remove"]) return family::Remove{all("remove")};
    if (node["restore"]) return family::Restore{all("restore")};
    if (node["role"]) return family::SetRole{all("role"), *family::role(text(node["to"])), because};
    if (node["parent of"]) return family::SetParent{who("parent of"), who("is")};
    if (node["merge"]) return family::Merge{who("into"), who("merge")};
    if (node["overrule"]) return family::Overrule{text(node["overrule"]), because};
    if (node["undo"]) return family::Undo{};
    if (node["confirm"]) return family::Confirm{};
    if (node["add"]) {
      family::Add add;
      add.name = name(text(node["add"]));
      add.role = *family::role(text(node["as"]));
      add.word = text(node["word"]);
      return add;
    }
    if (node["correct"])
      return family::Correct{who("correct"), text(node["field"]), value(node["to"])};
    throw std::runtime_error("no edit: " + YAML::Dump(node));
  }

  static std::string text(const YAML::Node& node) {
    return node && node.IsScalar() ? node.as<std::string>() : "";
  }

 private:
  static matter::PersonName name(const std::string& full) {
    const auto words = base::split(full, ' ');
    matter::PersonName name;
    name.full = full;
    if (words.size() < 2) return name;
    name.first = words.front();
    name.last = words.back();
    name.middle = base::join({words.begin() + 1, words.end() - 1}, " ");
    return name;
  }

  static family::Subject subject(const std::string& called, const family::Review& review) {
    if (called == "matter") return family::kTheMatter;
    if (const auto id = base::Decimal::parse(called)) return *id->whole();
    for (const auto* person : review.people()) {
      if (person->person.contact.name.full == called && !person->merged_into) return person->id();
    }
    throw std::runtime_error("nobody called " + called);
  }

  static matter::FieldValue value(const YAML::Node& node) {
    const std::string given = text(node);
    if (given.empty()) return {};
    if (const auto day = base::parse_date(given)) return *day;
    if (given == "yes" || given == "no") return given == "yes";
    if (const auto number = base::Decimal::parse(given)) return *number;
    return given;
  }

  void add(const YAML::Node& node, matter::Id id) {
    matter::Contact contact;
    contact.source = {"contacts", id, "", matter_.source.fetched_at};
    if (node["company"]) contact.kind = matter::ContactKind::company;
    contact.redacted = node["hidden"].IsDefined();
    contact.name = name(text(node["name"]));
    if (contact.kind == matter::ContactKind::company) {
      contact.name = {};
      contact.name.full = text(node["name"]);
    }
    if (node["born"]) contact.birth_date = date(text(node["born"]));
    if (node["city"])
      contact.addresses.push_back(
          {"Home", "1 Main Street", text(node["city"]), "Ontario", "K9H 1A1", "Canada", true});
    if (node["email"]) contact.emails.push_back({"Home", text(node["email"]), true});
    for (const auto& field : node["fields"])
      contact.custom_fields.push_back(custom(field.first.as<std::string>(), field.second));
    matter_.contacts.push_back(std::move(contact));
  }

  // { contact: Ann Lee }, { numeric: 25 }, { text_line: ... }
  matter::CustomField custom(const std::string& called, const YAML::Node& node) {
    matter::CustomField field;
    field.definition = ++definition_;
    field.name = called;
    const auto held = node.begin();
    field.type = *matter::field_type(held->first.as<std::string>());
    field.value_id = std::string(matter::word(field.type)) + "-" + std::to_string(definition_);
    const std::string given = held->second.as<std::string>();
    switch (field.type) {
      case matter::FieldType::contact:
        field.value = matter::ContactRef{id_of(given), given};
        break;
      case matter::FieldType::numeric:
        field.value = *base::Decimal::parse(given);
        break;
      case matter::FieldType::currency:
        field.value = base::Money{*base::Decimal::parse(given), "CAD"};
        break;
      case matter::FieldType::date:
        field.value = date(given);
        break;
      case matter::FieldType::checkbox:
        field.value = given == "yes";
        break;
      case matter::FieldType::picklist:
        field.value = matter::Option{definition_, given};
        break;
      default:
        field.value = given;
    }
    return field;
  }

  YAML::Node file_;
  matter::Matter matter_;
  matter::Id definition_ = 7000;
};

}  // namespace engross::app
