#include "docx/ranges.h"

#include <algorithm>
#include <map>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// "bookmarkStart" and "bookmarkEnd" both to "bookmark".
std::string family(std::string_view local) {
  for (const std::string_view end : {"Start", "End"}) {
    if (local.ends_with(end)) return std::string(local.substr(0, local.size() - end.size()));
  }
  return std::string(local);
}

}  // namespace

Ranges::Ranges(const Part& part) : part_(part) {
  pair_ends();
  find_fields();
}

void Ranges::pair_ends() {
  if (!part_.words.holds(Word::range_start) && !part_.words.holds(Word::range_end)) return;
  std::map<std::pair<std::string, std::string>, std::size_t> open;
  for (Index i = 0; i < part_.xml.nodes().size(); ++i) {
    const Word word = part_.words[i];
    if (word != Word::range_start && word != Word::range_end) continue;
    const auto id = part_.xml.attribute(i, kWord, "id");
    const std::pair key(family(part_.xml.name(i).local), std::string(id ? id->value : ""));
    ends_.push_back({i, part_.xml[i].begin, kNone, word == Word::range_start});
    if (word == Word::range_start) {
      open[key] = ends_.size() - 1;
    } else if (const auto start = open.find(key); start != open.end()) {
      ends_.back().partner = ends_[start->second].at;
      ends_[start->second].partner = ends_.back().at;
      open.erase(start);
    }
  }
}

void Ranges::find_fields() {
  if (!part_.words.holds(Word::field_char)) return;
  std::vector<Index> open;
  for (Index i = 0; i < part_.xml.nodes().size(); ++i) {
    if (part_.words[i] != Word::field_char) continue;
    const auto type = part_.xml.attribute(i, kWord, "fldCharType");
    if (!type) continue;
    if (type->value == "begin") open.push_back(part_.xml[i].begin);
    if (type->value == "end" && !open.empty()) {
      fields_.push_back({open.back(), part_.xml[i].after});
      open.pop_back();
    }
  }
  std::ranges::sort(fields_, {}, &Field::begin);
}

std::string Ranges::rest_of(Index element) const {
  const xml::Node& node = part_.xml[element];
  std::string rest;
  const auto first = std::ranges::lower_bound(ends_, node.begin, {}, &End::at);
  for (auto end = first; end != ends_.end() && end->at < node.after; ++end) {
    const bool inside = end->partner >= node.begin && end->partner < node.after;
    if (!inside && end->partner != kNone && !moved_.contains(end->at))
      rest += part_.xml.raw(end->node);
  }
  if (part_.words[element] != Word::paragraph) return rest;
  const Paragraph* paragraph = &part_.paragraphs[part_.paragraphs_in(element, element + 1).first];
  if (paragraph->section == kNone) return rest;
  const std::string name(part_.xml.written(element));
  const std::string properties(part_.xml.written(part_.xml[paragraph->section].parent));
  rest += "<" + name + "><" + properties + ">";
  rest += part_.xml.raw(paragraph->section);
  return rest + "</" + properties + "></" + name + ">";
}

void Ranges::untangle(Index begin, Index end, Edits& edits, Outside outside) {
  const auto drop = [&](const End& dropped) {
    edits.push_back({.begin = dropped.at, .end = part_.xml[dropped.node].after});
  };
  const auto first = std::ranges::lower_bound(ends_, begin, {}, &End::at);
  for (auto at = first; at != ends_.end() && at->at < end; ++at) {
    const bool inside = at->partner >= begin && at->partner < end;
    if (inside || at->partner == kNone || !moved_.insert(at->at).second) continue;
    drop(*at);
    const std::string_view raw = part_.xml.raw(at->node);
    if (outside.repeated) {
      moved_.insert(at->partner);
      drop(*std::ranges::lower_bound(ends_, at->partner, {}, &End::at));
    } else if (at->starts) {
      outside.before += raw;
    } else {
      outside.after.insert(0, raw);
    }
  }
}

Index Ranges::field_at(Index byte) const {
  Index found = kNone;
  for (const Field& field : fields_) {
    if (field.begin > byte) break;
    if (byte < field.end) found = field.begin;
  }
  return found;
}

}  // namespace engross::docx
