#include "base/date.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace engross::base {
namespace {

TEST(Dates, Accepted) {
  for (const char* text : {"2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31",
                           "1900-02-28", "2025-01-31", "2025-04-30"}) {
    SCOPED_TRACE(text);
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << date.error().line();
    EXPECT_EQ(iso(*date), text);
  }
  using namespace std::chrono;
  EXPECT_EQ(parse_date("2026-11-23"), year{2026} / November / 23);
}

struct DateRow {
  const char* name;
  std::string_view text;
};

TEST(Dates, Refused) {
  const DateRow rows[] = {
      {"empty", ""},
      {"29 February of a common year", "2025-02-29"},
      {"29 February of a century", "1900-02-29"},
      {"30 February", "2024-02-30"},
      {"31 April", "2025-04-31"},
      {"month 13", "2025-13-01"},
      {"month 0", "2025-00-10"},
      {"day 0", "2025-01-00"},
      {"day 32", "2025-01-32"},
      {"year 0", "0000-01-01"},
      {"one digit a month", "2025-1-01"},
      {"one digit a day", "2025-01-1"},
      {"two digits a year", "25-01-01"},
      {"slashes", "2025/01/02"},
      {"no hyphens", "20250102"},
      {"day first", "23-11-2026"},
      {"American", "11/23/2026"},
      {"words", "November 23, 2026"},
      {"space before", " 2026-11-23"},
      {"space after", "2026-11-23 "},
      {"a sign", "+026-11-23"},
      {"a minus in the month", "2026--1-23"},
      {"a time stamp", "2026-11-23T00:00:00Z"},
      {"other digits", "２０２６-11-23"},
      {"a zero byte", std::string_view("2026-11-2\0", 10)},
      {"ill-formed", "2026-11-2\xE9"},
  };
  for (const DateRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto date = parse_date(row.text);
    ASSERT_FALSE(date);
    EXPECT_EQ(date.error().fault, Fault::malformed);
    EXPECT_EQ(date.error().remedy, "write it as 2026-11-23");
  }
  EXPECT_EQ(parse_date("soon").error().what, "\"soon\" is not a date");
}

struct InstantRow {
  const char* text;
  const char* utc;
};

TEST(Instants, Accepted) {
  const InstantRow rows[] = {
      {"2026-11-23T06:50:34Z", "2026-11-23T06:50:34Z"},
      {"2026-11-23 06:50:34z", "2026-11-23T06:50:34Z"},
      {"2025-08-14T00:15:35-04:00", "2025-08-14T04:15:35Z"},
      {"2025-08-14T00:15:35+05:30", "2025-08-13T18:45:35Z"},
      {"2025-12-31T23:30:00-01:00", "2026-01-01T00:30:00Z"},
      {"2024-02-28T23:30:00-03:30", "2024-02-29T03:00:00Z"},
      {"2025-01-01T00:00:00+14:00", "2024-12-31T10:00:00Z"},
      {"2025-01-01T00:00:00.999999999Z", "2025-01-01T00:00:00Z"},
      {"2025-01-01T00:00:00.5+00:00", "2025-01-01T00:00:00Z"},
      {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
      {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
  };
  for (const InstantRow& row : rows) {
    SCOPED_TRACE(row.text);
    const auto instant = parse_instant(row.text);
    ASSERT_TRUE(instant) << instant.error().line();
    EXPECT_EQ(iso(*instant), row.utc);
  }
}

TEST(Instants, Refused) {
  const DateRow rows[] = {
      {"empty", ""},
      {"a date", "2026-11-23"},
      {"no zone", "2026-11-23T06:50:34"},
      {"no seconds", "2026-11-23T06:50Z"},
      {"no day like that", "2025-02-29T00:00:00Z"},
      {"hour 24", "2026-11-23T24:00:00Z"},
      {"minute 60", "2026-11-23T06:60:00Z"},
      {"second 61", "2026-11-23T06:50:61Z"},
      {"a point without digits", "2026-11-23T06:50:34.Z"},
      {"a point and no zone", "2026-11-23T06:50:34.5"},
      {"a comma", "2026-11-23T06:50:34,5Z"},
      {"zone in words", "2026-11-23T06:50:34 EST"},
      {"zone without colon", "2026-11-23T06:50:34-0400"},
      {"zone of hours", "2026-11-23T06:50:34-04"},
      {"zone beyond", "2026-11-23T06:50:34+15:00"},
      {"zone of 60 minutes", "2026-11-23T06:50:34+04:60"},
      {"zone with signs inside", "2026-11-23T06:50:34+-4:00"},
      {"two zones", "2026-11-23T06:50:34ZZ"},
      {"after the zone", "2026-11-23T06:50:34Z "},
      {"a letter between", "2026-11-23X06:50:34Z"},
      {"dots in the time", "2026-11-23T06.50.34Z"},
      {"a sign in the hour", "2026-11-23T-6:50:34Z"},
      {"seconds since 1970", "1795416634"},
  };
  for (const DateRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto instant = parse_instant(row.text);
    ASSERT_FALSE(instant);
    EXPECT_EQ(instant.error().fault, Fault::malformed);
  }
}

struct AgeRow {
  const char* name;
  const char* from;
  const char* to;
  int years;
};

TEST(Dates, YearsBetween) {
  const AgeRow rows[] = {
      {"the day before", "2007-11-24", "2025-11-23", 17},
      {"the birthday", "2007-11-23", "2025-11-23", 18},
      {"the day after", "2007-11-22", "2025-11-23", 18},
      {"leap day, 28 February", "2004-02-29", "2022-02-28", 17},
      {"leap day, 1 March", "2004-02-29", "2022-03-01", 18},
      {"leap day to leap day", "2004-02-29", "2024-02-29", 20},
      {"the same day", "2025-01-01", "2025-01-01", 0},
      {"a century", "1925-06-30", "2025-06-30", 100},
      {"not born yet", "2026-01-01", "2025-01-01", -1},
  };
  for (const AgeRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(years_between(*parse_date(row.from), *parse_date(row.to)), row.years);
  }
}

TEST(Dates, LocalDateFollowsTheZoneOfTheMachine) {
  const Instant late = *parse_instant("2026-03-01T02:30:00Z");
  ::setenv("TZ", "America/Toronto", 1);
  ::tzset();
  EXPECT_EQ(iso(local_date(late)), "2026-02-28");
  EXPECT_EQ(local_time(late), "2026-02-28 21:30");
  EXPECT_EQ(iso(*parse_local_time("2026-12-01T10:00")), "2026-12-01T15:00:00Z");
  EXPECT_EQ(iso(*parse_local_time("2026-07-01 10:00")), "2026-07-01T14:00:00Z");
  EXPECT_EQ(iso(*parse_local_time("2026-07-01")), "2026-07-01T04:00:00Z");
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  EXPECT_EQ(iso(local_date(late)), "2026-03-01");
  ::unsetenv("TZ");
  ::tzset();
}

TEST(Dates, RefusedAsLocalTimes) {
  const DateRow rows[] = {
      {"empty", ""},
      {"no day like that", "2025-02-29T10:00"},
      {"no time after the T", "2026-12-01T"},
      {"an hour alone", "2026-12-01T10"},
      {"seconds", "2026-12-01T10:00:00"},
      {"a zone", "2026-12-01T10:00Z"},
      {"hour 24", "2026-12-01T24:00"},
      {"minute 60", "2026-12-01T10:60"},
      {"a letter for a digit", "2026-12-01T1O:00"},
      {"two blanks", "2026-12-01  10:0"},
      {"a word", "tomorrow"},
  };
  for (const DateRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto time = parse_local_time(row.text);
    ASSERT_FALSE(time);
    EXPECT_EQ(time.error().fault, Fault::malformed);
  }
}

}  // namespace
}  // namespace engross::base
