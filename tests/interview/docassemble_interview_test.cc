// A form as a docassemble interview: the whole file, and what becomes of each condition.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docassemble_sample.h"
#include "interview/docassemble.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using testing::HasSubstr;

TEST(DocassembleInterview, OfEveryType) {
  EXPECT_EQ(docassemble_interview(every_type(), "every.docx"),
            R"yaml(# Made by Engross. A session takes what it knows of the matter as its variables:
# engross answers DRAFT --format docassemble writes them, --from reads them back.
metadata:
  title: "Every type"
---
objects:
  - executor: "Person"
  - wishes: "DAList"
  - friends: "DAList.using(object_type=Person)"
  - gifts: "DAList.using(object_type=DAObject, complete_attribute='complete')"
  - gifts[i].to: "Person"
  - gifts[i].parts: "DAList.using(object_type=DAObject, complete_attribute='complete')"
---
mandatory: True
id: engross_order
code: |
  engross_screen_1
  engross_screen_2
  wishes.gather()
  friends.gather()
  gifts.gather()
  engross_document
---
question: "First"
fields:
  - label: "Note"
    field: note
    input type: area
    required: False
  - label: "Age"
    field: age
    datatype: number
    min: 18
    max: 99
  - label: "Fee"
    field: fee
    # A text, because docassemble gives a skipped number as 0
    default:
      code: "showifdef('facts.fee')"
    required: False
  - label: "Signed"
    field: signed
    datatype: date
    required: False
  - label: "Agreed"
    field: agreed
    datatype: yesnoradio
    required: False
  - label: "Kind"
    field: kind
    input type: radio
    choices:
      - "House"
      - "Money"
    required: False
  - label: "Executor"
    field: executor.name.text
    default:
      code: "str(showifdef('facts.executor'))"
  - label: "Class"
    field: class_
    required: False
continue button field: engross_screen_1
---
question: "Lists"
fields:
  - label: "Kinds"
    field: kinds
    datatype: checkboxes
    choices:
      - "House"
      - "Money"
    required: False
continue button field: engross_screen_2
---
question: "Wishes"
yesno: wishes.there_are_any
---
question: "Wish: another one?"
yesno: wishes.there_is_another
---
question: "Wish ${ i + 1 }"
fields:
  - label: "Wish"
    field: wishes[i]
---
question: "Friends"
yesno: friends.there_are_any
---
question: "Friend: another one?"
yesno: friends.there_is_another
---
question: "Friend ${ i + 1 }"
fields:
  - label: "Friend"
    field: friends[i].name.text
---
question: "Gifts"
yesno: gifts.there_are_any
---
question: "Gift: another one?"
yesno: gifts.there_is_another
---
question: "Gift ${ i + 1 }"
fields:
  - label: "What"
    field: gifts[i].what
  - label: "To whom"
    field: gifts[i].to.name.text
    required: False
continue button field: gifts[i].engross_screen_3
---
question: "Parts"
yesno: gifts[i].parts.there_are_any
---
question: "Part: another one?"
yesno: gifts[i].parts.there_is_another
---
question: "Part ${ j + 1 }"
fields:
  - label: "Name"
    field: gifts[i].parts[j].name
    required: False
  - label: "Worth"
    field: gifts[i].parts[j].worth
    # A text, because docassemble gives a skipped number as 0
    required: False
continue button field: gifts[i].parts[j].engross_screen_4
---
code: |
  gifts[i].parts[j].engross_screen_4
  gifts[i].parts[j].complete = True
---
code: |
  gifts[i].engross_screen_3
  gifts[i].parts.gather()
  gifts[i].complete = True
---
event: engross_document
question: "Every type"
attachment:
  name: "Every type"
  filename: "every"
  docx template file: "every.docx"
)yaml");
}

struct DocassembleInterviewRow {
  const char* name;
  const char* questions;
  const char* holds;
};
class Conditions : public rows::Row<DocassembleInterviewRow> {};

ROW_TEST(Conditions, AreSaidInPython) {
  const auto form = parse_form(
      std::string("id: t\ntitle: T\nsections:\n  - title: S\n    questions:\n") + row().questions,
      "t.yaml", {});
  ASSERT_TRUE(form.has_value()) << lines_of(form.error());
  EXPECT_THAT(docassemble_interview(*form, "t.docx"), HasSubstr(row().holds));
}

ROWS(Forms, Conditions,
     DocassembleInterviewRow{
         "shown_when",
         "      - {name: a, ask: A, type: yes/no}\n"
         "      - {name: b, ask: B, type: text, shown when: a}\n",
         "code: |\n  engross_screen_1\n  if a:\n    engross_screen_2\n  else:\n    b = None\n"},
     DocassembleInterviewRow{"person_not_asked",
                             "      - {name: a, ask: A, type: yes/no}\n"
                             "      - {name: b, ask: B, type: person, shown when: a}\n",
                             "  else:\n    b.name.text = ''\n"},
     DocassembleInterviewRow{
         "no_python_form",
         "      - {name: a, ask: A, type: text}\n"
         "      - {name: b, ask: B, type: text, shown when: a | upper == 'X'}\n",
         "  # Asked always: Python has no form of a | upper == 'X'\n  engross_screen_2\n"},
     DocassembleInterviewRow{"answer_of_the_same_screen",
                             "      - {name: a, ask: A, type: text}\n"
                             "      - {name: b, ask: B, type: text, default: a}\n",
                             "continue button field: engross_screen_1\n---\n"},
     DocassembleInterviewRow{"required_when",
                             "      - {name: a, ask: A, type: yes/no}\n"
                             "      - {name: b, ask: B, type: text, required: not a}\n",
                             "required: \"(not a)\"\n"},
     DocassembleInterviewRow{
         "default_without_a_form",
         "      - {name: a, ask: A, type: text, default: client.name.full | upper}\n",
         "    # Python has no form of the default client.name.full | upper\n"},
     DocassembleInterviewRow{
         "check",
         "      - name: a\n        ask: A\n        type: number\n        required: yes\n"
         "        checks:\n          - {holds: a >= 21, otherwise: \"It's too low\"}\n",
         "validation code: |\n  if not (a >= 21):\n"
         "    validation_error('It\\'s too low', field='a')\n"},
     DocassembleInterviewRow{
         "check_of_a_length",
         "      - {name: a, ask: A, type: text, valid when: a | length > 2, otherwise: Short}\n",
         "if not (len(a) > 2):"},
     DocassembleInterviewRow{"computed",
                             "      - {name: a, ask: A, type: number, required: yes}\n"
                             "      - {name: b, computed: a + 1}\n",
                             "code: |\n  b = (a + 1)\n"},
     DocassembleInterviewRow{"computed_without_a_form",
                             "      - {name: a, ask: A, type: text}\n"
                             "      - {name: b, computed: a | upper}\n"
                             "      - {name: c, ask: C, type: text, shown when: b}\n",
                             "# b is worked out by Engross: a | upper\n"},
     DocassembleInterviewRow{"computed_and_asked_for",
                             "      - {name: a, ask: A, type: text}\n"
                             "      - {name: b, computed: a | upper}\n"
                             "      - {name: c, ask: C, type: text, shown when: b}\n",
                             "  # Asked always: Python has no form of b\n"},
     DocassembleInterviewRow{
         "section_shown_when",
         "      - {name: a, ask: A, type: yes/no}\n"
         "  - title: Second\n    shown when: a\n    questions:\n"
         "      - {name: b, ask: B, type: text}\n      - {name: c, ask: C, type: text}\n",
         "  if a:\n    engross_screen_2\n  else:\n    b = None\n    c = None\n"},
     DocassembleInterviewRow{"list_that_needs_two",
                             "      - {name: a, ask: A, type: list, of: text, minimum: 2}\n",
                             "  - a: \"DAList.using(minimum_number=2)\"\n"},
     DocassembleInterviewRow{"marks_of_mako",
                             "      - {name: a, ask: \"${x} ## <%\", type: text}\n",
                             "label: \"${'${'}x} ## ${'<%'}\"\n"},
     DocassembleInterviewRow{"quotation_marks",
                             "      - {name: a, ask: 'Say \"yes\": now', type: text}\n",
                             "label: \"Say \\\"yes\\\": now\"\n"});

}  // namespace
}  // namespace engross::interview
