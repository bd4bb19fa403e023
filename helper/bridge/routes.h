// Everything the local door answers, as a table.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bridge/books.h"
#include "bridge/bridge.h"
#include "bridge/filing.h"
#include "bridge/jobs.h"
#include "bridge/message.h"
#include "bridge/open_documents.h"
#include "bridge/pairing.h"
#include "bridge/recordings.h"
#include "bridge/write_back.h"

namespace engross::bridge {

class Documents;

// Whom a route answers.
enum class Needs {
  nothing,  // anybody who may connect
  header,   // whoever says X-Engross: no form and no picture of a web page can
  token,    // a pairing's or the owner's
  owner     // the owner's token
};

// A request that the gate let in.
struct Call {
  const Request& request;
  std::vector<std::string> arguments;  // what stands for each {} of the path, in order
  std::string caller;                  // the pairing's id; "owner"; "" where no token is needed
  base::Instant now{};
  app::Errand* errand = nullptr;  // of a job; null: the caller waits for the reply
};

// What routes work with.
struct House {
  const Options& options;
  Pairings& pairings;
  Documents& documents;
  Filings& filings;
  WriteBacks& write_backs;
  Books& books;
  Recordings& recordings;
  Jobs& jobs;
  OpenDocuments& open_documents;
};

struct Route {
  std::string_view method;
  std::string_view path;  // "/api/v1/drafts/{draft}": a part in braces is letters, digits and "-"
  Needs needs = Needs::token;
  bool changes = false;  // something: needs an Idempotency-Key
  Reply (*answer)(const Call&, House&);
  // Of those that ask Clio, and may wait for it, minutes when Clio has had enough of us: the
  // operation's name in openapi.yaml. Each can be begun as a job.
  std::string_view asks_clio = {};
  bool takes_document = false;    // of a Word document's size: kLongestBodyOfDocument
  bool waits_for_add_in = false;  // seconds, for what a word processor answers
};

std::span<const Route> routes();

// The route's work as a job of its own: its reply where that comes within `patience`, else 202 with
// the job, or why there is none.
Reply begin_job(const Route& route, const Call& call, House& house,
                std::chrono::milliseconds patience);

// Whether a request of this method and path may wait for others than this program.
bool waits_for_others(std::string_view method, std::string_view path);

// What stands for the parts in braces, when the path is one of the route's.
std::optional<std::vector<std::string>> arguments_of(const Route& route, std::string_view path);

}  // namespace engross::bridge
