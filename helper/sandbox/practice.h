// The practice Clio without its sockets: a request goes in, an answer comes out. Safe to ask from
// several threads.
#pragma once

#include <deque>
#include <memory_resource>
#include <mutex>
#include <string>

#include "sandbox/cabinet.h"
#include "sandbox/oauth.h"
#include "sandbox/rate_limit.h"
#include "sandbox/resources.h"
#include "sandbox/sandbox.h"

namespace engross::sandbox {

class Practice {
 public:
  Practice(Firm firm, const Options& options);

  Response answer(const Request& request);

  // After how many bytes of its body the connection of this request is to break; it counts as
  // asked, with status 0, and nothing of it is carried out.
  std::optional<std::size_t> cut_of(const Request& request);

  // Where this server is, once that is known: the addresses of uploads begin with it.
  void set_address(const std::string& address) { cabinet_.set_origin(address); }

  const std::string& practice_token() const { return practice_token_; }
  const App& app() const { return firm_.apps().front(); }

 private:
  Response served(const Request& request);
  Response faulty(const Request& request, const Fault& fault);
  Response right(const Request& request);
  Response api(const Request& request);
  Answer<Response> routed(const Request& request, const Grant& grant);
  Response control(const Request& request);
  void note(const Request& request, int status);
  Response log() const;
  Response set_switches(const std::string& body);
  base::Instant now() const;
  std::string origin(const Request& request) const;

  std::mutex mutex_;
  Firm firm_;
  const Resources resources_;
  Switches switches_;
  Tokens tokens_;
  Oauth oauth_;
  RateLimit rate_limit_;
  const std::string secret_;
  Cabinet cabinet_;
  std::string practice_token_;
  // "200 GET /api/v4/matters.json", the newest last. They come between thousands of things that are
  // gone a moment later, and would keep apart the memory of those.
  std::pmr::unsynchronized_pool_resource pool_;
  std::pmr::deque<std::pmr::string> log_{&pool_};
};

}  // namespace engross::sandbox
