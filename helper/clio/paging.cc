#include "clio/paging.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "clio/address.h"

namespace engross::clio {
namespace {

using base::Fault;
using nlohmann::json;

constexpr int kMostPages = 20'000;  // four million records: past every firm, short of for ever

tl::unexpected<base::Error> paging_error(const Exchange& exchange, std::string_view what) {
  return base::failure(
      Fault::malformed, fmt::format("Clio paging error: {}", what), place(exchange.access()),
      "nothing was kept of this list: try again; if it stays so, please report it");
}

// The next page's address, empty after the last.
base::Result<std::string> next_page(const Exchange& exchange, const json& page,
                                    std::set<std::string>& seen) {
  const std::string next =
      base::text_at(base::member(base::member(page, "meta"), "paging"), "next");
  if (next.empty()) return next;
  const auto address = parse_address(next);
  if (!address) return paging_error(exchange, "the next page has no readable address");
  if (address->origin() != exchange.access().base_url) {
    return paging_error(exchange, fmt::format("the next page would be at {}", address->origin()));
  }
  if (!seen.insert(next).second) return paging_error(exchange, "the pages go round in a circle");
  if (seen.size() > kMostPages) return paging_error(exchange, "the pages do not end");
  return next;
}

constexpr std::size_t kLongestPlace = 2048;
constexpr std::string_view kPlaceName = "page_token=";

// What a value in an address may hold, so that it can be no more than one value there.
bool is_place(std::string_view text) {
  constexpr std::string_view kMarks = "-._~%+/=";
  return !text.empty() && text.size() <= kLongestPlace &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  kMarks.find(c) != std::string_view::npos;
         });
}

// The page token of an address, as it stands there; empty when there is none.
std::string place_in(std::string_view address) {
  for (std::size_t at = 0; (at = address.find(kPlaceName, at)) != address.npos; ++at) {
    if (at == 0 || (address[at - 1] != '?' && address[at - 1] != '&')) continue;
    const std::string_view rest = address.substr(at + kPlaceName.size());
    return std::string(rest.substr(0, rest.find_first_of("&#")));
  }
  return "";
}

base::Result<Walk> walk_once(Exchange& exchange, const Question& first, const Visit& visit,
                             const EachPage& each_page, int& pages) {
  Walk so_far;
  std::int64_t done = 0;
  std::set<std::string> seen{first.url};
  Question question = first;
  while (!question.url.empty()) {
    const auto page = exchange.get(question);
    if (!page) return tl::make_unexpected(page.error());
    const json& records = base::member(*page, "data");
    if (!records.is_array()) return paging_error(exchange, "a page without records");
    const json& count = base::member(base::member(*page, "meta"), "records");
    if (count.is_number_integer()) so_far.announced = count.get<std::int64_t>();
    so_far.pages = ++pages;
    for (const json& record : records) {
      if (!visit(record)) return so_far;
    }
    done += static_cast<std::int64_t>(records.size());
    auto next = next_page(exchange, *page, seen);
    if (!next) return tl::make_unexpected(next.error());
    if (!next->empty()) {
      if (each_page) each_page();
      exchange.tell({.kind = Step::Kind::reading,
                     .done = done,
                     .total = std::max<std::int64_t>(so_far.announced, 0)});
    }
    question.url = std::move(*next);
    question.later_page = true;
  }
  return so_far;
}

}  // namespace

base::Result<Walk> walk(Exchange& exchange, const Question& first, const Visit& visit,
                        const EachPage& each_page) {
  int pages = 0;
  auto result = walk_once(exchange, first, visit, each_page, pages);
  if (result || result.error().fault != Fault::conflict) return result;
  exchange.tell({.kind = Step::Kind::again,
                 .line = "Clio lost its place in a list: reading it again from the start"});
  result = walk_once(exchange, first, visit, each_page, pages);
  if (!result && result.error().fault == Fault::conflict) result.error().fault = Fault::denied;
  return result;
}

base::Result<std::string> read_page(Exchange& exchange, const Question& first,
                                    const std::string& after, const Visit& visit) {
  Question question = first;
  if (!after.empty()) {
    if (!is_place(after)) {
      return base::failure(Fault::usage, "that is no place in a list of Clio's",
                           place(exchange.access()), "begin the search again");
    }
    question.url += fmt::format("&{}{}", kPlaceName, after);
    question.later_page = true;
  }
  const auto page = exchange.get(question);
  if (!page) return tl::make_unexpected(page.error());
  const json& records = base::member(*page, "data");
  if (!records.is_array()) return paging_error(exchange, "a page without records");
  for (const json& record : records) {
    if (!visit(record)) break;
  }
  std::set<std::string> seen{question.url};
  const auto next = next_page(exchange, *page, seen);
  if (!next || next->empty()) return next;
  std::string there = place_in(*next);
  if (!is_place(there)) return paging_error(exchange, "the next page has no place in the list");
  if (there == after) return paging_error(exchange, "the pages go round in a circle");
  return there;
}

}  // namespace engross::clio
