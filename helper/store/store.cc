#include "store/store.h"

#include <filesystem>
#include <mutex>
#include <random>

#include "store/connection.h"
#include "store/draft_id.h"
#include "store/entries.h"
#include "store/erasure.h"
#include "store/opening.h"
#include "store/records.h"
#include "store/schema.h"
#include "store/snapshots.h"

namespace engross::store {
namespace {

// Kinds of document entries; kept in databases, so never renamed.
constexpr const char* kMadeKind = "made";
constexpr const char* kFilingKind = "filing";

tl::unexpected<base::Error> no_such_draft(const std::string& id) {
  return base::failure(base::Fault::not_found, "there is no such draft", "\"" + id + "\"",
                       "take an id of the list of drafts");
}

}  // namespace

class Store::Shelf {
 public:
  Shelf(Session session, const std::string& path)
      : session_(std::move(session)),
        path_(path),
        rows_(session_, path),
        entries_(session_, path),
        sets_(session_, path),
        documents_(session_, path) {}

  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant now);
  base::Result<std::optional<Draft>> find(const std::string& id);
  base::Result<std::optional<std::string>> living(const std::string& region, matter::Id matter);
  base::Result<std::vector<DraftLine>> drafts();
  base::Result<std::vector<Snapshot>> history(const std::string& id);
  base::Result<std::optional<Draft>> find_first(const std::string& id);
  base::Result<void> add_entry(const std::string& id, const family::Entry& entry);
  base::Result<std::vector<family::Entry>> entries(const std::string& id);
  base::Result<void> keep_text(const std::string& id, const std::string& stage,
                               const std::string& before, const std::string& body,
                               base::Instant now);
  base::Result<std::optional<std::string>> newest_text(const std::string& id,
                                                       const std::string& stage);
  base::Result<void> save_set(const std::string& name, const std::string& body, base::Instant now);
  base::Result<std::optional<std::string>> set(const std::string& name);
  base::Result<std::vector<AnswerSet>> sets();
  base::Result<Holdings> holdings(const std::string& region) {
    return store::holdings(session_, region);
  }
  base::Result<Holdings> erase(const std::string& region) { return store::erase(session_, region); }
  base::Result<void> add_made(const std::string& id, MadeDocument made,
                              const std::string& answers_stage);
  base::Result<std::vector<MadeDocument>> made(const std::string& id);
  base::Result<void> add_filing(const std::string& id, const Filing& filing);
  base::Result<std::vector<Filing>> filings(const std::string& id);

  // One call at a time: a Poco session is not for several threads.
  template <typename Work>
  auto alone(Work work) {
    const std::scoped_lock lock(mutex_);
    return guarded(path_, work);
  }

 private:
  base::Result<DraftRow> living_draft(const matter::Matter& matter, base::Instant now);
  base::Result<std::string> free_id();
  base::Result<void> there(const std::string& id);
  template <typename Record, typename Decode>
  base::Result<std::vector<Record>> decoded(const std::string& id, const std::string& kind,
                                            Decode decode);
  base::Result<Draft> draft_of(const DraftRow& draft, const SnapshotRow& matter_row,
                               const SnapshotRow& family_row);

  std::mutex mutex_;
  Session session_;
  std::string path_;
  Snapshots rows_;
  Entries entries_;
  AnswerSets sets_;
  DocumentEntries documents_;
  std::random_device random_;
};

base::Result<std::string> Store::Shelf::free_id() {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    std::string id = draft_id(random_);
    const auto taken = rows_.draft(id);
    if (!taken) return tl::unexpected(taken.error());
    if (!*taken) return id;
  }
  return base::failure(base::Fault::internal, "no free name for a draft", path_, "report this");
}

base::Result<DraftRow> Store::Shelf::living_draft(const matter::Matter& matter, base::Instant now) {
  auto draft = rows_.draft_of(matter.region, matter.source.id);
  if (!draft) return tl::unexpected(draft.error());
  if (*draft) return **draft;
  auto id = free_id();
  if (!id) return tl::unexpected(id.error());
  DraftRow row{*id, matter.region, matter.source.id, now};
  rows_.add(row);
  return row;
}

base::Result<std::string> Store::Shelf::keep(const matter::Matter& matter,
                                             const family::Family& family, base::Instant now) {
  const std::string where = "matter " + matter.display_number;
  const auto matter_body = encode(matter, where);
  if (!matter_body) return tl::unexpected(matter_body.error());
  const auto family_body = encode(family, where);
  if (!family_body) return tl::unexpected(family_body.error());
  const auto line_body = encode(Line{matter.display_number, family.client.name.full}, where);
  if (!line_body) return tl::unexpected(line_body.error());

  Transaction transaction(session_);
  const auto draft = living_draft(matter, now);
  if (!draft) return tl::unexpected(draft.error());
  const int sequence = rows_.next_sequence(draft->id);
  rows_.add(draft->id, kMatterStage, {sequence, now, *matter_body});
  rows_.add(draft->id, kFamilyStage, {sequence, now, *family_body});
  rows_.add(draft->id, kLineStage, {sequence, now, *line_body});
  transaction.commit();
  return draft->id;
}

base::Result<Draft> Store::Shelf::draft_of(const DraftRow& draft, const SnapshotRow& matter_row,
                                           const SnapshotRow& family_row) {
  auto matter = decode_matter(matter_row.body, rows_.where(draft.id));
  if (!matter) return tl::unexpected(matter.error());
  auto family = decode_family(family_row.body, rows_.where(draft.id));
  if (!family) return tl::unexpected(family.error());
  return Draft{draft.id, std::move(*matter), std::move(*family), draft.created, family_row.at};
}

base::Result<std::optional<Draft>> Store::Shelf::find(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return std::nullopt;
  const auto matter_row = rows_.newest(id, kMatterStage);
  if (!matter_row) return tl::unexpected(matter_row.error());
  const auto family_row = rows_.newest(id, kFamilyStage);
  if (!family_row) return tl::unexpected(family_row.error());
  return draft_of(**draft, *matter_row, *family_row);
}

base::Result<std::optional<Draft>> Store::Shelf::find_first(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return std::nullopt;
  const auto matter_row = rows_.oldest(id, kMatterStage);
  if (!matter_row) return tl::unexpected(matter_row.error());
  const auto family_row = rows_.oldest(id, kFamilyStage);
  if (!family_row) return tl::unexpected(family_row.error());
  return draft_of(**draft, *matter_row, *family_row);
}

base::Result<void> Store::Shelf::there(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return no_such_draft(id);
  return {};
}

base::Result<void> Store::Shelf::add_entry(const std::string& id, const family::Entry& entry) {
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  if (auto added = entries_.add(id, entry); !added) return added;
  transaction.commit();
  return {};
}

base::Result<std::vector<family::Entry>> Store::Shelf::entries(const std::string& id) {
  return entries_.all(id);
}

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
  const auto log = entries_.all(id);
  if (!log) return tl::unexpected(log.error());
  const auto answers = rows_.find(id, answers_stage);
  if (!answers) return tl::unexpected(answers.error());
  made.review = static_cast<int>(log->size());
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

base::Result<std::optional<std::string>> Store::Shelf::living(const std::string& region,
                                                              matter::Id matter) {
  const auto draft = rows_.draft_of(region, matter);
  if (!draft) return tl::unexpected(draft.error());
  return *draft ? std::optional((*draft)->id) : std::nullopt;
}

base::Result<std::vector<DraftLine>> Store::Shelf::drafts() {
  std::vector<DraftLine> lines;
  for (const std::string& id : rows_.ids()) {
    const auto draft = rows_.draft(id);
    if (!draft) return tl::unexpected(draft.error());
    const auto row = rows_.newest(id, kLineStage);
    if (!row) return tl::unexpected(row.error());
    const auto line = decode_line(row->body, rows_.where(id));
    if (!line) return tl::unexpected(line.error());
    lines.push_back({id, (*draft)->region, (*draft)->matter, line->display_number, line->client,
                     (*draft)->created, row->at});
  }
  return lines;
}

base::Result<std::vector<Snapshot>> Store::Shelf::history(const std::string& id) {
  return rows_.history(id);
}

Store::Store(std::unique_ptr<Shelf> shelf) : shelf_(std::move(shelf)) {}
Store::~Store() = default;

base::Result<std::unique_ptr<Store>> Store::open(const std::string& path) {
  std::error_code problem;
  const auto absolute = std::filesystem::absolute(path, problem);
  if (path.empty() || problem) {
    return base::failure(base::Fault::usage, "no database was named", path, "name a file");
  }
  auto session = open_session(absolute);
  if (!session) return tl::unexpected(session.error());
  const std::string name = absolute.string();
  const auto step = guarded(name, [&] { return bring_up_to_date(*session, name); });
  if (!step) return tl::unexpected(step.error());
  return std::unique_ptr<Store>(new Store(std::make_unique<Shelf>(std::move(*session), name)));
}

base::Result<std::string> Store::keep(const matter::Matter& matter, const family::Family& family,
                                      base::Instant now) {
  return shelf_->alone([&] { return shelf_->keep(matter, family, now); });
}

base::Result<std::optional<Draft>> Store::find(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::nullopt;
  return shelf_->alone([&] { return shelf_->find(*typed); });
}

base::Result<std::optional<std::string>> Store::living(const std::string& region,
                                                       matter::Id matter) {
  return shelf_->alone([&] { return shelf_->living(region, matter); });
}

base::Result<std::vector<DraftLine>> Store::drafts() {
  return shelf_->alone([&] { return shelf_->drafts(); });
}

base::Result<std::vector<Snapshot>> Store::history(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<Snapshot>{};
  return shelf_->alone([&] { return shelf_->history(*typed); });
}

base::Result<std::optional<Draft>> Store::find_first(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::nullopt;
  return shelf_->alone([&] { return shelf_->find_first(*typed); });
}

base::Result<void> Store::add_entry(const std::string& id, const family::Entry& entry) {
  const auto typed = typed_draft_id(id);
  if (!typed) return no_such_draft(id);
  return shelf_->alone([&] { return shelf_->add_entry(*typed, entry); });
}

base::Result<std::vector<family::Entry>> Store::entries(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<family::Entry>{};
  return shelf_->alone([&] { return shelf_->entries(*typed); });
}

base::Result<void> Store::keep_text(const std::string& id, const std::string& stage,
                                    const std::string& before, const std::string& body,
                                    base::Instant now) {
  const auto typed = typed_draft_id(id);
  if (!typed) return no_such_draft(id);
  return shelf_->alone([&] { return shelf_->keep_text(*typed, stage, before, body, now); });
}

base::Result<std::optional<std::string>> Store::newest_text(const std::string& id,
                                                            const std::string& stage) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::nullopt;
  return shelf_->alone([&] { return shelf_->newest_text(*typed, stage); });
}

base::Result<void> Store::save_set(const std::string& name, const std::string& body,
                                   base::Instant now) {
  return shelf_->alone([&] { return shelf_->save_set(name, body, now); });
}

base::Result<std::optional<std::string>> Store::set(const std::string& name) {
  return shelf_->alone([&] { return shelf_->set(name); });
}

base::Result<std::vector<AnswerSet>> Store::sets() {
  return shelf_->alone([&] { return shelf_->sets(); });
}

base::Result<Holdings> Store::holdings(const std::string& region) {
  return shelf_->alone([&] { return shelf_->holdings(region); });
}

base::Result<Holdings> Store::erase(const std::string& region) {
  return shelf_->alone([&] { return shelf_->erase(region); });
}

base::Result<void> Store::add_made(const std::string& id, MadeDocument made,
                                   const std::string& answers_stage) {
  const auto typed = typed_draft_id(id);
  if (!typed) return no_such_draft(id);
  return shelf_->alone([&] { return shelf_->add_made(*typed, std::move(made), answers_stage); });
}

base::Result<std::vector<MadeDocument>> Store::made(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<MadeDocument>{};
  return shelf_->alone([&] { return shelf_->made(*typed); });
}

base::Result<void> Store::add_filing(const std::string& id, const Filing& filing) {
  const auto typed = typed_draft_id(id);
  if (!typed) return no_such_draft(id);
  return shelf_->alone([&] { return shelf_->add_filing(*typed, filing); });
}

base::Result<std::vector<Filing>> Store::filings(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<Filing>{};
  return shelf_->alone([&] { return shelf_->filings(*typed); });
}

}  // namespace engross::store
