#include "bridge/routes.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bridge/answering.h"
#include "bridge/fields.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

constexpr bool kChanges = true;
constexpr bool kDocument = true;
constexpr bool kAddIn = true;

constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/status", Needs::nothing, false, get_status},
    Route{"POST", "/api/v1/stop", Needs::owner, false, stop_helper},
    Route{"GET", "/api/v1/pairings", Needs::token, false, get_pairings},
    Route{"POST", "/api/v1/pairings", Needs::header, false, ask_to_pair},
    Route{"POST", "/api/v1/pairings/claim", Needs::header, false, claim_pairing},
    Route{"POST", "/api/v1/pairings/allow", Needs::owner, false, allow_pairing},
    Route{"POST", "/api/v1/pairings/refuse", Needs::owner, false, refuse_pairing},
    Route{"POST", "/api/v1/pairings/revoke", Needs::token, kChanges, revoke_pairing},
    Route{"POST", "/api/v1/proof", Needs::header, false, prove},
    Route{"GET", "/api/v1/clio", Needs::token, false, get_clio},
    Route{"POST", "/api/v1/clio/sign-ins", Needs::token, kChanges, start_sign_in},
    Route{"GET", "/api/v1/clio/sign-ins/{sign_in}", Needs::token, false, get_sign_in},
    Route{"POST", "/api/v1/clio/sign-ins/cancel", Needs::token, kChanges, cancel_sign_in},
    Route{"POST", "/api/v1/clio/sign-out", Needs::token, kChanges, sign_out, "signOut"},
    Route{"POST", "/api/v1/clio/erase", Needs::token, kChanges, erase_clio, "eraseClio"},
    Route{"GET", "/api/v1/templates", Needs::token, false, get_templates},
    Route{"GET", "/api/v1/matters", Needs::token, false, get_matters, "matters"},
    Route{"GET", "/api/v1/contacts", Needs::token, false, get_contacts, "contacts"},
    Route{"POST", "/api/v1/contacts/import", Needs::token, kChanges, import_contacts},
    Route{"GET", "/api/v1/contacts/merges", Needs::token, false, get_merges},
    Route{"GET", "/api/v1/drafts", Needs::token, false, get_drafts},
    Route{"POST", "/api/v1/drafts", Needs::token, kChanges, import_matter, "importMatter"},
    Route{"GET", "/api/v1/drafts/{draft}", Needs::token, false, get_review},
    Route{"GET", "/api/v1/drafts/{draft}/values/{subject}", Needs::token, false, get_values},
    Route{"GET", "/api/v1/drafts/{draft}/history", Needs::token, false, get_history},
    Route{"GET", "/api/v1/drafts/{draft}/contacts", Needs::token, false, get_draft_contacts},
    Route{"POST", "/api/v1/drafts/{draft}/edits", Needs::token, kChanges, edit_review},
    Route{"GET", "/api/v1/drafts/{draft}/interviews/{template}", Needs::token, false,
          get_interview},
    Route{"POST", "/api/v1/drafts/{draft}/interviews/{template}/answers", Needs::token, kChanges,
          answer_interview},
    Route{"POST", "/api/v1/drafts/{draft}/documents", Needs::token, kChanges, make_documents},
    Route{"GET", "/api/v1/drafts/{draft}/facts", Needs::token, false, get_facts},
    Route{"POST",
          "/api/v1/drafts/{draft}/previews",
          Needs::token,
          kChanges,
          make_preview,
          {},
          kDocument},
    Route{"POST", "/api/v1/templates/check", Needs::token, false, check_template, {}, kDocument},
    Route{"POST", "/api/v1/drafts/{draft}/filing/list", Needs::token, false, list_filing,
          "filingList"},
    Route{"POST", "/api/v1/drafts/{draft}/filing", Needs::token, kChanges, file_documents,
          "fileDocuments"},
    Route{"POST", "/api/v1/drafts/{draft}/write-back/list", Needs::token, false, list_write_back,
          "writeBackList"},
    Route{"POST", "/api/v1/drafts/{draft}/write-back", Needs::token, kChanges, write_back,
          "writeBack"},
    Route{"POST", "/api/v1/drafts/{draft}/entries/list", Needs::token, false, list_entry,
          "entryList"},
    Route{"POST", "/api/v1/drafts/{draft}/entries", Needs::token, kChanges, record_entry,
          "recordEntry"},
    Route{"GET", "/api/v1/documents/{document}", Needs::token, false, get_document},
    Route{"POST",
          "/api/v1/drafts/{draft}/comparisons",
          Needs::token,
          false,
          compare_document,
          {},
          kDocument},
    Route{
        "POST", "/api/v1/drafts/{draft}/records", Needs::token, false, make_record, {}, kDocument},
    Route{"GET", "/api/v1/open-documents", Needs::token, false, get_open_documents},
    Route{"POST", "/api/v1/open-documents", Needs::token, kChanges, announce_document},
    Route{"GET", "/api/v1/open-documents/{document}", Needs::token, false, get_open_document},
    Route{"POST", "/api/v1/open-documents/{document}/close", Needs::token, kChanges,
          close_document},
    Route{"GET", "/api/v1/open-documents/{document}/operations", Needs::token, false,
          follow_operations},
    Route{"POST",
          "/api/v1/open-documents/{document}/operations",
          Needs::token,
          kChanges,
          ask_operation,
          {},
          kDocument,
          kAddIn},
    Route{"POST",
          "/api/v1/open-documents/{document}/answers",
          Needs::token,
          kChanges,
          answer_operation,
          {},
          kDocument},
    Route{"GET", "/api/v1/jobs", Needs::token, false, get_jobs},
    Route{"POST", "/api/v1/jobs/cancel", Needs::token, kChanges, cancel_job},
    Route{"GET", "/api/v1/jobs/{job}", Needs::token, false, get_job},
    Route{"GET", "/api/v1/jobs/{job}/events", Needs::token, false, follow_job},
};

bool is_argument(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

std::string_view take_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('/', 1), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end);
  return part;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

bool waits_for_others(std::string_view method, std::string_view path) {
  return std::any_of(kRoutes.begin(), kRoutes.end(), [&](const Route& route) {
    return (!route.asks_clio.empty() || route.waits_for_add_in) && route.method == method &&
           arguments_of(route, path);
  });
}

std::optional<std::vector<std::string>> arguments_of(const Route& route, std::string_view path) {
  std::vector<std::string> arguments;
  std::string_view pattern = route.path;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_part(pattern);
    const std::string_view given = take_part(path);
    if (!wanted.starts_with("/{")) {
      if (wanted != given) return std::nullopt;
      continue;
    }
    if (!given.starts_with('/') || !is_argument(given.substr(1))) return std::nullopt;
    arguments.emplace_back(given.substr(1));
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return arguments;
}

Reply get_status(const Call&, House& house) { return status_reply(house.options.status()); }

Reply stop_helper(const Call& call, House& house) {
  Fields body(call.request.body, {"stop"});
  const bool wanted = body.tick("stop");
  if (body.fault()) return error_reply(*body.fault());
  if (!wanted) return error_reply({400, "wrong_body", "A helper ends for stop: true alone.", ""});
  if (house.options.stop) house.options.stop();
  return json_reply(200, {{"stops", true}});
}

}  // namespace engross::bridge
