// Filters on lists. Members of items are named by dotted paths: sort("name.last").
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "expression/filter_input.h"
#include "expression/listing.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Fault;
using base::Result;
using Kind = Value::Kind;

// The member of each item; nothing for an item without it. A member that no item has is a slip of
// the pen: taken for absent it would empty a list of heirs in silence.
Result<List> members(const Given& given, const List& list, const std::string& path) {
  List found;
  found.reserve(list.size());
  bool any = list.empty();
  for (const Value& item : list) {
    const Value* member = at_path(item, path);
    any = any || member != nullptr;
    found.push_back(member ? *member : Value());
  }
  if (any) return found;
  std::vector<std::string> names;
  for (const Value& item : list) {
    if (!item.is(Kind::record)) continue;
    for (const auto& [name, value] : item.record().members) names.push_back(name);
  }
  const auto near = base::nearest(path, names);
  std::string remedy =
      near ? fmt::format("did you mean \"{}\"?", *near) : "check how the member is written";
  return base::failure(
      Fault::malformed,
      fmt::format("the filter \"{}\" found no item with a member \"{}\"", given.filter, path), "",
      std::move(remedy));
}

// The items themselves, or their member named by the argument.
Result<List> keys(const Given& given, const List& list, std::size_t argument) {
  if (!given.has(argument)) return list;
  const auto path = text_argument(given, argument, "");
  if (!path) return tl::unexpected(path.error());
  return members(given, list, *path);
}

Result<Value> length(const Given& given) {
  if (given.input.is_nothing()) return Value(0);
  if (given.input.is(Kind::list))
    return Value(Decimal(static_cast<long long>(given.input.list().size())));
  if (given.input.is(Kind::text)) {
    const auto size = base::code_points(given.input.text()).size();
    return Value(Decimal(static_cast<long long>(size)));
  }
  return wrong_input(given, "a list or a text");
}

Result<Value> first(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  return (*list)->empty() ? Value() : (*list)->front();
}

Result<Value> last(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  return (*list)->empty() ? Value() : (*list)->back();
}

Result<Value> reverse(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  return Value(List((*list)->rbegin(), (*list)->rend()));
}

Result<Value> join(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto separator = text_argument(given, 0, "");
  if (!separator) return tl::unexpected(separator.error());
  const auto items = keys(given, **list, 1);
  if (!items) return tl::unexpected(items.error());
  const auto texts = displayed_items(*items);
  if (!texts) return tl::unexpected(texts.error());
  return Value(base::join(*texts, *separator));
}

// Whether every two keys can be ordered; items without a key sort last and are not asked.
std::optional<base::Error> unsortable(const List& keys) {
  const Value* before = nullptr;
  for (const Value& key : keys) {
    if (key.empty()) continue;
    if (before != nullptr) {
      if (auto ordering = order(*before, key); !ordering) return ordering.error();
    } else if (auto ordering = order(key, key); !ordering) {
      return ordering.error();
    }
    before = &key;
  }
  return std::nullopt;
}

bool comes_before(const Value& a, const Value& b, bool descending) {
  if (a.empty() || b.empty()) return !a.empty() && b.empty();
  const auto ordering = descending ? order(b, a) : order(a, b);
  return ordering && std::is_lt(*ordering);
}

Result<bool> asks_for_descending(const Given& given) {
  if (!given.has(1)) return false;
  if (given.arguments[1].is(Kind::boolean)) return given.arguments[1].boolean();
  if (given.arguments[1].is(Kind::text) && given.arguments[1].text() == "descending") return true;
  return wrong_argument(given, 1, "\"descending\"");
}

Result<Value> sort(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto by = keys(given, **list, 0);
  if (!by) return tl::unexpected(by.error());
  const auto descending = asks_for_descending(given);
  if (!descending) return tl::unexpected(descending.error());
  if (auto error = unsortable(*by)) return tl::unexpected(std::move(*error));
  std::vector<std::size_t> places((*list)->size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return comes_before((*by)[a], (*by)[b], *descending);
  });
  List sorted;
  sorted.reserve(places.size());
  for (std::size_t place : places) sorted.push_back((**list)[place]);
  return Value(std::move(sorted));
}

// Equal values share it; unequal ones rarely do. Keeps `unique` from comparing all with all.
std::string likeness(const Value& value) {
  if (value.is(Kind::list)) return fmt::format("{}", value.list().size());
  if (value.is(Kind::record)) return value.record().display;
  if (value.is(Kind::number)) return value.number().rounded(0).text();
  return display(value).value_or("");
}

Result<Value> unique(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto by = keys(given, **list, 0);
  if (!by) return tl::unexpected(by.error());
  std::unordered_map<std::string, std::vector<const Value*>> seen;
  List kept;
  for (std::size_t i = 0; i < by->size(); ++i) {
    const Value& key = (*by)[i];
    auto& alike = seen[likeness(key)];
    const bool known = std::any_of(alike.begin(), alike.end(),
                                   [&](const Value* other) { return other->equals(key); });
    if (known) continue;
    alike.push_back(&key);
    kept.push_back((**list)[i]);
  }
  return Value(std::move(kept));
}

struct Comparer {
  std::string_view written;
  Relation relation;
  bool negated = false;
};
// The names Jinja's selectattr has for its tests, and the symbols.
constexpr std::array<Comparer, 15> kComparers = {{{"==", Relation::equal},
                                                  {"eq", Relation::equal},
                                                  {"equalto", Relation::equal},
                                                  {"!=", Relation::equal, true},
                                                  {"ne", Relation::equal, true},
                                                  {"<", Relation::less},
                                                  {"lt", Relation::less},
                                                  {"<=", Relation::at_most},
                                                  {"le", Relation::at_most},
                                                  {">", Relation::more},
                                                  {"gt", Relation::more},
                                                  {">=", Relation::at_least},
                                                  {"ge", Relation::at_least},
                                                  {"in", Relation::in},
                                                  {"contains", Relation::contains}}};

// The comparison asked for by the arguments after the member: none, a value, or a test and a value.
Result<const Comparer*> comparer(const Given& given) {
  if (given.arguments.size() == 1) return nullptr;
  if (given.arguments.size() == 2) return kComparers.begin();
  const auto written = text_argument(given, 1, "");
  if (!written) return tl::unexpected(written.error());
  const auto found = std::find_if(kComparers.begin(), kComparers.end(),
                                  [&](const Comparer& row) { return row.written == *written; });
  if (found == kComparers.end()) return wrong_argument(given, 1, "a test such as \"==\" or \"<\"");
  return found;
}

Result<bool> holds(const Given& given, const Comparer* test, const Value& key) {
  if (test == nullptr) return key.truthy();
  const auto answer = related(test->relation, key, given.arguments.back());
  if (!answer && answer.error().fault == Fault::missing) return false;
  return answer ? Result<bool>(*answer != test->negated) : answer;
}

Result<Value> chosen(const Given& given, bool wanted) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto by = keys(given, **list, 0);
  if (!by) return tl::unexpected(by.error());
  const auto test = comparer(given);
  if (!test) return tl::unexpected(test.error());
  List kept;
  for (std::size_t i = 0; i < by->size(); ++i) {
    const auto held = holds(given, *test, (*by)[i]);
    if (!held) return tl::unexpected(held.error());
    if (*held == wanted) kept.push_back((**list)[i]);
  }
  return Value(std::move(kept));
}

Result<Value> where(const Given& given) { return chosen(given, true); }
Result<Value> reject(const Given& given) { return chosen(given, false); }

Result<Value> map(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  auto found = keys(given, **list, 0);
  if (!found) return tl::unexpected(found.error());
  return Value(std::move(*found));
}

Result<std::vector<std::string>> texts(const Given& given) {
  if (!given.input.is(Kind::list)) return displayed_items(List{given.input});
  return displayed_items(given.input.list());
}

// Arguments: the conjunction ("and" when none is given), and "oxford" for a comma before it.
Result<Value> comma_and_list(const Given& given) {
  const auto items = texts(given);
  if (!items) return tl::unexpected(items.error());
  std::string conjunction = "and";
  bool oxford = false;
  for (std::size_t i = 0; i < given.arguments.size(); ++i) {
    const auto word = text_argument(given, i, "");
    if (!word) return tl::unexpected(word.error());
    if (*word == "oxford") {
      oxford = true;
    } else if (i == 0) {
      conjunction = base::trim(*word);
    } else {
      return wrong_argument(given, i, "\"oxford\"");
    }
  }
  return Value(listing(*items, conjunction, oxford));
}

Result<Value> comma_list(const Given& given) {
  const auto items = texts(given);
  if (!items) return tl::unexpected(items.error());
  return Value(listing(*items, "", false));
}

Result<Value> sum(const Given& given) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto amounts = keys(given, **list, 0);
  if (!amounts) return tl::unexpected(amounts.error());
  Value total(0);
  for (const Value& amount : *amounts) {
    if (amount.empty()) continue;
    if (!amount.is(Kind::number) && !amount.is(Kind::money)) {
      return wrong_input(given,
                         fmt::format("numbers or money (one item is {})", described(amount)));
    }
    auto next = calculate(Arithmetic::add, total, amount);
    if (!next) return next;
    total = std::move(*next);
  }
  return total;
}

Result<Value> extreme(const Given& given, bool least) {
  const auto list = list_input(given);
  if (!list) return tl::unexpected(list.error());
  const auto values = keys(given, **list, 0);
  if (!values) return tl::unexpected(values.error());
  if (auto error = unsortable(*values)) return tl::unexpected(std::move(*error));
  Value found;
  for (const Value& value : *values) {
    if (found.is_nothing() || comes_before(value, found, !least)) found = value;
  }
  return found;
}

Result<Value> least(const Given& given) { return extreme(given, true); }
Result<Value> greatest(const Given& given) { return extreme(given, false); }

constexpr std::array<BuiltinFilter, 19> kListFilters = {{
    {"length", length, 0, 0, kTakes, "length"},
    {"count", length, 0, 0, kTakes, "count"},
    {"first", first, 0, 0, kPasses, "first"},
    {"last", last, 0, 0, kPasses, "last"},
    {"reverse", reverse, 0, 0, kPasses, "reverse"},
    {"join", join, 0, 2, kPasses, "join(\", \")"},
    {"sort", sort, 0, 2, kPasses, "sort(\"name.last\")"},
    {"unique", unique, 0, 1, kPasses, "unique"},
    {"where", where, 1, 3, kPasses, "where(\"is_minor\")"},
    {"selectattr", where, 1, 3, kPasses, "selectattr(\"is_minor\")"},
    {"reject", reject, 1, 3, kPasses, "reject(\"is_step\")"},
    {"rejectattr", reject, 1, 3, kPasses, "rejectattr(\"is_step\")"},
    {"map", map, 1, 1, kPasses, "map(\"name.first\")"},
    {"comma_and_list", comma_and_list, 0, 2, kPasses, "comma_and_list(\"or\", \"oxford\")"},
    {"list", comma_and_list, 0, 2, kPasses, "list(\"or\", \"oxford\")"},
    {"comma_list", comma_list, 0, 0, kPasses, "comma_list"},
    {"sum", sum, 0, 1, kPasses, "sum(\"amount\")"},
    {"min", least, 0, 1, kPasses, "min(\"birthdate\")"},
    {"max", greatest, 0, 1, kPasses, "max(\"birthdate\")"},
}};

}  // namespace

std::span<const BuiltinFilter> list_filters() { return kListFilters; }

}  // namespace engross::expression
