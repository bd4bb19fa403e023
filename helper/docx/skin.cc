#include "docx/skin.h"

#include <array>

namespace engross::docx {
namespace {

constexpr std::array<Bracket, 3> kEngrossBrackets = {{
    {"{{", "}}", MarkKind::value},
    {"{%", "%}", MarkKind::control},
    {"{#", "#}", MarkKind::comment},
}};
constexpr std::array<Bracket, 1> kBraceBrackets = {{{"{", "}", MarkKind::either}}};

constexpr Skin kEngross{kEngrossBrackets, true};
constexpr Skin kBraces{kBraceBrackets, true};

}  // namespace

const Skin* skin_of(Dialect dialect) {
  switch (dialect) {
    case Dialect::engross:
      return &kEngross;
    case Dialect::braces:
      return &kBraces;
    case Dialect::none:
      break;
  }
  return nullptr;
}

}  // namespace engross::docx
