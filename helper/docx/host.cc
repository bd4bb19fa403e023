#include "docx/host.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "docx/ids.h"
#include "docx/names.h"
#include "docx/new_parts.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using xml::Index;

constexpr std::array<std::string_view, kHostParts> kKinds = {"",          "styles",   "numbering",
                                                             "footnotes", "endnotes", "comments"};

std::string_view kind_of(HostPart which) { return kKinds[static_cast<std::size_t>(which)]; }

bool is_notes(HostPart which) {
  return which == HostPart::footnotes || which == HostPart::endnotes;
}

void raise_above(std::uint64_t& next, const std::string& text) {
  std::uint64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  next = std::max(next, id + 1);
}

// A part that holds nothing yet; notes have the two lines that Word draws above them.
std::string empty_part(HostPart which, bool strict) {
  const std::string kind(kind_of(which));
  std::string out = std::string(kDeclaration) + "<w:" + kind + " xmlns:w=\"" +
                    std::string(strict ? kStrict[0].from : kWord) + "\">";
  if (is_notes(which)) {
    const std::string note = kind.substr(0, kind.size() - 1);
    const auto line = [&](std::string_view type, std::string_view id, std::string_view element) {
      out += "<w:" + note + " w:type=\"" + std::string(type) + "\" w:id=\"" + std::string(id) +
             "\"><w:p><w:r><w:" + std::string(element) + "/></w:r></w:p></w:" + note + ">";
    };
    line("separator", "-1", "separator");
    line("continuationSeparator", "0", "continuationSeparator");
  }
  return out + "</w:" + kind + ">";
}

}  // namespace

base::Result<std::unique_ptr<Host>> Host::open(const Package& package, PlacesByPart places) {
  std::unique_ptr<Host> host(new Host(package));
  if (const auto read = host->read(std::move(places)); !read) return tl::unexpected(read.error());
  return host;
}

base::Result<std::unique_ptr<GrowingPart>> Host::grown(const std::string& name,
                                                       PlacesByPart& places,
                                                       std::string_view title) const {
  auto part = read_part(package_, {*package_.find(name), std::string(title)});
  if (!part) return tl::unexpected(part.error());
  auto relations = package_.relations(name);
  if (!relations) return tl::unexpected(relations.error());
  return std::make_unique<GrowingPart>(std::move(*part), std::move(*relations),
                                       std::move(places[name]));
}

base::Result<void> Host::read(PlacesByPart places) {
  auto body = grown(package_.main_part(), places, "body");
  if (!body) return tl::unexpected(body.error());
  strict_ = (*body)->part().xml.start_tag(0).find(kStrict[0].from) != std::string_view::npos;
  parts_[0] = std::move(*body);
  for (std::size_t i = 1; i < kHostParts; ++i) {
    for (const Relation& relation : parts_[0]->relations()) {
      const auto entry = relation.type == kKinds[i] && !relation.external
                             ? package_.find(relation.target)
                             : std::nullopt;
      if (!entry) continue;
      auto part = grown(package_.layout().entries[*entry].name, places, kKinds[i]);
      if (!part) return tl::unexpected(part.error());
      parts_[i] = std::move(*part);
      break;
    }
  }
  const auto sources = text_parts(package_);
  if (!sources) return tl::unexpected(sources.error());
  for (const Source& source : *sources) {
    if (source.properties) continue;
    const auto part = read_part(package_, source);
    if (!part) return tl::unexpected(part.error());
    note_ids(**part, next_ids_);
    note_names(**part);
  }
  if (const auto& styles = parts_[static_cast<std::size_t>(HostPart::styles)])
    read_styles(styles->part().xml);
  if (const auto& numbering = parts_[static_cast<std::size_t>(HostPart::numbering)])
    read_numbering(numbering->part().xml);
  return {};
}

void Host::note_names(const Part& part) {
  for (Index i = 0; i < part.xml.nodes().size(); ++i) {
    if (part.words[i] == Word::range_start)
      bookmarks_.insert(base::fold(part.xml.value(i, kWord, "name")));
    if (part.words[i] == Word::footnote)
      raise_above(next_notes_[static_cast<std::size_t>(HostPart::footnotes)],
                  part.xml.value(i, kWord, "id"));
    if (part.words[i] == Word::endnote)
      raise_above(next_notes_[static_cast<std::size_t>(HostPart::endnotes)],
                  part.xml.value(i, kWord, "id"));
  }
}

void Host::read_styles(const xml::Document& styles) {
  for (Index i = 1; i < styles[0].end; i = styles[i].end) {
    if (!styles.is(i, kWord, "style")) continue;
    const std::string id = styles.value(i, kWord, "styleId");
    Style& style = styles_[id];
    style.type = styles.value(i, kWord, "type");
    for (Index k = i + 1; k < styles[i].end; k = styles[k].end) {
      if (styles.is(k, kWord, "name")) style.name = styles.value(k, kWord, "val");
    }
    style_names_.emplace(base::fold(style.name), id);
  }
}

void Host::read_numbering(const xml::Document& numbering) {
  const xml::Node& root = numbering[0];
  numbers_at_ = root.close;
  bool ended = false;
  for (Index i = 1; i < root.end; i = numbering[i].end) {
    if (numbering.is(i, kWord, "abstractNum")) {
      raise_above(next_list_, numbering.value(i, kWord, "abstractNumId"));
    } else if (numbering.is(i, kWord, "numPicBullet")) {
      raise_above(next_bullet_, numbering.value(i, kWord, "numPicBulletId"));
    } else if (numbering.is(i, kWord, "num")) {
      raise_above(next_number_, numbering.value(i, kWord, "numId"));
    } else if (numbering.is(i, kWord, "numIdMacAtCleanup")) {
      numbers_at_ = numbering[i].begin;
    }
  }
  // Definitions stand before the lists (ISO/IEC 29500-1, 17.9.17).
  definitions_at_ = numbers_at_;
  for (Index i = 1; i < root.end && !ended; i = numbering[i].end) {
    ended = numbering.is(i, kWord, "num");
    if (ended) definitions_at_ = numbering[i].begin;
  }
}

base::Result<GrowingPart*> Host::part(HostPart which, std::string_view title) {
  auto& part = parts_[static_cast<std::size_t>(which)];
  if (!part) {
    if (const auto made = make(which, title); !made) return tl::unexpected(made.error());
  }
  return part.get();
}

base::Result<void> Host::make(HostPart which, std::string_view title) {
  const auto index = static_cast<std::size_t>(which);
  const std::string kind(kind_of(which));
  const std::string& main = package_.main_part();
  const std::size_t slash = main.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  const std::string name = free_part(folder + kind + ".xml");
  names_.insert(base::fold(name));
  overrides_[name] =
      "application/vnd.openxmlformats-officedocument.wordprocessingml." + kind + "+xml";
  auto part = make_part(empty_part(which, strict_), name, {0, std::string(title)});
  if (!part) return tl::unexpected(part.error());
  std::vector<Place> places;
  for (std::size_t i = 0; i < (*part)->paragraphs.size(); ++i) {
    places.push_back({.part = std::string(title), .heading = {}, .cell = {}});
  }
  body().relate(relation_type(kind, strict_), name, false);
  if (which == HostPart::numbering) read_numbering((*part)->xml);
  if (is_notes(which)) next_notes_[index] = 1;
  parts_[index] =
      std::make_unique<GrowingPart>(std::move(*part), std::vector<Relation>(), std::move(places));
  made_[index] = true;
  return {};
}

std::string Host::fresh(IdKind kind) {
  const std::uint64_t id = next_ids_[static_cast<std::size_t>(kind)]++;
  return written_id(kind, id);
}

std::string Host::fresh_note(HostPart notes) {
  return std::to_string(next_notes_[static_cast<std::size_t>(notes)]++);
}

std::string Host::free_bookmark(const std::string& name) {
  constexpr std::size_t kLongest = 40;  // ISO/IEC 29500-1, 17.13.6.2
  std::string free = name;
  for (int number = 2; !bookmarks_.insert(base::fold(free)).second; ++number) {
    const std::string end = "_" + std::to_string(number);
    std::u32string begin = base::code_points(name);
    if (begin.size() + end.size() > kLongest) begin.resize(kLongest - end.size());
    free = base::to_utf8(begin) + end;
  }
  return free;
}

std::optional<std::string> Host::find_style(const Style& wanted, std::string_view id) const {
  const auto own = styles_.find(id);
  if (own != styles_.end() && own->second.type == wanted.type) return own->first;
  const auto named = style_names_.find(base::fold(wanted.name));
  if (named == style_names_.end() || styles_.at(named->second).type != wanted.type)
    return std::nullopt;
  return named->second;
}

const Host::Style* Host::style(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

std::string Host::add_style(Style& style, const std::string& id) {
  std::string free = id;
  for (int number = 2; styles_.contains(free); ++number) free = id + std::to_string(number);
  const std::string name = style.name;
  for (int number = 2; !style_names_.emplace(base::fold(style.name), free).second; ++number)
    style.name = name + " " + std::to_string(number);
  style.arrived = true;
  styles_[free] = style;
  return free;
}

}  // namespace engross::docx
