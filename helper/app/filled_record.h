// What a document keeps about itself: the matter, draft and template it was made from, and for each
// content control the fact that filled it, since when it says so, and the fingerprint of the text. Fingerprints and
// not the text: what somebody takes out of the document must not stay on in it unseen.
//
// A custom XML part, so that it travels with the file through word processors, mail and Clio:
//   <filled xmlns="urn:engross:filled" version="1" draft="D-2YTRH" matter="1001" template="will"
//   at="2026-11-25T14:27:37Z" wording="(64 digits)">
//     <control tag="client.name.full" at="2026-11-25T14:27:37Z" sha256="(64 digits)"/>
//   </filled>
// The namespace stays for all versions, so that an older program sees that a newer one was here.
// `wording` may be left out. The pane (addin/pane/src/document/filled.ts) and the extension for
// Writer read what the document was made from; only the helper writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace engross::app {

inline constexpr std::string_view kFilledSpace = "urn:engross:filled";
inline constexpr std::size_t kMostFilledControls = 5'000;
inline constexpr std::size_t kLongestRecord = 4'000'000;  // bytes

// In the document's order; one of a tag that stands in several places comes several times.
struct FilledControl {
  std::string tag;
  base::Instant at{};
  std::string sha256;  // 64 hexadecimal digits, small
  bool operator==(const FilledControl&) const = default;
};

// A draft is of one computer; the same matter may have another one elsewhere.
struct Origin {
  std::string draft;
  std::int64_t matter = 0;  // Clio's id
  std::string template_id;  // "-": no template, the document's own tags
  bool operator==(const Origin&) const = default;
};

struct FilledRecord {
  Origin origin;
  base::Instant at{};
  std::vector<FilledControl> controls;
  // The fingerprint of the text around the values; "" where nobody knows it.
  std::string wording = {};
  bool operator==(const FilledRecord&) const = default;
};

// `newer`: of a version that this program does not know, and must not write over. `several`: two
// records are of two documents that somebody put together.
enum class RecordFault { malformed, newer, several };
std::string_view word(RecordFault fault);

// Letters, digits and "-", at most 64: of a draft or a template.
bool is_record_id(std::string_view text);

std::string encoded(const FilledRecord& record);
// Only what encoded() can have written: a document comes from anywhere.
tl::expected<FilledRecord, RecordFault> decoded(std::string_view xml);
// Of all records of a document; nothing when there are none.
tl::expected<std::optional<FilledRecord>, RecordFault> decoded_only(
    std::span<const std::string> records);

}  // namespace engross::app
