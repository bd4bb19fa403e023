// From a request to its reply: gate, route, common headers. Everything but sockets and TLS.
#pragma once

#include <cstdint>
#include <string>

#include "bridge/books.h"
#include "bridge/bridge.h"
#include "bridge/documents.h"
#include "bridge/filing.h"
#include "bridge/gate.h"
#include "bridge/jobs.h"
#include "bridge/message.h"
#include "bridge/once.h"
#include "bridge/open_documents.h"
#include "bridge/pairing.h"
#include "bridge/recordings.h"
#include "bridge/write_back.h"

namespace engross::bridge {

// Everything behind the door; calls may come from several threads.
class Answers {
 public:
  explicit Answers(const Options& options);

  // `port` is the one the server listens on. Never throws: what a route throws becomes a 500 that
  // says nothing of its cause.
  Reply answer(const Request& request, std::uint16_t port);

  // How long the body may be that follows this head. Whoever would not be let in may not send a
  // document either.
  std::size_t longest_body(const Request& head, std::uint16_t port) const;

  // The door closes: documents that are open in word processors are open for it no longer.
  void end() { open_documents_.end(); }

 private:
  Gate gate(std::uint16_t port, base::Instant now) const;
  Reply bare(const Request& request, std::uint16_t port);
  Reply of_pane(const Request& request) const;

  const Options& options_;
  Pairings pairings_;
  Documents documents_;
  Filings filings_;
  WriteBacks write_backs_;
  Books books_;
  Recordings recordings_;
  OpenDocuments open_documents_;
  Once once_;
  Jobs jobs_;  // last: its work uses what stands above
};

// The reply to what never became a request.
Reply refused(const Refusal& refusal);

}  // namespace engross::bridge
