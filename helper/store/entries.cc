#include "store/entries.h"

#include <Poco/Data/Statement.h>
#include <fmt/format.h>

#include "store/records.h"
#include "store/seal.h"

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::failure;
using base::Fault;

constexpr const char* kFromBefore = "put a copy of the database from before in its place";

std::string seal_of(const std::string& draft, int number, const std::string& body) {
  return seal({"review", draft, std::to_string(number), body});
}

std::string folded(const std::string& name) { return base::fold(base::trim(name)); }

}  // namespace

std::string Entries::where(const std::string& draft, int number) const {
  return fmt::format("entry {} of the review of draft {} in {}", number, draft, path_);
}

base::Result<void> Entries::add(const std::string& draft, const family::Entry& entry) {
  const std::string at = where(draft, entry.number);
  const auto body = encode(entry, at);
  if (!body) return tl::unexpected(body.error());
  if (entry.number != count(draft) + 1) {
    return failure(Fault::conflict, "somebody else went on with this review meanwhile", at,
                   "look at the review as it is now, and decide again");
  }
  session_ << "INSERT INTO review_entry (draft, number, body, seal) VALUES (?, ?, ?, ?)",
      bind(draft), bind(entry.number), bind(*body), bind(seal_of(draft, entry.number, *body)), now;
  return {};
}

int Entries::count(const std::string& draft) {
  int newest = 0;
  session_ << "SELECT coalesce(max(number), 0) FROM review_entry WHERE draft = ?", into(newest),
      bind(draft), now;
  return newest;
}

base::Result<std::vector<family::Entry>> Entries::behind(int after, const std::string& draft) {
  std::vector<int> numbers;
  std::vector<std::string> bodies, seals;
  session_ << "SELECT number, body, seal FROM review_entry WHERE draft = ? AND number > ?"
              " ORDER BY number",
      into(numbers), into(bodies), into(seals), bind(draft), bind(after), now;
  std::vector<family::Entry> entries;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int number = after + static_cast<int>(i) + 1;
    const std::string at = where(draft, number);
    if (numbers[i] != number) {
      return failure(Fault::malformed, "an entry of the review is gone", at, kFromBefore);
    }
    if (seal_of(draft, number, bodies[i]) != seals[i]) {
      return failure(Fault::malformed, "an entry of the review is damaged", at, kFromBefore);
    }
    auto entry = decode_entry(bodies[i], at);
    if (!entry) return tl::unexpected(entry.error());
    entries.push_back(std::move(*entry));
  }
  return entries;
}

struct AnswerSets::Row {
  std::string name;
  base::Instant at;
  std::string body;
};

void AnswerSets::add(const std::string& name, const std::string& body, base::Instant instant) {
  const std::string kept = std::string(base::trim(name));
  const std::string fold = folded(name);
  const std::string at = base::iso(instant);
  session_ << "INSERT INTO answer_set (name, folded, at, body, seal) VALUES (?, ?, ?, ?, ?)",
      bind(kept), bind(fold), bind(at), bind(body), bind(seal({"set", kept, fold, at, body})), now;
}

base::Result<std::optional<AnswerSets::Row>> AnswerSets::newest(const std::string& fold) {
  Row row;
  std::string at, kept_seal;
  Poco::Data::Statement select(session_);
  select << "SELECT name, at, body, seal FROM answer_set WHERE folded = ?"
            " ORDER BY entry DESC LIMIT 1",
      into(row.name), into(at), into(row.body), into(kept_seal), bind(fold);
  if (select.execute() == 0) return std::nullopt;
  const auto instant = base::parse_instant(at);
  if (!instant || seal({"set", row.name, fold, at, row.body}) != kept_seal) {
    return failure(Fault::malformed, "the set of answers is damaged",
                   fmt::format("\"{}\" in {}", row.name, path_),
                   "save it again, or " + std::string(kFromBefore));
  }
  row.at = *instant;
  return row;
}

base::Result<std::optional<std::string>> AnswerSets::find(const std::string& name) {
  auto row = newest(folded(name));
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  return std::move((*row)->body);
}

base::Result<std::vector<AnswerSet>> AnswerSets::all() {
  std::vector<std::string> names;
  session_ << "SELECT DISTINCT folded FROM answer_set ORDER BY folded", into(names), now;
  std::vector<AnswerSet> sets;
  for (const std::string& name : names) {
    const auto row = newest(name);
    if (!row) return tl::unexpected(row.error());
    if (*row) sets.push_back({(*row)->name, (*row)->at});
  }
  return sets;
}

std::string DocumentEntries::where(const std::string& draft, const std::string& kind,
                                   int number) const {
  return fmt::format("document {} ({}) of draft {} in {}", number, kind, draft, path_);
}

void DocumentEntries::add(const std::string& draft, const std::string& kind,
                          const std::string& body) {
  int number = 0;
  session_ << "SELECT coalesce(max(number), 0) + 1 FROM document_entry"
              " WHERE draft = ? AND kind = ?",
      into(number), bind(draft), bind(kind), now;
  session_ << "INSERT INTO document_entry (draft, kind, number, body, seal)"
              " VALUES (?, ?, ?, ?, ?)",
      bind(draft), bind(kind), bind(number), bind(body),
      bind(seal({"document", draft, kind, std::to_string(number), body})), now;
}

base::Result<std::vector<std::string>> DocumentEntries::all(const std::string& draft,
                                                            const std::string& kind) {
  std::vector<int> numbers;
  std::vector<std::string> bodies, seals;
  session_ << "SELECT number, body, seal FROM document_entry WHERE draft = ? AND kind = ?"
              " ORDER BY number",
      into(numbers), into(bodies), into(seals), bind(draft), bind(kind), now;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    const bool whole =
        numbers[i] == number &&
        seal({"document", draft, kind, std::to_string(number), bodies[i]}) == seals[i];
    if (whole) continue;
    return failure(Fault::malformed, "what is known of a document is damaged or gone",
                   where(draft, kind, number), kFromBefore);
  }
  return bodies;
}

base::Result<void> keepable(const std::string& text, const std::string& where) {
  if (text.find('\0') == text.npos && !base::find_ill_formed(text)) return {};
  return failure(Fault::malformed, "this is no text: it has bytes that are not UTF-8, or a zero",
                 where, "keep a text file");
}

}  // namespace engross::store
