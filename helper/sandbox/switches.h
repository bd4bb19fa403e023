// What may be set while the practice Clio runs, and the faults it is told to make.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sandbox/http.h"
#include "sandbox/shape.h"

namespace engross::sandbox {

// One kind of wrong answer. Without a status the right answer is given, late or cut short.
struct Fault {
  long times = 1;  // that many answers; below zero: until it is taken away
  std::string path_prefix = "/api/v4/";
  int status = 0;
  std::string retry_after;  // as the header is to read: a number, a date, nonsense
  Pairs headers;
  std::optional<std::string> body;  // as it is; nothing: the error object of the status
  std::string content_type = "application/json; charset=utf-8";
  int hang_s = 0;
  std::optional<std::size_t> cut_body_after;
};

struct Switches {
  long requests_per_minute = 300;
  bool rotate_refresh_tokens = false;
  long token_lifetime_s = 2592000;
  std::string region = "us";
  std::string public_origin;
  long clock_ahead_s = 0;
  bool strip_custom_fields = false;
  bool values_as_numbers = false;
  std::set<std::string, std::less<>> missing_scopes;
  std::vector<std::string> redirect_uris;
  std::vector<Fault> faults;

  Ordered json() const;
  // Sets the members that `changes` names and leaves the others. On a member or a value that is
  // none nothing is changed, and what is wrong comes back.
  std::optional<std::string> set(const Json& changes);

  // The fault that this path meets, counted down; nothing when there is none.
  std::optional<Fault> next_fault(std::string_view path);
};

}  // namespace engross::sandbox
