#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>

#include "cli/adapters.h"
#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/review.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kLongestWord = 1000;
constexpr std::size_t kLongList = 40;  // more rows than a terminal shows at once

ordered_json classification_json(const std::string& word, const family::Classification& found) {
  return {{"word", word},
          {"role", family::word(found.role)},
          {"reason", found.reason.text()},
          {"doubts", doubts_json(found.doubts)}};
}

std::vector<std::string> lines_of(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

const std::string& column_of(const matter::MatterSummary& matter, const std::string& column) {
  if (column == "client") return matter.client;
  if (column == "description") return matter.description;
  if (column == "area") return matter.practice_area;
  if (column == "lawyer") return matter.responsible_lawyer;
  return column == "status" ? matter.status : matter.display_number;
}

bool has_part(const std::string& text, const std::string& part) {
  return base::fold(text).find(base::fold(base::trim(part))) != std::string::npos;
}

// What is to be shown, in order: by the column's text as people read it, case and accents do not
// count. No column leaves Clio's order.
void choose(std::vector<matter::MatterSummary>& matters, const MattersOptions& options) {
  using Summary = matter::MatterSummary;
  std::erase_if(matters, [&](const Summary& matter) {
    return !has_part(matter.practice_area, options.area) ||
           !has_part(matter.responsible_lawyer, options.lawyer);
  });
  if (options.sort.empty()) return;
  std::stable_sort(matters.begin(), matters.end(), [&](const Summary& a, const Summary& b) {
    return base::fold(column_of(a, options.sort)) < base::fold(column_of(b, options.sort));
  });
}

base::Error nothing_found(const MattersOptions& options, const std::string& place) {
  if (options.query.empty()) {
    return {base::Fault::not_found, "no such matter among those changed last", place,
            "search for part of its number, its description or the client's name"};
  }
  return {base::Fault::not_found, fmt::format("no matter with \"{}\"", options.query), place,
          "try part of the number, the description or the client's name"};
}

}  // namespace

int matters(const Console& console, const MattersOptions& options) {
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  auto found = options.query.empty() ? (*source)->recent(options.status)
                                     : (*source)->search_all(options.query, options.status);
  if (!found) return console.fail(found.error());
  choose(*found, options);
  if (console.common.json) {
    ordered_json list = ordered_json::array();
    for (const auto& matter : *found) {
      list.push_back({{"clio_id", matter.id},
                      {"display_number", matter.display_number},
                      {"description", matter.description},
                      {"status", matter.status},
                      {"client", matter.client},
                      {"practice_area", matter.practice_area},
                      {"responsible_lawyer", matter.responsible_lawyer}});
    }
    console.print(list);
    return kDone;
  }
  if (found->empty()) return console.fail(nothing_found(options, (*source)->place()));
  Columns columns("");
  for (const auto& matter : *found) {
    columns.add({matter.display_number, matter.status, matter.client, matter.description});
  }
  columns.print(console.out);
  if (options.query.empty()) {
    console.note(fmt::format("{} of the matters changed last; search for others", found->size()));
  } else if (found->size() > kLongList) {
    console.note(fmt::format("{} matters; more letters make the list shorter", found->size()));
  }
  return kDone;
}

int import(const Console& console, const std::string& matter, bool preview) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  StoredDrafts shelf(*home);
  const SystemClock clock;
  const auto proposal = app::propose(**source, shelf, *mapping, matter);
  if (!proposal) return console.fail(proposal.error());
  if (preview) {
    if (console.common.json) {
      console.print(preview_json(*proposal));
    } else {
      print_preview(console.out, *proposal, (*source)->place());
    }
    return kDone;
  }
  const auto draft = app::accept(shelf, clock, *mapping, *proposal);
  if (!draft) return console.fail(draft.error());
  const auto found = app::findings(*draft, {}, base::local_date(clock.now()));
  const Shown shown{*draft, found, &*proposal, (*source)->place()};
  if (console.common.json) {
    console.print(review_json(shown));
  } else {
    print_review(console.out, shown);
  }
  return kDone;
}

int classify(const Console& console, const std::vector<std::string>& given, std::istream& in) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const std::vector<std::string> words = given.empty() ? lines_of(in) : given;
  ordered_json list = ordered_json::array();
  for (const std::string& word : words) {
    if (word.size() > kLongestWord || base::find_ill_formed(word)) {
      return console.fail(base::Error{
          base::Fault::malformed, "a word that is longer than 1,000 bytes or not UTF-8",
          fmt::format("word {}", list.size() + 1), "give relationship words as Clio shows them"});
    }
    const auto found = family::classify(word, mapping->vocabulary);
    list.push_back(classification_json(word, found));
    if (console.common.json) continue;
    console.out << fmt::format("{:<10}  {}  ({})\n", family::word(found.role), word,
                               found.reason.text());
    for (const auto& doubt : found.doubts)
      console.out << wrapped(doubt.text.text(), "            ?  ", "               ", 100);
  }
  if (console.common.json) console.print(list);
  return kDone;
}

}  // namespace engross::cli
