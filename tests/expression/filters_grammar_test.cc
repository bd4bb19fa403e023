// Sentences that agree with the people in them.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(GrammarFilters, Pronouns) {
  expect_answers({
      {"he", "client | subject", "he"},
      {"him", "client | object", "him"},
      {"his", "client | possessive_pronoun", "his"},
      {"himself", "client | reflexive", "himself"},
      {"she", "wife | he", "she"},
      {"her", "wife | him", "her"},
      {"her possessive", "wife | his", "her"},
      {"herself", "wife | himself", "herself"},
      {"they", "grandchildren[0] | she", "they"},
      {"them", "grandchildren[0] | them", "them"},
      {"their", "grandchildren[0] | their", "their"},
      {"themselves", "grandchildren[0] | themselves", "themselves"},
      {"nothing said", "children[2] | he", "they"},
      {"nothing said, reflexive", "children[2] | herself", "themselves"},
      {"company", "company | he", "it"},
      {"company possessive", "company | his", "its"},
      {"several persons", "children | they", "they"},
      {"one of a list", "children | where('is_step') | he", "she"},
      {"from the text", "client.pronouns | him", "him"},
      {"at the head of a sentence", "wife | he | capitalize", "She"},
  });
}

TEST(GrammarFilters, NumberAndOwner) {
  expect_answers({
      {"plural none", "[] | plural('child', 'children')", "children"},
      {"plural one", "['a'] | plural('child', 'children')", "child"},
      {"plural many", "children | plural('child', 'children')", "children"},
      {"plural 1", "1 | plural('day', 'days')", "day"},
      {"plural 1.0", "1.0 | plural('day', 'days')", "day"},
      {"plural 0", "0 | plural('day', 'days')", "days"},
      {"plural 30", "30 | plural('day', 'days')", "days"},
      {"plural of digits", "digits | plural('day', 'days')", "days"},
      {"plural of one person", "client | plural('person', 'persons')", "person"},
      {"verb", "children | verb('is', 'are')", "are"},
      {"verb one", "['a'] | verb('is', 'are')", "is"},
      {"possessive", "'Daniel' | possessive", "Daniel’s"},
      {"possessive of s", "'James' | possessive", "James’s"},
      {"possessive of a person", "client | possessive", "Thomas Edward Whitfield’s"},
      {"possessive of two", "['Tom', 'Amélie'] | possessive", "Tom and Amélie’s"},
      {"possessive plural", "'clients' | possessive('plural')", "clients’"},
      {"possessive irregular plural", "'children' | possessive('plural')", "children’s"},
      {"possessive of nothing", "blank | trim | possessive", ""},
      {"yesno", "yes | yesno", "Yes"},
      {"yesno no", "no | yesno", "No"},
      {"yesno words", "no | yesno('does', 'does not')", "does not"},
      {"yesno unknown", "unknown | yesno('does', 'does not', 'may')", "may"},
  });
}

TEST(GrammarFilters, TitlesAndAddresses) {
  expect_answers({
      {"prefix", "client | salutation", "Mr."},
      {"by pronouns", "wife | salutation", "Ms."},
      {"they", "grandchildren[0] | salutation", "Mx."},
      {"with the name", "client | salutation('name')", "Mr. Whitfield"},
      {"with the name by pronouns", "wife | salutation('name')", "Ms. Whitfield"},
      {"no title", "children[2] | salutation('name')", "Sophie Anne Whitfield"},
      {"address", "client.address | address_lines",
       "41 Maple Grove Avenue\nUnit 2\nPeterborough, Ontario K9H 2K7"},
      {"address of a person", "client | address_lines",
       "41 Maple Grove Avenue\nUnit 2\nPeterborough, Ontario K9H 2K7"},
      {"abroad", "abroad | address_lines", "1 Rue de Rivoli\nParis 75001\nFrance"},
      {"address as a text", "'1 Main Street' | address_lines", "1 Main Street"},
  });
}

TEST(GrammarFilters, Refuse) {
  expect_answers({
      {"unknown pronouns", "grandchildren[1] | he",
       "error: the filter \"he\" does not know the pronouns \"ze/zir\""},
      {"unknown pronouns, title", "grandchildren[1] | salutation",
       "error: the filter \"salutation\" does not know the pronouns \"ze/zir\""},
      {"pronoun of a number", "trust_age | he",
       "error: the filter \"he\" takes a person or a list of persons, and was given the number 25"},
      {"pronoun of nobody", "nobody | he",
       "error: the filter \"he\" takes a person or a list of persons, and was given a list of 0"},
      {"pronoun of a date", "signed | reflexive",
       "error: the filter \"reflexive\" takes a person or a list of persons, and was given a date"},
      {"plural of a text", "word | plural('a', 'b')",
       "error: the filter \"plural\" takes a list or a number, and was given the text "
       "\"testator\""},
      {"plural of a date", "signed | plural('a', 'b')",
       "error: the filter \"plural\" takes a list or a number, and was given a date"},
      {"plural of money", "cheque | plural('a', 'b')",
       "error: the filter \"plural\" takes a list or a number, and was given an amount of money"},
      {"plural words", "children | plural(1, 2)",
       "error: the filter \"plural\" takes a text as argument 1, and was given the number 1"},
      {"verb words", "children | verb('is', 2)",
       "error: the filter \"verb\" takes a text as argument 2, and was given the number 2"},
      {"possessive word", "word | possessive('many')",
       "error: the filter \"possessive\" takes \"plural\" as argument 1, and was given the text "
       "\"many\""},
      {"yesno of a text", "word | yesno",
       "error: the filter \"yesno\" takes a tick, and was given the text \"testator\""},
      {"yesno of a number", "zero | yesno",
       "error: the filter \"yesno\" takes a tick, and was given the number 0"},
      {"yesno words", "yes | yesno(1)",
       "error: the filter \"yesno\" takes a text as argument 1, and was given the number 1"},
      {"salutation of a text", "word | salutation",
       "error: the filter \"salutation\" takes a person, and was given the text \"testator\""},
      {"salutation word", "client | salutation('full')",
       "error: the filter \"salutation\" takes \"name\" as argument 1, and was given the text "
       "\"full\""},
      {"address of a number", "trust_age | address_lines",
       "error: the filter \"address_lines\" takes an address or a person, and was given the number "
       "25"},
      {"address of a list", "children | address_lines",
       "error: the filter \"address_lines\" takes an address or a person, and was given a list of "
       "3"},
  });
}

}  // namespace
}  // namespace engross::expression
