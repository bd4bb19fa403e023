// Inflates the entries of a zip file through zlib, never past what the directory said, and checks
// every CRC: a damaged legal document must not be rewritten silently.
#pragma once

#include <string>

#include "base/error.h"
#include "docx/zip_layout.h"

namespace engross::docx {

// The whole entry, as many bytes as the directory said. Fails when there are more, fewer or other
// ones, or bytes behind them that are no part of the stream.
base::Result<std::string> read_entry(const ZipEntry& entry);
// The same without keeping the bytes.
base::Result<void> verify_entry(const ZipEntry& entry);

}  // namespace engross::docx
