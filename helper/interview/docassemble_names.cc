#include "interview/docassemble_names.h"

#include <algorithm>
#include <array>

#include "base/base.h"

namespace engross::interview::docassemble {
namespace {

constexpr std::array<std::string_view, 35> kKeywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

// A variable of this name would stand in the way of docassemble's own.
constexpr std::array<std::string_view, 22> kOwn = {"today",      "user",
                                                   "role",       "role_needed",
                                                   "nav",        "url_args",
                                                   "menu_items", "multi_user",
                                                   "speak_text", "allow_cron",
                                                   "x",          "i",
                                                   "j",          "k",
                                                   "l",          "m",
                                                   "n",          "track_location",
                                                   "row_item",   "device_local",
                                                   "user_local", "session_local"};

template <typename Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// instanceName is what docassemble itself writes into every object.
bool is_taken(std::string_view name, NameOf what) {
  return holds(kKeywords, name) || name == "instanceName" ||
         (what == NameOf::variable && holds(kOwn, name));
}

bool is_identifier(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

std::string python_name(std::string_view name, NameOf what) {
  if (is_identifier(name) && !is_taken(name, what)) return std::string(name);
  std::string made = base::slug(name);
  while (made.starts_with('_')) made.erase(0, 1);
  while (made.ends_with('_')) made.pop_back();
  if (!is_identifier(made)) made = made.empty() ? "field" : "field_" + made;
  if (!is_identifier(made)) made = "field";  // a script that has no letters in ASCII
  return is_taken(made, what) ? made + "_" : made;
}

std::string free_python_name(std::string_view name, NameOf what, std::set<std::string>& given) {
  const std::string wanted = python_name(name, what);
  std::string made = wanted;
  for (int copy = 2; !given.insert(made).second; ++copy) made = wanted + "_" + std::to_string(copy);
  return made;
}

std::string_view their_name(std::string_view ours) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTheirs = {
      {{"phone", "phone_number"},
       {"street", "address"},
       {"province", "state"},
       {"postal_code", "zip"}}};
  const auto* found = std::find_if(kTheirs.begin(), kTheirs.end(),
                                   [&](const auto& pair) { return pair.first == ours; });
  return found == kTheirs.end() ? ours : found->second;
}

bool is_docassembles_own(std::string_view name) {
  return name.starts_with('_') || name.starts_with("engross_") || holds(kOwn, name);
}

}  // namespace engross::interview::docassemble
