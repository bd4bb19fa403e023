#include "base/error.h"

namespace engross::base {

std::string Error::line() const {
  std::string text = what;
  for (const std::string* part : {&where, &remedy}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ", ";
    text += *part;
  }
  // One error is one line, whatever a server or a file put into its message.
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

}  // namespace engross::base
