#include "platform/files.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "platform/scratch.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

namespace fs = std::filesystem;
using base::Fault;

struct RefusedPath {
  const char* name;
  const char* path;  // below the folder that prepare() fills
  Fault fault;
  const char* what;
};

// old.docx, empty.docx, folder/, link.docx -> old.docx, dangling.docx, loop.docx, pipe.docx,
// twin.docx and its hard link, locked.docx (read-only), closed/ (may not be entered by others)
void prepare(const Scratch& scratch) {
  scratch.put("old.docx", "old");
  fs::create_directory(scratch.file("folder"));
  fs::create_symlink("old.docx", scratch.file("link.docx"));
  fs::create_symlink("nowhere", scratch.file("dangling.docx"));
  fs::create_symlink("loop.docx", scratch.file("loop.docx"));
  fs::create_directory_symlink("folder", scratch.file("folder-link"));
  ::mkfifo(scratch.file("pipe.docx").c_str(), 0600);
  fs::create_hard_link(scratch.put("twin.docx", "twin"), scratch.file("other-twin.docx"));
  fs::permissions(scratch.put("locked.docx", "locked"), fs::perms(0444));
}

struct NameBeside {
  const char* name;
  std::string file;
  Fault fault;
  const char* what;
};

class BesideRefused : public rows::Row<NameBeside> {};

ROW_TEST(BesideRefused, WhateverStandsThere) {
  const Scratch scratch;
  prepare(scratch);
  fs::create_symlink(scratch.put("secret.docx", "secret"), scratch.file("folder/out.docx"));
  fs::create_symlink("in.docx", scratch.file("folder/link.docx"));
  scratch.put("folder/in.docx", "in");
  scratch.put("folder/.hidden.docx", "hidden");
  fs::create_directory(scratch.file("folder/below"));
  ::mkfifo(scratch.file("folder/pipe.docx").c_str(), 0600);
  const auto read = read_beside(scratch.file("folder"), row().file, 100);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fault, row().fault);
  EXPECT_EQ(read.error().what, row().what);
  EXPECT_FALSE(read.error().remedy.empty());
}

constexpr const char* kNoName = "this is no name of a file in the folder";
constexpr const char* kLinked = "the file cannot be read: it is a link to another place";

ROWS(Names, BesideRefused, NameBeside{"nothing", "", Fault::refused, kNoName},
     NameBeside{"upwards", "../secret.docx", Fault::refused, kNoName},
     NameBeside{"upwards_on_windows", "..\\secret.docx", Fault::refused, kNoName},
     NameBeside{"the_folder_above", "..", Fault::refused, kNoName},
     NameBeside{"the_folder", ".", Fault::refused, kNoName},
     NameBeside{"from_the_root", "/etc/passwd", Fault::refused, kNoName},
     NameBeside{"a_drive", "C:in.docx", Fault::refused, kNoName},
     NameBeside{"a_folder_below", "below/in.docx", Fault::refused, kNoName},
     NameBeside{"two_dots_within", "a..docx", Fault::refused, kNoName},
     NameBeside{"hidden", ".hidden.docx", Fault::refused, kNoName},
     NameBeside{"a_line_break", "in\n.docx", Fault::refused, kNoName},
     NameBeside{"a_nul", std::string("in.docx\0x", 9), Fault::refused, kNoName},
     NameBeside{"a_link_out", "out.docx", Fault::refused, kLinked},
     NameBeside{"a_link_within", "link.docx", Fault::refused, kLinked},
     NameBeside{"F47_folder", "below", Fault::refused, "this is a folder, not a file"},
     NameBeside{"a_pipe", "pipe.docx", Fault::refused, "this is a device, not a file"},
     NameBeside{"absent", "none.docx", Fault::not_found,
                "the file cannot be read: it does not exist"});

TEST(FilesBeside, are_read_by_name) {
  const Scratch scratch;
  scratch.put("a b é.docx", "x");
  EXPECT_EQ(read_beside(scratch.path(), "a b é.docx", 1).value(), "x");
  EXPECT_EQ(read_beside(scratch.path() + "/", "a b é.docx", 1).value(), "x");
  EXPECT_FALSE(read_beside(scratch.path(), "a b é.docx", 0).has_value());
  EXPECT_FALSE(read_beside(scratch.file("nowhere"), "a b é.docx", 1).has_value());
}

class WriteRefused : public rows::Row<RefusedPath> {};

ROW_TEST(WriteRefused, AndNothingChanges) {
  const Scratch scratch;
  prepare(scratch);
  const std::size_t before = scratch.entries();
  const auto written = write_whole(scratch.file(row().path), "new");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().fault, row().fault);
  EXPECT_EQ(written.error().what, row().what);
  EXPECT_FALSE(written.error().remedy.empty());
  EXPECT_EQ(scratch.entries(), before);
  EXPECT_EQ(scratch.get("old.docx"), "old");
  EXPECT_EQ(scratch.get("twin.docx"), "twin");
  EXPECT_EQ(scratch.get("locked.docx"), "locked");
  EXPECT_TRUE(fs::is_symlink(scratch.file("link.docx")));
}

ROWS(Paths, WriteRefused,
     RefusedPath{"folder_missing", "nowhere/will.docx", Fault::not_found,
                 "the folder cannot be used: it does not exist"},
     RefusedPath{"below_a_file", "old.docx/will.docx", Fault::usage,
                 "the folder cannot be used: a file stands where a folder is needed"},
     RefusedPath{"F47_folder", "folder", Fault::refused, "this is a folder, not a file"},
     RefusedPath{"folder_with_slash", "folder/", Fault::usage, "this is not the name of a file"},
     RefusedPath{"dot", ".", Fault::usage, "this is not the name of a file"},
     RefusedPath{"dot_dot", "folder/..", Fault::usage, "this is not the name of a file"},
     RefusedPath{"F47_link_to_file", "link.docx", Fault::refused, "this is a link to another file"},
     RefusedPath{"F47_link_to_nothing", "dangling.docx", Fault::refused,
                 "this is a link to another file"},
     RefusedPath{"F47_link_to_itself", "loop.docx", Fault::refused,
                 "this is a link to another file"},
     RefusedPath{"F47_link_to_folder", "folder-link", Fault::refused,
                 "this is a link to another file"},
     RefusedPath{"F47_hard_link", "twin.docx", Fault::refused,
                 "this file has a second name (a hard link)"},
     RefusedPath{"F47_pipe", "pipe.docx", Fault::refused, "this is a device, not a file"},
     RefusedPath{"F37_read_only_file", "locked.docx", Fault::refused,
                 "this file is write-protected"});

TEST(WriteWhole, RefusesNamesThatAreNone) {
  for (const std::string& path : {std::string(), std::string("/"), std::string("a\0b", 3)}) {
    const auto written = write_whole(path, "new");
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().fault, Fault::usage);
  }
}

TEST(WriteWhole, RefusesAnOverlongName) {
  const Scratch scratch;
  const auto written = write_whole(scratch.file(std::string(300, 'x')), "new");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().what, "the file was not saved: the name is too long");
  EXPECT_EQ(scratch.entries(), 0U);
}

struct Written {
  const char* name;
  int mode_before;  // 0: no file yet
  Readers readers;
  int mode_after;
};

class WriteDone : public rows::Row<Written> {};

ROW_TEST(WriteDone, LeavesTheFileWhole) {
  const Scratch scratch;
  const Written& row = this->row();
  if (row.mode_before) {
    fs::permissions(scratch.put("will.docx", "old"), fs::perms(row.mode_before));
  }
  const std::string bytes(100'000, 'w');
  const mode_t usual = ::umask(022);
  const auto written = write_whole(scratch.file("will.docx"), bytes, row.readers);
  ::umask(usual);
  ASSERT_TRUE(written.has_value()) << written.error().line();
  EXPECT_EQ(scratch.get("will.docx"), bytes);
  EXPECT_EQ(scratch.mode("will.docx"), row.mode_after);
  EXPECT_EQ(scratch.entries(), 1U);
}

ROWS(Modes, WriteDone, Written{"new", 0, Readers::as_usual, 0644},
     Written{"new_private", 0, Readers::owner_only, 0600},
     Written{"keeps_private", 0600, Readers::as_usual, 0600},
     Written{"keeps_group", 0660, Readers::as_usual, 0660},
     Written{"keeps_odd", 0755, Readers::as_usual, 0755},
     Written{"narrows", 0644, Readers::owner_only, 0600});

TEST(WriteWhole, RespectsTheAccountsOwnMask) {
  const Scratch scratch;
  const mode_t usual = ::umask(077);
  const auto written = write_whole(scratch.file("will.docx"), "new");
  ::umask(usual);
  ASSERT_TRUE(written.has_value());
  EXPECT_EQ(scratch.mode("will.docx"), 0600);
}

TEST(WriteWhole, TakesARelativePathAndEmptyBytes) {
  const Scratch scratch;
  EXPECT_EQ(in_child([&] {
              if (::chdir(scratch.path().c_str()) != 0) return 2;
              return write_whole("will.docx", "").has_value() ? 0 : 1;
            }),
            0);
  EXPECT_EQ(scratch.get("will.docx"), "");
}

// Limits the size of files to `limit` bytes: the system then fails a write in the middle exactly as
// on a full disk.
int write_within(const std::string& path, const std::string& bytes, rlim_t limit) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit size{limit, limit};
  if (::setrlimit(RLIMIT_FSIZE, &size) != 0) return 2;
  const auto written = write_whole(path, bytes);
  if (written) return 0;
  return written.error().fault == Fault::refused &&
                 written.error().what.starts_with("the file was not saved: ")
             ? 1
             : 3;
}

TEST(WriteWhole, F36_DiskFullAtEveryStepLeavesTheOldFile) {
  const Scratch scratch;
  const std::string old = "the old will", bytes(65'536, 'n');
  scratch.put("will.docx", old);
  for (rlim_t limit = 0; limit < bytes.size(); limit += 4096) {
    for (rlim_t edge : {limit, limit + 1, limit + 4095}) {
      SCOPED_TRACE(edge);
      EXPECT_EQ(in_child([&] { return write_within(scratch.file("will.docx"), bytes, edge); }), 1);
      EXPECT_EQ(in_child([&] { return write_within(scratch.file("new.docx"), bytes, edge); }), 1);
      EXPECT_EQ(scratch.get("will.docx"), old);
      EXPECT_EQ(scratch.entries(), 1U);
    }
  }
  EXPECT_EQ(in_child([&] { return write_within(scratch.file("will.docx"), bytes, bytes.size()); }),
            0);
  EXPECT_EQ(scratch.get("will.docx"), bytes);
}

TEST(WriteWhole, F37_ReadOnlyFolderAndForeignFile) {
  const Scratch scratch;
  fs::create_directory(scratch.file("folder"));
  scratch.put("folder/will.docx", "old");
  fs::permissions(scratch.file("folder"), fs::perms(0555));
  const std::string path = scratch.file("folder/will.docx");
  for (const std::string& target : {path, scratch.file("folder/new.docx")}) {
    SCOPED_TRACE(target);
    EXPECT_EQ(in_child([&] {
                become_ordinary_user();
                const auto written = write_whole(target, "new");
                return !written && written.error().fault == Fault::refused &&
                               written.error().remedy.starts_with("choose another folder")
                           ? 1
                       : !written && written.error().what == "this file is write-protected" ? 1
                                                                                            : 0;
              }),
              1);
  }
  EXPECT_EQ(scratch.get("folder/will.docx"), "old");
  EXPECT_FALSE(fs::exists(scratch.file("folder/new.docx")));
}

TEST(WriteNew, TakesTheNextNumberAndNeverReplaces) {
  const Scratch scratch;
  for (const char* expected : {"Will.docx", "Will (2).docx", "Will (3).docx"}) {
    const auto path = write_new(scratch.path(), "Will", ".docx", expected);
    ASSERT_TRUE(path.has_value()) << path.error().line();
    EXPECT_EQ(*path, scratch.file(expected));
    EXPECT_EQ(scratch.get(expected), expected);
  }
  EXPECT_EQ(scratch.entries(), 3U);
}

TEST(WriteNew, EightProgramsAtOnceLoseNothing) {
  const Scratch scratch;
  std::vector<pid_t> children;
  for (int program = 0; program < 8; ++program) {
    const pid_t child = ::fork();
    if (child == 0) {
      int failed = 0;
      for (int i = 0; i < 10; ++i) {
        const std::string text = std::to_string(program) + "." + std::to_string(i);
        if (!write_new(scratch.path(), "Will", ".docx", text)) ++failed;
      }
      ::_exit(failed);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(scratch.entries(), 80U);
}

TEST(WriteNew, FailsInAFolderThatIsNotThere) {
  const Scratch scratch;
  EXPECT_EQ(write_new(scratch.file("nowhere"), "Will", ".docx", "x").error().fault,
            Fault::not_found);
  scratch.put("file", "x");
  EXPECT_EQ(write_new(scratch.file("file"), "Will", ".docx", "x").error().fault, Fault::not_found);
}

struct Unreadable {
  const char* name;
  const char* path;
  std::size_t most;
  Fault fault;
  const char* what;
};

class ReadRefused : public rows::Row<Unreadable> {};

ROW_TEST(ReadRefused, SaysWhy) {
  const Scratch scratch;
  prepare(scratch);
  const auto read = read_file(scratch.file(row().path), row().most);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fault, row().fault);
  EXPECT_EQ(read.error().what, row().what);
  EXPECT_EQ(read.error().where, scratch.file(row().path));
}

ROWS(Files, ReadRefused,
     Unreadable{"absent", "nowhere.docx", 9, Fault::not_found,
                "the file cannot be read: it does not exist"},
     Unreadable{"below_a_file", "old.docx/x", 9, Fault::usage,
                "the file cannot be read: a file stands where a folder is needed"},
     Unreadable{"folder", "folder", 9, Fault::refused, "this is a folder, not a file"},
     Unreadable{"pipe", "pipe.docx", 9, Fault::refused, "this is a device, not a file"},
     Unreadable{"loop", "loop.docx", 9, Fault::refused,
                "the file cannot be read: it is a link to another place"},
     Unreadable{"one_byte_too_long", "old.docx", 2, Fault::malformed,
                "the file is larger than 2 bytes"});

TEST(ReadFile, GivesTheWholeFile) {
  const Scratch scratch;
  prepare(scratch);
  const std::string large(1'000'003, 'x');
  scratch.put("large", large);
  scratch.put("empty", "");
  EXPECT_EQ(read_file(scratch.file("old.docx"), 3).value(), "old");
  EXPECT_EQ(read_file(scratch.file("link.docx"), 3).value(), "old");
  EXPECT_EQ(read_file(scratch.file("empty"), 0).value(), "");
  EXPECT_EQ(read_file(scratch.file("large"), large.size()).value(), large);
  EXPECT_FALSE(read_file(scratch.file("large"), large.size() - 1).has_value());
  EXPECT_GT(read_file("/proc/self/status", 100'000).value().size(), 100U);  // says it is 0 long
}

struct Writer {
  const char* name;
  void (*write)(const Scratch& scratch, const std::string& bytes);
};

void append(const Scratch& scratch, const std::string&) {
  std::ofstream(scratch.file("will.docx"), std::ios::app | std::ios::binary) << 'a';
}
void shorten(const Scratch& scratch, const std::string& bytes) {
  fs::resize_file(scratch.file("will.docx"), 1000U + static_cast<unsigned char>(bytes[0]));
}
void write_anew(const Scratch& scratch, const std::string& bytes) {
  scratch.put("will.docx", bytes);
}

// Calls `write` again and again, each time with a million of the next letter, until it goes.
class BusyWriter {
 public:
  BusyWriter(const Scratch& scratch, const Writer& writer)
      : thread_([this, &scratch, &writer] {
          for (int round = 0; !done_; ++round)
            writer.write(scratch, std::string(1'000'000, static_cast<char>('a' + round % 26)));
        }) {}
  ~BusyWriter() {
    done_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

class ReadWhileWritten : public rows::Row<Writer> {};

ROW_TEST(ReadWhileWritten, SaysThatItChanged) {
  const Scratch scratch;
  scratch.put("will.docx", std::string(1'000'000, 'a'));
  const BusyWriter writer(scratch, row());
  std::string line;
  // A machine that is busy may let many readings pass without any writing.
  for (int i = 0; i < 100'000 && line.empty(); ++i) {
    const auto read = read_file(scratch.file("will.docx"), 100'000'000);
    if (!read) line = read.error().line();
  }
  EXPECT_EQ(line, "the file changed while it was read, " + scratch.file("will.docx") +
                      ", let the other program finish, then try again");
}

ROWS(Writers, ReadWhileWritten, Writer{"D33_it_grows", append}, Writer{"D33_it_shrinks", shorten},
     Writer{"D33_it_is_written_anew", write_anew});

TEST(ReadFile, D33_of_a_file_that_is_replaced_is_one_of_its_states) {
  const Scratch scratch;
  scratch.put("will.docx", std::string(1'000'000, 'a'));
  const Writer renames = {"", [](const Scratch& place, const std::string& bytes) {
                            EXPECT_TRUE(write_whole(place.file("will.docx"), bytes));
                          }};
  const BusyWriter writer(scratch, renames);
  for (int i = 0; i < 50; ++i) {
    const auto read = read_file(scratch.file("will.docx"), 1'000'000);
    ASSERT_TRUE(read) << read.error().line();
    EXPECT_EQ(*read, std::string(1'000'000, read->front()));
  }
}

TEST(IsPrivate, OnlyAnOwnPlainFileOf0600) {
  const Scratch scratch;
  prepare(scratch);
  fs::permissions(scratch.put("key", "k"), fs::perms(0600));
  fs::create_symlink("key", scratch.file("key-link"));
  fs::permissions(scratch.put("group", "k"), fs::perms(0640));
  EXPECT_TRUE(is_private(scratch.file("key")));
  EXPECT_FALSE(is_private(scratch.file("group")));
  EXPECT_FALSE(is_private(scratch.file("key-link")));
  EXPECT_FALSE(is_private(scratch.file("folder")));
  EXPECT_FALSE(is_private(scratch.file("nowhere")));
}

TEST(FileMark, IsOfTheFileNotOfItsName) {
  const Scratch scratch;
  const std::string kept = scratch.put("kept", "1");
  const auto mark = file_mark(kept);
  ASSERT_TRUE(mark);
  scratch.put("kept", "2, written into it");
  EXPECT_EQ(file_mark(kept), mark);
  const std::string other = scratch.put("other", "1");
  fs::rename(kept, scratch.file("moved"));
  EXPECT_EQ(file_mark(kept), std::nullopt);
  EXPECT_EQ(file_mark(scratch.file("moved")), mark);
  fs::rename(other, kept);
  EXPECT_NE(file_mark(kept), mark);
  EXPECT_EQ(file_mark(scratch.file("nowhere")), std::nullopt);
}

}  // namespace
}  // namespace engross::platform
