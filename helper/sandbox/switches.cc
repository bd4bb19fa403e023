#include "sandbox/switches.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>

namespace engross::sandbox {
namespace {

// Setters throw nlohmann's type errors; set() is the one place that catches them.
template <typename Target>
using Setters = std::map<std::string_view, std::function<void(Target&, const Json&)>>;

// nlohmann would cut a fraction off, or make anything of 1e99.
std::int64_t whole(const Json& value) {
  if (!value.is_number_integer())
    throw std::invalid_argument("not a whole number: " + value.dump());
  return value.get<std::int64_t>();
}

Pairs pairs_of(const Json& object) {
  Pairs pairs;
  for (const auto& [name, value] : object.get_ref<const Json::object_t&>()) {
    pairs.emplace_back(name, value.get<std::string>());
  }
  return pairs;
}

template <typename Target>
void apply(Target& target, const Json& changes, const Setters<Target>& setters) {
  for (const auto& [name, value] : changes.get_ref<const Json::object_t&>()) {
    const auto setter = setters.find(name);
    if (setter == setters.end()) throw std::invalid_argument("there is no switch \"" + name + '"');
    setter->second(target, value);
  }
}

Fault fault_of(const Json& json) {
  static const Setters<Fault> kSetters = {
      {"times", [](Fault& f, const Json& v) { f.times = static_cast<long>(whole(v)); }},
      {"path_prefix", [](Fault& f, const Json& v) { f.path_prefix = v.get<std::string>(); }},
      {"method", [](Fault& f, const Json& v) { f.method = v.get<std::string>(); }},
      {"status", [](Fault& f, const Json& v) { f.status = static_cast<int>(whole(v)); }},
      {"retry_after",
       [](Fault& f, const Json& v) {
         f.retry_after = v.is_string() ? v.get<std::string>() : v.dump();
       }},
      {"headers", [](Fault& f, const Json& v) { f.headers = pairs_of(v); }},
      {"body", [](Fault& f, const Json& v) { f.body = v.get<std::string>(); }},
      {"content_type", [](Fault& f, const Json& v) { f.content_type = v.get<std::string>(); }},
      {"hang_s", [](Fault& f, const Json& v) { f.hang_s = static_cast<int>(whole(v)); }},
      {"cut_body_after",
       [](Fault& f, const Json& v) { f.cut_body_after = static_cast<std::size_t>(whole(v)); }},
      {"cut_request_after",
       [](Fault& f, const Json& v) { f.cut_request_after = static_cast<std::size_t>(whole(v)); }},
      {"unanswered", [](Fault& f, const Json& v) { f.unanswered = v.get<bool>(); }},
  };
  Fault fault;
  apply(fault, json, kSetters);
  if (fault.hang_s < 0 || fault.hang_s > 3600) {
    throw std::invalid_argument("an answer is held for 0 to 3600 seconds");
  }
  if (fault.status != 0 && (fault.status < 200 || fault.status > 599)) {
    throw std::invalid_argument("a status is 200 to 599");
  }
  return fault;
}

Ordered json_of(const Fault& fault) {
  Ordered out = {{"times", fault.times}, {"path_prefix", fault.path_prefix}};
  if (fault.status != 0) out["status"] = fault.status;
  if (!fault.retry_after.empty()) out["retry_after"] = fault.retry_after;
  for (const auto& [name, value] : fault.headers) out["headers"][name] = value;
  if (fault.body) out["body"] = *fault.body;
  if (fault.hang_s != 0) out["hang_s"] = fault.hang_s;
  if (!fault.method.empty()) out["method"] = fault.method;
  if (fault.cut_body_after) out["cut_body_after"] = *fault.cut_body_after;
  if (fault.cut_request_after) out["cut_request_after"] = *fault.cut_request_after;
  if (fault.unanswered) out["unanswered"] = true;
  return out;
}

long at_least_one(const Json& value) {
  const auto number = static_cast<long>(whole(value));
  if (number < 1) throw std::invalid_argument("a limit or a lifetime is at least 1");
  return number;
}

const Setters<Switches>& switch_setters() {
  static const Setters<Switches> kSetters = {
      {"requests_per_minute",
       [](Switches& s, const Json& v) { s.requests_per_minute = at_least_one(v); }},
      {"rotate_refresh_tokens",
       [](Switches& s, const Json& v) { s.rotate_refresh_tokens = v.get<bool>(); }},
      {"token_lifetime_s",
       [](Switches& s, const Json& v) { s.token_lifetime_s = at_least_one(v); }},
      {"region", [](Switches& s, const Json& v) { s.region = v.get<std::string>(); }},
      {"public_origin", [](Switches& s, const Json& v) { s.public_origin = v.get<std::string>(); }},
      {"clock_ahead_s",
       [](Switches& s, const Json& v) { s.clock_ahead_s = static_cast<long>(whole(v)); }},
      {"strip_custom_fields",
       [](Switches& s, const Json& v) { s.strip_custom_fields = v.get<bool>(); }},
      {"values_as_numbers",
       [](Switches& s, const Json& v) { s.values_as_numbers = v.get<bool>(); }},
      {"upload_lifetime_s",
       [](Switches& s, const Json& v) { s.upload_lifetime_s = static_cast<long>(whole(v)); }},
      {"smallest_part_bytes",
       [](Switches& s, const Json& v) { s.smallest_part_bytes = at_least_one(v); }},
      {"missing_scopes",
       [](Switches& s, const Json& v) {
         s.missing_scopes = v.get<std::set<std::string, std::less<>>>();
       }},
      {"redirect_uris",
       [](Switches& s, const Json& v) { s.redirect_uris = v.get<std::vector<std::string>>(); }},
      {"faults",
       [](Switches& s, const Json& v) {
         s.faults.clear();
         for (const Json& one : v.get_ref<const Json::array_t&>())
           s.faults.push_back(fault_of(one));
       }},
  };
  return kSetters;
}

}  // namespace

Ordered Switches::json() const {
  Ordered list = Ordered::array();
  for (const Fault& fault : faults) list.push_back(json_of(fault));
  return {{"requests_per_minute", requests_per_minute},
          {"rotate_refresh_tokens", rotate_refresh_tokens},
          {"token_lifetime_s", token_lifetime_s},
          {"region", region},
          {"public_origin", public_origin},
          {"clock_ahead_s", clock_ahead_s},
          {"strip_custom_fields", strip_custom_fields},
          {"values_as_numbers", values_as_numbers},
          {"upload_lifetime_s", upload_lifetime_s},
          {"smallest_part_bytes", smallest_part_bytes},
          {"missing_scopes", missing_scopes},
          {"redirect_uris", redirect_uris},
          {"faults", list}};
}

std::optional<std::string> Switches::set(const Json& changes) {
  Switches changed = *this;
  try {
    apply(changed, changes, switch_setters());
  } catch (const std::exception& error) {
    return error.what();
  }
  *this = std::move(changed);
  return std::nullopt;
}

Fault* Switches::meeting(std::string_view method, std::string_view path) {
  const auto found = std::find_if(faults.begin(), faults.end(), [&](const Fault& fault) {
    return path.starts_with(fault.path_prefix) && (fault.method.empty() || fault.method == method);
  });
  return found == faults.end() ? nullptr : &*found;
}

Fault Switches::count_down(Fault& fault) {
  const Fault met = fault;
  if (fault.times > 0 && --fault.times == 0) faults.erase(faults.begin() + (&fault - &faults[0]));
  return met;
}

std::optional<Fault> Switches::next_fault(std::string_view method, std::string_view path) {
  Fault* fault = meeting(method, path);
  if (fault == nullptr || fault->cut_request_after) return std::nullopt;
  return count_down(*fault);
}

std::optional<std::size_t> Switches::next_cut(std::string_view method, std::string_view path) {
  Fault* fault = meeting(method, path);
  if (fault == nullptr || !fault->cut_request_after) return std::nullopt;
  return count_down(*fault).cut_request_after;
}

}  // namespace engross::sandbox
