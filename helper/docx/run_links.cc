#include <algorithm>

#include "docx/address.h"
#include "docx/run.h"

namespace engross::docx {

void Run::link(const Op& op, const expression::Scope& scope) {
  const FieldLink& link = program_->links[op.index];
  const std::optional<std::string> address = this->address(link, scope);
  if (address) {
    out_ += link.before;
    put_line(*address);
    out_ += link.between;
  }
  run(op.branches[0].body, scope);
  if (address) out_ += link.after;
}

std::optional<std::string> Run::address(const FieldLink& link, const expression::Scope& scope) {
  std::string address;
  for (const FieldLink::Piece& piece : link.address) {
    if (piece.slot < 0) {
      address += piece.text;
      continue;
    }
    const auto value = address_value(program_->slots[static_cast<std::size_t>(piece.slot)], scope);
    if (!value) return std::nullopt;
    address += address.empty() ? encoded_address(*value) : encoded_piece(*value);
  }
  if (may_be_linked(address)) return address;
  note_unlinked(link.spot);
  return std::nullopt;
}

void Run::note_unlinked(Spot spot) {
  std::string notice =
      "a link is left as text, because its address does not begin with http://, https:// or "
      "mailto: (" +
      teller_.place(spot).text() + ")";
  if (std::ranges::find(outcome_.notices, notice) == outcome_.notices.end())
    outcome_.notices.push_back(std::move(notice));
}

std::optional<std::string> Run::address_value(const Slot& slot, const expression::Scope& scope) {
  auto found = slot.expression.evaluate(scope, environment_);
  if (found && found->is_nothing()) found = tl::unexpected(nothing_in(slot));
  if (!found && found.error().missing) {
    outcome_.missing.push_back({*found.error().missing, slot.mark, teller_.place(slot.spot)});
    return std::nullopt;
  }
  if (!found) return fail(slot, found.error()), std::nullopt;
  base::Result<std::string> text = expression::display(*found);
  if (!text) {
    refuse(text.error().fault, text.error().what, slot.spot, text.error().remedy);
    return std::nullopt;
  }
  return std::move(*text);
}

}  // namespace engross::docx
