// The vectors of RFC 4648 section 10, and the two letters that an address needs.
#include "base/base64url.h"

#include <gtest/gtest.h>

namespace engross::base {
namespace {

struct EncodedRow {
  const char* name;
  std::string_view bytes;
  const char* text;
};

class Base64url : public testing::TestWithParam<EncodedRow> {};

TEST_P(Base64url, IsWithoutPadding) { EXPECT_EQ(base64url(GetParam().bytes), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Rfc4648, Base64url,
    testing::Values(EncodedRow{"nothing", "", ""}, EncodedRow{"one", "f", "Zg"},
                    EncodedRow{"two", "fo", "Zm8"}, EncodedRow{"three", "foo", "Zm9v"},
                    EncodedRow{"four", "foob", "Zm9vYg"}, EncodedRow{"five", "fooba", "Zm9vYmE"},
                    EncodedRow{"six", "foobar", "Zm9vYmFy"},
                    EncodedRow{"letters_of_addresses", "\xFB\xEF\xFF", "--__"},
                    EncodedRow{"zero_bytes", std::string_view("\0\0\0\0", 4), "AAAAAA"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace engross::base
