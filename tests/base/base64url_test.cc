// The vectors of RFC 4648 section 10, and the two letters that an address needs.
#include "base/base64url.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::base {
namespace {

struct EncodedRow {
  const char* name;
  std::string_view bytes;
  const char* text;
};

class Base64url : public rows::Row<EncodedRow> {};

ROW_TEST(Base64url, IsWithoutPadding) { EXPECT_EQ(base64url(row().bytes), row().text); }

ROWS(Rfc4648, Base64url, EncodedRow{"nothing", "", ""}, EncodedRow{"one", "f", "Zg"},
     EncodedRow{"two", "fo", "Zm8"}, EncodedRow{"three", "foo", "Zm9v"},
     EncodedRow{"four", "foob", "Zm9vYg"}, EncodedRow{"five", "fooba", "Zm9vYmE"},
     EncodedRow{"six", "foobar", "Zm9vYmFy"},
     EncodedRow{"letters_of_addresses", "\xFB\xEF\xFF", "--__"},
     EncodedRow{"zero_bytes", std::string_view("\0\0\0\0", 4), "AAAAAA"});

}  // namespace
}  // namespace engross::base
