#include "cli/consent.h"

#include <istream>

#include "platform/platform.h"

namespace engross::cli {

std::optional<base::Error> consent(const Console& console, const ForConsent& asked, bool yes,
                                   std::istream& in) {
  if (yes) return std::nullopt;
  if (!platform::is_person_there()) {
    return base::Error{base::Fault::refused, asked.nothing + ": nobody could be asked", asked.where,
                       "look at the list; run it in a terminal, or again with --yes"};
  }
  // The question goes where messages go, so that a result in JSON stays one document.
  console.err << asked.question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(in, answer);
  const std::string word = base::fold(base::trim(answer));
  if (word == "y" || word == "yes") return std::nullopt;
  return base::Error{base::Fault::refused, asked.nothing, asked.where,
                     "run it again when the list is right"};
}

}  // namespace engross::cli
