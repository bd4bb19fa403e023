// The part of the parser that reads filters, and what it says when nothing fits.
#include <fmt/format.h>

#include <algorithm>

#include "expression/filters.h"
#include "expression/parser.h"
#include "expression/phrases.h"

namespace engross::expression {
namespace {

std::string nearest_filter(std::string_view name, const Parser::Names& known) {
  std::vector<std::string> candidates(builtin_filters().begin(), builtin_filters().end());
  candidates.insert(candidates.end(), known.begin(), known.end());
  std::erase_if(candidates, [](const std::string& each) { return each.size() == 1; });
  const auto near = base::nearest(base::lower(name), candidates);
  return near ? fmt::format("did you mean \"{}\"?", *near) : "check the list of filters";
}

std::string plural(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string takes(const BuiltinFilter& filter) {
  if (filter.most == 0) return "no arguments";
  if (filter.least == filter.most) return plural(filter.least, "argument");
  if (filter.most == kAnyCount) return fmt::format("at least {}", plural(filter.least, "argument"));
  return fmt::format("{} to {} arguments", filter.least, filter.most);
}

}  // namespace

NodePtr Parser::filtered() {
  Filtered filtered{signed_operand(), {}};
  if (!filtered.input) return nullptr;
  while (take("|")) {
    if (!filter(filtered.filters)) return nullptr;
  }
  return filtered.filters.empty()
             ? std::move(filtered.input)
             : std::make_unique<const Expression::Node>(Expression::Node{std::move(filtered)});
}

bool Parser::filter(std::vector<FilterUse>& filters) {
  const Token name = token();
  if (name.kind != Token::Kind::name) {
    return refuse("no filter follows the bar", name.at, "write its name, as | upper");
  }
  ++next_;
  FilterUse use{name.text, find_builtin(name.text), {}};
  if (use.builtin == nullptr && !known_filters_.contains(use.name)) {
    return refuse(fmt::format("there is no filter \"{}\"", name.text), name.at,
                  nearest_filter(name.text, known_filters_));
  }
  if (!filter_arguments(use) || !check_filter(use, name)) return false;
  filters.push_back(std::move(use));
  return true;
}

bool Parser::filter_arguments(FilterUse& use) {
  if (take("(")) {
    return sequence(use.arguments, ")",
                    use.builtin ? use.builtin->usage : std::string_view(use.name));
  }
  while (begins_argument()) {
    NodePtr argument = operand();
    if (!argument) return false;
    use.arguments.push_back(std::move(argument));
  }
  return true;
}

// Whether a bare argument stands here: a literal, a list or a name, and no word of the grammar.
bool Parser::begins_argument() const {
  const Token& next = token();
  if (next.kind == Token::Kind::text || next.kind == Token::Kind::number) return true;
  if (is_symbol(next, "[")) return true;
  return next.kind == Token::Kind::name && !is_reserved(next) &&
         !find_phrase(std::span(tokens_).subspan(next_));
}

bool Parser::check_filter(FilterUse& use, const Token& name) {
  if (use.builtin == nullptr) return true;
  const BuiltinFilter& filter = *use.builtin;
  const int count = static_cast<int>(use.arguments.size());
  if (count >= filter.least && (filter.most == kAnyCount || count <= filter.most)) return true;
  return refuse(
      fmt::format("the filter \"{}\" takes {}, and was given {}", use.name, takes(filter), count),
      name.at, fmt::format("write it as | {}", filter.usage));
}

NodePtr Parser::call_written(const Path& path) {
  const std::string& last = path.steps.empty() ? path.name : path.steps.back().member;
  const bool filter = find_builtin(last) != nullptr || known_filters_.contains(last);
  const bool empty = is_symbol(token(1), ")");
  std::string remedy = fmt::format("write {} without parentheses", path.written);
  if (filter && !(empty && path.steps.empty())) {
    const std::string input =
        path.steps.empty() ? "value" : path.written.substr(0, path.written.rfind('.'));
    remedy = fmt::format("write it as a filter: {} | {}", input, last);
  }
  return fail(fmt::format("\"{}\" is written like a call", path.written), token().at,
              std::move(remedy));
}

const Token& Parser::token(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

bool Parser::take(std::string_view symbol) {
  if (!is_symbol(token(), symbol)) return false;
  ++next_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!is_word(token(), word)) return false;
  ++next_;
  return true;
}

bool Parser::refuse(std::string what, std::size_t at, std::string remedy) {
  if (!error_) error_ = SyntaxError{std::move(what), at, std::move(remedy)};
  return false;
}

NodePtr Parser::fail(std::string what, std::size_t at, std::string remedy) {
  refuse(std::move(what), at, std::move(remedy));
  return nullptr;
}

NodePtr Parser::unexpected() {
  const Token& here = token();
  if (here.kind == Token::Kind::end) {
    return fail("the expression ends too early", here.at,
                "write what is compared, joined or counted");
  }
  const std::string written(source_.substr(here.at, here.end - here.at));
  const bool after_word = next_ > 0 && tokens_[next_ - 1].kind == Token::Kind::name;
  const bool after_number = next_ > 0 && tokens_[next_ - 1].kind == Token::Kind::number;
  std::string remedy = "check what stands before and after it";
  if (after_word && here.kind == Token::Kind::name) {
    remedy = fmt::format("join names with a dot, as {}.{}, or put quotes around a text",
                         tokens_[next_ - 1].text, written);
  } else if (after_number && here.text == ",") {
    remedy = "write a number without commas, as 1000";
  }
  return fail(fmt::format("\"{}\" is not expected here", written), here.at, std::move(remedy));
}

std::string Parser::slice(std::size_t begin) const {
  return std::string(source_.substr(begin, tokens_[next_ - 1].end - begin));
}

}  // namespace engross::expression
