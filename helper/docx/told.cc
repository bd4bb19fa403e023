#include "docx/told.h"

namespace engross::docx {

const Told& Teller::told() const {
  std::call_once(once_, [this] { told_ = read_(); });
  return told_;
}

Place Teller::place(Spot spot) const {
  const auto& places = told().places;
  if (spot.text >= places.size() || places[spot.text].empty()) return {};
  const std::vector<Place>& own = places[spot.text];
  if (spot.paragraph < own.size()) return own[spot.paragraph];
  return {.part = own.front().part, .heading = {}, .cell = {}};
}

}  // namespace engross::docx
