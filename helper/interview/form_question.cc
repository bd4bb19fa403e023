#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interview/form_known.h"
#include "interview/form_reading.h"

namespace engross::interview {
namespace {

using expression::Expression;

constexpr int kDeepestRepeat = 3;

const std::vector<std::string>& type_words() {
  static const std::vector<std::string> kWords = {"text",   "date",   "money",  "number", "yes/no",
                                                  "choice", "person", "people", "list"};
  return kWords;
}

// One question, key after key. Whatever is wrong, the rest is read too.
class QuestionReader {
 public:
  QuestionReader(Entry& entry, const std::string& path, int depth, const Filters& filters,
                 Faults& faults)
      : entry_(entry), path_(path), depth_(depth), filters_(filters), faults_(faults) {}

  Question read(std::string name) {
    entry_.allow({"name", "ask", "help", "type", "of", "questions", "each", "multiline", "default",
                  "required", "shown when", "options", "minimum", "maximum", "valid when",
                  "otherwise", "checks", "appoints"});
    question_.name = std::move(name);
    question_.line = entry_.line();
    question_.label = entry_.needed_text("ask");
    question_.help = entry_.text("help");
    const bool typed = read_type();
    if (!typed) make_untyped(question_);
    if (depth_ < kDeepestRepeat)
      question_.row = read_steps(entry_, path_ + "[].", depth_ + 1, filters_, faults_);
    question_.prefill = entry_.expression("default");
    question_.required = entry_.expression("required");
    question_.shown_when = entry_.expression("shown when");
    read_checks();
    if (typed) {
      read_options();
      read_bounds();
      read_office();
      if (entry_.has("multiline")) only(kind() == AnswerType::text, "multiline", "a text");
      question_.multiline = entry_.flag("multiline");
    }
    return std::move(question_);
  }

 private:
  // The type of one value, be it in a list or alone; a list of records has none.
  std::optional<AnswerType> kind() const {
    if (question_.type != AnswerType::list) return question_.type;
    if (question_.records() || entry_.has("questions")) return std::nullopt;
    return question_.item;
  }

  void only(bool allowed, std::string_view key, std::string_view owner) {
    if (!allowed)
      entry_.fault(key, fmt::format("\"{}\" is only for {}", key, owner), "take it out");
  }

  std::optional<AnswerType> type_called(std::string_view key, const std::string& text) {
    const auto& words = type_words();
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) {
      entry_.fault(key, fmt::format("\"{}\" is no type of answer: {}", key, base::excerpt(text)),
                   did_you_mean(text, words, "write one of: " + base::join(words, ", ")));
      return std::nullopt;
    }
    if (text == "people" || text == "list") return AnswerType::list;
    return static_cast<AnswerType>(found - words.begin());
  }

  bool read_type() {
    const std::string text = entry_.needed_text("type");
    if (text.empty()) return false;
    const auto type = type_called("type", text);
    if (!type) return false;
    question_.type = *type;
    const bool list = text == "list";
    if (entry_.has("of")) only(list, "of", "a list");
    if (entry_.has("questions")) only(list, "questions", "a list");
    if (entry_.has("each")) only(question_.type == AnswerType::list, "each", "a list");
    question_.each = entry_.text("each");
    if (question_.type == AnswerType::list && depth_ == kDeepestRepeat)
      entry_.fault("type", fmt::format("repeats deeper than {}", kDeepestRepeat),
                   "put the list further out");
    if (text == "people") question_.item = AnswerType::person;
    return list ? read_items() : true;
  }

  bool read_items() {
    const bool single = entry_.has("of");
    const bool records = entry_.has("questions");
    if (single == records) {
      entry_.fault(
          "of",
          single ? "\"of\" and \"questions\" at once" : "a list without \"of\" or \"questions\"",
          "write \"of\" for single values, \"questions\" for several in a row");
    }
    if (!single) return records;
    const std::string text = entry_.text("of");
    if (text.empty()) return false;
    const auto item = type_called("of", text);
    if (item == AnswerType::list)
      entry_.fault("of", "a list of lists", "write the inner list under \"questions\"");
    if (!item || item == AnswerType::list) return false;
    question_.item = *item;
    return true;
  }

  void read_options() {
    question_.options = entry_.texts("options");
    const bool choice = kind() == AnswerType::choice;
    if (choice && !entry_.has("options"))
      entry_.fault("", "a choice without \"options\"", "write options: [First, Second]");
    if (entry_.has("options")) only(choice, "options", "a choice");
    if (!choice || !question_.prefill) return;
    // Without quotation marks of its own an option is a name that nothing bears.
    const std::string bare = base::fold(question_.prefill->source());
    for (const std::string& option : question_.options) {
      if (base::fold(option) != bare) continue;
      entry_.fault("default", fmt::format("\"default\" names a fact: {}", option),
                   fmt::format("write \"'{}'\" for the option", option));
      question_.prefill.reset();  // said once
      return;
    }
  }

  void read_bounds() {
    question_.minimum = entry_.number("minimum");
    question_.maximum = entry_.number("maximum");
    const AnswerType type = question_.type;
    const bool list = type == AnswerType::list;
    for (const auto& [key, bound] :
         {std::pair{"minimum", &question_.minimum}, {"maximum", &question_.maximum}}) {
      if (entry_.has(key))
        only(list || type == AnswerType::number || type == AnswerType::money, key,
             "a number, an amount of money or a list");
      if (list && *bound && ((*bound)->is_negative() || !(*bound)->is_whole()))
        entry_.fault(key, fmt::format("\"{}\" of a list is no count", key), "write 0, 1, 2, ...");
    }
    if (question_.minimum && question_.maximum && *question_.minimum > *question_.maximum)
      entry_.fault("minimum", "\"minimum\" is above \"maximum\"", "change one of them");
  }

  void read_office() {
    constexpr std::array<std::pair<std::string_view, Office>, 4> kOffices = {
        std::pair{"executor", Office::executor},
        {"guardian", Office::guardian},
        {"witness", Office::witness},
        {"beneficiary", Office::beneficiary}};
    const std::string text = entry_.text("appoints");
    if (text.empty()) return;
    only(kind() == AnswerType::person, "appoints", "a person or a list of persons");
    std::vector<std::string> words;
    for (const auto& [word, office] : kOffices) {
      if (text == word) question_.office = office;
      words.emplace_back(word);
    }
    if (question_.office == Office::none)
      entry_.fault("appoints", fmt::format("\"appoints\" is no office: {}", base::excerpt(text)),
                   did_you_mean(text, words, "write one of: " + base::join(words, ", ")));
  }

  void read_checks() {
    if (entry_.has("valid when") || entry_.has("otherwise"))
      add_check(entry_, "valid when", "write \"valid when\" and \"otherwise\" together");
    for (const YamlNode* node : entry_.entries("checks", "checks")) {
      Entry check(*node, entry_.subject(), filters_, faults_);
      check.allow({"holds", "otherwise"});
      add_check(check, "holds", "write {holds: ..., otherwise: ...}");
    }
  }

  void add_check(Entry& from, std::string_view key, const char* remedy) {
    auto holds = from.expression(key);
    std::string message = from.text("otherwise");
    if (!from.has(key)) from.fault("otherwise", fmt::format("no \"{}\"", key), remedy);
    if (!from.has("otherwise")) from.fault(key, "no \"otherwise\": what is wrong then", remedy);
    if (holds) question_.checks.push_back({std::move(*holds), std::move(message)});
  }

  Entry& entry_;
  const std::string& path_;
  const int depth_;
  const Filters& filters_;
  Faults& faults_;
  Question question_;
};

std::string read_name(Entry& entry) {
  std::string name = entry.needed_text("name");
  if (!name.empty() && !is_fact_name(name))
    entry.fault("name", fmt::format("\"name\" is no name: {}", base::excerpt(name)),
                "use small letters, digits and _, with a letter first");
  return name;
}

}  // namespace

bool is_fact_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::vector<Step> read_steps(Entry& holder, const std::string& around, int depth,
                             const Filters& filters, Faults& faults) {
  std::vector<Step> steps;
  for (const YamlNode* node : holder.entries("questions", "questions")) {
    if (faults.enough()) break;
    const YamlNode* named = node->find("name");
    const std::string path = around + (named ? base::excerpt(base::trim(named->text)) : "");
    Entry entry(*node, named ? "question " + path : "a question without a name", filters, faults);
    std::string name = read_name(entry);
    Step step;
    if (entry.has("computed")) {
      entry.allow({"name", "computed"});
      // Of a broken one the name stays known, lest those below it seem to ask for nothing.
      if (auto value = entry.expression("computed")) {
        step.computed = Computed{std::move(name), std::move(*value), node->line};
      } else {
        step.question.emplace().name = std::move(name);
        step.question->line = node->line;
        make_untyped(*step.question);
      }
    } else {
      step.question = QuestionReader(entry, path, depth, filters, faults).read(std::move(name));
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace engross::interview
