#include "clio/callback.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/base.h"
#include "clio/address.h"

namespace engross::clio {
namespace {

constexpr std::string_view kCallbackPath = "/callback";

constexpr CallbackText kNotClios = {"This answer is not one of Clio's.",
                                    "Cette réponse ne vient pas de Clio."};
constexpr CallbackText kNoSignIn = {"This answer belongs to no sign-in.",
                                    "Cette réponse ne correspond à aucune connexion."};
constexpr CallbackText kOtherSignIn = {"This answer belongs to another sign-in.",
                                       "Cette réponse appartient à une autre connexion."};
constexpr CallbackText kNotLetIn = {"Engross was not let in. You may close this page.",
                                    "Engross n’a pas été autorisé. Vous pouvez fermer cette page."};
constexpr CallbackText kNoCode = {"This answer holds no code.",
                                  "Cette réponse ne contient aucun code."};
constexpr CallbackText kAnswered = {
    "Clio's answer has come. You may close this page and go back to Engross.",
    "La réponse de Clio est arrivée. Vous pouvez fermer cette page et revenir à Engross."};
constexpr CallbackText kNoRequest = {"This is no request.", "Ceci n’est pas une demande."};
constexpr CallbackText kTooLong = {"This request is too long.", "Cette demande est trop longue."};
constexpr CallbackText kHostOnce = {"A request names its host, once.",
                                    "Une demande nomme son hôte, une seule fois."};
constexpr CallbackText kOtherName = {"Nothing is answered under this name.",
                                     "Rien ne répond sous ce nom."};
constexpr CallbackText kNothingHere = {"There is nothing here.", "Il n’y a rien ici."};
constexpr CallbackText kBrowserOnly = {"Only a browser's answer is taken here.",
                                       "Seule la réponse d’un navigateur est prise ici."};

CallbackAnswer refused_callback(int status, CallbackText text) {
  return {status, text, std::nullopt, false, false};
}

// The first of the two languages that a browser names; its weights stand in descending order.
bool prefers_french(std::string_view accepted) {
  for (const std::string& one : base::split(accepted, ',')) {
    const std::string language = base::lower(base::trim(one)).substr(0, 2);
    if (language == "fr" || language == "en") return language == "fr";
  }
  return false;
}

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// The value when the parameter is there once; none when it is absent; twice is for the caller to
// refuse before it looks at any.
struct Parameters {
  std::optional<std::string> code, state, error;
  bool is_twofold = false;
  bool is_malformed = false;
};

Parameters parameters_of(std::string_view query) {
  Parameters found;
  for (const std::string& pair : base::split(query, '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = std::string_view(pair).substr(0, equals);
    auto* slot = name == "code"    ? &found.code
                 : name == "state" ? &found.state
                 : name == "error" ? &found.error
                                   : nullptr;
    if (!slot) continue;
    if (*slot) found.is_twofold = true;
    *slot = percent_decoded(std::string_view(pair).substr(std::min(equals + 1, pair.size())));
    if (!*slot) {
      *slot = "";
      found.is_malformed = true;
    }
  }
  return found;
}

// Compared whole, whatever the first difference is.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

struct Lines {
  std::string_view request;
  std::vector<std::string_view> hosts;
  std::string_view languages;
  bool is_whole = false;     // the blank line came
  bool is_well_made = true;  // no bare line feed, no folded header
};

Lines lines_of_head(std::string_view head) {
  Lines lines;
  bool first = true;
  while (true) {
    const std::size_t end = head.find("\r\n");
    if (end == std::string_view::npos) return lines;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.find_first_of("\r\n") != std::string_view::npos ||
        line.find('\0') != std::string_view::npos) {
      lines.is_well_made = false;
    }
    if (first) {
      lines.request = line;
      first = false;
    } else if (line.empty()) {
      lines.is_whole = true;
      return lines;
    } else {
      const std::size_t colon = line.find(':');
      if (colon == 0 || colon == std::string_view::npos || line.front() == ' ' ||
          line.front() == '\t') {
        lines.is_well_made = false;
        continue;
      }
      const std::string name = base::lower(line.substr(0, colon));
      if (name == "host") lines.hosts.push_back(base::trim(line.substr(colon + 1)));
      if (name == "accept-language") lines.languages = line.substr(colon + 1);
    }
  }
}

CallbackAnswer judge_parameters(const Parameters& given, const CallbackExpected& expected) {
  if (given.is_malformed || given.is_twofold) {
    return refused_callback(400, kNotClios);
  }
  if (!given.state || given.state->empty()) {
    return refused_callback(400, kNoSignIn);
  }
  if (!is_same(*given.state, expected.state)) {
    auto answer = refused_callback(403, kOtherSignIn);
    answer.wrong_state = true;
    return answer;
  }
  if (given.error) {
    const bool word =
        !given.error->empty() && given.error->size() <= 64 &&
        given.error->find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    return {200, kNotLetIn, CallbackOutcome{"", word ? *given.error : "unknown"}, false, false};
  }
  const std::string code = given.code.value_or("");
  if (code.empty() || code.size() > kLongestCallbackCode || !is_visible(code)) {
    return refused_callback(400, kNoCode);
  }
  return {200, kAnswered, CallbackOutcome{code, ""}, false, false};
}

CallbackAnswer judge_lines(const Lines& lines, const CallbackExpected& expected) {
  // Even the first line did not end: no header is to blame.
  if (lines.request.empty()) return refused_callback(400, kNoRequest);
  if (!lines.is_whole) return refused_callback(431, kTooLong);
  const auto words = base::split(lines.request, ' ');
  if (!lines.is_well_made || words.size() != 3 || !words[2].starts_with("HTTP/1.")) {
    return refused_callback(400, kNoRequest);
  }
  if (lines.hosts.size() != 1) return refused_callback(400, kHostOnce);
  if (lines.hosts.front() != fmt::format("127.0.0.1:{}", expected.port)) {
    return refused_callback(421, kOtherName);
  }
  const std::string& target = words[1];
  const std::size_t mark = std::min(target.find('?'), target.size());
  if (std::string_view(target).substr(0, mark) != kCallbackPath) {
    return refused_callback(404, kNothingHere);
  }
  if (words[0] != "GET") return refused_callback(405, kBrowserOnly);
  return judge_parameters(
      parameters_of(std::string_view(target).substr(std::min(mark + 1, target.size()))), expected);
}

std::string paragraph(const char* language, const char* text) {
  return fmt::format("<p lang=\"{}\">{}</p>", language, text);
}

}  // namespace

CallbackAnswer judge_callback(std::string_view head, const CallbackExpected& expected) {
  const Lines lines = lines_of_head(head);
  CallbackAnswer answer = judge_lines(lines, expected);
  answer.french_first = prefers_french(lines.languages);
  return answer;
}

std::string callback_page(const CallbackAnswer& answer) {
  constexpr std::array<std::pair<int, const char*>, 7> kReasons = {
      {{200, "OK"},
       {400, "Bad Request"},
       {403, "Forbidden"},
       {404, "Not Found"},
       {405, "Method Not Allowed"},
       {421, "Misdirected Request"},
       {431, "Request Header Fields Too Large"}}};
  const auto reason = std::find_if(kReasons.begin(), kReasons.end(),
                                   [&](const auto& one) { return one.first == answer.status; });
  const std::string english = paragraph("en-CA", answer.text.english);
  const std::string french = paragraph("fr-CA", answer.text.french);
  const std::string body = fmt::format(
      "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>Engross</title></head>"
      "<body><main><h1>Engross</h1>{}{}</main></body></html>\n",
      answer.french_first ? "fr-CA" : "en-CA", answer.french_first ? french : english,
      answer.french_first ? english : french);
  return fmt::format(
      "HTTP/1.1 {} {}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n"
      "{}Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: "
      "nosniff\r\n"
      "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
      "Connection: close\r\n\r\n{}",
      answer.status, reason == kReasons.end() ? "Error" : reason->second, body.size(),
      answer.status == 405 ? "Allow: GET\r\n" : "", body);
}

}  // namespace engross::clio
