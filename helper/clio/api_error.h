// What an answer that is not the one asked for means to the person at the desk.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/base.h"
#include "clio/access.h"
#include "clio/transport.h"

namespace engross::clio {

struct Question {
  std::string url;
  std::string thing;        // what a 404 says is not there: "matter 1234"
  bool later_page = false;  // asked with a cursor of an earlier answer
  std::string method = "GET";
  std::string body = {};   // JSON, of what is to be changed
  std::string known = {};  // the ETag of what is held already
  std::string held = {};   // the ETag that the record must still have to be changed
};

// The error of an answer of any status but 2xx, 3xx and 429. `conflict` means that Clio no longer
// knows the cursor; whoever reads the list may start it again.
base::Error refusal(const Response& response, const Question& question, const Access& access);

// A 401 for a token that Clio gave out a moment before. An expired sign-in cannot be the reason;
// the account of another region is.
base::Error refused_again(const Response& response, const Access& access);

// A web page instead of an answer, or a redirect to another place: most likely a network that wants
// a sign-in of its own.
base::Error captive_network(const Access& access, std::string_view what);

// "12 s", "1 h 5 min"
std::string spoken(std::chrono::seconds time);

}  // namespace engross::clio
