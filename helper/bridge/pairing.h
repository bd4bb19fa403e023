// Who may call the helper. A caller asks and shows six digits; the person at this machine allows
// the same digits; the caller takes its token, once. Calls may come from several threads.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace engross::bridge {

struct Paired {
  std::string id;  // 16 hexadecimal digits
  std::string program;
  std::string document;
  base::Instant paired_at{};
  base::Instant expires_at{};
};

class Pairings {
 public:
  struct Shelf {
    std::function<std::string()> load;  // what was saved last; "" at first
    std::function<base::Result<void>(const std::string&)> save;
  };
  // So many random bytes as hexadecimal digits; fails rather than give anything weaker.
  using Random = std::function<base::Result<std::string>(std::size_t bytes)>;
  // Shows the person who asks with which digits.
  using Show = std::function<void(const std::string& program, const std::string& document,
                                  const std::string& code)>;

  Pairings(Shelf shelf, Random random, Show show);

  struct Asked {
    std::string pairing;  // what to claim with
    std::string code;
    base::Instant expires_at{};
  };
  // Conflict while another request waits. Names are cleaned and cut to 60 characters.
  base::Result<Asked> ask(std::string_view program, std::string_view document, base::Instant now);

  struct Token {
    std::string id;
    std::string token;
    std::string proof_key;
    base::Instant expires_at{};
  };
  // The token when the person has allowed it; nothing while nobody has answered. Not found: no such
  // request, one that is over, or one that was claimed.
  base::Result<std::optional<Token>> claim(std::string_view pairing, base::Instant now);

  // The program that shows these digits. Refused: other digits, which after five tries end the
  // request. Not found: nobody asks.
  base::Result<std::string> allow(std::string_view code, base::Instant now);

  // Ends the request that shows these digits; its program learns that it is over. Refused and not
  // found as for allow().
  base::Result<std::string> refuse(std::string_view code, base::Instant now);

  // Whose token this is; nothing when it opens nothing (any more).
  std::optional<std::string> holder(std::string_view token, base::Instant now) const;
  // The challenge under the pairing's key; nothing for an unknown pairing.
  std::optional<std::string> proof(std::string_view id, std::string_view challenge) const;

  std::vector<Paired> list(base::Instant now) const;
  base::Result<void> revoke(std::string_view id);  // not found: no such pairing

 private:
  struct Waiting {
    std::string pairing, code, program, document;
    base::Instant expires_at{};
    int tries_left = 0;
    bool allowed = false;
  };
  struct Known {
    Paired paired;
    std::string token_hash;
    std::string proof_key;
  };
  base::Result<void> save(std::vector<Known> known);
  bool waits(base::Instant now) const;
  base::Result<void> shows(std::string_view code, base::Instant now);

  const Shelf shelf_;
  const Random random_;
  const Show show_;
  mutable std::mutex mutex_;
  std::optional<Waiting> waiting_;
  std::vector<Known> known_;
};

// A name of a caller's choice as it is shown to a person: printable, on one line, at most 60
// characters, nothing in it that turns the direction of writing.
std::string shown_name(std::string_view name);

}  // namespace engross::bridge
