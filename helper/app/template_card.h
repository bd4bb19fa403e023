// templates/<id>/template.json: what a template is called, where its document and its interview
// are.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"

namespace engross::app {

struct TemplateCard {
  std::string id;  // stable, "will"
  std::string title;
  std::string document;     // the file's name beside the card
  std::string interview;    // the id of its interview; empty: it asks nothing
  std::string file_name;    // of finished documents, marks allowed: "Will - {{ client.name.full }}"
  std::string review_note;  // told to whoever drafts, never printed in the document
};

// Fails with every key that is missing or of another type, each with its line.
base::Checked<TemplateCard> parse_card(std::string_view json, std::string_view where);

}  // namespace engross::app
