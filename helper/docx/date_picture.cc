#include "docx/date_picture.h"

namespace engross::docx {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// D and Y are d and y, dddd is the day of the week.
std::string date_filter(std::string_view picture) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < picture.size();) {
    const char c = picture[i] == 'D' ? 'd' : picture[i] == 'Y' ? 'y' : picture[i];
    std::size_t run = 1;
    while (i + run < picture.size() && picture[i + run] == picture[i]) ++run;
    if (c == '\'') quoted = !quoted;
    const bool weekday = !quoted && c == 'd' && run > 2;
    out.append(run, quoted ? picture[i] : weekday ? 'E' : c);
    i += run;
  }
  return " | date(" + in_quotes(out) + ")";
}

}  // namespace engross::docx
