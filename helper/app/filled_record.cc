#include "app/filled_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "xml/xml.h"

namespace engross::app {
namespace {

using base::Instant;
using tl::unexpected;

constexpr std::string_view kVersion = "1";
constexpr std::string_view kWording = "wording";

// By number: what a value cannot hold as it stands is then all alike.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("&<>\"\t\n\r").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("&#{};", static_cast<int>(c));
    }
  }
  return out;
}

using RecordAttributes = std::map<std::string, std::string, std::less<>>;

// Nothing when there are others than these, or one of the wanted ones is not there.
std::optional<RecordAttributes> exactly(const xml::Document& xml, xml::Index node,
                                        std::span<const std::string_view> wanted,
                                        std::string_view allowed = {}) {
  RecordAttributes found;
  for (const xml::Attribute& attribute : xml.attributes(node)) {
    if (attribute.prefix.empty() && attribute.local == "xmlns") continue;
    if (!attribute.prefix.empty()) return std::nullopt;
    // White space of a value is blanks, unless it is written by number (XML 1.0, 3.3.3).
    std::string raw(attribute.value);
    std::ranges::replace_if(
        raw, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    found.emplace(attribute.local, xml::unescaped(raw));
  }
  const bool fits =
      found.size() == wanted.size() + found.count(allowed) &&
      std::ranges::all_of(wanted, [&](std::string_view name) { return found.contains(name); });
  return fits ? std::optional(std::move(found)) : std::nullopt;
}

std::optional<Instant> instant_of(const std::string& text) {
  const auto read = base::parse_instant(text);
  if (!read || base::iso(*read) != text) return std::nullopt;
  return *read;
}

std::optional<std::int64_t> matter_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool fits = error == std::errc() && end == text.data() + text.size() && text.size() <= 15 &&
                    !text.starts_with('0') && number > 0;
  return fits ? std::optional(number) : std::nullopt;
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_newer(std::string_view version) {
  return !version.empty() && version.size() <= 6 && version != kVersion && version[0] != '0' &&
         std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<FilledControl> filled_control(const xml::Document& xml, xml::Index node) {
  constexpr std::string_view kWanted[] = {"tag", "at", "sha256"};
  if (!xml.is(node, kFilledSpace, "control") || xml[node].end != node + 1) return std::nullopt;
  const auto found = exactly(xml, node, kWanted);
  if (!found) return std::nullopt;
  const auto at = instant_of(found->at("at"));
  if (found->at("tag").empty() || !at || !is_fingerprint(found->at("sha256"))) return std::nullopt;
  return FilledControl{found->at("tag"), *at, found->at("sha256")};
}

std::optional<FilledRecord> filled_head(const xml::Document& xml) {
  constexpr std::string_view kWanted[] = {"version", "draft", "matter", "template", "at"};
  const auto found = exactly(xml, 0, kWanted, kWording);
  if (!found || found->at("version") != kVersion) return std::nullopt;
  const auto matter = matter_of(found->at("matter"));
  const auto at = instant_of(found->at("at"));
  if (!matter || !at || !is_record_id(found->at("draft")) || !is_record_id(found->at("template")))
    return std::nullopt;
  const auto wording = found->find(kWording);
  if (wording != found->end() && !is_fingerprint(wording->second)) return std::nullopt;
  return FilledRecord{{found->at("draft"), *matter, found->at("template")},
                      *at,
                      {},
                      wording == found->end() ? "" : wording->second};
}

}  // namespace

std::string_view word(RecordFault fault) {
  switch (fault) {
    case RecordFault::malformed:
      return "malformed";
    case RecordFault::newer:
      return "newer";
    case RecordFault::several:
      return "several";
  }
  return "";
}

bool is_record_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

std::string encoded(const FilledRecord& record) {
  const Origin& origin = record.origin;
  std::string out = fmt::format(
      "<filled xmlns=\"{}\" version=\"{}\" draft=\"{}\" matter=\"{}\" template=\"{}\" "
      "at=\"{}\"{}>\n",
      kFilledSpace, kVersion, escaped(origin.draft), origin.matter, escaped(origin.template_id),
      base::iso(record.at),
      record.wording.empty() ? "" : fmt::format(" {}=\"{}\"", kWording, record.wording));
  for (const FilledControl& control : record.controls) {
    out += fmt::format("  <control tag=\"{}\" at=\"{}\" sha256=\"{}\"/>\n", escaped(control.tag),
                       base::iso(control.at), control.sha256);
  }
  return out + "</filled>\n";
}

tl::expected<FilledRecord, RecordFault> decoded(std::string_view text) {
  const unexpected malformed(RecordFault::malformed);
  if (text.size() > kLongestRecord) return malformed;
  const auto xml = xml::Document::parse(std::string(text), "the record");
  if (!xml || !xml->is(0, kFilledSpace, "filled")) return malformed;
  if (is_newer(xml->value(0, "", "version"))) return unexpected(RecordFault::newer);
  auto record = filled_head(*xml);
  if (!record) return malformed;
  for (xml::Index i = 1; i < xml->nodes().size(); i = (*xml)[i].end) {
    if ((*xml)[i].kind == xml::Kind::text && base::is_blank(xml->text(i))) continue;
    auto control = filled_control(*xml, i);
    if (!control || record->controls.size() == kMostFilledControls) return malformed;
    record->controls.push_back(std::move(*control));
  }
  return std::move(*record);
}

tl::expected<std::optional<FilledRecord>, RecordFault> decoded_only(
    std::span<const std::string> records) {
  if (records.empty()) return std::nullopt;
  if (records.size() > 1) return unexpected(RecordFault::several);
  auto record = decoded(records[0]);
  if (!record) return unexpected(record.error());
  return std::optional(std::move(*record));
}

}  // namespace engross::app
