// Lists by cursor: Clio gives up to 200 records and the address of the next page. Offsets are never
// used, as they end at 10,000 records and shift when records come and go.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "clio/exchange.h"

namespace engross::clio {

struct Walk {
  std::int64_t announced = -1;  // records in the list as the last page counts them; -1: it does not
  int pages = 0;                // those of a list that was begun again too
};

// Once a page's records are visited and a further page is to come.
using EachPage = std::function<void()>;

// False: enough, read no further.
using Visit = std::function<bool(const nlohmann::json& record)>;

// Calls `visit` with every record of every page. When Clio loses its place the list is read once
// more from the start: a record may then, and when the list changes meanwhile, be visited twice,
// and its later form is the newer one. Malformed when the pages' addresses go round in a circle or
// elsewhere.
base::Result<Walk> walk(Exchange& exchange, const Question& first, const Visit& visit,
                        const EachPage& each_page = {});

// One page of a list alone: the first when `after` is empty, else the one that begins there. Gives
// the place where the next page begins, empty after the last. A place is Clio's page token as it
// stands in an address, and nothing else of that address: usage when `after` is none, conflict when
// Clio no longer knows it, malformed as walk().
base::Result<std::string> read_page(Exchange& exchange, const Question& first,
                                    const std::string& after, const Visit& visit);

}  // namespace engross::clio
