#include "cli/door.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/helper_call.h"
#include "cli/in_store.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr std::size_t kMostSmall = 1024 * 1024;
constexpr std::size_t kMostPaneFile = 8 * 1024 * 1024;

std::string hex_of(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

const char* type_of(const fs::path& path) {
  const std::string ending = path.extension().string();
  if (ending == ".html") return "text/html; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".png") return "image/png";
  return "application/octet-stream";
}

constexpr std::chrono::minutes kAskedFor{2};  // as long as digits are good

// The window in which the person at this machine decides about one program at a time.
class PairingWindow {
 public:
  explicit PairingWindow(std::string home) : home_(std::move(home)) {}

  void show(const std::string& program, const std::string& document, const std::string& code) {
    const platform::Question question{
        "Engross",
        fmt::format(
            "{}{} asks to read and fill with your Clio matters.\n\nIt shows the digits {}.\n\n"
            "Allow it only if you began this yourself and see the same digits there.",
            program, document.empty() ? "" : " (" + document + ")", code),
        "Allow", "Do not allow"};
    const std::lock_guard lock(mutex_);
    asking_ = std::jthread([home = home_, question, code](const std::stop_token& stop) {
      const platform::Answer answer = platform::ask_in_window(question, kAskedFor, stop);
      if (answer == platform::Answer::none) return;
      const char* decided = answer == platform::Answer::yes ? "allow" : "refuse";
      // An answer that came too late changes nothing.
      (void)ask_helper(home, {"POST", std::string("/api/v1/pairings/") + decided,
                              R"({"code":")" + code + "\"}"});
    });
  }

 private:
  const std::string home_;
  std::mutex mutex_;
  std::jthread asking_;
};

constexpr const char* kNoPane =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Engross</title>"
    "<h1>The helper runs</h1><p>The pane was not built: run npm ci and npm run build in "
    "addin/pane, "
    "then start the helper again.</p></html>\n";

}  // namespace

Result<std::vector<bridge::DraftLine>> StoredRecords::drafts() {
  std::error_code error;
  std::vector<bridge::DraftLine> lines;
  if (!fs::exists(home_ + "/engross.db", error)) return lines;
  const auto drafts = in_store(home_, [](store::Store& store) { return store.drafts(); });
  if (!drafts) return tl::unexpected(drafts.error());
  for (const auto& one : *drafts)
    lines.push_back({one.id, one.display_number, one.client, one.updated});
  return lines;
}

Result<std::vector<std::string>> StoredRecords::template_ids() {
  const auto folder = shared_folder("templates");
  if (!folder) return tl::unexpected(folder.error());
  std::vector<std::string> ids;
  std::error_code error;
  for (fs::directory_iterator it(*folder, error), end; !error && it != end; it.increment(error)) {
    if (fs::exists(it->path() / "template.json")) ids.push_back(it->path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<std::vector<std::string>> StoredRecords::templates_of(const std::string& draft) {
  return drafts_.templates_of(draft);
}

Result<void> StoredRecords::use_templates(const std::string& draft,
                                          const std::vector<std::string>& ids, base::Instant now) {
  return drafts_.use_templates(draft, ids, now);
}

Result<std::string> owner_token(const std::string& home) {
  const std::string path = home + "/owner-token";
  if (auto known = platform::read_file(path, kMostSmall); known && platform::is_private(path))
    return std::string(base::trim(*known));
  auto made = platform::random_bytes(32);
  if (!made) return tl::unexpected(made.error());
  const std::string token = hex_of(*made);
  if (auto kept = platform::write_whole(path, token + "\n", platform::Readers::owner_only); !kept)
    return tl::unexpected(kept.error());
  return token;
}

bridge::Pairing pairing_in(const std::string& home, const std::string& owner,
                           const Console& console) {
  const std::string path = home + "/pairings.json";
  bridge::Pairing pairing;
  pairing.load = [path] { return platform::read_file(path, kMostSmall).value_or(""); };
  pairing.save = [path](const std::string& text) {
    return platform::write_whole(path, text, platform::Readers::owner_only);
  };
  pairing.random = [](std::size_t bytes) -> Result<std::string> {
    auto made = platform::random_bytes(bytes);
    if (!made) return tl::unexpected(made.error());
    return hex_of(*made);
  };
  pairing.show = [&console, window = std::make_shared<PairingWindow>(home)](
                     const std::string& program, const std::string& document,
                     const std::string& code) {
    window->show(program, document, code);
    console.out << fmt::format(
                       "{}{} asks to be let in and shows {}. If you began this and see the same "
                       "digits there: engross pair --allow {}",
                       program, document.empty() ? "" : " (" + document + ")", code, code)
                << std::endl;
  };
  pairing.owner_token = owner;
  return pairing;
}

std::map<std::string, bridge::PaneFile> pane_files() {
  std::map<std::string, bridge::PaneFile> files;
  const fs::path folder = shared_folder("pane").value_or("");
  std::error_code error;
  // Folders in it too (office.js asks for its texts by language), but none that is a link.
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code unreadable;
    if (!it->is_regular_file(unreadable)) continue;
    auto bytes = platform::read_file(it->path().string(), kMostPaneFile);
    if (!bytes) continue;
    files["/pane/" + it->path().lexically_relative(folder).generic_string()] = {type_of(it->path()),
                                                                                std::move(*bytes)};
  }
  files.try_emplace("/pane/index.html", bridge::PaneFile{"text/html; charset=utf-8", kNoPane});
  files.try_emplace("/pane/", files.at("/pane/index.html"));
  return files;
}

Result<void> say_port(const std::string& home, std::uint16_t port) {
  return platform::write_whole(home + "/port", std::to_string(port) + "\n",
                               platform::Readers::owner_only);
}

Result<std::uint16_t> port_said(const std::string& home) {
  const auto text = platform::read_file(home + "/port", kMostSmall);
  std::uint16_t port = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), port);
  if (port != 0) return port;
  return base::failure(base::Fault::not_found, "the helper is not running", home,
                       "start it with engross serve");
}

}  // namespace engross::cli
