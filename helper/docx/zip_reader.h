// Inflates the entries of a zip file through libzip, never past what the directory said, and checks
// every CRC: a damaged legal document must not be rewritten silently.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::docx {

class ZipReader {
 public:
  // Borrows the file's bytes.
  static base::Result<ZipReader> open(std::string_view file);
  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;
  ~ZipReader();

  std::size_t entries() const;
  // The whole entry, `size` bytes as the directory said. Fails when there are more, fewer or other
  // ones.
  base::Result<std::string> read(std::size_t entry, std::size_t size) const;
  // The same without keeping the bytes.
  base::Result<void> verify(std::size_t entry, std::size_t size) const;

 private:
  struct Archive;
  explicit ZipReader(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace engross::docx
