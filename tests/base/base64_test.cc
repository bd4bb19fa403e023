// The vectors of RFC 4648 section 10, and what no encoder writes.
#include "base/base64.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::base {
namespace {

struct Base64Row {
  const char* name;
  std::string_view text;
  std::optional<std::string> bytes;
};

class Base64 : public rows::Row<Base64Row> {};

ROW_TEST(Base64, IsReadToTheLetter) { EXPECT_EQ(from_base64(row().text), row().bytes); }

ROWS(Rfc4648, Base64, Base64Row{"nothing", "", ""}, Base64Row{"one", "Zg==", "f"},
     Base64Row{"two", "Zm8=", "fo"}, Base64Row{"three", "Zm9v", "foo"},
     Base64Row{"four", "Zm9vYg==", "foob"}, Base64Row{"six", "Zm9vYmFy", "foobar"},
     Base64Row{"last_letters", "++//", "\xFB\xEF\xFF"},
     Base64Row{"zero_bytes", "AAAAAA==", std::string(4, '\0')});

ROWS(Refused, Base64, Base64Row{"no_padding", "Zg", {}}, Base64Row{"half_a_padding", "Zg=", {}},
     Base64Row{"padding_alone", "====", {}}, Base64Row{"padding_of_three", "Z===", {}},
     Base64Row{"padding_inside", "Zg==Zm9v", {}}, Base64Row{"one_letter", "Z", {}},
     Base64Row{"a_space", "Zm9 v", {}}, Base64Row{"a_line_end", "Zm9v\n", {}},
     Base64Row{"a_line_end_for_a_letter", "Zm9\n", {}},
     Base64Row{"letters_of_addresses", "--__", {}},
     Base64Row{"a_zero_byte", std::string_view("Zm9\0", 4), {}},
     Base64Row{"bits_behind_the_last_byte", "Zh==", {}},
     Base64Row{"bits_behind_the_second_byte", "Zm9=", {}},
     Base64Row{"beyond_ascii", "Zm\u00e9", {}}, Base64Row{"percent_signs", "Zm9v%3D%3D==", {}});

}  // namespace
}  // namespace engross::base
