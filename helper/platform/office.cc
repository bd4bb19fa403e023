#include "platform/office.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/text.h"
#include "platform/files.h"
#include "platform/office_run.h"
#include "platform/random.h"

namespace engross::platform {
namespace {

namespace fs = std::filesystem;
using base::failure;
using base::Fault;
using base::Result;

constexpr std::size_t kLargestPdf = std::size_t{256} << 20;
constexpr const char* kInstall =
    "install LibreOffice Writer, or name its soffice with ENGROSS_SOFFICE";

// No macro, no link out of the document, no question to a person who is not there.
constexpr std::string_view kSettings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

// A folder for one conversion, readable by its owner alone, gone at the end of the scope.
class Workshop {
 public:
  static Result<Workshop> make() {
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    if (error) {
      return failure(Fault::not_found, "this computer has no folder for temporary files", "",
                     "set TMPDIR");
    }
    const auto token = random_token(12);
    if (!token) return tl::unexpected(token.error());
    const std::string path = (temporary / ("engross-pdf-" + *token)).string();
    if (const auto made = make_folder(path, Readers::owner_only); !made)
      return tl::unexpected(made.error());
    return Workshop(path);
  }
  Workshop(Workshop&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Workshop& operator=(Workshop&&) = delete;
  ~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  explicit Workshop(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// RFC 8089; a path of Windows begins with its drive.
std::string file_address(const std::string& path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string address = path.starts_with('/') ? "file://" : "file:///";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      address += c;
    } else if (c == '\\') {
      address += '/';
    } else {
      address += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return address;
}

// "docx"; a name without a usable one is taken for a Word document.
std::string extension_of(const std::string& name) {
  std::string found = base::lower(fs::path(name).extension().string());
  const bool plain = found.size() > 1 && found.size() <= 6 &&
                     std::all_of(found.begin() + 1, found.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                     });
  return plain ? found.substr(1) : "docx";
}

Result<void> furnish(const Workshop& workshop, const std::string& copy, std::string_view document) {
  if (const auto made = make_folder(workshop / "profile/user", Readers::owner_only); !made)
    return made;
  const auto settings = write_whole(workshop / "profile/user/registrymodifications.xcu", kSettings,
                                    Readers::owner_only);
  if (!settings) return settings;
  return write_whole(copy, document, Readers::owner_only);
}

}  // namespace

Result<std::string> find_office() {
  const char* named = std::getenv("ENGROSS_SOFFICE");
  if (named && *named) {
    if (is_program(named)) return std::string(named);
    return failure(Fault::not_found, "ENGROSS_SOFFICE names no program", named,
                   "name LibreOffice's soffice with its whole path");
  }
  const auto places = office_places();
  const auto found = std::find_if(places.begin(), places.end(), is_program);
  if (found != places.end()) return *found;
  return failure(Fault::not_found, "LibreOffice is not on this computer",
                 "looked for " + base::join(places, ", "), kInstall);
}

// The command is a link into the folder of the programs, or stands there itself.
std::optional<bool> has_python(const std::string& office) {
  std::error_code gone;
  const fs::path folder = fs::canonical(office, gone).parent_path();
  if (gone) return std::nullopt;
  const auto stands = [&](const char* file) { return fs::exists(folder / file, gone); };
  if (!stands("soffice.bin") && !stands("soffice.exe")) return std::nullopt;
  // On macOS what is no program stands beside their folder.
  return stands("pythonloader.py") || stands("../Resources/pythonloader.py");
}

Result<std::string> pdf_of(const std::string& office, std::string_view document,
                           const std::string& name, std::chrono::seconds patience) {
  const auto workshop = Workshop::make();
  if (!workshop) return tl::unexpected(workshop.error());
  const std::string copy = *workshop / ("document." + extension_of(name));
  if (const auto furnished = furnish(*workshop, copy, document); !furnished)
    return tl::unexpected(furnished.error());
  const Ran ran =
      run_office(office,
                 {"-env:UserInstallation=" + file_address(*workshop / "profile"), "--headless",
                  "--norestore", "--nolockcheck", "--nologo", "--convert-to",
                  "pdf:writer_pdf_Export", "--outdir", *workshop / "made", copy},
                 patience);
  if (ran == Ran::not_started)
    return failure(Fault::refused, "LibreOffice cannot be started", office, kInstall);
  if (ran == Ran::late) {
    return failure(Fault::unreachable,
                   "LibreOffice has not finished in " + std::to_string(patience.count()) + " s",
                   name, "try again; if it stays so, open the document and make the PDF there");
  }
  // It ends well also where it has made nothing.
  auto pdf = read_file(*workshop / "made/document.pdf", kLargestPdf);
  if (pdf && pdf->starts_with("%PDF-")) return pdf;
  return failure(Fault::malformed, "LibreOffice makes no PDF of it", name,
                 "open it in a word processor and see whether it is a document");
}

}  // namespace engross::platform
