#include "bridge/open_operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <span>

#include "app/filled_record.h"
#include "base/base64.h"
#include "bridge/head.h"

namespace engross::bridge {
namespace {

using nlohmann::json;

struct Member {
  std::string_view name;
  bool (*fits)(const json&);
};

bool has_exactly(const json& value, std::initializer_list<Member> members) {
  if (!value.is_object() || value.size() != members.size()) return false;
  return std::ranges::all_of(members, [&](const Member& member) {
    const auto found = value.find(member.name);
    return found != value.end() && member.fits(*found);
  });
}

bool is_list_of(const json& value, bool (*fits)(const json&)) {
  return value.is_array() && value.size() <= kMostItems && std::ranges::all_of(value, fits);
}

bool is_text_up_to(const json& value, std::size_t bytes) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= bytes;
}

bool is_one_of(const json& value, std::initializer_list<std::string_view> words) {
  return value.is_string() &&
         std::ranges::find(words, value.get_ref<const std::string&>()) != words.end();
}

bool is_text(const json& value) { return value.is_string(); }
bool is_tag(const json& value) { return is_text_up_to(value, kLongestTag); }
bool is_tick(const json& value) { return value.is_boolean(); }
bool is_true(const json& value) { return value.is_boolean() && value.get<bool>(); }
bool is_name(const json& value) {
  return is_text_up_to(value, kLongestWord) && !value.get_ref<const std::string&>().empty();
}
bool is_nth(const json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() < 1'000'000;
}
bool is_bytes(const json& value) {
  if (!is_text_up_to(value, kLongestBodyOfDocument)) return false;
  const auto bytes = base::from_base64(value.get_ref<const std::string&>());
  return bytes && !bytes->empty();
}
bool is_record(const json& value) { return is_text_up_to(value, app::kLongestRecord); }
bool is_draft(const json& value) {
  return value.is_null() ||
         (value.is_string() && app::is_record_id(value.get_ref<const std::string&>()));
}

bool is_tag_list(const json& value) { return is_list_of(value, is_tag); }
bool is_control(const json& value) {
  return has_exactly(value,
                     {{"tag", is_tag}, {"title", is_tag}, {"text", is_text}, {"locked", is_tick}});
}
bool is_control_list(const json& value) { return is_list_of(value, is_control); }
bool is_new_control(const json& value) {
  return has_exactly(value, {{"tag", is_tag}, {"title", is_tag}, {"text", is_text}});
}
bool is_fill(const json& value) {
  return has_exactly(value,
                     {{"tag", is_tag}, {"nth", is_nth}, {"was", is_text}, {"text", is_text}});
}
bool is_fill_list(const json& value) { return is_list_of(value, is_fill); }
bool is_place(const json& value) { return has_exactly(value, {{"tag", is_tag}, {"nth", is_nth}}); }
bool is_place_list(const json& value) { return is_list_of(value, is_place); }
bool is_why(const json& value) {
  return is_one_of(value, {"locked", "changed", "gone", "refused"});
}
bool is_left(const json& value) {
  return has_exactly(value, {{"tag", is_tag}, {"nth", is_nth}, {"why", is_why}});
}
bool is_left_list(const json& value) { return is_list_of(value, is_left); }
bool is_report(const json& value) {
  return has_exactly(value, {{"filled", is_place_list}, {"left", is_left_list}});
}
bool is_record_list(const json& value) { return is_list_of(value, is_record); }
bool is_inserted(const json& value) { return is_one_of(value, {"inserted"}); }
bool is_opened(const json& value) { return is_one_of(value, {"opened"}); }
bool is_around(const json& value) {
  return is_one_of(value, {"lines", "rows", "inline", "nothing selected", "across a table"});
}
bool is_file(const json& value) { return has_exactly(value, {{"base64", is_bytes}}); }
bool is_text_place(const json& value) {
  return has_exactly(value, {{"part", is_name}, {"text", is_text}, {"nth", is_nth}});
}

struct OperationKind {
  std::string_view name;
  std::span<const Member> takes;  // beside "do"
  bool (*gives)(const json&);
};

constexpr Member kTags[] = {{"tags", is_tag_list}};
constexpr Member kPlan[] = {{"fills", is_fill_list}, {"tracked", is_tick}};
constexpr Member kRecordToKeep[] = {{"record", is_record}};
constexpr Member kText[] = {{"text", is_text}};
constexpr Member kControl[] = {{"control", is_new_control}};
constexpr Member kAround[] = {{"before", is_text}, {"after", is_text}};
constexpr Member kPlace[] = {{"place", is_text_place}};
constexpr Member kFile[] = {{"name", is_name}, {"base64", is_bytes}};
constexpr Member kDraft[] = {{"draft", is_draft}};

constexpr OperationKind kOperations[] = {
    {"tags", {}, is_tag_list},           {"read", kTags, is_control_list},
    {"apply", kPlan, is_report},         {"unlink", kTags, is_left_list},
    {"records", {}, is_record_list},     {"keep", kRecordToKeep, is_true},
    {"insert_text", kText, is_inserted}, {"insert_control", kControl, is_true},
    {"surround", kAround, is_around},    {"bytes", {}, is_file},
    {"jump", kPlace, is_tick},           {"open", kFile, is_opened},
    {"remember", kDraft, is_true},       {"recall", {}, is_draft},
};

const OperationKind* kind_of(const json& operation) {
  if (!operation.is_object()) return nullptr;
  const auto wanted = operation.find("do");
  if (wanted == operation.end() || !wanted->is_string()) return nullptr;
  const auto* found =
      std::ranges::find(kOperations, wanted->get_ref<const std::string&>(), &OperationKind::name);
  return found == std::end(kOperations) ? nullptr : found;
}

tl::unexpected<Refusal> no_operation(std::string message) {
  return tl::unexpected(Refusal{400, "wrong_body", std::move(message), ""});
}

}  // namespace

tl::expected<void, Refusal> check_operation(const json& operation) {
  const OperationKind* kind = kind_of(operation);
  if (!kind) return no_operation("operation has to be one that can be asked of a document.");
  for (const Member& member : kind->takes) {
    const auto found = operation.find(member.name);
    if (found == operation.end() || !member.fits(*found)) {
      return no_operation(fmt::format("operation.{} is not there, or not as \"{}\" takes it.",
                                      member.name, kind->name));
    }
  }
  if (operation.size() != kind->takes.size() + 1)
    return no_operation(
        fmt::format("operation has a field that \"{}\" does not take.", kind->name));
  return {};
}

bool fits_operation(const json& operation, const json& result) {
  return kind_of(operation)->gives(result);
}

}  // namespace engross::bridge
