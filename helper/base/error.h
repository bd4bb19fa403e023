// Result and Error: how every room says that something could not be done.
// Broken input never throws and never asserts; it comes back as an Error that names what, where and
// what to do next. "Not found" and "no answer yet" are ordinary values (std::optional), not errors.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace engross::base {

// What a caller may want to tell apart; the program's exit status follows from it
// (cli/exit_status.h).
enum class Fault {
  usage,           // the command was written wrong
  not_found,       // a thing that was named does not exist
  denied,          // the server that was asked said no
  refused,         // this machine or this program said no: permissions, limits
  sign_in_needed,  // no sign-in, or one that has expired
  unreachable,     // no answer, or not in time
  malformed,       // input that is not what it should be
  template_fault,  // a template that cannot be filled as it is
  missing,         // a value the document needs is not there
  review_open,     // findings that stop drafting until somebody settles them
  conflict,        // somebody else changed it meanwhile
  unsupported,     // understood, and not done
  internal,        // our own fault
};

struct Error {
  Fault fault = Fault::internal;
  std::string what;    // "no mark ends here"
  std::string where;   // "will.docx, paragraph 12"
  std::string remedy;  // "write {% endif %}"

  // "what, where, what to do": one line, as the command line prints it after "error: ".
  std::string line() const;
  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

// Everything that is wrong with a file, in the file's order: who mends it sees all of it at once.
using Errors = std::vector<Error>;
template <typename T>
using Checked = tl::expected<T, Errors>;  // the errors are never empty

// The failing side of any Result: `return failure(Fault::missing, what, where, remedy);`
inline tl::unexpected<Error> failure(Fault fault, std::string what, std::string where,
                                     std::string remedy) {
  return tl::unexpected<Error>(Error{fault, std::move(what), std::move(where), std::move(remedy)});
}

}  // namespace engross::base
