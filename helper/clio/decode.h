// From Clio's JSON to the field's records. A record with a fault of its own does not stop the
// others: it is reported as a Problem and what could be read is kept.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "clio/access.h"
#include "clio/import.h"
#include "matter/matter.h"

namespace engross::clio {

class Decoder {
 public:
  Decoder(base::Instant fetched_at, const Access& access);

  // A matter without its relationships and contacts. `denied` when Clio stripped the custom
  // fields.
  base::Result<matter::Matter> matter(const nlohmann::json& object);
  base::Result<matter::Contact> contact(const nlohmann::json& object);
  // A contact as another record mentions it: names only; nothing without an id.
  std::optional<matter::Contact> mentioned(const nlohmann::json& object);
  std::optional<matter::Relationship> relationship(const nlohmann::json& object);
  std::optional<matter::User> user(const nlohmann::json& object);
  std::optional<matter::MatterSummary> summary(const nlohmann::json& object);
  // Values in Clio's order; `owner` names the record in problems. `denied` when they hold ids
  // only.
  base::Result<std::vector<matter::CustomField>> custom_fields(const nlohmann::json& values,
                                                               const base::Message& owner);

  // Of amounts that come with none of their own; a matter that is decoded sets its own.
  void set_currency(std::string currency) { currency_ = std::move(currency); }
  void note(base::Message where, base::Message what);
  std::vector<Problem> take_problems();  // each once, in the order they were met

 private:
  matter::Source source(std::string resource, const nlohmann::json& object) const;
  enum class Day { birth, opening };
  std::optional<base::Date> date(const nlohmann::json& object, Day day, const base::Message& owner);
  void details(const nlohmann::json& object, const base::Message& owner, matter::Contact& contact);
  std::optional<matter::CustomField> custom_field(const nlohmann::json& value,
                                                  const base::Message& owner);

  base::Instant fetched_at_;
  std::string region_;
  std::string currency_;
  std::vector<Problem> problems_;
};

// "contact 1003 (Daniel James Whitfield)", "matter 00001-Whitfield"
base::Message label(const matter::Contact& contact);
base::Message label(const matter::Matter& matter);

}  // namespace engross::clio
