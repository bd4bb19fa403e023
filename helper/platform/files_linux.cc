#include "platform/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/text.h"
#include "platform/descriptor_linux.h"
#include "platform/file_name.h"
#include "platform/system_error_linux.h"
#include "platform/temporary_linux.h"

namespace engross::platform {
namespace {

using base::failure;
using base::Fault;
using base::Result;

tl::unexpected<base::Error> not_plain(const struct stat& found, const std::string& path) {
  if (S_ISDIR(found.st_mode)) {
    return failure(Fault::refused, "this is a folder, not a file", path, "name a file in it");
  }
  return failure(Fault::refused, "this is a device, not a file", path, "name a file");
}

Result<void> may_be_replaced(const struct stat& found, const Place& place) {
  const std::string& path = place.path;
  if (S_ISLNK(found.st_mode)) {
    return failure(Fault::refused, "this is a link to another file", path,
                   "name the file that it points to");
  }
  if (!S_ISREG(found.st_mode)) return not_plain(found, path);
  if (found.st_nlink > 1) {
    return failure(Fault::refused, "this file has a second name (a hard link)", path,
                   "save under another name");
  }
  // The owner of the system may write to everything; a file marked read-only was marked by somebody
  // who meant it.
  if ((found.st_mode & 0222) == 0 ||
      ::faccessat(place.folder.number(), place.name.c_str(), W_OK, AT_EACCESS) != 0) {
    return failure(Fault::refused, "this file is write-protected", path,
                   "save under another name, or take the protection off");
  }
  return {};
}

// The rename is in the folder's own pages: they have to reach the disk too. Some file systems have
// nothing to flush for a folder and say EINVAL.
Result<void> flush_folder(const Place& place) {
  if (::fsync(place.folder.number()) == 0 || errno == EINVAL || errno == ENOTSUP) return {};
  return system_failure(errno, "the file was saved, but may not survive a power cut", place.path);
}

}  // namespace

namespace {

// The bytes of an open file, one more than `most_bytes` when there are more.
Result<std::string> read_all(const Descriptor& file, const std::string& path, std::size_t size,
                             std::size_t most_bytes) {
  std::string bytes;
  // One more than is there, so that the end shows in the same read; a file may also grow meanwhile.
  const std::size_t room = std::min(size, most_bytes) + 1;
  std::size_t used = 0;
  while (used <= most_bytes) {
    bytes.resize(std::max(room, used + 4096));
    const ssize_t got =
        ::pread(file.number(), bytes.data() + used, bytes.size() - used, static_cast<off_t>(used));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(errno, "the file cannot be read", path);
    used += static_cast<std::size_t>(got);
    if (got == 0) break;
  }
  bytes.resize(used);
  return bytes;
}

bool is_as_it_was(const struct stat& before, const Descriptor& file) {
  struct stat now {};
  return ::fstat(file.number(), &now) == 0 && now.st_size == before.st_size &&
         now.st_mtim.tv_sec == before.st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == before.st_mtim.tv_nsec;
}

// The clock of a file system ticks slowly: of two writes in one tick the second leaves no trace, so
// the time says nothing of a file that was written a moment ago.
bool was_just_written(const struct stat& file) {
  constexpr time_t kMoment = 2;  // seconds
  return ::time(nullptr) - file.st_mtim.tv_sec <= kMoment;
}

Result<std::string> read_opened(const Descriptor& file, const std::string& path,
                                std::size_t most_bytes) {
  struct stat found {};
  if (!file || ::fstat(file.number(), &found) != 0) {
    return system_failure(errno, "the file cannot be read", path);
  }
  if (!S_ISREG(found.st_mode)) return not_plain(found, path);
  const auto size = static_cast<std::size_t>(found.st_size);
  auto bytes = read_all(file, path, size, most_bytes);
  if (!bytes) return bytes;
  if (bytes->size() > most_bytes) {
    return failure(Fault::malformed,
                   "the file is larger than " + std::to_string(most_bytes) + " bytes", path,
                   "choose the right file");
  }
  // Files that the system makes up say that they are empty, and differ at each reading.
  bool steady = is_as_it_was(found, file);
  if (steady && size > 0 && was_just_written(found)) {
    const auto again = read_all(file, path, size, most_bytes);
    steady = again && *again == *bytes;
  }
  if (!steady) {
    return failure(Fault::conflict, "the file changed while it was read", path,
                   "let the other program finish, then try again");
  }
  return bytes;
}

}  // namespace

// O_NONBLOCK: a named pipe in place of a file must not keep the program waiting.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
  return read_opened(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), path,
                     most_bytes);
}

Result<std::string> read_beside(const std::string& folder, std::string_view name,
                                std::size_t most_bytes) {
  const std::string path = folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
  if (!base::is_file_name(name)) {
    return failure(Fault::refused, "this is no name of a file in the folder", path,
                   "put the file into the folder and write its name alone");
  }
  const Descriptor at(::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
  if (!at) return system_failure(errno, "the folder cannot be read", folder);
  return read_opened(Descriptor(::openat(at.number(), std::string(name).c_str(),
                                         O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)),
                     path, most_bytes);
}

Result<void> write_whole(const std::string& path, std::string_view bytes, Readers readers) {
  const auto place = open_place(path);
  if (!place) return tl::unexpected(place.error());
  struct stat found {};
  const bool exists =
      ::fstatat(place->folder.number(), place->name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0;
  if (!exists && errno != ENOENT) return system_failure(errno, "the file was not saved", path);
  if (exists) {
    if (auto may = may_be_replaced(found, *place); !may) return may;
  }
  const bool is_open = !exists && readers == Readers::as_usual;
  auto temporary = Temporary::create(*place, is_open ? 0644 : 0600);
  if (!temporary) return tl::unexpected(temporary.error());
  const bool keeps = exists && readers == Readers::as_usual;
  if (!temporary->write(bytes) || (keeps && !temporary->take_permissions(found, *place)) ||
      !temporary->flush() || !temporary->replace(place->name)) {
    return system_failure(errno, "the file was not saved", path);
  }
  return flush_folder(*place);
}

Result<std::string> write_new(const std::string& folder, std::string_view stem,
                              std::string_view extension, std::string_view bytes) {
  constexpr int kMostTries = 1000;
  auto path = free_name(folder, stem, extension);
  if (!path) return path;
  const auto place = open_place(*path);
  if (!place) return tl::unexpected(place.error());
  auto temporary = Temporary::create(*place, 0644);
  if (!temporary) return tl::unexpected(temporary.error());
  if (!temporary->write(bytes) || !temporary->flush()) {
    return system_failure(errno, "the file was not saved", *path);
  }
  for (int tries = 0; tries < kMostTries; ++tries) {
    path = free_name(folder, stem, extension);
    if (!path) return path;
    if (temporary->place_new(path->substr(path->rfind('/') + 1))) {
      if (auto done = flush_folder(*place); !done) return tl::unexpected(done.error());
      return path;
    }
    if (errno != EEXIST) return system_failure(errno, "the file was not saved", *path);
  }
  return failure(Fault::conflict, "another program keeps taking the names", folder,
                 "choose another folder");
}

Result<std::size_t> remove_strays(const std::string& folder) {
  struct Close {
    void operator()(DIR* d) const { ::closedir(d); }
  };
  const std::unique_ptr<DIR, Close> listing(::opendir(folder.c_str()));
  if (!listing) return system_failure(errno, "the folder cannot be read", folder);
  const int at = ::dirfd(listing.get());
  std::size_t removed = 0;
  while (const dirent* entry = ::readdir(listing.get())) {
    if (!is_temporary_name(entry->d_name)) continue;
    const Descriptor file(
        ::openat(at, entry->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    // Its writer holds the lock for as long as the file has this name.
    if (!file || ::flock(file.number(), LOCK_EX | LOCK_NB) != 0) continue;
    if (::unlinkat(at, entry->d_name, 0) == 0) ++removed;
  }
  return removed;
}

std::optional<FileMark> file_mark(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return FileMark{found.st_dev, found.st_ino};
}

bool is_private(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & 0077) == 0;
}

}  // namespace engross::platform
