// engross doctor: what is wrong with this installation, and how to mend it. It looks and changes
// nothing.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json.h"
#include "bridge/bridge.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/door.h"
#include "cli/helper_call.h"
#include "cli/share.h"
#include "platform/platform.h"
#include "store/store.h"

namespace engross::cli {
namespace {

namespace fs = std::filesystem;

// One thing that was looked at. Without a remedy all is well with it.
struct Check {
  std::string about;
  std::string found;
  std::string remedy;
};

Check wrong(std::string about, const base::Error& error) {
  return {std::move(about), error.where.empty() ? error.what : error.what + ", " + error.where,
          error.remedy};
}

Check files_check() {
  const auto mapping = load_mapping();
  if (!mapping) return wrong("files", mapping.error().front());
  StoredRecords records("");
  const auto templates = records.template_ids();
  if (!templates) return wrong("files", templates.error());
  if (templates->empty())
    return {"files", "no template beside the program", "install Engross again"};
  return {"files", fmt::format("mapping and {} templates", templates->size()), ""};
}

Check pane_check() {
  const std::size_t files = pane_files().size();
  if (files > 2) return {"pane", fmt::format("{} files", files - 1), ""};
  return {"pane", "it was not built", "run npm ci and npm run build in addin/pane"};
}

Check drafts_check(const std::string& home) {
  std::error_code error;
  const std::string path = home + "/engross.db";
  if (!fs::exists(path, error)) return {"drafts", "none yet", ""};
  auto store = store::Store::open(path);
  if (!store) return wrong("drafts", store.error());
  const auto drafts = (*store)->drafts();
  if (!drafts) return wrong("drafts", drafts.error());
  return {"drafts", fmt::format("{} in {}", drafts->size(), path), ""};
}

Check certificate_check(const platform::Certificate& certificate) {
  if (certificate.reason.empty())
    return {"certificate", fmt::format("{} days left", certificate.days_left), ""};
  return {"certificate", certificate.reason,
          "start engross serve, which makes a new one, then run engross trust"};
}

Check trust_check(const platform::Certificate& certificate) {
  if (platform::is_trusted_by_system(certificate.authority_file))
    return {"trust", "this system trusts the certificate", ""};
  return {"trust", "this system does not trust the certificate",
          "run engross trust for the browsers of this computer; for other programs trust " +
              certificate.authority_file + " in the system"};
}

// Asked for every region's host: which of them the firm's Clio is need not be known yet.
Check proxy_check() {
  const clio::ProxySetting setting = proxy_settings()();
  std::optional<clio::Proxy> used;
  std::vector<std::string> direct;
  for (const clio::Region& region : clio::regions()) {
    const clio::Address clio{"https", std::string(region.host), 443, "/"};
    auto proxy = clio::proxy_for(setting, clio);
    if (!proxy) return wrong("proxy", proxy.error());
    *proxy ? void(used = std::move(*proxy)) : direct.push_back(clio.host);
  }
  if (!used && !setting.address.empty())
    return {"proxy", fmt::format("{} names one, which is not used for Clio", setting.source), ""};
  if (!used && !setting.automatic.empty())
    return {"proxy",
            fmt::format("a script chooses it, {} ({}): Engross does not run it and goes directly",
                        setting.automatic, setting.source),
            "where Clio cannot be reached so, ask your IT for the proxy's name and port and set "
            "HTTPS_PROXY to them"};
  if (!used) return {"proxy", "none: Clio is reached directly", ""};
  return {"proxy",
          fmt::format("{}{}{}", used->place(),
                      used->credentials.empty() ? "" : ", with a user name and password",
                      direct.empty() ? "" : "; directly: " + base::join(direct, ", ")),
          ""};
}

Check helper_check(const std::string& home) {
  const auto status = ask_helper(home, {"GET", "/api/v1/status", ""});
  if (status) {
    const auto port = port_said(home);
    return {"helper",
            fmt::format("version {} answers on port {}", base::text_at(*status, "version"),
                        port ? *port : 0),
            ""};
  }
  const std::string holder = platform::port_holder(bridge::kDefaultPort);
  if (holder.empty())
    return {"helper", fmt::format("not running; port {} is free", bridge::kDefaultPort),
            "start it with engross serve"};
  return {"helper", fmt::format("not running; port {} is held by {}", bridge::kDefaultPort, holder),
          "end that program, or start engross serve with another --port"};
}

Check office_check() {
  const auto office = platform::find_office();
  if (!office) return {"LibreOffice", "none: no PDFs, and no Writer", ""};
  if (platform::has_python(*office).value_or(true)) return {"LibreOffice", *office, ""};
  return {"LibreOffice", *office + ", without Python: the extension for Writer does nothing in it",
          "install what it has for Python (python3-uno on Debian), then start it again"};
}

void print_lines(const Console& console, const std::vector<Check>& checks) {
  for (const Check& one : checks) {
    console.out << fmt::format("{:5} {:12} {}\n", one.remedy.empty() ? "ok" : "mend", one.about,
                               one.found);
    if (!one.remedy.empty()) console.out << fmt::format("{:18} {}\n", "", one.remedy);
  }
}

void print_json(const Console& console, const std::vector<Check>& checks) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Check& one : checks) {
    list.push_back({{"about", one.about},
                    {"ok", one.remedy.empty()},
                    {"found", one.found},
                    {"remedy", one.remedy}});
  }
  console.print({{"findings", std::move(list)}});
}

}  // namespace

int doctor(const Console& console) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  // The folder is this user's alone: home_folder sees to it, or refuses.
  const auto certificate = platform::inspect_certificate(*home + "/tls", SystemClock().now());
  const std::vector<Check> checks = {
      {"home folder", *home, ""},
      files_check(),
      pane_check(),
      drafts_check(*home),
      certificate_check(certificate),
      trust_check(certificate),
      proxy_check(),
      helper_check(*home),
      office_check(),
  };
  console.common.json ? print_json(console, checks) : print_lines(console, checks);
  for (const Check& one : checks) {
    if (!one.remedy.empty()) return kFailed;
  }
  return kDone;
}

}  // namespace engross::cli
