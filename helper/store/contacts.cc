#include "store/contacts.h"

#include <Poco/Data/Statement.h>
#include <fmt/format.h>

#include "store/records.h"
#include "store/seal.h"

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::failure;
using base::Fault;

std::string seal_of(const std::string& region, matter::Id id, const std::string& body) {
  return seal({"contact", region, std::to_string(id), body});
}

}  // namespace

std::string Contacts::where(const std::string& region, matter::Id id) const {
  return fmt::format("contact {} of Clio {} in {}", id, region, path_);
}

base::Result<matter::Contact> Contacts::opened(const std::string& region, matter::Id id,
                                               const std::string& body,
                                               const std::string& kept_seal) const {
  const std::string at = where(region, id);
  if (seal_of(region, id, body) != kept_seal) {
    return failure(Fault::malformed, "a contact of the address book is damaged", at,
                   "put a copy of the database from before in its place");
  }
  return decode_contact(body, at);
}

base::Result<void> Contacts::keep(const std::string& region, const matter::Contact& contact) {
  const matter::Id id = contact.source.id;
  const auto known = find(region, id);
  if (!known) return tl::unexpected(known.error());
  if (*known && (*known)->source.fetched_at > contact.source.fetched_at) {
    return failure(Fault::conflict, "this contact is kept as it was read later than this",
                   where(region, id), "read the address book again, and import from that");
  }
  const auto body = encode(contact, where(region, id));
  if (!body) return tl::unexpected(body.error());
  session_ << "INSERT INTO contact (region, id, body, seal) VALUES (?, ?, ?, ?)"
              " ON CONFLICT (region, id) DO UPDATE SET body = excluded.body, seal = excluded.seal",
      bind(region), bind(Poco::Int64{id}), bind(*body), bind(seal_of(region, id, *body)), now;
  return {};
}

base::Result<std::vector<matter::Contact>> Contacts::all(const std::string& region) {
  std::vector<Poco::Int64> ids;
  std::vector<std::string> bodies, seals;
  session_ << "SELECT id, body, seal FROM contact WHERE region = ? ORDER BY id", into(ids),
      into(bodies), into(seals), bind(region), now;
  std::vector<matter::Contact> contacts;
  contacts.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto contact = opened(region, ids[i], bodies[i], seals[i]);
    if (!contact) return tl::unexpected(contact.error());
    contacts.push_back(std::move(*contact));
  }
  return contacts;
}

base::Result<std::optional<matter::Contact>> Contacts::find(const std::string& region,
                                                            matter::Id id) {
  std::string body, kept_seal;
  Poco::Data::Statement select(session_);
  select << "SELECT body, seal FROM contact WHERE region = ? AND id = ?", into(body),
      into(kept_seal), bind(region), bind(Poco::Int64{id});
  if (select.execute() == 0) return std::nullopt;
  auto contact = opened(region, id, body, kept_seal);
  if (!contact) return tl::unexpected(contact.error());
  return std::optional(std::move(*contact));
}

}  // namespace engross::store
