#include "docx/field_switches.h"

#include <array>

#include "base/text.h"
#include "docx/date_picture.h"

namespace engross::docx {
namespace {

struct Capitals {
  std::string_view option;
  std::string_view filters;
};
constexpr std::array<Capitals, 13> kFormats = {{{"MERGEFORMAT", ""},
                                                {"CHARFORMAT", ""},
                                                {"Upper", " | upper"},
                                                {"Lower", " | lower"},
                                                {"FirstCap", " | capitalize"},
                                                {"Caps", " | title_case"},
                                                {"Arabic", ""},
                                                {"Ordinal", " | ordinal"},
                                                {"OrdText", " | ordinal_words"},
                                                {"CardText", " | words"},
                                                {"DollarText", " | dollar_text"},
                                                {"Roman", " | roman"},
                                                {"Alphabetic", " | alpha"}}};

// What \* asks for. "roman" and "alphabetic" in small letters are so.
Written format_filters(const std::string& option) {
  for (const auto& [word, filters] : kFormats) {
    if (base::lower(option) != base::lower(word)) continue;
    const bool small = !option.empty() && option.front() >= 'a' && option.front() <= 'z';
    const bool letters = word == "Roman" || word == "Alphabetic";
    return std::string(filters) +
           (letters && !filters.empty() ? small ? " | lower" : " | upper" : "");
  }
  return not_so("the switch \\* " + option + " of a field, which is not known here",
                "write the value as a mark, as in {{ client.name.full | upper }}");
}

}  // namespace

tl::unexpected<CodeFault> not_so(std::string what, std::string remedy) {
  return tl::unexpected(CodeFault{"field-code", std::move(what), std::move(remedy)});
}

tl::expected<Switches, CodeFault> read_switches(const std::vector<CodeToken>& tokens,
                                                std::size_t from) {
  Switches switches;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    if (tokens[i].kind != CodeToken::Kind::option) {
      return not_so("more stands in a field than its name and its switches",
                    "put a name of several words into quotation marks");
    }
    const char letter = base::lower(tokens[i].text()).back();
    if (letter == 'm' || letter == 'v') continue;  // of printing in other scripts
    const bool has_value = i + 1 < tokens.size() && tokens[i + 1].kind != CodeToken::Kind::option &&
                           tokens[i + 1].only_text();
    if (!has_value || std::string_view("*@#bf").find(letter) == std::string_view::npos) {
      return not_so("the switch " + tokens[i].text() + " of a field, which is not known here",
                    "write the value as a mark, as in {{ client.name.full | upper }}");
    }
    const std::string value = tokens[++i].text();
    if (letter == 'b') switches.before = value;
    if (letter == 'f') switches.after = value;
    if (letter == '@') switches.filters += date_filter(value);
    if (letter == '#') switches.filters += " | picture(" + in_quotes(value) + ")";
    if (letter != '*') continue;
    const Written capitals = format_filters(value);
    if (!capitals) return tl::unexpected(capitals.error());
    switches.capitals += *capitals;
  }
  return switches;
}

std::string with_switches(const std::string& value, const Switches& switches) {
  const std::string shown = value + switches.filters + switches.capitals;
  if (switches.before.empty() && switches.after.empty()) return shown;
  return "(" + in_quotes(switches.before) + " ~ (" + shown + ") ~ " + in_quotes(switches.after) +
         ") if " + value + " is not empty else \"\"";
}

}  // namespace engross::docx
