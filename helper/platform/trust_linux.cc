#include "platform/trust.h"

#include <Poco/Exception.h>
#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>
#include <Poco/StreamCopier.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <vector>

#include "base/text.h"
#include "platform/certificate_pem.h"
#include "platform/files.h"

namespace engross::platform {
namespace {

namespace fs = std::filesystem;
using base::failure;
using base::Fault;
using base::Result;

constexpr std::size_t kLongestAuthority = 64 * 1024;

// Empty where the person has no home.
std::string nss_folder() {
  const char* home = std::getenv("HOME");
  return home && *home == '/' ? std::string(home) + "/.pki/nssdb" : "";
}

struct Said {
  int status = 0;
  std::string out;
};

// certutil on that database. It is asked for no password: one that has one refuses.
Result<Said> certutil(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"-d", "sql:" + nss_folder()});
  try {
    Poco::Pipe in, out;
    auto process = Poco::Process::launch("certutil", arguments, &in, &out, &out);
    in.close();
    Poco::PipeInputStream reader(out);
    std::ostringstream heard;
    Poco::StreamCopier::copyStream(reader, heard);
    return Said{process.wait(), heard.str()};
  } catch (const Poco::Exception&) {
    return failure(Fault::not_found, "certutil cannot be started", "",
                   "install the package libnss3-tools, then try again");
  }
}

// A program that is not there is a child that ends with this.
constexpr int kNotThere = 72;

Result<std::string> done(std::vector<std::string> arguments) {
  const auto said = certutil(std::move(arguments));
  if (!said) return tl::unexpected(said.error());
  if (said->status == 0) return said->out;
  if (said->status == kNotThere || said->status == 127) {
    return failure(Fault::not_found, "certutil is not on this computer", "",
                   "install the package libnss3-tools, then try again");
  }
  const std::string_view line =
      base::trim(std::string_view(said->out).substr(0, said->out.find('\n')));
  return failure(Fault::refused,
                 "the browser's store of certificates would not: " + std::string(line),
                 nss_folder(), "close the browsers, then try again");
}

// Names in the list: "Engross on this computer 0123abc                  C,,".
Result<std::vector<std::string>> ours() {
  std::vector<std::string> names;
  std::error_code error;
  if (nss_folder().empty() || !fs::exists(nss_folder() + "/cert9.db", error)) return names;
  const auto list = done({"-L"});
  if (!list) return tl::unexpected(list.error());
  std::istringstream lines(*list);
  for (std::string line; std::getline(lines, line);) {
    const std::string_view entry = base::trim(line);
    if (!entry.starts_with(kAuthorityName)) continue;
    names.emplace_back(base::trim(entry.substr(0, entry.find_last_of(' '))));
  }
  return names;
}

Result<void> forget(const std::vector<std::string>& names, const std::string& but = "") {
  for (const std::string& name : names) {
    if (name == but) continue;
    if (const auto gone = done({"-D", "-n", name}); !gone) return tl::unexpected(gone.error());
  }
  return {};
}

}  // namespace

Result<void> trust_authority(const std::string& authority_file) {
  const auto authority = read_file(authority_file, kLongestAuthority);
  if (!authority) return tl::unexpected(authority.error());
  const std::string name = authority_name(*authority);
  if (!name.starts_with(kAuthorityName)) {
    return failure(Fault::malformed, "that is no certificate of Engross", authority_file,
                   "start engross serve, which makes one");
  }
  const std::string folder = nss_folder();
  if (folder.empty()) {
    return failure(Fault::not_found, "this person has no home folder", "HOME",
                   "set HOME to it, then try again");
  }
  std::error_code error;
  if (!fs::exists(folder + "/cert9.db", error)) {
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    if (const auto made = done({"-N", "--empty-password"}); !made)
      return tl::unexpected(made.error());
  }
  const auto before = ours();
  if (!before) return tl::unexpected(before.error());
  const auto put = done({"-A", "-t", "C,,", "-n", name, "-i", authority_file});
  if (!put) return tl::unexpected(put.error());
  return forget(*before, name);
}

Result<int> forget_authorities() {
  const auto names = ours();
  if (!names) return tl::unexpected(names.error());
  if (const auto gone = forget(*names); !gone) return tl::unexpected(gone.error());
  return static_cast<int>(names->size());
}

}  // namespace engross::platform
