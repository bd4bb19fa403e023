#include "base/text.h"

#include <gtest/gtest.h>

namespace engross::base {
namespace {

using namespace std::string_view_literals;

struct TextPair {
  const char* name;
  std::string_view text;
  std::string_view result;
};

TEST(Text, Fold) {
  const TextPair rows[] = {
      {"empty", "", ""},
      {"case", "WiFe", "wife"},
      {"accents", "Épouse née Gagné", "epouse nee gagne"},
      {"accents apart", "E\u0301pouse", "epouse"},
      {"ligature", "Sœur et bœuf", "soeur et boeuf"},
      {"ae and o", "Ærø", "aero"},
      {"polish l", "Łukasz", "lukasz"},
      {"thorn and eth", "Þórð", "thord"},
      {"dotless i", "ışık", "isik"},
      {"dotted I", "İpek", "ipek"},
      {"sharp s", "Straße", "strasse"},
      {"full width", "ＷＩＦＥ", "wife"},
      {"fi ligature", "ﬁlle", "fille"},
      {"syllabics stay", "ᐃᓄᒃ", "ᐃᓄᒃ"},
      {"han stays", "配偶", "配偶"},
      {"spaces stay", "  step  son ", "  step  son "},
      {"punctuation stays", "ex-wife (1999)", "ex-wife (1999)"},
      {"soft hyphen goes", "step\u00ADson", "stepson"},
      {"zero width joiner goes", "step\u200Dson", "stepson"},
      {"ill-formed stays", "caf\xE9"sv, "caf\xE9"sv},
  };
  for (const TextPair& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(fold(row.text), row.result);
    EXPECT_EQ(fold(fold(row.text)), row.result);
  }
}

TEST(Text, FoldWord) {
  const TextPair rows[] = {
      {"hyphen", "Step-son", "stepson"},
      {"space", "step son", "stepson"},
      {"nothing between", "STEPSON", "stepson"},
      {"non-breaking hyphen", "step\u2011son", "stepson"},
      {"non-breaking space", "step\u00A0son", "stepson"},
      {"apostrophe", "l'épouse", "lepouse"},
      {"curly apostrophe", "l’épouse", "lepouse"},
      {"digits stay", "child #2", "child2"},
      {"punctuation alone", "?!…", ""},
      {"emoji alone", "\U0001F600", ""},
      {"blank", " \t ", ""},
  };
  for (const TextPair& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(fold_word(row.text), row.result);
  }
}

TEST(Text, Slug) {
  const TextPair rows[] = {
      {"words", "Trust age (years)", "trust_age_years"},
      {"accents", "Né(e) à Québec", "ne_e_a_quebec"},
      {"edges", "  --Guardian--  ", "guardian"},
      {"many between", "a / - b", "a_b"},
      {"underscore", "trust_age", "trust_age"},
      {"digits", "2nd Executor", "2nd_executor"},
      {"nothing to name", "???", ""},
      {"empty", "", ""},
  };
  for (const TextPair& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(slug(row.text), row.result);
  }
}

TEST(Text, FoldedWords) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(folded_words("Wife and Executor"), (Words{"wife", "and", "executor"}));
  EXPECT_EQ(folded_words("ex-wife"), (Words{"ex", "wife"}));
  EXPECT_EQ(folded_words("  sœur,frère "), (Words{"soeur", "frere"}));
  EXPECT_EQ(folded_words(" -- "), Words{});
  EXPECT_EQ(folded_words(""), Words{});
}

struct FormedRow {
  const char* name;
  std::string_view bytes;
  std::optional<std::size_t> at;
};

TEST(Text, FindIllFormed) {
  const FormedRow rows[] = {
      {"empty", "", std::nullopt},
      {"ascii", "plain", std::nullopt},
      {"zero byte", "a\0b"sv, std::nullopt},
      {"two to four bytes", "é…😀", std::nullopt},
      {"highest", "\xF4\x8F\xBF\xBF", std::nullopt},
      {"latin-1", "caf\xE9", 3},
      {"latin-1 in the middle", "caf\xE9 au lait", 3},
      {"cut after one of two", "ab\xC3", 2},
      {"cut after two of three", "\xE2\x80", 0},
      {"cut after three of four", "x\xF0\x9F\x98", 1},
      {"continuation alone", "\x80", 0},
      {"overlong slash", "\xC0\xAF", 0},
      {"overlong of three", "\xE0\x80\xAF", 0},
      {"overlong of four", "\xF0\x80\x80\xAF", 0},
      {"surrogate", "ok\xED\xA0\x80", 2},
      {"surrogate pair", "\xED\xA0\xBD\xED\xB8\x80", 0},
      {"beyond Unicode", "\xF4\x90\x80\x80", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"never a byte", "a\xFF", 1},
      {"byte order mark of UTF-16", "\xFF\xFEH\0"sv, 0},
  };
  for (const FormedRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(find_ill_formed(row.bytes), row.at);
  }
}

TEST(Text, CodePointsAndBack) {
  EXPECT_EQ(code_points("aé…😀"), U"aé…😀");
  EXPECT_EQ(to_utf8(U"aé…😀"), "aé…😀");
  EXPECT_EQ(code_points("a\xE9z"), U"a\uFFFDz");
  EXPECT_EQ(code_points("\xF0\x9F\x98"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(code_points("a\0b"sv), U"a\0b"sv);
  EXPECT_EQ(code_points(""), U"");
}

TEST(Text, ExcerptNeverEndsInHalfACharacter) {
  const TextPair rows[] = {
      {"short", "abc", "abc"},    {"exact", "abcd", "abcd"},
      {"cut", "abcde", "abcd"},   {"cut between wide ones", "éàüöx", "éàüö"},
      {"emoji", "😀😀😀😀😀", "😀😀😀😀"}, {"made well-formed", "a\xE9", "a\uFFFD"},
      {"empty", "", ""},
  };
  for (const TextPair& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(excerpt(row.text, 4), row.result);
    EXPECT_EQ(find_ill_formed(excerpt(row.text, 4)), std::nullopt);
  }
}

struct DistanceRow {
  const char* name;
  const char* a;
  const char* b;
  std::size_t limit;
  std::size_t distance;
};

TEST(Text, EditDistance) {
  const DistanceRow rows[] = {
      {"same", "daughter", "daughter", 2, 0},
      {"both empty", "", "", 2, 0},
      {"swapped", "daugther", "daughter", 2, 1},
      {"one gone", "dauhter", "daughter", 2, 1},
      {"one more", "daughtter", "daughter", 2, 1},
      {"one other", "daughtar", "daughter", 2, 1},
      {"swapped and gone", "daugthr", "daughter", 2, 2},
      {"accented letter is one", "é", "e", 2, 1},
      {"other script", "ᐃᓄᒃ", "ᐃᓄ", 2, 1},
      {"beyond the limit", "wife", "husband", 2, 3},
      {"lengths beyond the limit", "son", "grandson", 2, 3},
      {"limit of nothing", "son", "sun", 0, 1},
      {"against empty", "", "son", 5, 3},
      {"swap counts once only", "ca", "abc", 5, 3},
  };
  for (const DistanceRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(edit_distance(row.a, row.b, row.limit), row.distance);
    EXPECT_EQ(edit_distance(row.b, row.a, row.limit), row.distance);
  }
}

struct NearestRow {
  const char* name;
  const char* word;
  const char* nearest;  // "": none
};

TEST(Text, Nearest) {
  const std::vector<std::string> candidates = {"son", "wife", "daughter", "grandson", "fée"};
  const NearestRow rows[] = {
      {"itself", "wife", "wife"},
      {"one slip", "wief", "wife"},
      {"two slips in a long word", "doughtre", "daughter"},
      {"nearest of several", "grandsn", "grandson"},
      {"two slips in a short word", "wfee", ""},
      {"three slips", "dotre", ""},
      {"letters count, not bytes", "féééé", ""},
      {"another word", "executor", ""},
      {"empty", "", ""},
  };
  for (const NearestRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(nearest(row.word, candidates).value_or(""), row.nearest);
  }
  EXPECT_EQ(nearest("son", {}), std::nullopt);
}

TEST(Text, TrimAndBlank) {
  const TextPair rows[] = {
      {"nothing to do", "a b", "a b"},
      {"spaces", "  a b ", "a b"},
      {"tabs and lines", "\t\r\n a \v\f", "a"},
      {"non-breaking spaces", "\u00A0 \u00A0a\u00A0\u00A0", "a"},
      {"blank", " \u00A0\t", ""},
      {"empty", "", ""},
      {"an accented letter is no space", "à", "à"},
  };
  for (const TextPair& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(trim(row.text), row.result);
    EXPECT_EQ(is_blank(row.text), row.result.empty());
  }
}

TEST(Text, SplitAndJoin) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), Parts{""});
  EXPECT_EQ(split(",", ','), (Parts{"", ""}));
  EXPECT_EQ(split("abc", ','), Parts{"abc"});
  EXPECT_EQ(join({"a", "", "c"}, ", "), "a, , c");
  EXPECT_EQ(join({"a"}, ", "), "a");
  EXPECT_EQ(join({}, ", "), "");
}

TEST(Text, UpperLowerCapitalize) {
  EXPECT_EQ(upper("zoë o’néill"), "ZOË O’NÉILL");
  EXPECT_EQ(lower("ZOË DE LA CRUZ"), "zoë de la cruz");
  EXPECT_EQ(capitalize("élise McTavish"), "Élise McTavish");
  EXPECT_EQ(capitalize("1st"), "1st");
  EXPECT_EQ(capitalize(""), "");
  EXPECT_EQ(upper("ᐃᓄᒃ 配偶"), "ᐃᓄᒃ 配偶");
  EXPECT_EQ(upper("a\xE9"), "A\uFFFD");
}

}  // namespace
}  // namespace engross::base
