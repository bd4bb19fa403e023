#include "law/named.h"

#include <algorithm>

namespace engross::law {
namespace {

using family::Family;
using family::Finding;
using family::Person;
using family::Severity;
using matter::Contact;

bool same_name(std::string_view a, std::string_view b) {
  const std::string folded = base::fold_word(a);
  return !folded.empty() && folded == base::fold_word(b);
}

}  // namespace

bool same(const Named& a, const Named& b) {
  return (a.id && b.id && *a.id == *b.id) || same_name(a.name, b.name);
}

Named named(const Contact& contact) {
  return {contact.source.id, contact.name.full, contact.birth_date,
          contact.kind == matter::ContactKind::company};
}

const Contact* find(const Named& who, const Family& family) {
  if (who.id && *who.id == family.client.source.id) return &family.client;
  for (const Person& person : family.people) {
    if (who.id && *who.id == person.contact.source.id) return &person.contact;
  }
  if (who.id) return nullptr;
  if (same_name(who.name, family.client.name.full)) return &family.client;
  for (const Person& person : family.people) {
    if (same_name(who.name, person.contact.name.full)) return &person.contact;
  }
  return nullptr;
}

Named known(const Named& who, const Family& family) {
  const Contact* contact = find(who, family);
  if (!contact) return who;
  Named known = named(*contact);
  if (base::is_blank(known.name)) known.name = who.name;
  if (!known.birth_date) known.birth_date = who.birth_date;
  return known;
}

Finding finding_about(const std::vector<Named>& people, const char* code, Severity severity,
                      base::Message text) {
  std::vector<matter::Id> ids;
  std::vector<std::string> names;
  for (const Named& who : people) {
    if (who.id) {
      ids.push_back(*who.id);
    } else {
      names.push_back(base::fold_word(who.name));
    }
  }
  Finding made = family::finding(code, severity, std::move(text), ids);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    made.key += (made.key == made.code ? ":" : ",") + name;
  }
  return made;
}

}  // namespace engross::law
