// A form that asks for something of every type, for the tests of docassemble's two formats.
#pragma once

#include "conducted.h"

namespace engross::interview {

inline constexpr const char* kEveryType = R"(id: every
title: Every type
sections:
  - title: First
    questions:
      - {name: note, ask: Note, type: text, multiline: yes}
      - {name: age, ask: Age, type: number, required: yes, minimum: 18, maximum: 99}
      - {name: fee, ask: Fee, type: money, default: facts.fee}
      - {name: signed, ask: Signed, type: date}
      - {name: agreed, ask: Agreed, type: yes/no}
      - {name: kind, ask: Kind, type: choice, options: [House, Money]}
      - {name: executor, ask: Executor, type: person, default: facts.executor, required: yes}
      - {name: class, ask: Class, type: text}
  - title: Lists
    questions:
      - {name: kinds, ask: Kinds, type: list, of: choice, options: [House, Money]}
      - {name: wishes, ask: Wishes, type: list, of: text, each: Wish}
      - {name: friends, ask: Friends, type: list, of: person, each: Friend}
      - name: gifts
        ask: Gifts
        type: list
        each: Gift
        questions:
          - {name: what, ask: What, type: text, required: yes}
          - {name: to, ask: To whom, type: person}
          - name: parts
            ask: Parts
            type: list
            each: Part
            questions:
              - {name: name, ask: Name, type: text}
              - {name: worth, ask: Worth, type: money}
)";

inline Form every_type() { return *parse_form(kEveryType, "every.yaml", {}); }

}  // namespace engross::interview
