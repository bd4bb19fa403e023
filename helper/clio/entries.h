// Time and expense entries and appointments of a matter. Nothing is recorded twice: an entry that
// Clio has already, the same in every respect, is found instead, and after an answer that was lost
// Clio is looked at before it is asked again. Failures as those of Client.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::clio {

class Exchange;

struct Activity {
  enum class Type { time, expense };
  Type type = Type::time;
  matter::Id matter = 0;
  base::Date date{};
  std::int64_t seconds = 0;  // time; Clio multiplies it with the user's own rate
  base::Decimal price;       // expense, in the firm's currency
  std::string note;
};

struct CalendarEntry {
  matter::Id matter = 0;
  matter::Id calendar = 0;
  std::string summary;
  std::string location;
  base::Instant start{};
  base::Instant end{};
  bool all_day = false;
};

struct Calendar {
  matter::Id id = 0;
  std::string name;
};

class Entries {
 public:
  explicit Entries(Exchange& exchange);

  base::Result<Calendar> own_calendar();  // of the user who is signed in

  // The id of an equal one of this user; nothing when Clio has none.
  base::Result<std::optional<matter::Id>> find(const Activity& activity);
  base::Result<std::optional<matter::Id>> find(const CalendarEntry& entry);

  // Makes one, whether or not an equal one is there; the newest id there was before tells a new one
  // from it when the answer is lost.
  base::Result<matter::Id> add(const Activity& activity);
  base::Result<matter::Id> add(const CalendarEntry& entry);

 private:
  struct Newest;
  template <typename Entry>
  base::Result<Newest> look(const Entry& entry, matter::Id after);
  template <typename Entry>
  base::Result<std::optional<matter::Id>> found(const Entry& entry);
  template <typename Entry>
  base::Result<matter::Id> made(const Entry& entry);

  base::Result<matter::Id> self();  // who is signed in; asked once

  Exchange& exchange_;
  matter::Id self_ = 0;
  matter::Id calendar_ = 0;
};

}  // namespace engross::clio
