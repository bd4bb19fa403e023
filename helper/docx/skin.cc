#include "docx/skin.h"

#include <array>

namespace engross::docx {
namespace {

constexpr std::array<Bracket, 5> kEngrossBrackets = {{
    {"{{", "}}", MarkKind::value},
    {"{%", "%}", MarkKind::control},
    {"{#", "#}", MarkKind::comment},
    {"<<", ">>", MarkKind::merge, false},
    {"\u00AB", "\u00BB", MarkKind::merge, false},
}};
constexpr std::array<Bracket, 1> kBraceBrackets = {{{"{", "}", MarkKind::either}}};

constexpr Skin kEngross{kEngrossBrackets};
constexpr Skin kBraces{kBraceBrackets};

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
