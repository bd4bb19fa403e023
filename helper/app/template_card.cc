#include "app/template_card.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "base/json.h"
#include "base/json_lines.h"

namespace engross::app {

base::Checked<TemplateCard> parse_card(std::string_view text, std::string_view where) {
  const auto document = base::parse_json(text, where);
  if (!document) return tl::unexpected(base::Errors{document.error()});
  base::Errors faults;
  const auto fault = [&](const std::string& what, const std::string& key) {
    const int line = base::line_of(text, document->contains(key) ? "/" + key : "");
    faults.push_back({base::Fault::malformed, what,
                      fmt::format("{}, line {}, {}", where, line, key),
                      "mend the template's template.json"});
  };
  TemplateCard card;
  struct Key {
    const char* name;
    std::string* value;
    bool required;
  };
  for (const Key& key :
       {Key{"id", &card.id, true}, Key{"title", &card.title, true},
        Key{"document", &card.document, true}, Key{"file_name", &card.file_name, true},
        Key{"interview", &card.interview, false}, Key{"review_note", &card.review_note, false}}) {
    const auto& value = base::member(*document, key.name);
    if (value.is_string()) *key.value = value.get<std::string>();
    if (!value.is_null() && !value.is_string()) {
      fault(fmt::format("\"{}\" is no text", key.name), key.name);
    } else if (key.required && base::is_blank(*key.value)) {
      fault(fmt::format("no \"{}\"", key.name), key.name);
    }
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return card;
}

}  // namespace engross::app
