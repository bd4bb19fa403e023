// Where the directory of a zip file stands, by the record at the file's end or the zip64 one before
// it; and how the zip passes word what is wrong with a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::docx {

struct ZipDirectory {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  std::uint64_t count = 0;
  std::string_view comment;
};

// Fails with malformed when the end is damaged, refused when it can be read in two ways.
base::Result<ZipDirectory> find_directory(std::string_view file);

namespace zip {

inline constexpr std::string_view kSaveOnceMore = "save it again in the word processor";

inline tl::unexpected<base::Error> damaged(std::string what) {
  return base::failure(base::Fault::malformed, "a damaged file: " + what, "the zip container",
                       std::string(kSaveOnceMore));
}

inline tl::unexpected<base::Error> refused(std::string what) {
  return base::failure(base::Fault::refused, std::move(what), "the zip container",
                       "use a document that was saved by a word processor");
}

}  // namespace zip
}  // namespace engross::docx
