#include "docx/told.h"

namespace engross::docx {

const Told& Teller::told() const {
  std::call_once(once_, [this] { told_ = read_(); });
  return told_;
}

Place Teller::place(Spot spot) const {
  const auto& places = told().places;
  if (spot.text >= places.size() || spot.paragraph >= places[spot.text].size()) return {};
  const Place& place = places[spot.text][spot.paragraph];
  return spot.no_paragraph ? Place{.part = place.part, .heading = {}, .cell = {}} : place;
}

}  // namespace engross::docx
