#include "sandbox/routes.h"

#include <Poco/NumberParser.h>

#include <array>

#include "base/text.h"
#include "sandbox/endpoints.h"

namespace engross::sandbox {
namespace {

// A name stands before an {id} in the same place: the first that fits answers.
constexpr std::array kRoutes = {
    Route{"GET", "/users/who_am_i", "Users", who_am_i},
    Route{"GET", "/users", "Users", users},
    Route{"GET", "/users/{id}", "Users", user},
    Route{"GET", "/matters", "Matters", matters},
    Route{"GET", "/matters/{id}", "Matters", matter},
    Route{"PATCH", "/matters/{id}", "Matters", change_matter},
    Route{"GET", "/matters/{id}/client", "Matters|Contacts", matter_client},
    Route{"GET", "/matters/{id}/contacts", "Matters|Contacts", matter_contacts},
    Route{"GET", "/matters/{id}/related_contacts", "Matters|Contacts", related_contacts},
    Route{"GET", "/relationships", "Matters", relationships},
    Route{"GET", "/relationships/{id}", "Matters", relationship},
    Route{"POST", "/relationships", "Matters|Contacts", create_relationship},
    Route{"PATCH", "/relationships/{id}", "Matters", change_relationship},
    Route{"DELETE", "/relationships/{id}", "Matters", delete_relationship},
    Route{"GET", "/contacts", "Contacts", contacts},
    Route{"GET", "/contacts/{id}", "Contacts", contact},
    Route{"PATCH", "/contacts/{id}", "Contacts", change_contact},
    Route{"GET", "/contacts/{id}/email_addresses", "Contacts", email_addresses},
    Route{"GET", "/contacts/{id}/phone_numbers", "Contacts", phone_numbers},
    Route{"GET", "/custom_fields", "Custom Fields", custom_fields},
    Route{"GET", "/custom_fields/{id}", "Custom Fields", custom_field},
    Route{"GET", "/custom_field_sets", "Custom Fields", custom_field_sets},
    Route{"GET", "/custom_field_sets/{id}", "Custom Fields", custom_field_set},
    Route{"GET", "/practice_areas", "Matters", practice_areas},
    Route{"GET", "/practice_areas/{id}", "Matters", practice_area},
    Route{"GET", "/documents", "Documents", documents},
    Route{"POST", "/documents", "Documents", create_document},
    Route{"GET", "/documents/{id}", "Documents", document},
    Route{"PATCH", "/documents/{id}", "Documents", change_document},
    Route{"DELETE", "/documents/{id}", "Documents", bin_document},
    Route{"GET", "/documents/{id}/versions", "Documents", document_versions},
    Route{"GET", "/documents/{id}/download", "Documents", download_document},
    Route{"GET", "/folders", "Documents", folders},
    Route{"POST", "/folders", "Documents", create_folder},
    Route{"GET", "/folders/{id}", "Documents", folder},
    Route{"GET", "/activities", "Activities", activities},
    Route{"POST", "/activities", "Activities", create_activity},
    Route{"GET", "/activities/{id}", "Activities", activity},
    Route{"GET", "/calendar_entries", "Calendars", calendar_entries},
    Route{"POST", "/calendar_entries", "Calendars", create_calendar_entry},
    Route{"GET", "/calendar_entries/{id}", "Calendars", calendar_entry},
    Route{"GET", "/calendars", "Calendars", calendars},
    Route{"GET", "/calendars/{id}", "Calendars", calendar},
};

// The ids of `path` when it fits `pattern`.
std::optional<std::vector<Id>> fit(std::string_view pattern, std::string_view path) {
  const auto wanted = base::split(pattern, '/');
  const auto given = base::split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  std::vector<Id> ids;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    Poco::UInt64 id = 0;
    if (wanted[i] == given[i]) continue;
    if (wanted[i] != "{id}" || !Poco::NumberParser::tryParseUnsigned64(given[i], id)) {
      return std::nullopt;
    }
    ids.push_back(static_cast<Id>(id));
  }
  return ids;
}

}  // namespace

std::optional<Routed> route_of(std::string_view method, std::string_view path) {
  if (path.ends_with(".json")) path.remove_suffix(5);
  std::optional<Routed> found;
  for (const Route& route : kRoutes) {
    const auto ids = fit(route.path, path);
    if (!ids) continue;
    if (route.method == method) return Routed{&route, *ids};
    found = Routed{};
  }
  return found;
}

}  // namespace engross::sandbox
