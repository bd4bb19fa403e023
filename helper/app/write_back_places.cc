#include "app/write_back_places.h"

#include <algorithm>
#include <array>

namespace engross::app {
namespace {

constexpr std::array kPlacesOfPeople = {
    ClioPlace{"name.prefix", "prefix", {}},
    ClioPlace{"name.first", "first_name", {}},
    ClioPlace{"name.middle", "middle_name", {}},
    ClioPlace{"name.last", "last_name", {}},
    ClioPlace{"name.full", "", MessageId("write-name-apart")},
    ClioPlace{"title", "title", {}},
    ClioPlace{"company", "", MessageId("write-employer")},
    ClioPlace{"birthdate", "date_of_birth", {}},
    ClioPlace{"email", "email_addresses", {}},
    ClioPlace{"phone", "phone_numbers", {}},
    ClioPlace{"address.street", "addresses.street", {}},
    ClioPlace{"address.city", "addresses.city", {}},
    ClioPlace{"address.province", "addresses.province", {}},
    ClioPlace{"address.postal_code", "addresses.postal_code", {}},
    ClioPlace{"address.country", "addresses.country", {}},
    ClioPlace{"is_step", "", MessageId("write-no-such-tick")},
    ClioPlace{"is_deceased", "", MessageId("write-no-such-tick")},
};
constexpr std::array kPlacesOfTheMatter = {
    ClioPlace{"description", "description", {}},
    ClioPlace{"practice_area", "", MessageId("write-practice-area")},
    ClioPlace{"open_date", "open_date", {}},
};

template <std::size_t N>
const ClioPlace* place_in(const std::array<ClioPlace, N>& places, std::string_view field) {
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&](const ClioPlace& place) { return place.field == field; });
  return found == places.end() ? nullptr : &*found;
}

}  // namespace

const ClioPlace* clio_place_of(std::string_view field, bool of_matter) {
  return of_matter ? place_in(kPlacesOfTheMatter, field) : place_in(kPlacesOfPeople, field);
}

}  // namespace engross::app
