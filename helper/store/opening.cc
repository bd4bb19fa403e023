#include "store/opening.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>
#include <Poco/Thread.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "store/schema.h"

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::failure;
using base::Fault;
namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kHeaderBytes = 100;
constexpr const char* kKeepIt = "keep this file as it is and put a copy from before in its place";

// How much the database or a file beside it holds; nothing and absent are the same.
std::uintmax_t size_of(const fs::path& path, const char* suffix = "") {
  std::error_code none;
  const auto size = fs::file_size(path.string() + suffix, none);
  return none ? 0 : size;
}

// True when it was made here, false when it was there.
base::Result<bool> make_file(const fs::path& path) {
  std::error_code problem;
  if (fs::create_directories(path.parent_path(), problem)) {
    fs::permissions(path.parent_path(), fs::perms::owner_all, problem);
  }
  if (problem) {
    return failure(Fault::refused, "the folder cannot be made: " + problem.message(),
                   path.parent_path().string(), "choose a folder that you may write to");
  }
  // By mode at birth: permissions given afterwards would leave a moment to open it.
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR, 0600);
  if (file < 0 && errno != EEXIST) {
    return failure(Fault::refused,
                   "the database cannot be made: " + std::generic_category().message(errno),
                   path.string(), "choose a folder that you may write to");
  }
  if (file >= 0) ::close(file);
  return file >= 0;
}

// What the file's first bytes and its length say; SQLite itself reads a last page that was cut
// short as if it ended in zeros.
base::Result<bool> looks_whole(const fs::path& path, std::uintmax_t size) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return failure(Fault::refused, "the database cannot be read", path.string(),
                   "check that the file is yours");
  }
  std::string header(kHeaderBytes, '\0');
  in.read(header.data(), static_cast<std::streamsize>(header.size()));
  const bool cut_off = size_of(path, "-journal") > 0;
  if (cut_off && header.find_first_not_of('\0') == header.npos) return true;  // not written yet
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (!std::string_view(header).starts_with(kMagic)) {
    return failure(Fault::malformed, "this file is not a database", path.string(),
                   "move it away, or choose another folder for Engross");
  }
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
  const unsigned stored = byte(16) * 256U + byte(17);
  const std::uintmax_t page = stored == 1 ? 65536 : stored;
  // With pages still in a log or a journal, the end of the file may lawfully be half-written.
  const bool settled = !cut_off && size_of(path, "-wal") == 0;
  if (in.gcount() < static_cast<std::streamsize>(kHeaderBytes) || page < 512 ||
      (settled && size % page != 0)) {
    return failure(Fault::malformed, "the database is cut short", path.string(), kKeepIt);
  }
  return true;
}

std::string percent_encoded(const std::string& path) {
  std::string out;
  for (char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

Session session_on(const fs::path& path, const char* mode) {
  Poco::Data::SQLite::Connector::registerConnector();
  const std::string uri =
      fmt::format("file:{}?mode={}", percent_encoded(path.generic_string()), mode);
  // No login timeout: Poco would try in a tight loop for all of it.
  Session session("SQLite", uri, 0);
  session << fmt::format("PRAGMA busy_timeout = {}", kBusyMilliseconds), now;
  session << "PRAGMA trusted_schema = OFF", now;
  session << "PRAGMA cell_size_check = ON", now;
  return session;
}

// Every page, every index, and the schema's step.
base::Result<int> check_contents(Session& session, const std::string& path) {
  std::string verdict;
  session << "PRAGMA main.integrity_check(1)", into(verdict), now;
  if (verdict != "ok") {
    return failure(Fault::malformed, fmt::format("the database is damaged ({})", verdict), path,
                   kKeepIt);
  }
  return step_of(session, path);
}

// Read-only, because a writing session would carry the log of a damaged file into it on closing.
base::Result<int> check_without_writing(const fs::path& path) {
  Session session = session_on(path, "ro");
  return check_contents(session, path.string());
}

// Two programs that start at once may both turn the log on; SQLite lets the second one wait for
// nothing here, so it waits by itself.
void turn_on_log(Session& session) {
  constexpr int kTries = 50;
  for (int left = kTries; left > 0; --left) {
    try {
      std::string mode;
      session << "PRAGMA main.journal_mode = WAL", into(mode), now;
      if (mode == "wal") return;
    } catch (const Poco::Data::SQLite::DBLockedException&) {
      if (left == 1) throw;
    }
    Poco::Thread::sleep(kBusyMilliseconds / kTries);
  }
  throw Poco::Data::SQLite::CantOpenDBFileException("no write-ahead log on this disk");
}

base::Result<Session> opened(const fs::path& path) {
  const std::uintmax_t size = size_of(path);
  if (size == 0 && size_of(path, "-wal") > 0) {
    return failure(Fault::malformed, "the database is empty, but its log is not", path.string(),
                   "put the database back that belongs to " + path.filename().string() + "-wal");
  }
  if (const auto there = make_file(path); !there) return tl::unexpected(there.error());
  // A first opening that was cut off leaves a journal, which must be undone before anything can be
  // read; that takes a writing session.
  const bool cut_off = size_of(path, "-journal") > 0;
  if (size > 0) {
    if (const auto whole = looks_whole(path, size); !whole) return tl::unexpected(whole.error());
    if (!cut_off) {
      const auto checked = check_without_writing(path);
      if (!checked) return tl::unexpected(checked.error());
    }
  }
  Session session = session_on(path, "rw");
  if (cut_off) {
    const auto checked = check_contents(session, path.string());
    if (!checked) return tl::unexpected(checked.error());
  }
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  turn_on_log(session);
  session << "PRAGMA synchronous = FULL", now;
  session << "PRAGMA foreign_keys = ON", now;
  return session;
}

}  // namespace

base::Result<Session> open_session(const fs::path& path) {
  std::error_code none;
  if (fs::is_directory(path, none)) {
    return failure(Fault::refused, "this is a folder, not a database", path.string(),
                   "name a file in it");
  }
  return guarded(path.string(), [&] { return opened(path); });
}

}  // namespace engross::store
