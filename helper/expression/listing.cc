#include "expression/listing.h"

namespace engross::expression {

std::string listing(const std::vector<std::string>& items, std::string_view conjunction,
                    bool oxford) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0 && last && !conjunction.empty()) {
      if (oxford && items.size() > 2) text += ",";
      text += " ";
      text += conjunction;
      text += " ";
    } else if (i > 0) {
      text += ", ";
    }
    text += items[i];
  }
  return text;
}

base::Result<std::vector<std::string>> displayed_items(const List& list) {
  std::vector<std::string> texts;
  texts.reserve(list.size());
  for (const Value& item : list) {
    auto text = display(item);
    if (!text) return tl::unexpected(text.error());
    if (!base::is_blank(*text)) texts.push_back(std::move(*text));
  }
  return texts;
}

}  // namespace engross::expression
