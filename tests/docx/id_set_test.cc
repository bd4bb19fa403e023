// Ids that were met: new once each, however they are written.
#include "docx/id_set.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using docx::IdSet;

struct MetIds {
  std::string name;
  IdSet::Digits digits;
  std::vector<std::string> ids;
  std::string told;  // of each: n new, - met before
};

class IdsMet : public rows::Row<MetIds> {};

ROW_TEST(IdsMet, TellsWhatIsNew) {
  IdSet set(row().digits);
  std::string told;
  for (const std::string& id : row().ids) told += set.insert(id) ? 'n' : '-';
  EXPECT_EQ(told, row().told);
}

const MetIds kMetIds[] = {
    {"upwards", IdSet::Digits::decimal, {"1", "2", "3", "2", "3", "4", "1"}, "nnn--n-"},
    {"downwards", IdSet::Digits::decimal, {"3", "2", "1", "3", "1", "0", "0"}, "nnn--n-"},
    {"a_gap_is_filled", IdSet::Digits::decimal, {"1", "3", "2", "1", "2", "3", "4"}, "nnn---n"},
    {"a_gap_stays", IdSet::Digits::decimal, {"1", "2", "5", "6", "3", "5", "4", "4"}, "nnnnn-n-"},
    {"another_spelling_is_another_id", IdSet::Digits::decimal, {"7", "07", "7", "07"}, "nn--"},
    {"the_largest",
     IdSet::Digits::decimal,
     {"999999999999999999", "1000000000000000000", "999999999999999999", "1000000000000000000"},
     "nn--"},
    {"below_zero_and_words", IdSet::Digits::decimal, {"-1", "x", "-1", "x", "1"}, "nn--n"},
    {"eight_digits",
     IdSet::Digits::hexadecimal,
     {"0000000F", "00000010", "0000000F", "00000011"},
     "nn-n"},
    {"small_letters_are_another_id",
     IdSet::Digits::hexadecimal,
     {"0000000F", "0000000f", "0000000F", "0000000f"},
     "nn--"},
    {"fewer_digits_are_another_id", IdSet::Digits::hexadecimal, {"1", "00000001", "1"}, "nn-"},
    {"the_last_of_all", IdSet::Digits::hexadecimal, {"FFFFFFFF", "FFFFFFFE", "FFFFFFFF"}, "nn-"},
    {"empty", IdSet::Digits::decimal, {"", ""}, "n-"},
};

ROWS_OF(Rows, IdsMet, kMetIds);

}  // namespace
}  // namespace engross::docx_tests
