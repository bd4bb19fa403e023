// The two descriptions of an entry, each checked by itself and against the other: its record in the
// directory at the end of the file, and the one before its bytes.
#pragma once

#include <cstdint>
#include <string_view>

#include "docx/zip_layout.h"

namespace engross::docx::zip {

// An entry as the directory describes it.
struct Central {
  ZipEntry entry;
  std::uint64_t local_at = 0;
  std::size_t length = 0;
};

// The record at `at`, which must end before `end`.
base::Result<Central> read_central(std::string_view file, std::size_t at, std::size_t end);

// Fails when it is no plain part that Word would write, or is encrypted.
base::Result<void> check_kind(const ZipEntry& entry);
base::Result<void> check_size(const ZipEntry& entry, const ZipLimits& limits);

// The record before the entry's bytes; fills in where they stand. `directory` is where the
// directory begins.
base::Result<void> read_local(std::string_view file, std::uint64_t at, std::uint64_t directory,
                              ZipEntry& entry);

}  // namespace engross::docx::zip
