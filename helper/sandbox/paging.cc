#include "sandbox/paging.h"

#include <Poco/NumberParser.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "sandbox/stamp.h"

namespace engross::sandbox {
namespace {

constexpr std::size_t kOffsetCap = 10000;

tl::unexpected<ApiError> bad(std::string_view name, const std::string& value) {
  return refuse(400, "ArgumentError", fmt::format("{} is not a valid {}", value, name));
}

// Nothing when the parameter is absent.
Answer<std::optional<std::size_t>> whole_number(const Request& request, std::string_view name,
                                                std::size_t least, std::size_t most) {
  const auto text = first(request.query, name);
  if (!text) return std::optional<std::size_t>();
  Poco::UInt64 number = 0;
  if (!Poco::NumberParser::tryParseUnsigned64(*text, number) || number < least || number > most) {
    return bad(name, *text);
  }
  return std::optional<std::size_t>(number);
}

// The position and a seal over it and the path: a token can be neither counted up by hand nor taken
// to another list.
std::string token_of(std::size_t position, const Request& request, const PageRules& rules) {
  const std::string place = fmt::format("{:08x}", position);
  return place + etag_of(rules.secret + place + request.path).substr(1, 24);
}

std::optional<std::size_t> position_of(const std::string& token, const Request& request,
                                       const PageRules& rules) {
  unsigned position = 0;
  if (token.size() != 32 || !Poco::NumberParser::tryParseHex(token.substr(0, 8), position) ||
      token_of(position, request, rules) != token) {
    return std::nullopt;
  }
  return position;
}

// The request's own address with one parameter set and the other paging parameters gone.
std::string address_with(const Request& request, const PageRules& rules, std::size_t limit,
                         const std::string& name, const std::string& value) {
  Pairs query;
  for (const auto& pair : request.query) {
    if (pair.first != "limit" && pair.first != "page_token" && pair.first != "offset") {
      query.push_back(pair);
    }
  }
  if (rules.cursor && !first(query, "order")) query.emplace_back("order", "id(asc)");
  query.emplace_back("limit", std::to_string(limit));
  query.emplace_back(name, value);
  std::sort(query.begin(), query.end());
  return rules.origin + request.path + '?' + form_of(query);
}

Answer<Page> page_by_cursor(const Request& request, std::size_t records, std::size_t limit,
                            const PageRules& rules) {
  Page page;
  if (const auto token = first(request.query, "page_token")) {
    const auto position = position_of(*token, request, rules);
    if (!position) return bad("page_token", *token);
    page.begin = std::min(*position, records);
  }
  page.end = std::min(page.begin + limit, records);
  const auto link = [&](std::size_t position) {
    return address_with(request, rules, limit, "page_token", token_of(position, request, rules));
  };
  if (page.end < records) page.next = link(page.end);
  if (page.begin > 0) page.previous = link(page.begin - std::min(limit, page.begin));
  return page;
}

Answer<Page> page_by_offset(const Request& request, std::size_t records, std::size_t limit,
                            std::size_t offset, const PageRules& rules) {
  if (offset >= kOffsetCap) {
    return refuse(422, "ArgumentError",
                  fmt::format("offset paging ends at {} records; order by id(asc) without an "
                              "offset to read more",
                              kOffsetCap));
  }
  Page page;
  page.begin = std::min(offset, records);
  page.end = std::min({page.begin + limit, records, kOffsetCap});
  const auto link = [&](std::size_t position) {
    return address_with(request, rules, limit, "offset", std::to_string(position));
  };
  if (page.end < records) page.next = link(page.end);
  if (page.begin > 0) page.previous = link(page.begin - std::min(limit, page.begin));
  return page;
}

}  // namespace

Answer<Page> page_of(const Request& request, std::size_t records, const PageRules& rules) {
  const auto largest = static_cast<std::size_t>(rules.largest);
  const auto limit = whole_number(request, "limit", 1, largest);
  if (!limit) return tl::unexpected(limit.error());
  const auto offset = whole_number(request, "offset", 0, SIZE_MAX);
  if (!offset) return tl::unexpected(offset.error());
  const std::size_t size = limit->value_or(largest);
  if (*offset || !rules.cursor) {
    return page_by_offset(request, records, size, offset->value_or(0), rules);
  }
  return page_by_cursor(request, records, size, rules);
}

}  // namespace engross::sandbox
