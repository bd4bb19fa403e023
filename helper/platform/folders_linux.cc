#include "platform/folders.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "platform/descriptor_linux.h"
#include "platform/files.h"
#include "platform/system_error_linux.h"

namespace engross::platform {
namespace {

using base::failure;
using base::Fault;
using base::Result;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Result<std::string> user_folder() {
  if (std::string home = environment("HOME"); home.starts_with('/')) return home;
  std::array<char, 16384> room{};
  struct passwd entry {};
  struct passwd* found = nullptr;
  if (::getpwuid_r(::geteuid(), &entry, room.data(), room.size(), &found) == 0 && found) {
    return std::string(entry.pw_dir);
  }
  return failure(Fault::not_found, "this account has no home folder", "HOME",
                 "say where to keep things with --home FOLDER");
}

Result<std::string> usual_home() {
  // The specification says that a relative XDG_DATA_HOME is to be ignored.
  std::string data = environment("XDG_DATA_HOME");
  if (!data.starts_with('/')) {
    auto user = user_folder();
    if (!user) return user;
    data = *user + "/.local/share";
  }
  return data + "/engross";
}

Result<std::string> program_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) return program.parent_path().string();
  return failure(Fault::not_found, "the program's own folder is hidden", "/proc/self/exe",
                 "set ENGROSS_SHARE to the folder with the templates");
}

Result<void> keep_private(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  struct stat found {};
  if (!folder || ::fstat(folder.number(), &found) != 0) {
    const int code = errno;
    struct stat link {};
    if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) {
      return system_failure(ELOOP, "the folder cannot be used", path);
    }
    return system_failure(code, "the folder cannot be used", path);
  }
  if (found.st_uid != ::geteuid()) {
    return failure(Fault::refused, "this folder belongs to somebody else", path,
                   "choose a folder of your own");
  }
  if ((found.st_mode & 0777) != 0700 && ::fchmod(folder.number(), 0700) != 0) {
    return system_failure(errno, "the folder cannot be kept private", path);
  }
  return {};
}

}  // namespace

Result<void> make_folder(const std::string& path, Readers readers) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return failure(Fault::usage, "this is not the name of a folder", path, "name a folder");
  }
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  for (std::size_t end = folder.find('/', 1); end != std::string::npos;
       end = folder.find('/', end + 1)) {
    const std::string above = folder.substr(0, end);
    if (::mkdir(above.c_str(), 0755) != 0 && errno != EEXIST && !std::filesystem::exists(above)) {
      return system_failure(errno, "the folder cannot be made", above);
    }
  }
  const bool is_private = readers == Readers::owner_only;
  if (::mkdir(folder.c_str(), is_private ? 0700 : 0755) != 0 && errno != EEXIST) {
    return system_failure(errno, "the folder cannot be made", folder);
  }
  if (is_private) return keep_private(folder);
  struct stat found {};
  if (::stat(folder.c_str(), &found) != 0) {
    return system_failure(errno, "the folder cannot be used", folder);
  }
  if (S_ISDIR(found.st_mode)) return {};
  return system_failure(ENOTDIR, "the folder cannot be made", folder);
}

Result<std::string> home_folder(const std::string& option) {
  auto home = option.empty() ? usual_home() : Result<std::string>(option);
  if (!home) return home;
  std::error_code error;
  std::string path = std::filesystem::absolute(*home, error).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (auto made = make_folder(path, Readers::owner_only); !made) {
    return tl::unexpected(made.error());
  }
  return path;
}

Result<std::string> share_folder() {
  std::vector<std::string> places;
  if (const std::string named = environment("ENGROSS_SHARE"); !named.empty()) {
    places.push_back(named);
  } else {
    const auto program = program_folder();
    if (!program) return program;
    places = {*program + "/share/engross",
              std::filesystem::path(*program + "/../share/engross").lexically_normal().string()};
  }
  std::string looked;
  for (const std::string& place : places) {
    std::error_code error;
    if (std::filesystem::is_directory(place, error)) return place;
    looked += (looked.empty() ? "" : " and ") + place;
  }
  return failure(Fault::not_found, "the folder with the templates is missing", looked,
                 "install Engross again, or set ENGROSS_SHARE to that folder");
}

}  // namespace engross::platform
