#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/base.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/sign_in_shelf.h"
#include "platform/platform.h"
#include "store/store.h"

namespace engross::cli {
namespace {

using base::Result;
using nlohmann::ordered_json;

std::string moment(base::Instant at) { return base::iso(at); }

ordered_json status_json(const clio::Access& clio, const clio::SignIn& kept,
                         const std::string& where) {
  ordered_json line = {{"clio", clio.base_url},
                       {"region", clio.region},
                       {"signed_in", kept.is_signed_in()},
                       {"user", kept.user},
                       {"firm", kept.firm}};
  if (kept.is_signed_in()) {
    line["refreshed"] = moment(kept.refreshed);
    line["expires"] = moment(kept.expires);
  }
  line["kept"] = where;
  return line;
}

// One that was kept and is not there any more.
ordered_json lost_json(const clio::Access& clio, const base::Error& lost) {
  return {{"clio", clio.base_url},
          {"region", clio.region},
          {"signed_in", false},
          {"problem", lost.what},
          {"remedy", lost.remedy}};
}

std::string status_text(const clio::Access& clio, const clio::SignIn& kept,
                        const std::string& where) {
  if (!kept.is_signed_in()) {
    return fmt::format("{}: signed out; the app's key and secret are kept {}\n  sign in with: {}\n",
                       clio::place(clio), where, clio::connect_command(clio));
  }
  return fmt::format("{}: signed in{}{}\n  refreshed {}, good until {}\n  kept {}\n",
                     clio::place(clio), kept.user.empty() ? "" : " as " + kept.user,
                     kept.firm.empty() ? "" : ", " + kept.firm, moment(kept.refreshed),
                     moment(kept.expires), where);
}

// The one that the command line names, or all.
Result<std::vector<clio::Access>> asked_about(const Console& console, const StoredSignIns& shelf) {
  if (console.common.clio_url.empty() && console.common.region.empty()) return shelf.all();
  auto clio = console.common.clio_url.empty() ? clio::clio_of_region(console.common.region)
                                              : clio::clio_at(console.common.clio_url);
  if (!clio) return tl::unexpected(clio.error());
  return std::vector<clio::Access>{std::move(*clio)};
}

std::string counts(const store::Holdings& found) {
  return fmt::format(
      "{} with {}, {}, {} and {}, and {} of the address book",
      counted(static_cast<std::size_t>(found.drafts), "draft", "drafts"),
      counted(static_cast<std::size_t>(found.imports), "import", "imports"),
      counted(static_cast<std::size_t>(found.answers), "set of answers", "sets of answers"),
      counted(static_cast<std::size_t>(found.edits), "edit of a review", "edits of reviews"),
      counted(static_cast<std::size_t>(found.documents), "record of a document",
              "records of documents"),
      counted(static_cast<std::size_t>(found.contacts), "contact", "contacts"));
}

// The database, when there is one: looking makes none.
Result<std::unique_ptr<store::Store>> database(const std::string& home) {
  const std::string path = home + "/engross.db";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::unique_ptr<store::Store>();
  return store::Store::open(path);
}

class Disconnecting {
 public:
  Disconnecting(const Console& console, const std::string& home, const clio::Access& clio)
      : console_(console),
        home_(home),
        shelf_(home),
        transport_(clock_, sign_in_limits(), proxy_settings()),
        session_(clio, shelf_, transport_, clock_) {}

  int revoke() {
    const auto kept = session_.kept();
    if (!kept) return console_.fail(kept.error());
    if (!*kept || !(*kept)->is_signed_in()) {
      if (const auto lost = shelf_.lost(session_.clio())) return console_.fail(*lost);
      return console_.fail(base::Error{base::Fault::sign_in_needed, "not signed in", place(),
                                       nothing_to_do(kept->has_value())});
    }
    const auto ended = session_.end();
    if (!ended && !is_signed_out()) return console_.fail(ended.error());
    console_.out << fmt::format(
        "Signed out of {}.\nWhat was imported stays on this computer, and so do the app's key and "
        "secret, for the next sign-in.\nTo erase them too: {}\n",
        place(), purge_command());
    return ended ? kDone : told_nobody(ended.error());
  }

  int purge() {
    const auto store = database(home_);
    if (!store) return console_.fail(store.error());
    auto found = Result<store::Holdings>(store::Holdings{});
    if (*store) found = (*store)->holdings(region());
    if (!found) return console_.fail(found.error());
    if (is_nothing(*found)) {
      console_.out << fmt::format("Nothing of {} is kept on this computer: nothing was erased.\n",
                                  place());
      return kDone;
    }
    console_.err
        << fmt::format(
               "This signs out of {} and erases on this computer: the sign-in, the app's key and "
               "secret, {}.\nDocuments that were made stay where they are; so do sets of answers "
               "kept by "
               "name.\nType yes to erase: ",
               place(), counts(*found))
        << std::flush;
    const auto typed = platform::read_line();
    if (!platform::is_terminal()) console_.err << '\n';
    if (base::fold(base::trim(typed.value_or(""))) != "yes") {
      return console_.fail(base::Error{base::Fault::refused, "not confirmed: nothing was changed",
                                       place(),
                                       "type yes, or leave --purge out to sign out alone"});
    }
    const auto ended = session_.end();
    if (!ended && !is_signed_out()) return console_.fail(ended.error());
    if (*store) found = (*store)->erase(region());
    if (!found) return console_.fail(found.error());
    if (const auto gone = shelf_.erase(session_.clio()); !gone) return console_.fail(gone.error());
    console_.out << fmt::format("Signed out of {} and erased the sign-in, the app's key and {}.\n",
                                place(), counts(*found));
    return ended ? kDone : told_nobody(ended.error());
  }

 private:
  std::string place() const { return clio::place(session_.clio()); }
  std::string purge_command() const {
    return "engross disconnect --purge " + naming(session_.clio());
  }
  std::string nothing_to_do(bool has_keys) const {
    return has_keys ? "nothing was to do; the app's key and secret are still kept here, and " +
                          purge_command() + " erases them, with what was imported"
                    : "nothing was to do; what was imported is erased by " + purge_command();
  }
  // Neither a sign-in, be it damaged, nor anything imported.
  bool is_nothing(const store::Holdings& found) {
    const auto kept = session_.kept();
    return kept && !*kept && !shelf_.lost(session_.clio()) && found.drafts == 0 &&
           found.imports == 0 && found.answers == 0 && found.edits == 0 && found.documents == 0;
  }
  const std::string& region() const { return session_.clio().region; }
  bool is_signed_out() {
    const auto kept = session_.kept();
    return kept && (!*kept || !(*kept)->is_signed_in());
  }
  int told_nobody(base::Error error) {
    error.remedy =
        "the sign-in is erased here; to end it at Clio too, remove Engross there under "
        "Settings, Apps";
    return console_.fail(error);
  }

  const Console& console_;
  const std::string home_;
  StoredSignIns shelf_;
  clio::SystemClock clock_;
  clio::HttpTransport transport_;
  clio::Session session_;
};

}  // namespace

int status(const Console& console) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  StoredSignIns shelf(*home);
  const auto clios = asked_about(console, shelf);
  if (!clios) return console.fail(clios.error());
  ordered_json list = ordered_json::array();
  bool signed_in = false;
  for (const clio::Access& clio : *clios) {
    const auto kept = shelf.load(clio);
    if (!kept) return console.fail(kept.error());
    if (!*kept) {
      const auto lost = shelf.lost(clio);
      if (!lost) continue;
      list.push_back(lost_json(clio, *lost));
      if (!console.common.json) console.fail(*lost);
      continue;
    }
    signed_in = signed_in || (*kept)->is_signed_in();
    list.push_back(status_json(clio, **kept, shelf.kept_where(clio)));
    if (!console.common.json) console.out << status_text(clio, **kept, shelf.kept_where(clio));
  }
  if (console.common.json) console.print(list);
  if (signed_in) return kDone;
  if (list.empty() && !console.common.json) {
    console.fail(clios->size() == 1
                     ? base::Error{base::Fault::sign_in_needed, "not signed in",
                                   clio::place(clios->front()),
                                   "run: " + clio::connect_command(clios->front())}
                     : base::Error{base::Fault::sign_in_needed, "not signed in to Clio", "",
                                   "run engross connect; it asks for the firm's region"});
  }
  return kSignInNeeded;
}

int disconnect(const Console& console, bool purge) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  StoredSignIns shelf(*home);
  const auto clio = kept_clio(console, shelf);
  if (!clio) return console.fail(clio.error());
  Disconnecting disconnecting(console, *home, *clio);
  return purge ? disconnecting.purge() : disconnecting.revoke();
}

}  // namespace engross::cli
