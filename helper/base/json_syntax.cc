#include "base/json_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace engross::base {
namespace {

using nlohmann::json;

// Takes every event and remembers where the parser stopped, and why.
struct Stop : nlohmann::json_sax<json> {
  std::size_t byte = 0;  // the last one of `token`, from 1; 0: it did not stop
  std::string token;
  std::string message;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string& last, const json::exception& why) override {
    byte = at;
    token = last;
    message = why.what();
    return false;
  }
};

struct Reason {
  std::string_view sign;  // in the parser's message
  std::string_view what;
  std::string_view remedy;
};

// The first that fits. The parser says first what a sign itself lacks, then what it expected.
constexpr std::array<Reason, 16> kReasons = {{
    {"missing closing quote", "a text that is never closed", "put \" at its end"},
    {"(LF)", "a text that is not closed on its line", "put \" at its end; a new line in it is \\n"},
    {"(CR)", "a text that is not closed on its line", "put \" at its end; a new line in it is \\n"},
    {"(HT)", "a tab inside a text", "write \\t for it, or a blank"},
    {"control character", "a character inside a text that no text has", "take it out"},
    {"after backslash", "a backslash that means nothing here", "write \\\\ for a backslash"},
    {"surrogate", "half a character written with \\u", "write the character itself"},
    {"'\\u' must be followed", "\\u without four hexadecimal digits", "write the character itself"},
    {"UTF-8", "this is not UTF-8", "save the file as UTF-8 text"},
    {"number overflow", "a number too large", "write it with fewer digits"},
    {"invalid number", "a number written as JSON has none", "write digits, as 18 or 0.50"},
    {"parsing object key - unexpected '}'", "a comma with nothing after it",
     "take the comma before } out"},
    {"parsing object key", "a key in quotation marks is expected here", "write \"key\": value"},
    {"object separator", "a colon is expected after the key", "write \"key\": value"},
    {"parsing object", "a comma or } is expected here",
     "put a comma between two values, } after the last"},
    {"parsing array", "a comma or ] is expected here",
     "put a comma between two values, ] after the last"},
}};

bool is_end(const Stop& stop) {
  return stop.message.find("unexpected end of input") != std::string::npos;
}

Reason reason_of(const Stop& stop) {
  if (is_end(stop))
    return {"", "the file ends before its last } or ]", "close every { and [ that is open"};
  for (const Reason& reason : kReasons) {
    if (stop.message.find(reason.sign) != std::string::npos) return reason;
  }
  if (stop.message.find("expected end of input") != std::string::npos)
    return {"", "something follows the end of the JSON", "take it out, or put it inside"};
  if (stop.token.ends_with(']') || stop.token.ends_with('}'))
    return {"", "a comma with nothing after it, or a value is missing", "take the comma out"};
  return {"", "a value is expected here",
          "write a text in \" \", a number, true, false, null, [ ] or { }"};
}

// The parser stops at the last byte of what it did not expect; people look for the first. Its token
// is that of a text alone: behind anything else it begins too early.
std::size_t begin_of(const Stop& stop, std::string_view text) {
  if (is_end(stop)) return text.find_last_not_of(" \t\r\n") + 1;
  const std::string_view read = text.substr(0, std::min(stop.byte, text.size()));
  if (read.empty()) return 0;
  const bool is_text = read.ends_with('"') && stop.token.starts_with('"');
  if (is_text && read.ends_with(stop.token)) return read.size() - stop.token.size();
  std::size_t begin = read.size() - 1;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  while (is_letter(read.back()) && begin > 0 && is_letter(read[begin - 1])) --begin;
  return begin;
}

std::string place_of(std::string_view text, std::size_t at, std::string_view where) {
  const std::string_view before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return fmt::format("{}, line {}, column {}", where, line,
                     code_points(before.substr(begin)).size() + 1);
}

}  // namespace

std::optional<Error> syntax_error(std::string_view text, std::string_view where) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const auto error = [&](const Reason& reason, std::size_t at) {
    return Error{Fault::malformed, fmt::format("not JSON: {}", reason.what),
                 place_of(text, at, where), std::string(reason.remedy)};
  };
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (is_blank(text)) {
    return Error{Fault::malformed, "the file is empty", std::string(where),
                 "give the file that was meant"};
  }
  // The parser stops at a zero byte as if the text ended there.
  if (const auto zero = text.find('\0'); zero != text.npos)
    return error({"", "a character that no text has", "save the file as UTF-8 text"}, zero);
  Stop stop;
  if (json::sax_parse(text.begin(), text.end(), &stop) || stop.byte == 0) return std::nullopt;
  return error(reason_of(stop), begin_of(stop, text));
}

}  // namespace engross::base
