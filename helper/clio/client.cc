#include "clio/client.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/address_book.h"
#include "clio/decode.h"
#include "clio/documents.h"
#include "clio/entries.h"
#include "clio/exchange.h"
#include "clio/fields.h"
#include "clio/matter_import.h"
#include "clio/paging.h"
#include "clio/records.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;

constexpr std::size_t kShortestQuery = 2;
constexpr const char* kMostRecent = "50";
constexpr std::array<std::string_view, 3> kStatuses = {"open", "pending", "closed"};

// Adds the statuses to a question for matters.
base::Result<Query> with_status(Query query, std::string_view status) {
  if (base::is_blank(status)) return query;
  std::vector<std::string> words;
  for (const std::string& part : base::split(status, ',')) {
    words.push_back(base::fold(base::trim(part)));
    if (std::find(kStatuses.begin(), kStatuses.end(), words.back()) == kStatuses.end()) {
      return base::failure(Fault::usage, fmt::format("\"{}\" is not a status of a matter", part),
                           "", "use open, pending or closed");
    }
  }
  query.emplace_back("status", base::join(words, ","));
  return query;
}

base::Result<Query> search_query(std::string_view query, std::string_view status) {
  const std::string text(base::trim(query));
  if (base::code_points(text).size() < kShortestQuery) {
    return base::failure(Fault::usage, "a search needs at least 2 characters",
                         fmt::format("\"{}\"", text),
                         "type more of the number, description or client");
  }
  return with_status(
      {{"query", text}, {"fields", kSummaryFields}, {"order", "id(asc)"}, {"limit", "200"}},
      status);
}

}  // namespace

Client::Client(Access access, Transport& transport, Clock& clock, Progress progress, Renew renew)
    : exchange_(std::make_unique<Exchange>(std::move(access), transport, clock, std::move(progress),
                                           std::move(renew))),
      documents_(std::make_unique<Documents>(*exchange_, transport, clock)),
      records_(std::make_unique<Records>(*exchange_)),
      entries_(std::make_unique<Entries>(*exchange_)) {}
Client::~Client() = default;

Documents& Client::documents() { return *documents_; }
Records& Client::records() { return *records_; }
Entries& Client::entries() { return *entries_; }

int Client::calls() const { return exchange_->calls(); }

base::Result<Import> Client::read_matter(const std::string& id_or_display_number) {
  return MatterImport(*exchange_).run(id_or_display_number);
}

base::Result<Import> Client::read_again(const matter::Matter& known) {
  return MatterImport(*exchange_).again(known);
}

base::Result<std::vector<matter::MatterSummary>> Client::search(std::string_view query,
                                                                std::string_view status,
                                                                const SoFar& so_far) {
  const auto asked = search_query(query, status);
  if (!asked) return tl::make_unexpected(asked.error());
  Decoder decoder(exchange_->now(), exchange_->access());
  std::map<Id, matter::MatterSummary> found;
  const auto walked = walk(
      *exchange_, {api_url(exchange_->access().base_url, "/matters.json", *asked), "matters"},
      [&](const json& record) {
        if (auto line = decoder.summary(record)) {
          const Id id = line->id;
          found.insert_or_assign(id, std::move(*line));
        }
        return true;
      },
      [&] {
        if (so_far) so_far(found.size());
      });
  if (!walked) return tl::make_unexpected(walked.error());
  std::vector<matter::MatterSummary> lines;
  lines.reserve(found.size());
  for (auto& [id, line] : found) lines.push_back(std::move(line));
  return lines;
}

base::Result<matter::MatterPage> Client::search_page(std::string_view query,
                                                     std::string_view status,
                                                     const std::string& after) {
  const auto asked = search_query(query, status);
  if (!asked) return tl::make_unexpected(asked.error());
  Decoder decoder(exchange_->now(), exchange_->access());
  matter::MatterPage page;
  auto next = read_page(*exchange_,
                        {api_url(exchange_->access().base_url, "/matters.json", *asked), "matters"},
                        after, [&](const json& record) {
                          if (auto line = decoder.summary(record))
                            page.matters.push_back(std::move(*line));
                          return true;
                        });
  if (!next) return tl::make_unexpected(next.error());
  page.next = std::move(*next);
  return page;
}

base::Result<std::vector<matter::MatterSummary>> Client::recent(std::string_view status) {
  const auto asked = with_status(
      {{"fields", kSummaryFields}, {"order", "updated_at(desc)"}, {"limit", kMostRecent}}, status);
  if (!asked) return tl::make_unexpected(asked.error());
  // One page: lists in another order than by id have no cursor.
  const auto page =
      exchange_->get({api_url(exchange_->access().base_url, "/matters.json", *asked), "matters"});
  if (!page) return tl::make_unexpected(page.error());
  const json& records = base::member(*page, "data");
  if (!records.is_array()) {
    return base::failure(Fault::malformed, "Clio's answer holds no list of matters",
                         place(exchange_->access()),
                         "try again; if it stays so, please report this line");
  }
  Decoder decoder(exchange_->now(), exchange_->access());
  std::vector<matter::MatterSummary> lines;
  for (const json& record : records) {
    if (auto line = decoder.summary(record)) lines.push_back(std::move(*line));
  }
  return lines;
}

base::Result<AddressBook> Client::address_book() { return AddressBookReading(*exchange_).run(); }

base::Result<WhoAmI> Client::who_am_i() {
  const auto answer = exchange_->get(
      {api_url(exchange_->access().base_url, "/users/who_am_i.json", {{"fields", kWhoAmIFields}}),
       "user"});
  if (!answer) return tl::make_unexpected(answer.error());
  const json& data = base::member(*answer, "data");
  WhoAmI who{base::number_at(data, "id"), base::text_at(data, "name"), base::text_at(data, "email"),
             base::text_at(base::member(data, "account"), "name")};
  if (who.id > 0) return who;
  return base::failure(Fault::malformed, "Clio's answer names no user", place(exchange_->access()),
                       "try again; if it stays so, please report this line");
}

}  // namespace engross::clio
