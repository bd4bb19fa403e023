#include "platform/temporary_linux.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/xattr.h>

#include <array>
#include <cstdio>

#include "base/base64url.h"
#include "platform/system_error_linux.h"

namespace engross::platform {
namespace {

using base::failure;
using base::Fault;
using base::Result;

constexpr std::string_view kPrefix = ".engross-";
constexpr std::string_view kSuffix = ".tmp";
constexpr const char* kAccessList = "system.posix_acl_access";

// Makes the access list of `to` that of `from`: a folder may have given the new file entries that
// the old one did not have. A file system without access lists has nothing to lose.
bool copy_access_list(int from, int to) {
  std::array<char, 65536> list{};
  const ssize_t size = ::fgetxattr(from, kAccessList, list.data(), list.size());
  if (size >= 0) {
    return ::fsetxattr(to, kAccessList, list.data(), static_cast<std::size_t>(size), 0) == 0;
  }
  if (errno == ENODATA && ::fremovexattr(to, kAccessList) == 0) return true;
  return errno == ENODATA || errno == ENOTSUP;
}

// From the kernel and not from OpenSSL, whose generator takes longer to start than a letter to
// fill: the name has to be free, and is no secret.
Result<std::string> temporary_name() {
  std::string drawn(12, '\0');
  if (::getrandom(drawn.data(), drawn.size(), 0) != static_cast<ssize_t>(drawn.size())) {
    return failure(Fault::internal, "this computer gives no random numbers", "",
                   "restart it, then do it again");
  }
  return std::string(kPrefix) + base::base64url(drawn) + std::string(kSuffix);
}

}  // namespace

Result<Place> open_place(const std::string& path) {
  const auto slash = path.rfind('/');
  Place place{Descriptor(), slash == std::string::npos ? path : path.substr(slash + 1), path};
  if (place.name.empty() || place.name == "." || place.name == ".." ||
      path.find('\0') != std::string::npos) {
    return failure(Fault::usage, "this is not the name of a file", path, "name a file");
  }
  const std::string folder = slash == std::string::npos ? "."
                             : slash == 0               ? "/"
                                                        : path.substr(0, slash);
  place.folder = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!place.folder) return system_failure(errno, "the folder cannot be used", folder);
  return place;
}

bool is_temporary_name(std::string_view name) {
  return name.starts_with(kPrefix) && name.ends_with(kSuffix);
}

Temporary::Temporary(int folder, std::string name, Descriptor file)
    : folder_(folder), name_(std::move(name)), file_(std::move(file)) {}

Temporary::Temporary(Temporary&& other) noexcept
    : folder_(other.folder_),
      name_(std::exchange(other.name_, {})),
      file_(std::move(other.file_)) {}

Temporary::~Temporary() {
  if (!name_.empty()) ::unlinkat(folder_, name_.c_str(), 0);
}

Result<Temporary> Temporary::create(const Place& place, mode_t mode) {
  const int folder = place.folder.number();
  for (;;) {
    Result<std::string> name = temporary_name();
    if (!name) return tl::unexpected(name.error());
    Descriptor file(::openat(folder, name->c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!file && errno == EEXIST) continue;
    if (!file) return system_failure(errno, "the file was not saved", place.path);
    Temporary temporary(folder, std::move(*name), std::move(file));
    // remove_strays() may have come between: then the file has lost its name, and another is made.
    // A file system without locks has no strays removed under a writer's hands either: the lock
    // fails there as well.
    struct stat made {};
    const int number = temporary.file_.number();
    if (::flock(number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) continue;
    if (::fstat(number, &made) == 0 && made.st_nlink == 1) return temporary;
  }
}

bool Temporary::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file_.number(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool Temporary::flush() { return ::fsync(file_.number()) == 0; }

bool Temporary::take_permissions(const struct stat& from, const Place& place) {
  struct stat mine {};
  if (::fstat(file_.number(), &mine) != 0) return false;
  mode_t mode = from.st_mode & 0777;
  // A group that cannot be kept gets no rights: they were meant for another group.
  if ((mine.st_uid != from.st_uid || mine.st_gid != from.st_gid) &&
      ::fchown(file_.number(), from.st_uid, from.st_gid) != 0 &&
      ::fchown(file_.number(), static_cast<uid_t>(-1), from.st_gid) != 0) {
    mode &= static_cast<mode_t>(~0070);
  }
  const Descriptor old(
      ::openat(place.folder.number(), place.name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (old && !copy_access_list(old.number(), file_.number())) return false;
  return ::fchmod(file_.number(), mode) == 0;
}

bool Temporary::replace(const std::string& name) {
  if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
  name_.clear();
  return true;
}

bool Temporary::place_new(const std::string& name) {
  if (::renameat2(folder_, name_.c_str(), folder_, name.c_str(), RENAME_NOREPLACE) == 0) {
    name_.clear();
    return true;
  }
  if (errno != EINVAL && errno != ENOSYS) return false;
  // This file system cannot refuse in the rename; a second name can be refused everywhere.
  if (::linkat(folder_, name_.c_str(), folder_, name.c_str(), 0) != 0) return false;
  ::unlinkat(folder_, name_.c_str(), 0);
  name_.clear();
  return true;
}

}  // namespace engross::platform
