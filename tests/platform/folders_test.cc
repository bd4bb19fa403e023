#include "platform/folders.h"

#include <sys/stat.h>

#include "platform/files.h"
#include "platform/scratch.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

namespace fs = std::filesystem;
using base::Fault;

// Sets a variable of the environment for one scope; null takes it away.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) before_ = old;
    value ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  Variable(const Variable&) = delete;
  ~Variable() { before_.empty() ? ::unsetenv(name_) : ::setenv(name_, before_.c_str(), 1); }

 private:
  const char* name_;
  std::string before_;
};

struct Home {
  const char* name;
  const char* option;  // these are below the scratch folder when they begin with "@"
  const char* data;
  const char* user;
  const char* expected;
};

class HomeFolder : public rows::Row<Home> {};

ROW_TEST(HomeFolder, IsMadeForItsOwnerAlone) {
  const Scratch scratch;
  const auto place = [&](const char* text) {
    return *text == '@' ? scratch.path() + (text + 1) : std::string(text);
  };
  const Variable data("XDG_DATA_HOME", row().data ? place(row().data).c_str() : nullptr);
  const Variable user("HOME", place(row().user).c_str());
  const auto home = home_folder(place(row().option));
  ASSERT_TRUE(home.has_value()) << home.error().line();
  EXPECT_EQ(*home, place(row().expected));
  EXPECT_EQ(static_cast<int>(fs::status(*home).permissions()), 0700);
}

ROWS(Places, HomeFolder, Home{"usual", "", nullptr, "@/jo", "@/jo/.local/share/engross"},
     Home{"xdg", "", "@/data", "@/jo", "@/data/engross"},
     Home{"xdg_empty", "", "", "@/jo", "@/jo/.local/share/engross"},
     Home{"xdg_relative", "", "data", "@/jo", "@/jo/.local/share/engross"},
     Home{"option", "@/mine", "@/data", "@/jo", "@/mine"},
     Home{"option_with_slash", "@/mine/", "@/data", "@/jo", "@/mine"},
     Home{"option_with_dots", "@/a/../mine/.", "@/data", "@/jo", "@/mine"});

struct Refused {
  const char* name;
  const char* option;
  Fault fault;
  const char* what;
};

class HomeRefused : public rows::Row<Refused> {};

ROW_TEST(HomeRefused, SaysWhy) {
  const Scratch scratch;
  scratch.put("file", "x");
  fs::create_directory(scratch.file("folder"));
  fs::create_directory_symlink("folder", scratch.file("link"));
  const auto home = home_folder(scratch.file(row().option));
  ASSERT_FALSE(home.has_value());
  EXPECT_EQ(home.error().fault, row().fault);
  EXPECT_EQ(home.error().what, row().what);
  EXPECT_EQ(static_cast<int>(fs::status(scratch.file("folder")).permissions()), 0755);
}

ROWS(Places, HomeRefused,
     Refused{"file", "file", Fault::usage,
             "the folder cannot be used: a file stands where a folder is needed"},
     Refused{"below_a_file", "file/home", Fault::usage,
             "the folder cannot be made: a file stands where a folder is needed"},
     Refused{"link", "link", Fault::refused,
             "the folder cannot be used: it is a link to another place"});

TEST(HomeFolder, NarrowsAFolderThatOthersCouldRead) {
  const Scratch scratch;
  fs::create_directory(scratch.file("home"));
  fs::permissions(scratch.file("home"), fs::perms(0777));
  ASSERT_TRUE(home_folder(scratch.file("home")).has_value());
  EXPECT_EQ(scratch.mode("home"), 0700);
}

TEST(HomeFolder, RefusesAFolderOfSomebodyElse) {
  // "/" is the system's; whoever runs this, an ordinary user tries.
  EXPECT_EQ(in_child([] {
              become_ordinary_user();
              const auto home = home_folder("/");
              return !home && home.error().what == "this folder belongs to somebody else" ? 1 : 0;
            }),
            1);
}

TEST(MakeFolder, MakesThoseAboveToo) {
  const Scratch scratch;
  const mode_t usual = ::umask(022);
  ASSERT_TRUE(make_folder(scratch.file("a/b//c/"), Readers::owner_only).has_value());
  ASSERT_TRUE(make_folder(scratch.file("a/b/d")).has_value());
  ASSERT_TRUE(make_folder(scratch.file("a/b/d")).has_value());
  ::umask(usual);
  EXPECT_EQ(scratch.mode("a"), 0755);
  EXPECT_EQ(scratch.mode("a/b/c"), 0700);
  EXPECT_EQ(scratch.mode("a/b/d"), 0755);
}

TEST(MakeFolder, RefusesWhatCannotBeAFolder) {
  const Scratch scratch;
  scratch.put("file", "x");
  for (const auto& [path, fault] : {
           std::pair{std::string(), Fault::usage},
           std::pair{std::string("a\0b", 3), Fault::usage},
           std::pair{scratch.file("file"), Fault::usage},
           std::pair{scratch.file("file/below"), Fault::usage},
           std::pair{scratch.file("file/below/deeper"), Fault::usage},
           std::pair{scratch.file(std::string(300, 'x')), Fault::usage},
       }) {
    SCOPED_TRACE(path);
    const auto made = make_folder(path);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().fault, fault);
  }
}

TEST(ShareFolder, IsWhereTheVariableSays) {
  const Scratch scratch;
  const Variable share("ENGROSS_SHARE", scratch.path().c_str());
  EXPECT_EQ(share_folder().value(), scratch.path());
}

TEST(ShareFolder, SaysWhereItLooked) {
  const Scratch scratch;
  {
    const Variable share("ENGROSS_SHARE", scratch.file("nowhere").c_str());
    const auto found = share_folder();
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().fault, Fault::not_found);
    EXPECT_EQ(found.error().where, scratch.file("nowhere"));
  }
  const Variable share("ENGROSS_SHARE", nullptr);
  const auto program = fs::read_symlink("/proc/self/exe").parent_path();
  const fs::path beside = program / "share/engross";
  const fs::path above = program.parent_path() / "share/engross";
  const auto found = share_folder();
  if (fs::is_directory(beside)) {
    EXPECT_EQ(found.value(), beside);
  } else if (fs::is_directory(above)) {
    EXPECT_EQ(found.value(), above);
  } else {
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().where, beside.string() + " and " + above.string());
  }
}

}  // namespace
}  // namespace engross::platform
