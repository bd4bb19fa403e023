#include "docx/picture_source.h"

#include <optional>

#include "base/base64.h"
#include "base/text.h"

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;

constexpr std::size_t kLongestName = 255;  // bytes of a file's name

struct Found {
  std::string bytes;
  std::string claimed;
};

// Files break the lines of base64.
std::optional<std::string> decoded_base64(std::string_view text) {
  std::string letters(text);
  std::erase_if(letters, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return base::from_base64(letters);
}

tl::unexpected<base::Error> not_decoded(std::string what) {
  return base::failure(Fault::malformed, std::move(what), "",
                       "give the picture's bytes as base64, or as data:image/png;base64,…");
}

// "data:image/png;base64,iVBOR…" (RFC 2397)
Result<Found> from_data_address(std::string_view source) {
  const std::size_t comma = source.find(',');
  const std::string_view head = source.substr(5, comma == source.npos ? 0 : comma - 5);
  constexpr std::string_view kBase64 = ";base64";
  if (!base::lower(head).ends_with(kBase64))
    return not_decoded("a data: address that is not in base64");
  auto bytes = decoded_base64(source.substr(comma + 1));
  if (!bytes) return not_decoded("a data: address whose base64 is damaged");
  return Found{std::move(*bytes), std::string(head.substr(0, head.find(';')))};
}

// Nothing but a name: no step to another folder, no drive, no hidden file.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
         name.find_first_of(std::string_view("/\\:\0", 4)) == name.npos &&
         !base::find_ill_formed(name);
}

Result<std::string> from_file(std::string_view source, const Beside& beside) {
  const std::string_view name = base::trim(source);
  const std::string shown = base::excerpt(name);
  if (!is_plain_name(name)) {
    return base::failure(Fault::refused, "a picture that is no file's name alone (" + shown + ")",
                         "", "put the file beside the template and write its name, as logo.png");
  }
  if (!beside) {
    return base::failure(
        Fault::unsupported,
        "a picture by the name of a file (" + shown + "), where no folder belongs to the template",
        "", "give the picture's bytes as base64");
  }
  Result<std::string> bytes = beside(name);
  if (bytes) return bytes;
  base::Error error = bytes.error();
  error.what = "a picture that cannot be read (" + shown + "): " + error.what;
  return tl::unexpected(std::move(error));
}

std::string lower_type(std::string_view type) {
  const std::string lower = base::lower(base::trim(type));
  return lower == "image/jpg" || lower == "image/pjpeg" ? "image/jpeg"
         : lower == "image/x-ms-bmp"                    ? "image/bmp"
                                                        : lower;
}

// A text that is base64 is a picture's bytes when it begins like one, or is longer than a name.
Result<Found> found_at(std::string_view source, const Beside& beside) {
  if (base::is_blank(source)) return not_decoded("a picture without its bytes");
  if (base::lower(source.substr(0, 5)) == "data:") return from_data_address(source);
  if (auto bytes = decoded_base64(source);
      bytes && (!picture_kind(*bytes).empty() || source.size() > kLongestName)) {
    return Found{std::move(*bytes), {}};
  }
  if (source.size() > kLongestName) return not_decoded("a picture whose base64 is damaged");
  Result<std::string> bytes = from_file(source, beside);
  if (!bytes) return tl::unexpected(bytes.error());
  return Found{std::move(*bytes), {}};
}

}  // namespace

Result<Picture> picture_of(std::string_view source, std::string_view claimed,
                           const Beside& beside) {
  Result<Found> found = found_at(source, beside);
  if (!found) return tl::unexpected(found.error());
  Result<Picture> picture = read_picture(std::move(found->bytes));
  if (!picture) return picture;
  for (const std::string_view claim : {claimed, std::string_view(found->claimed)}) {
    if (claim.empty() || lower_type(claim) == picture->type) continue;
    return base::failure(Fault::refused,
                         "a picture that says it is “" + base::excerpt(claim) + "” and is " +
                             std::string(picture->type),
                         "", "say the type that it is, or none");
  }
  return picture;
}

}  // namespace engross::docx
