// Any text as a relationship word: always a role and a reason.
#include "family/family.h"
#include "target.h"

ENGROSS_FUZZ(words) {
  using namespace engross::family;
  static const Vocabulary kWords = *Vocabulary::parse(
      R"({"tables":[{"name":"English","spouse":["wife"],"child":["son","step-son"]}],
          "guards":[{"at":"start","text":"ex","doubt":"former"},{"at":"end","text":"in-law","doubt":"by marriage"}]})",
      "words");
  if (classify({reinterpret_cast<const char*>(data), size}, kWords).reason.empty()) std::abort();
  return 0;
}
