#include "store/store.h"

#include <filesystem>

#include "store/draft_id.h"
#include "store/opening.h"
#include "store/schema.h"
#include "store/shelf.h"

namespace engross::store {

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

void Store::give_back_memory() {
  static_cast<void>(shelf_->alone([&]() -> base::Result<void> {
    shelf_->give_back_memory();
    return {};
  }));
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

base::Result<std::optional<Version>> Store::version(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::nullopt;
  return shelf_->alone([&] { return shelf_->version(*typed); });
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

base::Result<std::vector<family::Entry>> Store::entries(const std::string& id, int after) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<family::Entry>{};
  return shelf_->alone([&] { return shelf_->entries(*typed, after); });
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

base::Result<void> Store::keep_contacts(const std::string& region,
                                        const std::vector<matter::Contact>& contacts) {
  return shelf_->alone([&] { return shelf_->keep_contacts(region, contacts); });
}

base::Result<std::vector<matter::Contact>> Store::contacts(const std::string& region) {
  return shelf_->alone([&] { return shelf_->contacts(region); });
}

base::Result<std::optional<matter::Contact>> Store::contact(const std::string& region,
                                                            matter::Id id) {
  return shelf_->alone([&] { return shelf_->contact(region, id); });
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

base::Result<void> Store::add_written(const std::string& id, const std::vector<Written>& written) {
  const auto typed = typed_draft_id(id);
  if (!typed) return no_such_draft(id);
  return shelf_->alone([&] { return shelf_->add_written(*typed, written); });
}

base::Result<std::vector<Written>> Store::written(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<Written>{};
  return shelf_->alone([&] { return shelf_->written(*typed); });
}

base::Result<std::vector<Filing>> Store::filings(const std::string& id) {
  const auto typed = typed_draft_id(id);
  if (!typed) return std::vector<Filing>{};
  return shelf_->alone([&] { return shelf_->filings(*typed); });
}

}  // namespace engross::store
