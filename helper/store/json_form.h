// Records to JSON and back by one description each. A description (records.cc) names the members of
// a record once; Writer and Reader both follow it, so that what is written is what is read.
//
//   template <typename Form>
//   void describe(Form& form, Of<Address> auto& address) {
//     auto& [kind, street] = address;  // a new member no longer compiles until it is named here
//     form("kind", kind);
//     form("street", street);
//   }
#pragma once

#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/base.h"
#include "base/message.h"
#include "family/family.h"
#include "family/review.h"
#include "matter/matter.h"

namespace engross::store {

using nlohmann::json;

template <typename T, typename Record>
concept Of = std::same_as<std::remove_const_t<T>, Record>;

// ---- to JSON

json json_of(const std::string& text);
json json_of(const base::Message& message);  // its English; the review finds the id again
json json_of(std::same_as<bool> auto tick) { return tick; }
json json_of(std::same_as<matter::Id> auto id) { return id; }
json json_of(std::same_as<int> auto number) { return number; }
json json_of(base::Instant instant);
json json_of(const base::Date& date);
json json_of(const base::Decimal& number);
json json_of(const matter::FieldValue& value);
json json_of(matter::FieldType type);
json json_of(matter::ContactKind kind);
json json_of(family::Role role);
json json_of(family::Difference::Kind kind);
json json_of(const family::Edit& edit);
template <typename T>
json json_of(const std::optional<T>& value);
template <typename T>
json json_of(const std::vector<T>& values);
template <typename Record>
requires std::is_aggregate_v<Record> json json_of(const Record& record);

class Writer {
 public:
  template <typename T>
  void operator()(const char* name, const T& value) {
    object_[name] = json_of(value);
  }
  json object() && { return std::move(object_); }

 private:
  json object_ = json::object();
};

template <typename T>
json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : json();
}

template <typename T>
json json_of(const std::vector<T>& values) {
  json array = json::array();
  for (const T& value : values) array.push_back(json_of(value));
  return array;
}

template <typename Record>
requires std::is_aggregate_v<Record> json json_of(const Record& record) {
  Writer writer;
  describe(writer, record);
  return std::move(writer).object();
}

// ---- from JSON

// The first thing in a body that is not as it was written; the rest of the reading is idle then.
class Reading {
 public:
  explicit Reading(std::string_view where) : where_(where) {}
  // `path` as "contacts/3/name": what stands there is not `expected`.
  void fail(const std::string& path, std::string_view expected);
  const std::optional<base::Error>& fault() const { return fault_; }

 private:
  std::string where_;
  std::optional<base::Error> fault_;
};

// A place in the body; its path is spelt only when something is wrong there.
struct Place {
  const Place* parent;
  std::string_view member;
  std::size_t entry = 0;
  Reading& reading;
  std::string path() const;
  void fail(std::string_view expected) const { reading.fail(path(), expected); }
};

void read(const json& value, std::string& text, const Place& place);
void read(const json& value, base::Message& message, const Place& place);
void read(const json& value, bool& tick, const Place& place);
void read(const json& value, matter::Id& id, const Place& place);
void read(const json& value, int& number, const Place& place);
void read(const json& value, base::Instant& instant, const Place& place);
void read(const json& value, base::Date& date, const Place& place);
void read(const json& value, base::Decimal& number, const Place& place);
void read(const json& value, matter::FieldValue& field, const Place& place);
void read(const json& value, matter::FieldType& type, const Place& place);
void read(const json& value, matter::ContactKind& kind, const Place& place);
void read(const json& value, family::Role& role, const Place& place);
void read(const json& value, family::Difference::Kind& kind, const Place& place);
void read(const json& value, family::Edit& edit, const Place& place);

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

class Reader {
 public:
  Reader(const json& object, const Place& place) : object_(object), place_(place) {
    if (!object.is_object()) place.fail("a record");
  }
  // An optional member that is not there holds nothing: it may be younger than the body.
  template <typename T>
  void operator()(const char* name, T& value) {
    if (place_.reading.fault()) return;
    const Place inner{&place_, name, 0, place_.reading};
    const auto found = object_.find(name);
    if (found == object_.end()) {
      if constexpr (is_optional<T>) {
        return value.reset();
      } else {
        return inner.fail("there");
      }
    }
    ++read_;
    read(*found, value, inner);
  }
  // A member that nobody read was written by another version: dropping it would lose it.
  void finish() const {
    if (!place_.reading.fault() && read_ != object_.size()) place_.fail("known in every member");
  }

 private:
  const json& object_;
  const Place& place_;
  std::size_t read_ = 0;
};

template <typename T>
void read(const json& value, std::optional<T>& optional, const Place& place) {
  if (value.is_null()) return optional.reset();
  read(value, optional.emplace(), place);
}

template <typename T>
void read(const json& value, std::vector<T>& values, const Place& place) {
  if (!value.is_array()) return place.fail("a list");
  values.clear();
  for (const json& entry : value) {
    const Place inner{&place, {}, values.size(), place.reading};
    read(entry, values.emplace_back(), inner);
    if (place.reading.fault()) return;
  }
}

template <typename Record>
requires std::is_aggregate_v<Record>
void read(const json& value, Record& record, const Place& place) {
  Reader reader(value, place);
  describe(reader, record);
  reader.finish();
}

}  // namespace engross::store
