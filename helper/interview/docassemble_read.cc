#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json_faults.h"
#include "interview/answer_lines.h"
#include "interview/docassemble.h"
#include "interview/docassemble_names.h"
#include "interview/docassemble_scalars.h"

namespace engross::interview {
namespace docassemble {
namespace {

using base::Fault;
using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

class Reader {
 public:
  Reader(std::string_view json, const Form& form, std::string_view where)
      : form_(form), json_(json), where_(where), scalars_(json, where) {}

  ReadAnswers read(const Value& values, const std::vector<base::RepeatedKey>& repeated) {
    for (const base::RepeatedKey& key : repeated) {
      scalars_.faults().push_back({Fault::malformed, key.what(),
                                   fmt::format("{}, line {}", where_, key.line),
                                   "keep one of them"});
    }
    const Place root{&values, "", ""};
    const Record& record = values.record();
    if (const Value* names = record.find("engross_names"); names && names->is(Kind::record)) {
      for (const auto& [path, original] : names->record().members) {
        if (original.is(Kind::text)) names_[path] = original.text();
      }
    }
    if (const std::string form = text_in(record, "engross_form");
        !form.empty() && form != form_.id) {
      warn(root, fmt::format("these are answers of \"{}\", read for \"{}\"", form, form_.id),
           "look at every answer");
    }
    for (const Section& section : form_.sections) {
      for (const Step& step : section.steps) this->step(root, step);
    }
    tell_what_is_not_asked(record);
    read_.faults = std::move(scalars_.faults());
    read_.line = lines_of_pointers(std::string(json_), std::move(pointers_));
    return std::move(read_);
  }

 private:
  void warn(const Place& place, std::string what, std::string remedy) {
    read_.warnings.push_back(scalars_.error(place, std::move(what), std::move(remedy)));
  }

  void step(const Place& root, const Step& step) {
    const std::string& name = step.question ? step.question->name : step.computed->name;
    const auto found = find(root, name, NameOf::variable);
    if (!found) return;
    read_keys_.push_back(found->pattern);
    if (!step.question) return;
    const std::size_t faults = scalars_.faults().size();
    Value value = value_of(*step.question, *found, name);
    if (value.is_nothing() || scalars_.faults().size() != faults) return;
    read_.answers.put(name, {std::move(value), std::string(where_), "", {}});
  }

  // The member that stands for a fact, whatever name it had to take.
  std::optional<Place> find(const Place& place, const std::string& fact, NameOf what) const {
    const Record* record = place.record();
    if (!record) return std::nullopt;
    const Value* exact = nullptr;
    const Value* python = nullptr;
    const std::string python_key = python_name(fact, what);
    for (const auto& [key, value] : record->members) {
      Place here = below(place, key, value);
      const auto original = names_.find(here.pattern);
      if (original != names_.end() && original->second == fact) return here;
      if (original != names_.end()) continue;
      if (key == fact) exact = &value;
      if (key == python_key) python = &value;
    }
    if (exact) return below(place, fact, *exact);
    if (python) return below(place, python_key, *python);
    return std::nullopt;
  }

  // `path` is where the answer will stand among the answers.
  Value value_of(const Question& question, const Place& place, const std::string& path) {
    pointers_[path] = place.pointer;
    if (place.value->empty() && !place.value->is(Kind::list)) return {};
    if (question.type != AnswerType::list) return scalars_.read(question, question.type, place);
    if (question.item == AnswerType::choice && !question.records()) {
      if (auto ticked = ticked_options(question, place)) return std::move(*ticked);
    }
    Place list = place;
    if (const Record* record = place.record()) {
      const Value* elements = record->find("elements");
      if (const Value* gathered = record->find("gathered");
          elements && gathered && !gathered->truthy())
        warn(place, "the list was not finished in docassemble",
             "look whether something is missing");
      if (elements) {
        list = below(place, "elements", *elements);
        list.pattern = place.pattern;
      }
    }
    if (!list.value->is(Kind::list))
      return scalars_.wrong(place, "a list", "give a list, or a DAList with its elements");
    List items;
    for (std::size_t i = 0; i < list.value->list().size(); ++i) {
      const Place item{&list.value->list()[i], fmt::format("{}/{}", list.pointer, i),
                       list.pattern + "[]"};
      const std::string there = fmt::format("{}[{}]", path, items.size());
      pointers_[there] = item.pointer;
      Value value = question.records() ? row(question, item, there) : single(question, item);
      if (!value.is_nothing()) items.push_back(std::move(value));
    }
    return items;
  }

  Value single(const Question& question, const Place& item) {
    return item.value->empty() ? Value() : scalars_.read(question, question.item, item);
  }

  Value row(const Question& question, const Place& item, const std::string& path) {
    Record record;
    if (item.value->is_nothing()) return record;
    if (!item.value->is(Kind::record))
      return scalars_.wrong(item, "an object", "give each row as an object");
    for (const Step& step : question.row) {
      if (!step.question) continue;
      const auto found = find(item, step.question->name, NameOf::attribute);
      if (!found) continue;
      const std::string& name = step.question->name;
      Value value = value_of(*step.question, *found, path + "." + name);
      if (!value.is_nothing()) record.members.emplace_back(name, std::move(value));
    }
    return record;
  }

  // Ticked boxes come as options with true or false beside them.
  std::optional<Value> ticked_options(const Question& question, const Place& place) {
    const Record* record = place.record();
    const Value* elements = record ? record->find("elements") : nullptr;
    if (!elements || !elements->is(Kind::record)) return std::nullopt;
    List chosen;
    for (const auto& [option, ticked] : elements->record().members) {
      if (!ticked.truthy()) continue;
      const Value text(option);
      Place here = below(below(place, "elements", *elements), option, text);
      here.pattern = place.pattern;
      Value value = scalars_.read(question, AnswerType::choice, here);
      if (!value.is_nothing()) chosen.push_back(std::move(value));
    }
    return Value(std::move(chosen));
  }

  void tell_what_is_not_asked(const Record& record) {
    std::vector<std::string> names;
    for (const auto& [key, value] : record.members) {
      const bool read = std::find(read_keys_.begin(), read_keys_.end(), key) != read_keys_.end();
      if (!read && !value.is_nothing() && !is_docassembles_own(key)) names.push_back(key);
    }
    if (names.empty()) return;
    read_.warnings.push_back({Fault::malformed,
                              "not read, because the form does not ask for it: " +
                                  base::excerpt(base::join(names, ", "), 200),
                              std::string(where_),
                              "people and the matter itself are changed in the review"});
  }

  const Form& form_;
  const std::string_view json_;
  const std::string_view where_;
  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, std::string> pointers_;  // by the path of an answer
  std::vector<std::string> read_keys_;
  ReadAnswers read_;
  Scalars scalars_;
};

}  // namespace
}  // namespace docassemble

ReadAnswers from_docassemble_with_faults(std::string_view json, const Form& form,
                                         std::string_view where) {
  ReadAnswers nothing;
  if (const auto document = base::parse_by_hand(json, where); !document) {
    nothing.faults = document.error();
    return nothing;
  }
  const base::Unrepeated once = base::without_repeats(json);
  const auto values = expression::parse_values(once.text, where);
  if (values) return docassemble::Reader(once.text, form, where).read(*values, once.repeated);
  nothing.faults = {values.error()};
  return nothing;
}

base::Checked<ReadAnswers> from_docassemble(std::string_view json, const Form& form,
                                            std::string_view where) {
  return without_faults(from_docassemble_with_faults(json, form, where));
}

}  // namespace engross::interview
