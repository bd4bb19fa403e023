#include "app/write_back_places.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/messages.h"

namespace engross::app {
namespace {

using family::ReviewedValue;
using Target = RecordToWrite::Kind;

constexpr std::string_view kCustom = "custom.";

// Without a member, why it is not written there.
struct ClioPlace {
  std::string_view field;
  std::string_view member;
  std::optional<MessageId> note;
};

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

// Null for a field that neither has.
const ClioPlace* clio_place_of(std::string_view field, bool of_matter) {
  return of_matter ? place_in(kPlacesOfTheMatter, field) : place_in(kPlacesOfPeople, field);
}

void place_relationship(const matter::Matter& now, const ReviewedValue& value,
                        PlannedValue& planned) {
  planned.kind = Target::relationship;
  planned.member = "description";
  planned.record = 0;
  for (const matter::Relationship& one : now.relationships) {
    if (one.contact != planned.subject) continue;
    if (planned.record == 0 || base::trim(one.word) == matter::text_of(value.imported)) {
      planned.record = one.source.id;
    }
  }
  if (planned.record == 0) planned.note = say("write-no-longer-related");
}

void place_custom(const family::Review& review, const ReviewedValue& value, PlannedValue& planned) {
  const auto* person = review.find(planned.subject);
  const auto& fields =
      person ? person->person.contact.custom_fields : review.matter().custom_fields;
  const auto names = matter::slugs(fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (value.field == std::string(kCustom) + names[i]) planned.definition = fields[i].definition;
  }
  planned.member = "custom_field_values";
  const auto* contact = std::get_if<matter::ContactRef>(&value.value);
  if (contact && contact->id <= 0) {
    planned.note = say("write-added-contact", {{"who", contact->name}});
  } else if (planned.definition == 0) {
    planned.note = say("write-no-such-field");
  }
}

}  // namespace

void place_in_clio(const family::Review& review, const matter::Matter& now,
                   const ReviewedValue& value, PlannedValue& planned) {
  const bool of_matter = planned.subject == family::kTheMatter;
  planned.kind = of_matter ? Target::matter : Target::contact;
  planned.record = of_matter ? now.source.id : planned.subject;
  if (value.field == kRelationship) return place_relationship(now, value, planned);
  if (value.field.starts_with(kCustom)) return place_custom(review, value, planned);
  const ClioPlace* place = clio_place_of(value.field, of_matter);
  planned.member = place ? place->member : "";
  if (planned.member.empty()) {
    planned.note = place && place->note ? say(*place->note) : say("write-no-such-value");
  }
  const auto* person = review.find(planned.subject);
  if (value.field == "name.full" && person &&
      person->person.contact.kind == matter::ContactKind::company) {
    planned.member = "name";
    planned.note = {};
  }
}

}  // namespace engross::app
