// What the rest of the helper asks of Clio. Reading only; what changes something in Clio has
// headers of its own (documents.h, records.h, entries.h).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "clio/access.h"
#include "clio/clock.h"
#include "clio/import.h"
#include "clio/transport.h"

namespace engross::clio {

class Documents;
class Entries;
class Exchange;
class Records;

// Failures of every call: sign_in_needed (expired, taken back, or another region's), denied
// (permission, certificate), unreachable (network, rate limit, Clio's own trouble, stopped by the
// person), malformed (an answer that is not what Clio describes), unsupported (this version of the
// interface is gone). An error never holds the token. One call at a time.
class Client {
 public:
  // `renew` is asked once a call, after Clio refused the token; without it that is the end.
  Client(Access access, Transport& transport, Clock& clock, Progress progress = {},
         Renew renew = {});
  ~Client();

  // A matter with all that an import needs: client, related contacts with their details, custom
  // fields and their labels, responsible lawyer, firm. Four calls for a family, however large it is
  // up to 100 people. Digits alone are Clio's id; all else is a display number, whole, in any case
  // of letters. not_found when there is none, conflict when a number belongs to several matters,
  // denied when Clio strips the custom fields because the app lacks that permission.
  base::Result<Import> read_matter(const std::string& id_or_display_number);

  // The same of a matter that was read before; what is still the same in Clio by its ETag is taken
  // from `known`. not_found when the matter was deleted.
  base::Result<Import> read_again(const matter::Matter& known);

  // Matters by number, description or client; at least 2 characters, else usage. `status` is open,
  // pending, closed, several of them with commas, or blank for all. Nothing found is an empty list.
  // `so_far` is told how many are there whenever a page has come and another is on its way.
  using SoFar = std::function<void(std::size_t matters)>;
  base::Result<std::vector<matter::MatterSummary>> search(std::string_view query,
                                                          std::string_view status = {},
                                                          const SoFar& so_far = {});

  // The same page by page, 200 matters each and by id; `after` is the `next` of the page before,
  // empty for the first. Usage when it is none, conflict when Clio no longer knows that place.
  base::Result<matter::MatterPage> search_page(std::string_view query, std::string_view status,
                                               const std::string& after);

  // The 50 matters that were changed last, the newest first; `status` as above.
  base::Result<std::vector<matter::MatterSummary>> recent(std::string_view status = {});

  // Every contact this user may see, as Clio holds them when the last page has come, by id: 200 a
  // call, and one call more where there are several pages. What was deleted meanwhile costs the ids
  // of all.
  base::Result<AddressBook> address_book();

  base::Result<WhoAmI> who_am_i();

  // What is changed in Clio; each asks as this client does and lives as long as it.
  Documents& documents();
  Records& records();
  Entries& entries();

  int calls() const;  // requests sent so far

 private:
  std::unique_ptr<Exchange> exchange_;
  std::unique_ptr<Documents> documents_;
  std::unique_ptr<Records> records_;
  std::unique_ptr<Entries> entries_;
};

}  // namespace engross::clio
