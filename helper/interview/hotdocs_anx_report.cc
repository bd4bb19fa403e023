#include <fmt/format.h>

#include "interview/hotdocs_anx.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using xml::Index;

constexpr std::size_t kMostFaults = 100;

std::string_view says(Habit habit) {
  switch (habit) {
    case Habit::capital_unans:
      return "UNANS in capitals, which HotDocs does not know; read as unans";
    case Habit::option_unans:
      return "unans stands on SelValue; the option is read as not chosen";
    case Habit::no_placeholder:
      return "a repeat ends without the unanswered value that HotDocs puts there";
    case Habit::uneven_depth:
      break;
  }
  return "the unanswered rows of a repeat are not as deep as the others";
}

}  // namespace

std::string AnxReport::place(Index node) const {
  std::string place = fmt::format("{}, line {}", where_, line_of(node));
  if (!answer_.empty()) place += fmt::format(", answer \"{}\"", base::excerpt(answer_, 80));
  return place;
}

void AnxReport::fault(Index node, std::string what, std::string remedy) {
  faults_.push_back({Fault::malformed, std::move(what), place(node), std::move(remedy)});
}

void AnxReport::warn(Index node, std::string what, std::string remedy) {
  warnings_.push_back({Fault::malformed, std::move(what), place(node), std::move(remedy)});
}

void AnxReport::note(Habit habit, Index node) {
  Seen& seen = habits_[habit];
  if (seen.count++ == 0) seen.where = place(node);
}

int AnxReport::line_of(Index node) const { return lines_.at(document_[node].begin); }

bool AnxReport::full() const { return faults_.size() == kMostFaults; }

base::Errors AnxReport::finish() {
  for (const auto& [habit, seen] : habits_) {
    std::string what(says(habit));
    if (seen.count > 1) what += fmt::format(" ({} times)", seen.count);
    warnings_.push_back({Fault::malformed, std::move(what), seen.where,
                         "nothing is lost; HotDocs mends it when it saves"});
  }
  return std::move(faults_);
}

}  // namespace engross::interview::hotdocs
