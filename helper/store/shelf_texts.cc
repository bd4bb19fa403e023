// What is kept beside the drafts' imports: answers and other texts, sets of answers, what was made
// and filed, and contacts of the address book.
#include <set>

#include "store/records.h"
#include "store/shelf.h"

namespace engross::store {
namespace {

// Kinds of document entries; kept in databases, so never renamed.
constexpr const char* kMadeKind = "made";
constexpr const char* kFilingKind = "filing";
constexpr const char* kWrittenKind = "written";

}  // namespace

base::Result<void> Store::Shelf::keep_text(const std::string& id, const std::string& stage,
                                           const std::string& before, const std::string& body,
                                           base::Instant now) {
  if (base::is_blank(stage) || stage == kMatterStage || stage == kFamilyStage ||
      stage == kLineStage) {
    return base::failure(base::Fault::refused,
                         "a text is not kept under \"" + base::excerpt(stage) + "\"",
                         rows_.where(id), "choose another stage");
  }
  for (const std::string* text : {&stage, &body}) {
    if (auto fit = keepable(*text, rows_.where(id)); !fit) return fit;
  }
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  const auto last = rows_.find(id, stage);
  if (!last) return tl::unexpected(last.error());
  if ((*last ? (*last)->body : "") != before) {
    return base::failure(base::Fault::conflict, "the " + stage + " were changed meanwhile",
                         rows_.where(id), "open the draft again, and look at what is there now");
  }
  const auto line = rows_.newest(id, kLineStage);
  if (!line) return tl::unexpected(line.error());
  const int sequence = rows_.next_sequence(id);
  rows_.add(id, stage, {sequence, now, body});
  rows_.add(id, kLineStage, {sequence, now, line->body});
  transaction.commit();
  return {};
}

base::Result<std::optional<std::string>> Store::Shelf::newest_text(const std::string& id,
                                                                   const std::string& stage) {
  auto row = rows_.find(id, stage);
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  return std::move((*row)->body);
}

base::Result<void> Store::Shelf::save_set(const std::string& name, const std::string& body,
                                          base::Instant now) {
  if (base::is_blank(name)) {
    return base::failure(base::Fault::refused, "a set of answers needs a name", path_,
                         "name it as you will look for it");
  }
  for (const std::string* text : {&name, &body}) {
    if (auto fit = keepable(*text, path_); !fit) return fit;
  }
  sets_.add(name, body, now);
  return {};
}

base::Result<std::optional<std::string>> Store::Shelf::set(const std::string& name) {
  return sets_.find(name);
}

base::Result<std::vector<AnswerSet>> Store::Shelf::sets() { return sets_.all(); }

base::Result<void> Store::Shelf::add_made(const std::string& id, MadeDocument made,
                                          const std::string& answers_stage) {
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  const auto answers = rows_.find(id, answers_stage);
  if (!answers) return tl::unexpected(answers.error());
  made.review = entries_.count(id);
  made.answers = *answers ? (*answers)->sequence : 0;
  const auto body = encode(made, rows_.where(id));
  if (!body) return tl::unexpected(body.error());
  documents_.add(id, kMadeKind, *body);
  transaction.commit();
  return {};
}

base::Result<std::vector<MadeDocument>> Store::Shelf::made(const std::string& id) {
  return decoded<MadeDocument>(id, kMadeKind, decode_made);
}

base::Result<void> Store::Shelf::add_filing(const std::string& id, const Filing& filing) {
  const auto body = encode(filing, rows_.where(id));
  if (!body) return tl::unexpected(body.error());
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  documents_.add(id, kFilingKind, *body);
  transaction.commit();
  return {};
}

base::Result<std::vector<Filing>> Store::Shelf::filings(const std::string& id) {
  return decoded<Filing>(id, kFilingKind, decode_filing);
}

base::Result<void> Store::Shelf::add_written(const std::string& id,
                                             const std::vector<Written>& written) {
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  for (const Written& one : written) {
    const auto body = encode(one, rows_.where(id));
    if (!body) return tl::unexpected(body.error());
    documents_.add(id, kWrittenKind, *body);
  }
  transaction.commit();
  return {};
}

base::Result<std::vector<Written>> Store::Shelf::written(const std::string& id) {
  return decoded<Written>(id, kWrittenKind, decode_written);
}

template <typename Record, typename Decode>
base::Result<std::vector<Record>> Store::Shelf::decoded(const std::string& id,
                                                        const std::string& kind, Decode decode) {
  const auto bodies = documents_.all(id, kind);
  if (!bodies) return tl::unexpected(bodies.error());
  std::vector<Record> records;
  for (const std::string& body : *bodies) {
    auto record = decode(body, documents_.where(id, kind, static_cast<int>(records.size()) + 1));
    if (!record) return tl::unexpected(record.error());
    records.push_back(std::move(*record));
  }
  return records;
}

base::Result<void> Store::Shelf::keep_contacts(const std::string& region,
                                               const std::vector<matter::Contact>& contacts) {
  Transaction transaction(session_);
  std::set<matter::Id> ids;
  for (const matter::Contact& contact : contacts) {
    if (contact.source.id <= 0 || !ids.insert(contact.source.id).second) {
      return base::failure(base::Fault::refused, "a contact is kept once, by its id in Clio",
                           contacts_.where(region, contact.source.id), "report this");
    }
    if (auto kept = contacts_.keep(region, contact); !kept) return kept;
  }
  transaction.commit();
  return {};
}

}  // namespace engross::store
