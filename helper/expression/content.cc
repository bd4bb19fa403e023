#include "expression/content.h"

#include <algorithm>
#include <array>
#include <utility>

#include "expression/expression.h"
#include "expression/rich.h"

namespace engross::expression {
namespace {

constexpr std::array<std::pair<std::string_view, Content>, 6> kContents = {
    {{"text", Content::text},
     {"rich", Content::rich},
     {"link", Content::link},
     {"image", Content::image},
     {"chart", Content::chart},
     {"rawXml", Content::raw_xml}}};

Content content_of_record(const Record& record) {
  const Value* type = record.find("_type");
  if (type == nullptr || !type->is(Value::Kind::text)) return Content::none;
  const auto found = std::ranges::find(kContents, std::string_view(type->text()),
                                       &std::pair<std::string_view, Content>::first);
  return found == kContents.end() ? Content::none : found->second;
}

}  // namespace

Content content_of(const Value& value) {
  return value.is(Value::Kind::record) ? content_of_record(value.record()) : Content::none;
}

std::optional<std::string> text_member(const Record& record, std::string_view name) {
  const Value* member = record.find(name);
  if (member == nullptr || member->is_nothing() || member->is(Value::Kind::list) ||
      member->is(Value::Kind::record)) {
    return std::nullopt;
  }
  return display(*member).value_or(std::string());
}

std::optional<std::string> words_of(const Record& record) {
  const std::optional<std::string> text = text_member(record, "text");
  switch (content_of_record(record)) {
    case Content::text:
      return text;
    case Content::rich:
      return text ? std::optional(plain_words(rich_paragraphs(*text))) : std::nullopt;
    case Content::link:
      return text && !base::is_blank(*text) ? text : text_member(record, "target");
    default:
      return std::nullopt;
  }
}

}  // namespace engross::expression
