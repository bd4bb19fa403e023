#include "interview/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interview/entry.h"
#include "interview/form_reading.h"

namespace engross::interview {
namespace {

bool is_identity(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Section read_section(const YamlNode& node, const Filters& filters, Faults& faults) {
  const YamlNode* title = node.find("title");
  Entry entry(node, title ? fmt::format("section {}", base::excerpt(title->text)) : "a section",
              filters, faults);
  entry.allow({"title", "help", "shown when", "questions"});
  Section section;
  section.line = node.line;
  section.title = entry.needed_text("title");
  section.help = entry.text("help");
  section.shown_when = entry.expression("shown when");
  if (!entry.has("questions")) entry.fault("", "a section without \"questions\"", "write some");
  section.steps = read_steps(entry, "", 0, filters, faults);
  return section;
}

Form read_form(const YamlNode& root, const Filters& filters, Faults& faults) {
  Entry entry(root, "", filters, faults);
  entry.allow({"id", "title", "sections"});
  Form form;
  form.id = entry.needed_text("id");
  if (!form.id.empty() && !is_identity(form.id))
    entry.fault("id", fmt::format("\"id\" is no identity: {}", base::excerpt(form.id)),
                "use small letters, digits, - and _");
  form.title = entry.needed_text("title");
  if (!entry.has("sections")) entry.fault("", "no \"sections\"", "write at least one");
  std::vector<std::string> titles;
  for (const YamlNode* node : entry.entries("sections", "sections")) {
    if (faults.enough()) break;
    form.sections.push_back(read_section(*node, filters, faults));
    const std::string title = base::fold(form.sections.back().title);
    if (!title.empty() && std::find(titles.begin(), titles.end(), title) != titles.end())
      faults.add(node->line, fmt::format("section {}", form.sections.back().title),
                 "the \"title\" stands twice", "give the section another title");
    titles.push_back(title);
  }
  return form;
}

const Question* question_in(const std::vector<Step>& steps, std::string_view name) {
  for (const Step& step : steps) {
    if (step.question && step.question->name == name) return &*step.question;
  }
  return nullptr;
}

}  // namespace

std::string_view word(AnswerType type) {
  constexpr std::array<std::string_view, 8> kWords = {"text",   "date",   "money",  "number",
                                                      "yes/no", "choice", "person", "list"};
  return kWords[static_cast<std::size_t>(type)];
}

base::Checked<Form> parse_form(std::string_view yaml, std::string_view where,
                               const Filters& known_filters, const MappedFacts* mapped) {
  Faults faults(where);
  const YamlNode root = read_yaml(yaml, faults);
  if (faults.empty() && !root.is(YamlNode::Kind::map))
    faults.add(1, "", "no form stands here", "begin with \"id\", \"title\" and \"sections\"");
  if (!root.is(YamlNode::Kind::map)) return tl::unexpected(faults.in_order());
  Form form = read_form(root, known_filters, faults);
  check_names(form, mapped, faults);
  if (!faults.empty()) return tl::unexpected(faults.in_order());
  return form;
}

const Question* find_question(const Form& form, std::string_view path) {
  const std::vector<std::string> names = base::split(path, '.');
  const Question* found = nullptr;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string_view name = names[i];
    const bool row = name.ends_with("[]");
    if (row) name.remove_suffix(2);
    if (i + 1 < names.size() && !row) return nullptr;
    const Question* next = i == 0 ? nullptr : question_in(found->row, name);
    for (std::size_t s = 0; i == 0 && !next && s < form.sections.size(); ++s)
      next = question_in(form.sections[s].steps, name);
    if (!next || (row && next->type != AnswerType::list)) return nullptr;
    found = next;
  }
  return found;
}

Question item_of(const Question& list) {
  Question item;
  item.name = list.name;
  item.label = list.each.empty() ? list.label : list.each;
  item.help = list.help;
  item.type = list.item;
  item.multiline = list.multiline;
  item.options = list.options;
  item.office = list.office;
  item.line = list.line;
  return item;
}

}  // namespace engross::interview
