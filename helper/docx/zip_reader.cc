#include "docx/zip_reader.h"

#include <zip.h>

#include <array>

namespace engross::docx {
namespace {

using base::Fault;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

tl::unexpected<base::Error> damaged(std::string what, std::string where) {
  return base::failure(Fault::malformed, "a damaged file: " + what, std::move(where),
                       "save it again in the word processor");
}

}  // namespace

struct ZipReader::Archive {
  std::unique_ptr<zip_t, Discard> zip;
  std::string name(std::size_t entry) const {
    const char* found = zip_get_name(zip.get(), entry, ZIP_FL_ENC_RAW);
    return found == nullptr ? std::string("the zip container") : found;
  }
};

ZipReader::ZipReader(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

base::Result<ZipReader> ZipReader::open(std::string_view file) {
  zip_error_t error;
  zip_error_init(&error);
  // The archive takes the source over when it opens; until then it is ours.
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  auto archive = std::make_unique<Archive>();
  if (source != nullptr) {
    archive->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive->zip) zip_source_free(source);
  }
  if (!archive->zip) {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return damaged(why, "the zip container");
  }
  zip_error_fini(&error);
  return ZipReader(std::move(archive));
}

std::size_t ZipReader::entries() const {
  return static_cast<std::size_t>(zip_get_num_entries(archive_->zip.get(), 0));
}

base::Result<std::string> ZipReader::read(std::size_t entry, std::size_t size) const {
  const File file(zip_fopen_index(archive_->zip.get(), entry, 0));
  if (!file) return damaged(zip_strerror(archive_->zip.get()), archive_->name(entry));
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + filled, size - filled);
    if (got <= 0) return damaged("wrong checksum or length", archive_->name(entry));
    filled += static_cast<std::size_t>(got);
  }
  // The checksum is compared when the end is met, so one byte more is asked for.
  char beyond = 0;
  if (zip_fread(file.get(), &beyond, 1) != 0)
    return damaged("wrong checksum or length", archive_->name(entry));
  return bytes;
}

base::Result<void> ZipReader::verify(std::size_t entry, std::size_t size) const {
  const File file(zip_fopen_index(archive_->zip.get(), entry, 0));
  if (!file) return damaged(zip_strerror(archive_->zip.get()), archive_->name(entry));
  std::array<char, 64 << 10> bytes;
  std::size_t seen = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), bytes.data(), bytes.size());
    if (got < 0) return damaged("wrong checksum or length", archive_->name(entry));
    if (got == 0) break;
    seen += static_cast<std::size_t>(got);
    if (seen > size) return damaged("wrong checksum or length", archive_->name(entry));
  }
  if (seen != size) return damaged("wrong checksum or length", archive_->name(entry));
  return {};
}

}  // namespace engross::docx
