// A Clio of many contacts that come, go and change while its pages are read, with its bad moments.
#pragma once

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <map>
#include <random>
#include <string>

#include "clio/address.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::fakes {

inline constexpr const char* kContacts = "https://ca.app.clio.com/api/v4/contacts.json";

// What Clio lets go wrong between two good answers of one question, at most; and per hundred.
struct Trouble {
  unsigned answers = 0;  // wrong instead of right
  unsigned drift = 0;    // something changes before a page of the first reading
  unsigned repeats = 0;  // a page begins with the end of the one before it
};

// Contacts by id, with the number of their last change as their name; a clock of Clio's own.
class ShiftingClio : public clio::Transport {
 public:
  ShiftingClio(SettableClock& clock, unsigned seed, matter::Id contacts, Trouble trouble)
      : clock_(clock), random_(seed), trouble_(trouble) {
    for (matter::Id id = 1; id <= contacts; ++id) book_[id] = {0, clock_.now() - kLongAgo};
    newest_ = contacts;
  }

  Reply send(const clio::Request& request) override {
    clock_.sleep(std::chrono::seconds(1));
    if (goes_wrong(request)) return wrong(request);
    bad_in_a_row_ = 0;
    unreadable_ = false;
    if (!holds(request, "updated_since") && !holds(request, "fields=id&") && lies(trouble_.drift))
      shift();
    return reply(200, page(request), {{"Date", date()}});
  }

  std::map<matter::Id, int> truth() const {
    std::map<matter::Id, int> versions;
    for (const auto& [id, one] : book_) versions[id] = one.version;
    return versions;
  }
  int faults = 0, shifts = 0;

 private:
  struct One {
    int version;
    base::Instant updated;
  };
  static constexpr auto kLongAgo = std::chrono::hours(48);
  static constexpr auto kAhead = std::chrono::hours(26);  // of this computer's clock

  bool lies(unsigned percent) { return random_() % 100 < percent; }
  static bool holds(const clio::Request& request, const char* part) {
    return request.url.find(part) != std::string::npos;
  }
  base::Instant clio_now() const { return clock_.now() + kAhead; }
  std::string date() const {
    const std::time_t time = clio_now().time_since_epoch().count();
    std::array<char, 40> text{};
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&time));
    return text.data();
  }

  // Bursts of up to four are survived, an unreadable answer is read once more, and a list is begun
  // again once: so it is promised.
  bool goes_wrong(const clio::Request&) { return bad_in_a_row_ < 4 && lies(trouble_.answers); }
  Reply wrong(const clio::Request& request) {
    ++faults;
    ++bad_in_a_row_;
    switch (random_() % 7) {
      case 0:
        return reply(429, "{}", {{"Retry-After", "1"}});
      case 1:
        return reply(500, "");
      case 2:
        return reply(503, "", {{"Retry-After", "2"}});
      case 3:
        if (!unreadable_) {
          unreadable_ = true;
          return reply(200, R"({"data":[{"id":)");
        }
        break;
      case 4:
        if (!lost_ && holds(request, "page_token")) {
          lost_ = true;
          return reply(422, R"({"error":{"type":"ArgumentError","message":"page_token"}})");
        }
        break;
      default:
        break;
    }
    return silence();
  }

  void shift() {
    ++shifts;
    switch (random_() % 3) {
      case 0:
        book_[++newest_] = {0, clio_now()};
        return;
      case 1:
        book_.erase(any());
        return;
      default: {
        auto& one = book_[any()];
        one = {one.version + 1, clio_now()};
      }
    }
  }
  matter::Id any() {
    auto at =
        book_.lower_bound(static_cast<matter::Id>(random_() % static_cast<unsigned>(newest_)) + 1);
    return at == book_.end() ? book_.begin()->first : at->first;
  }

  std::string page(const clio::Request& request) {
    const std::size_t token = request.url.find("page_token=");
    const matter::Id after =
        token == std::string::npos ? 0 : std::stoll(request.url.substr(token + 11));
    const bool changed_only = holds(request, "updated_since");
    const base::Instant since = changed_only ? since_of(request.url) : base::Instant{};
    auto at = book_.upper_bound(after);
    for (int i = 0; i < 3 && lies(trouble_.repeats) && at != book_.begin(); ++i) --at;
    std::string records;
    matter::Id last = after;
    int listed = 0, counted = 0;
    for (; at != book_.end() && listed < 200; ++at) {
      if (at->second.updated < since) continue;
      records += fmt::format(R"({}{{"id":{},"type":"Person","first_name":"v{}"}})",
                             listed == 0 ? "" : ",", at->first, at->second.version);
      last = at->first;
      ++listed;
    }
    for (const auto& [id, one] : book_) counted += one.updated >= since ? 1 : 0;
    const bool more = !changed_only && at != book_.end();
    const bool ids_only = holds(request, "fields=id&");
    const std::string next = more ? fmt::format(R"({{"next":"{}?{}page_token={}"}})", kContacts,
                                                ids_only ? "fields=id&" : "", last)
                                  : "{}";
    return fmt::format(R"({{"data":[{}],"meta":{{"paging":{},"records":{}}}}})", records, next,
                       counted);
  }
  static base::Instant since_of(const std::string& url) {
    const std::size_t at = url.find("updated_since=") + 14;
    return base::parse_instant(*clio::percent_decoded(url.substr(at, url.find('&', at) - at)))
        .value();
  }

  SettableClock& clock_;
  std::mt19937 random_;
  Trouble trouble_;
  std::map<matter::Id, One> book_;
  matter::Id newest_ = 0;
  int bad_in_a_row_ = 0;
  bool unreadable_ = false;
  bool lost_ = false;
};

}  // namespace engross::fakes
