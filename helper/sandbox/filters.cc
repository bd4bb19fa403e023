#include "sandbox/filters.h"

#include <Poco/NumberParser.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "sandbox/compare.h"

namespace engross::sandbox {
namespace {

using Test = std::function<bool(const Json&)>;

tl::unexpected<ApiError> bad_value(const Filter& filter, const std::string& value) {
  return refuse(400, "ArgumentError",
                fmt::format("{} is not a valid value for {}", value, filter.parameter));
}

Answer<std::vector<Id>> numbers(const Filter& filter, const std::vector<std::string>& values) {
  std::vector<Id> out;
  for (const std::string& value : values) {
    Poco::Int64 number = 0;
    if (!Poco::NumberParser::tryParse64(value, number)) return bad_value(filter, value);
    out.push_back(number);
  }
  return out;
}

Answer<Test> id_test(const Filter& filter, const std::vector<std::string>& values) {
  if (filter.choices == "null" && values.front() == "null") {
    return [filter](const Json& record) { return base::member(record, filter.member).is_null(); };
  }
  auto ids = numbers(filter, values);
  if (!ids) return tl::unexpected(ids.error());
  const bool wanted = filter.compare != Compare::not_ids;
  return [filter, wanted, ids = std::move(*ids)](const Json& record) {
    const Id id = base::number_at(record, filter.member);
    return (std::find(ids.begin(), ids.end(), id) != ids.end()) == wanted;
  };
}

Answer<Test> flag_test(const Filter& filter, const std::string& value) {
  if (value != "true" && value != "false") return bad_value(filter, value);
  if (filter.compare == Compare::only_true && value == "false") {
    return [](const Json&) { return true; };
  }
  return [filter, wanted = value == "true"](const Json& record) {
    return base::member(record, filter.member) == wanted;
  };
}

bool has_choice(const Json& member, const std::string& folded) {
  if (member.is_array()) {
    return std::any_of(member.begin(), member.end(),
                       [&](const Json& one) { return has_choice(one, folded); });
  }
  return member.is_string() && base::fold_word(member.get<std::string>()) == folded;
}

Answer<Test> choice_test(const Filter& filter, const std::string& value) {
  const auto choices = base::split(filter.choices, '|');
  std::vector<std::string> wanted;
  for (const std::string& word : base::split(value, ',')) {
    if (std::find(choices.begin(), choices.end(), word) == choices.end()) {
      return refuse(422, "ArgumentError",
                    fmt::format("{} is not a valid value for {}", word, filter.parameter));
    }
    wanted.push_back(base::fold_word(word));
  }
  return [filter, wanted = std::move(wanted)](const Json& record) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return has_choice(base::member(record, filter.member), word);
    });
  };
}

Answer<Test> words_test(const Filter& filter, const std::string& value) {
  std::vector<std::string> words;
  for (const std::string& word : base::split(base::fold(value), ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  // Members for searching ("#…") are kept folded.
  const bool kept_folded = filter.member.starts_with('#');
  return [filter, kept_folded, words = std::move(words)](const Json& record) {
    std::string text = base::text_at(record, filter.member);
    if (!kept_folded) text = base::fold(text);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return text.find(word) != std::string::npos;
    });
  };
}

Answer<Test> since_test(const Filter& filter, const std::string& value) {
  const auto instant = base::parse_instant(value);
  if (!instant) return bad_value(filter, value);
  return [filter, since = *instant](const Json& record) {
    const auto at = base::parse_instant(base::text_at(record, filter.member));
    return at && *at >= since;
  };
}

Answer<Test> date_test(const Filter& filter, const std::vector<std::string>& values) {
  std::vector<Comparison> comparisons;
  for (const std::string& value : values) {
    const Comparison comparison = read_comparison(value);
    if (!base::parse_date(comparison.operand)) return bad_value(filter, value);
    comparisons.push_back(comparison);
  }
  return [filter, comparisons = std::move(comparisons)](const Json& record) {
    const std::string date = base::text_at(record, filter.member);
    return !date.empty() &&
           std::all_of(comparisons.begin(), comparisons.end(), [&](const Comparison& one) {
             return holds(one.op, date.compare(one.operand));
           });
  };
}

Answer<Test> test_of(const Filter& filter, const std::vector<std::string>& values) {
  switch (filter.compare) {
    case Compare::id:
    case Compare::ids:
    case Compare::not_ids:
      return id_test(filter, values);
    case Compare::flag:
    case Compare::only_true:
      return flag_test(filter, values.back());
    case Compare::choice:
      return choice_test(filter, values.back());
    case Compare::words:
      return words_test(filter, values.back());
    case Compare::since:
      return since_test(filter, values.back());
    case Compare::date:
      return date_test(filter, values);
  }
  return bad_value(filter, values.back());
}

// A date filter is written with or without brackets.
std::vector<std::string> values_of(const Filter& filter, const Pairs& query) {
  std::vector<std::string> values = every(query, filter.parameter);
  if (filter.compare == Compare::date) {
    const auto more = every(query, std::string(filter.parameter) + "[]");
    values.insert(values.end(), more.begin(), more.end());
  }
  return values;
}

}  // namespace

Answer<std::vector<const Json*>> filtered(std::vector<const Json*> records, const Pairs& query,
                                          std::span<const Filter> filters) {
  for (const Filter& filter : filters) {
    const std::vector<std::string> values = values_of(filter, query);
    if (values.empty()) continue;
    const auto test = test_of(filter, values);
    if (!test) return tl::unexpected(test.error());
    std::erase_if(records, [&](const Json* record) { return !(*test)(*record); });
  }
  return records;
}

}  // namespace engross::sandbox
