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
  std::string method;  // empty: any
  int status = 0;
  std::string retry_after;  // as the header is to read: a number, a date, nonsense
  Pairs headers;
  std::optional<std::string> body;  // as it is; nothing: the error object of the status
  std::string content_type = "application/json; charset=utf-8";
  int hang_s = 0;
  std::optional<std::size_t> cut_body_after;
  // So many bytes of the request are read, then the connection breaks: nothing is carried out.
  std::optional<std::size_t> cut_request_after;
  bool unanswered = false;  // it is carried out, and the connection breaks without an answer
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
  long upload_lifetime_s = 600;  // of the addresses that documents are uploaded to
  long smallest_part_bytes = 5242880;
  std::set<std::string, std::less<>> missing_scopes;
  std::vector<std::string> redirect_uris;
  std::vector<Fault> faults;

  Ordered json() const;
  // Sets the members that `changes` names and leaves the others. On a member or a value that is
  // none nothing is changed, and what is wrong comes back.
  std::optional<std::string> set(const Json& changes);

  // The fault that this request meets, counted down; nothing when there is none, or when it is
  // next_cut()'s.
  std::optional<Fault> next_fault(std::string_view method, std::string_view path);
  // After how many bytes of its body this request is cut, counted down; nothing: not at all.
  std::optional<std::size_t> next_cut(std::string_view method, std::string_view path);

 private:
  Fault* meeting(std::string_view method, std::string_view path);
  Fault count_down(Fault& fault);
};

}  // namespace engross::sandbox
