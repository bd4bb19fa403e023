#include "base/message.h"

#include <gtest/gtest.h>

namespace engross::base {
namespace {

constexpr auto kSaid = std::to_array<Pattern>({
    {"plain", "nothing was found"},
    {"of-two", "{who} is {years} years old, says {who}"},
    {"a-list", "{names} and others"},
    {"an-and-list", "{names|, | and } removed"},
    {"parts", "compared: {what|; }"},
    {"money", "{amount}{currency!}"},
    {"braces", "{who"},
});

Message said_here(Id<kSaid> id, std::vector<Argument> arguments = {}) {
  return Message(id.pattern(), std::move(arguments));
}

struct MessageRow {
  const char* name;
  Message message;
  const char* text;
};

TEST(Message, Reads) {
  const std::vector<MessageRow> rows = {
      {"without places", said_here("plain"), "nothing was found"},
      {"a place twice", said_here("of-two", {{"who", "Ann"}, {"years", 3}}),
       "Ann is 3 years old, says Ann"},
      {"a value that looks like a place", said_here("of-two", {{"who", "{years}"}, {"years", 3}}),
       "{years} is 3 years old, says {years}"},
      {"a list of one", said_here("a-list", {{"names", std::vector<std::string>{"A"}}}),
       "A and others"},
      {"a list of two", said_here("a-list", {{"names", std::vector<std::string>{"A", "B"}}}),
       "A, B and others"},
      {"an empty list", said_here("a-list", {{"names", std::vector<std::string>{}}}),
       " and others"},
      {"another word before the last",
       said_here("an-and-list", {{"names", std::vector<std::string>{"A", "B", "C"}}}),
       "A, B and C removed"},
      {"other signs between",
       said_here("parts", {{"what", std::vector<std::string>{"A", "B", "C"}}}),
       "compared: A; B; C"},
      {"a message in a message", said_here("of-two", {{"who", said_here("plain")}, {"years", 1}}),
       "nothing was found is 1 years old, says nothing was found"},
      {"what is for other languages", said_here("money", {{"amount", "5.00"}, {"currency", "CAD"}}),
       "5.00"},
      {"an argument that is not given", said_here("of-two", {{"who", "Ann"}}),
       "Ann is {years} years old, says Ann"},
      {"no closing brace", said_here("braces", {{"who", "Ann"}}), "{who"},
      {"somebody's own words", Message::words("{who}"), "{who}"},
      {"nothing", Message(), ""},
  };
  for (const MessageRow& row : rows) EXPECT_EQ(row.message.text(), row.text) << row.name;
}

TEST(Message, KeepsIdAndArguments) {
  const Message message = said_here("of-two", {{"who", Message::words("Ann")}, {"years", 3}});
  EXPECT_EQ(message.id(), "of-two");
  ASSERT_EQ(message.arguments().size(), 2U);
  EXPECT_EQ(message.arguments()[1].name, "years");
  EXPECT_EQ(message.arguments()[1].values.at(0).text(), "3");
  EXPECT_FALSE(message.arguments()[1].list);
  EXPECT_EQ(Message::words("Ann").id(), "");
}

TEST(Message, EqualsWhatReadsTheSame) {
  EXPECT_EQ(said_here("plain"), Message::words("nothing was found"));
  EXPECT_FALSE(said_here("plain") == Message::words("nothing was found."));
}

TEST(Message, NamesItsArgumentsOnce) {
  EXPECT_EQ(argument_names({"x", "{who} {names|, | and } {who} {currency!}"}),
            (std::vector<std::string>{"who", "names", "currency"}));
  EXPECT_TRUE(argument_names({"x", "none }{"}).empty());
}

}  // namespace
}  // namespace engross::base
