#include "platform/system_error_linux.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace engross::platform {
namespace {

using base::Fault;

struct Meaning {
  int code;
  Fault fault;
  const char* words;
  const char* remedy;
};

constexpr std::array kMeanings = {
    Meaning{ENOSPC, Fault::refused, "the disk is full", "make room, then do it again"},
    Meaning{EDQUOT, Fault::refused, "your share of the disk is used up",
            "make room, or choose another folder"},
    Meaning{EFBIG, Fault::refused, "the file is larger than this disk or account allows",
            "choose another folder"},
    Meaning{EACCES, Fault::refused, "you may not use this place",
            "choose another folder, or ask for permission"},
    Meaning{EPERM, Fault::refused, "you may not use this place",
            "choose another folder, or ask for permission"},
    Meaning{EROFS, Fault::refused, "the disk can only be read", "choose another folder"},
    Meaning{EBUSY, Fault::conflict, "another program is using it",
            "close it there, then do it again"},
    Meaning{ETXTBSY, Fault::conflict, "another program is using it",
            "close it there, then do it again"},
    Meaning{ENOENT, Fault::not_found, "it does not exist", "check the name and the folder"},
    Meaning{ENOTDIR, Fault::usage, "a file stands where a folder is needed",
            "choose another folder"},
    Meaning{EISDIR, Fault::usage, "it is a folder", "name a file"},
    Meaning{ELOOP, Fault::refused, "it is a link to another place",
            "name the place itself, not the link"},
    Meaning{ENAMETOOLONG, Fault::usage, "the name is too long", "choose a shorter name"},
    Meaning{EILSEQ, Fault::usage, "the name has characters that this disk does not take",
            "choose another name"},
    Meaning{EIO, Fault::refused, "the disk reported a fault",
            "save elsewhere, and have the disk checked"},
    Meaning{ESTALE, Fault::unreachable, "the network folder went away",
            "connect it again, or choose another folder"},
    Meaning{ENODEV, Fault::unreachable, "the disk went away",
            "connect it again, or choose another folder"},
    Meaning{EMFILE, Fault::refused, "too many files are open", "close some programs"},
    Meaning{ENFILE, Fault::refused, "too many files are open", "close some programs"},
};

}  // namespace

tl::unexpected<base::Error> system_failure(int code, const std::string& doing,
                                           const std::string& path) {
  for (const Meaning& meaning : kMeanings) {
    if (meaning.code == code) {
      return base::failure(meaning.fault, doing + ": " + meaning.words, path, meaning.remedy);
    }
  }
  return base::failure(Fault::refused, doing + ": " + std::system_category().message(code), path,
                       "choose another folder, or restart the computer");
}

}  // namespace engross::platform
