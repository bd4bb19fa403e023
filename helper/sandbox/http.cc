#include "sandbox/http.h"

#include <Poco/Exception.h>
#include <Poco/String.h>
#include <Poco/URI.h>

#include <algorithm>

#include "base/text.h"

namespace engross::sandbox {
namespace {

std::optional<std::string> decoded(const std::string& text) {
  try {
    std::string out;
    Poco::URI::decode(text, out);
    if (base::find_ill_formed(out)) return std::nullopt;
    return out;
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
}

std::string encoded(const std::string& text) {
  std::string out;
  Poco::URI::encode(text, "!#$&'()*+,/:;=?@[]{}", out);
  return out;
}

}  // namespace

std::optional<Pairs> read_form(std::string_view form) {
  Pairs pairs;
  if (form.empty()) return pairs;
  for (std::string& part : base::split(form, '&')) {
    if (part.empty()) continue;
    std::replace(part.begin(), part.end(), '+', ' ');
    const std::size_t equals = part.find('=');
    const auto name = decoded(part.substr(0, equals));
    const auto value =
        decoded(equals == std::string::npos ? std::string() : part.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(*name, *value);
  }
  return pairs;
}

std::optional<Request> read_target(std::string_view target) {
  if (target.empty() || target.front() != '/') return std::nullopt;
  const std::size_t mark = target.find('?');
  const auto path = decoded(std::string(target.substr(0, mark)));
  auto query = read_form(mark == std::string_view::npos ? "" : target.substr(mark + 1));
  if (!path || !query) return std::nullopt;
  Request request;
  request.target = std::string(target);
  request.path = *path;
  request.query = std::move(*query);
  return request;
}

std::string form_of(const Pairs& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (!out.empty()) out += '&';
    out += encoded(name) + '=' + encoded(value);
  }
  return out;
}

std::optional<std::string> first(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string> every(const Pairs& pairs, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string header(const Request& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (Poco::icompare(key, std::string(name)) == 0) return value;
  }
  return {};
}

std::string html(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace engross::sandbox
