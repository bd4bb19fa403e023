#include "family/same_person.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "family/messages.h"

namespace engross::family {
namespace {

using matter::Contact;

// Why two records are of one person.
enum class Sign { name, birth, email };
// A first name is short; beyond this only equal ones are found.
constexpr std::size_t kLongestFirst = 40;

// Sets of places that grow together, each known by one of its members.
class Groups {
 public:
  explicit Groups(std::size_t count) : above_(count), because_(count) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
  }
  void join(std::size_t a, std::size_t b, Sign because) {
    a = root(a);
    b = root(b);
    if (a > b) std::swap(a, b);
    add(a, because);
    if (a == b) return;
    for (const Sign reason : because_[b]) add(a, reason);
    above_[b] = a;
  }
  std::vector<Alike> all() {
    std::map<std::size_t, Alike> found;
    for (std::size_t i = 0; i < above_.size(); ++i) found[root(i)].places.push_back(i);
    std::vector<Alike> groups;
    for (auto& [first, group] : found) {
      if (group.places.size() < 2) continue;
      for (const Sign sign : because_[first]) group.because.push_back(said_of(sign));
      groups.push_back(std::move(group));
    }
    return groups;
  }

 private:
  static base::Message said_of(Sign sign) {
    if (sign == Sign::name) return say("same-name");
    return sign == Sign::birth ? say("same-birth") : say("same-email");
  }
  void add(std::size_t group, Sign because) {
    auto& reasons = because_[group];
    if (std::find(reasons.begin(), reasons.end(), because) == reasons.end()) {
      reasons.push_back(because);
    }
  }
  std::size_t root(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }
  std::vector<std::size_t> above_;
  std::vector<std::vector<Sign>> because_;
};

// Joins every later bearer of a key to its first one.
class Bearers {
 public:
  Bearers(Groups& groups, Sign because) : groups_(groups), because_(because) {}
  void add(std::string key, std::size_t place) {
    const auto [first, added] = first_.emplace(std::move(key), place);
    if (!added) groups_.join(first->second, place, because_);
  }

 private:
  Groups& groups_;
  Sign because_;
  std::unordered_map<std::string, std::size_t> first_;
};

// Two words one slip apart have a rest in common when each loses at most one letter.
std::vector<std::string> rests(const std::string& word) {
  std::vector<std::string> found = {word};
  const std::u32string letters = base::code_points(word);
  if (letters.size() > kLongestFirst) return found;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    std::u32string rest = letters;
    rest.erase(i, 1);
    found.push_back(base::to_utf8(rest));
  }
  return found;
}

struct First {
  std::string name;  // folded
  std::size_t place;
};

// One first name stands for all that are spelt the same, so that crowds of one name stay cheap.
void join_births(const std::vector<First>& born_alike, Groups& groups) {
  std::unordered_map<std::string, std::size_t> spelt;
  std::unordered_map<std::string, std::vector<First>> by_rest;
  for (const First& first : born_alike) {
    const auto [same, added] = spelt.emplace(first.name, first.place);
    if (!added) {
      groups.join(same->second, first.place, Sign::birth);
      continue;
    }
    for (const std::string& rest : rests(first.name)) {
      auto& others = by_rest[rest];
      for (const First& other : others) {
        if (base::edit_distance(other.name, first.name, 1) > 1) continue;
        groups.join(other.place, first.place, Sign::birth);
        break;
      }
      constexpr std::size_t kEnough = 8;
      if (others.size() < kEnough) others.push_back(first);
    }
  }
}

}  // namespace

std::vector<Alike> alike(const std::vector<const Contact*>& contacts) {
  Groups groups(contacts.size());
  Bearers names(groups, Sign::name);
  Bearers mails(groups, Sign::email);
  std::unordered_map<std::string, std::vector<First>> births;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Contact& contact = *contacts[i];
    std::string full = base::fold_word(contact.name.full);
    if (!full.empty()) names.add(std::move(full), i);
    const std::string last = base::fold_word(contact.name.last);
    if (last.empty()) continue;
    const matter::Reach* mail = matter::primary(contact.emails);
    if (mail && !base::is_blank(mail->text)) {
      mails.add(base::fold(base::trim(mail->text)) + " " + last, i);
    }
    if (!contact.birth_date || contact.name.first.empty()) continue;
    births[base::iso(*contact.birth_date) + last].push_back(
        {base::fold_word(contact.name.first), i});
  }
  for (const auto& [key, born_alike] : births) {
    if (born_alike.size() > 1) join_births(born_alike, groups);
  }
  return groups.all();
}

}  // namespace engross::family
