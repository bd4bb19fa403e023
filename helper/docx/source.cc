#include "docx/source.h"

#include <algorithm>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using base::Fault;
using xml::Index;

struct Kind {
  std::string_view relation;
  std::string_view title;
  bool numbered;
};

constexpr Kind kTexts[] = {{"header", "header", true},
                           {"footer", "footer", true},
                           {"footnotes", "footnotes", false},
                           {"endnotes", "endnotes", false},
                           {"comments", "comments", false}};

// "header 2" for word/header2.xml, as the file numbers them.
std::string numbered_title(std::string_view title, std::string_view part) {
  const std::size_t dot = part.rfind('.');
  std::size_t digits = dot == std::string_view::npos ? part.size() : dot;
  while (digits > 0 && part[digits - 1] >= '0' && part[digits - 1] <= '9') --digits;
  const std::string_view number = part.substr(digits, dot - digits);
  return std::string(title) + (number.empty() ? "" : " " + std::string(number));
}

constexpr Kind kCharts = {"chart", "chart", true};

constexpr Kind kProperties[] = {{"core-properties", "document properties", false},
                                {"extended-properties", "document properties", false},
                                {"custom-properties", "document properties", false}};

// Parts of one kind, in the order of their names.
base::Result<std::vector<Source>> parts_of(const Package& package,
                                           const std::vector<Relation>& relations,
                                           const Kind& kind) {
  std::vector<Source> found;
  for (const Relation& relation : relations) {
    if (relation.type != kind.relation || relation.external) continue;
    const auto entry = package.find(relation.target);
    if (!entry) {
      return base::failure(Fault::malformed, "a part of the document is missing", relation.target,
                           "open it in the word processor and save it again");
    }
    if (std::ranges::find(found, *entry, &Source::entry) != found.end()) continue;
    found.push_back({*entry, kind.numbered ? numbered_title(kind.title, relation.target)
                                           : std::string(kind.title)});
  }
  // header2 before header10
  std::ranges::sort(found, {}, [&](const Source& source) {
    const std::string& name = package.layout().entries[source.entry].name;
    return std::pair(name.size(), name);
  });
  return found;
}

// A CDATA section cannot hold an escaped value: it becomes ordinary text first.
std::optional<std::string> without_cdata(const xml::Document& document) {
  constexpr std::size_t kOpen = 9;
  constexpr std::size_t kClose = 3;
  std::string out;
  xml::Index copied = 0;
  for (xml::Index i = 0; i < document.nodes().size(); ++i) {
    const xml::Node& node = document[i];
    if (node.kind != xml::Kind::cdata) continue;
    out.append(document.bytes(), copied, node.begin - copied);
    const std::string_view section = document.raw(i);
    xml::append_escaped_text(out, section.substr(kOpen, section.size() - kOpen - kClose));
    copied = node.after;
  }
  if (copied == 0) return std::nullopt;
  return out.append(document.bytes(), copied);
}

// A part may say that whoever does not know an extension must not touch it (ISO/IEC 29500-3, 7.3).
base::Result<void> check_extensions(const xml::Document& document, std::string_view name) {
  constexpr std::string_view kKnown[] = {
      "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/",
      "http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:"};
  const auto asked = document.attribute(0, kCompatibility, "MustUnderstand");
  if (!asked) return {};
  for (const std::string& prefix : base::split(asked->value, ' ')) {
    if (prefix.empty()) continue;
    const std::string space = document.namespace_of(0, prefix).value_or(prefix);
    const bool known = std::ranges::any_of(
        kKnown, [&](std::string_view start) { return space.starts_with(start); });
    if (known) continue;
    return base::failure(Fault::unsupported,
                         "an extension that only newer programs understand (" + space + ")",
                         std::string(name), "save it as an ordinary .docx");
  }
  return {};
}

void add_text(const Part& part, Index leaf, Paragraph& paragraph) {
  for (Index i = leaf + 1; i < part.xml[leaf].end; ++i) {
    if (part.xml[i].kind != xml::Kind::text) continue;
    const std::string_view raw = part.xml.raw(i);
    const std::size_t begin = paragraph.text.size();
    paragraph.text += xml::unescaped(raw);
    paragraph.pieces.push_back({.begin = begin,
                                .end = paragraph.text.size(),
                                .node = i,
                                .leaf = leaf,
                                .escaped = raw.find('&') != std::string_view::npos});
  }
}

// Document properties as paragraphs: every element that holds nothing but text.
void read_properties(Part& part) {
  for (Index i = 0; i < part.xml.nodes().size(); ++i) {
    if (part.xml[i].kind != xml::Kind::text) continue;
    const Index leaf = part.xml[i].parent;
    if (part.xml[leaf].end != i + 1 || i != leaf + 1) continue;
    add_line(part, leaf);
  }
}

// A title is a paragraph of runs; what the series hold is kept beside the workbook it came from,
// and that copy is what Word shows.
void read_chart(Part& part) {
  const auto& nodes = part.xml.nodes();
  for (Index i = 0; i < nodes.size(); ++i) {
    if (part.xml.is(i, kDrawing, "p")) {
      Paragraph paragraph;
      paragraph.node = i;
      for (Index k = i + 1; k < nodes[i].end; ++k) {
        if (part.xml.is(k, kDrawing, "t")) add_text(part, k, paragraph);
      }
      part.paragraphs.push_back(std::move(paragraph));
    } else if (part.xml.is(i, kChart, "v") && nodes[i].end == i + 2) {
      add_line(part, i);
    }
  }
}

}  // namespace

void add_line(Part& part, Index leaf) {
  Paragraph& paragraph = part.paragraphs.emplace_back();
  paragraph.node = leaf;
  add_text(part, leaf, paragraph);
}

base::Result<std::vector<Source>> text_parts(const Package& package) {
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  const auto& roots = package.relations("");
  if (!roots) return tl::unexpected(roots.error());
  std::vector<Source> sources = {{*package.find(package.main_part()), "body"}};
  for (const Kind& kind : kTexts) {
    const auto found = parts_of(package, *relations, kind);
    if (!found) return found;
    sources.insert(sources.end(), found->begin(), found->end());
  }
  auto charts = parts_of(package, *relations, kCharts);
  if (!charts) return charts;
  for (Source& chart : *charts) {
    chart.properties = true;
    sources.push_back(std::move(chart));
  }
  for (const Kind& kind : kProperties) {
    auto found = parts_of(package, *roots, kind);
    if (!found) return found;
    for (Source& source : *found) source.properties = true;
    sources.insert(sources.end(), found->begin(), found->end());
  }
  return sources;
}

base::Result<std::unique_ptr<Part>> read_part(const Package& package, const Source& source) {
  base::Result<std::string> bytes = package.read(source.entry);
  if (!bytes) return tl::unexpected(bytes.error());
  return make_part(std::move(*bytes), package.layout().entries[source.entry].name, source);
}

base::Result<std::unique_ptr<Part>> make_part(std::string bytes, const std::string& name,
                                              const Source& source) {
  base::Result<xml::Document> document = xml::Document::parse(std::move(bytes), name, kStrict);
  if (!document) return tl::unexpected(document.error());
  if (std::optional<std::string> plain = without_cdata(*document)) {
    document = xml::Document::parse(std::move(*plain), name, kStrict);
    if (!document) return tl::unexpected(document.error());
  }
  if (const auto checked = check_extensions(*document, name); !checked)
    return tl::unexpected(checked.error());
  auto part = std::make_unique<Part>(name, std::move(*document));
  part->title = source.title;
  if (!source.properties) {
    read_paragraphs(*part);
  } else if (part->xml.name(0).space == kChart) {
    read_chart(*part);
  } else {
    read_properties(*part);
  }
  return part;
}

}  // namespace engross::docx
