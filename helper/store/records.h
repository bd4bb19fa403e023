// The bodies of the snapshots, one a stage, of a review's entries and of contacts: JSON with exact
// numbers as text, dates as ISO-8601 and every custom field's value with its kind. What comes out
// of decode_… equals what went in.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"
#include "family/family.h"
#include "family/review.h"
#include "matter/matter.h"
#include "store/filings.h"

namespace engross::store {

inline constexpr const char* kMatterStage = "matter";
inline constexpr const char* kFamilyStage = "family";
inline constexpr const char* kLineStage = "line";

// What a list of drafts shows of one.
struct Line {
  std::string display_number;
  std::string client;
};

// Malformed when the body would not be read back the same: a day that does not exist, a number
// beyond Decimal's places, text that is not UTF-8. `where` names the draft in the error.
base::Result<std::string> encode(const matter::Matter& matter, std::string_view where);
base::Result<std::string> encode(const family::Family& family, std::string_view where);
base::Result<std::string> encode(const Line& line, std::string_view where);
base::Result<std::string> encode(const family::Entry& entry, std::string_view where);
base::Result<std::string> encode(const MadeDocument& made, std::string_view where);
base::Result<std::string> encode(const Filing& filing, std::string_view where);
base::Result<std::string> encode(const Written& written, std::string_view where);
base::Result<std::string> encode(const matter::Contact& contact, std::string_view where);

// Malformed when the body is not what encode wrote: no JSON, a member missing, unknown or of
// another kind. `where` names the draft in the error.
base::Result<matter::Matter> decode_matter(std::string_view body, std::string_view where);
base::Result<family::Family> decode_family(std::string_view body, std::string_view where);
base::Result<Line> decode_line(std::string_view body, std::string_view where);
base::Result<family::Entry> decode_entry(std::string_view body, std::string_view where);
base::Result<MadeDocument> decode_made(std::string_view body, std::string_view where);
base::Result<Filing> decode_filing(std::string_view body, std::string_view where);
base::Result<Written> decode_written(std::string_view body, std::string_view where);
base::Result<matter::Contact> decode_contact(std::string_view body, std::string_view where);

}  // namespace engross::store
