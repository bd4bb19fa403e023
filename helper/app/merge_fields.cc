#include "app/merge_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_faults.h"

namespace engross::app {
namespace {

// "Matter.Client.Name": words of letters and digits with dots between them.
bool is_dotted_name(std::string_view name) {
  bool word = false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                        static_cast<unsigned char>(c) >= 0x80U;
    const bool digit = c >= '0' && c <= '9';
    if (c == '.' ? !word : !letter && !(digit && word)) return false;
    word = c != '.';
  }
  return word;
}

}  // namespace

base::Checked<MergeFields> MergeFields::parse(std::string_view json, std::string_view where) {
  const auto document = base::parse_by_hand(json, where);
  if (!document) return tl::unexpected(document.error());
  base::JsonFaults faults(json, where);
  faults.check_schema(*document, 1);
  faults.check_keys(*document, "", {"schema", "merge_fields"});
  const nlohmann::json& fields = base::member(*document, "merge_fields");
  if (!fields.is_object() || fields.empty()) {
    faults.add("/merge_fields", "no \"merge_fields\"",
               R"(write "merge_fields": {"Matter.Client.Name": "client.name.full"})");
  }
  MergeFields table;
  for (const auto& [name, meaning] : fields.items()) {
    const std::string at = base::pointer_to("/merge_fields", name);
    if (!is_dotted_name(name)) {
      faults.add(at, fmt::format("\"{}\" is no name of a merge field", name),
                 "write it as it stands between << and >>, as Matter.Client.Name");
    } else if (!meaning.is_string()) {
      faults.add(at, fmt::format("\"{}\" stands for no expression", name),
                 "write what a template would, as \"client.name.full\"");
    } else if (const auto read = expression::Expression::parse(meaning.get<std::string>()); !read) {
      faults.add(at, fmt::format("\"{}\": {}", name, read.error().what), read.error().remedy);
    } else if (!table.names_.emplace(base::fold(name), meaning.get<std::string>()).second) {
      faults.add(at, fmt::format("\"{}\" stands here in two spellings", name), "keep one of them");
    }
  }
  if (!faults.empty()) return tl::unexpected(faults.take());
  return table;
}

}  // namespace engross::app
