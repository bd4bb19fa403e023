#include "docx/control_values.h"

#include <algorithm>
#include <optional>

#include "docx/names.h"
#include "docx/package.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

constexpr char kValueSign = '\x1f';  // no XML has it

std::optional<Index> direct_child(const xml::Document& part, Index parent, std::string_view local) {
  for (Index i = parent + 1; i < part[parent].end; i = part[i].end) {
    if (part.is(i, kWord, local)) return i;
  }
  return std::nullopt;
}

bool is_switched_on(const xml::Document& part, Index properties, std::string_view local) {
  const auto mark = direct_child(part, properties, local);
  if (!mark) return false;
  const std::string value = part.value(*mark, kWord, "val");
  return value != "0" && value != "false" && value != "off";
}

bool is_picture_or_tick(const xml::Document& part, Index properties) {
  for (Index i = properties + 1; i < part[properties].end; i = part[i].end) {
    if (part[i].kind != xml::Kind::element) continue;
    const std::string& local = part.name(i).local;
    if (local == "checkbox" || local == "picture") return true;
  }
  return false;
}

bool holds_more_than_text(const xml::Document& part, Index content) {
  int paragraphs = 0;
  for (Index i = content + 1; i < part[content].end; ++i) {
    if (part.is(i, kWord, "p")) ++paragraphs;
    if (paragraphs > 1 || part.is(i, kWord, "sdt") || part.is(i, kWord, "tbl")) return true;
  }
  return false;
}

void append_shown(const xml::Document& part, Index node, std::string& out) {
  if (part[node].kind != xml::Kind::element) return;
  const std::string& local = part.name(node).local;
  if (local == "t") out += part.text(node);
  if (local == "tab") out += '\t';
  if (local == "br" || local == "cr") out += '\n';
  if (local == "noBreakHyphen") out += "\u2011";
}

// Text that was deleted stands in w:delText and is not shown.
std::string shown_text(const xml::Document& part, Index content) {
  std::string out;
  for (Index i = content + 1; i < part[content].end; ++i) {
    if (!part.is(i, kWord, "r")) continue;
    for (Index k = i + 1; k < part[i].end; k = part[k].end) append_shown(part, k, out);
  }
  return out;
}

std::optional<ControlValue> value_in(const xml::Document& part, Index control) {
  const auto properties = direct_child(part, control, "sdtPr");
  const auto content = direct_child(part, control, "sdtContent");
  const auto named = properties ? direct_child(part, *properties, "tag") : std::nullopt;
  if (!named || !content) return std::nullopt;
  std::string tag = part.value(*named, kWord, "val");
  if (tag.empty() || holds_more_than_text(part, *content) || is_picture_or_tick(part, *properties))
    return std::nullopt;
  if (is_switched_on(part, *properties, "showingPlcHdr")) return ControlValue{std::move(tag), ""};
  return ControlValue{std::move(tag), with_plain_line_ends(shown_text(part, *content))};
}

void append_part(const xml::Document& part, FinishedText& text) {
  Index value_until = 0;  // nodes before this one stand in a control that holds a value
  for (Index i = 0; i < part.nodes().size(); ++i) {
    if (part.is(i, kWord, "sdt")) {
      if (auto value = value_in(part, i)) {
        text.wording += kValueSign + value->tag + kValueSign;
        text.values.push_back(std::move(*value));
        value_until = part[i].end;
      }
    }
    if (part.is(i, kWord, "p")) text.wording += '\n';
    if (i < value_until || !part.is(i, kWord, "r")) continue;
    for (Index k = i + 1; k < part[i].end; k = part[k].end) append_shown(part, k, text.wording);
  }
}

// "word/header2.xml", "word/footnotes.xml"
bool is_beside_body(std::string_view name) {
  constexpr std::string_view kFolder = "word/";
  constexpr std::string_view kEnd = ".xml";
  if (!name.starts_with(kFolder) || !name.ends_with(kEnd)) return false;
  if (name.size() < kFolder.size() + kEnd.size()) return false;
  name.remove_prefix(kFolder.size());
  name.remove_suffix(kEnd.size());
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  return name == "header" || name == "footer" || name == "footnotes" || name == "endnotes";
}

std::vector<std::size_t> parts_with_values(const Package& package) {
  const auto& entries = package.layout().entries;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_beside_body(entries[i].name)) others.push_back(i);
  }
  std::ranges::sort(others, {}, [&](std::size_t entry) { return entries[entry].name; });
  others.insert(others.begin(), *package.find(package.main_part()));
  return others;
}

}  // namespace

std::string with_plain_line_ends(std::string_view text) {
  constexpr std::string_view kLineSeparator = "\u2028";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool separator = text.substr(at).starts_with(kLineSeparator);
    if (c != '\r' && c != '\v' && !separator) {
      out += c;
      continue;
    }
    out += '\n';
    if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    if (separator) at += kLineSeparator.size() - 1;
  }
  return out;
}

base::Result<FinishedText> finished_text(std::string_view document) {
  const auto package = Package::open(document, limits_of_made());
  if (!package) return tl::unexpected(package.error());
  FinishedText text;
  for (const std::size_t entry : parts_with_values(*package)) {
    auto bytes = package->read(entry);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto part =
        xml::Document::parse(std::move(*bytes), package->layout().entries[entry].name, kStrict);
    if (!part) return tl::unexpected(part.error());
    append_part(*part, text);
  }
  return text;
}

}  // namespace engross::docx
