#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_faults.h"
#include "base/json_lines.h"
#include "interview/answer_file.h"
#include "interview/answer_lines.h"
#include "interview/answer_types.h"
#include "interview/faults.h"

namespace engross::interview {

using answer_file::text_member;
using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

namespace {

class AnswerReader {
 public:
  AnswerReader(std::string_view json, std::string_view where)
      : json_(json), where_(where), faults_(where), warnings_(where) {}

  ReadAnswers read(const Value& whole, const std::vector<base::RepeatedKey>& repeated) {
    for (const base::RepeatedKey& key : repeated)
      faults_.add(key.line, "", key.what(), "keep one of them");
    const Record& file = whole.record();
    if (const Value* format = file.find("format");
        format && format->is(Kind::text) && format->text() == answer_file::kFormat) {
      read_file(file);
    } else {
      read_plain(file);
    }
    read_.faults = faults_.in_order();
    read_.warnings = warnings_.in_order();
    return std::move(read_);
  }

 private:
  bool too_many(const Record& facts, const std::string& pointer) {
    if (facts.members.size() <= answer_file::kMostFacts) return false;
    fault(pointer, fmt::format("more than {} facts", answer_file::kMostFacts), "shorten the file");
    return true;
  }

  void read_plain(const Record& file) {
    read_.line = lines_of_json(std::string(json_), "", "");
    if (too_many(file, "")) return;
    for (const auto& [fact, value] : file.members) {
      if (value.is_nothing()) {
        read_.taken_away.push_back(fact);
      } else {
        read_.answers.put(fact, {value, where_, "", base::Instant{}});
      }
    }
  }

  void read_file(const Record& file) {
    read_.line = lines_of_json(std::string(json_), "/answers", "/value");
    look_at_keys(file, {"format", "version", "title", "answers"}, "");
    const Value* version = file.find("version");
    if (!version || !version->is(Kind::number) ||
        version->number() != base::Decimal(answer_file::kVersion))
      fault("/version", fmt::format("not version {} of an answer file", answer_file::kVersion),
            "save the answers again, or use a newer Engross");
    read_.title = text_member(file, "title");
    const Value* answers = file.find("answers");
    if (!answers || !answers->is(Kind::record)) {
      fault("/answers", "no \"answers\"", "write \"answers\": {...}");
      return;
    }
    if (too_many(answers->record(), "/answers")) return;
    for (const auto& [fact, entry] : answers->record().members) {
      if (faults_.enough()) return;
      fact_ = fact;
      read_answer(entry, base::pointer_to("/answers", fact));
    }
  }

  void read_answer(const Value& entry, const std::string& pointer) {
    if (entry.is_nothing()) {
      read_.taken_away.push_back(fact_);
      return;
    }
    Given given;
    const std::size_t faults = faults_.count();
    given.value = value_at(entry, pointer, 0);
    if (!entry.is(Kind::record)) return;
    given.source = text_member(entry.record(), "source");
    given.by = text_member(entry.record(), "by");
    if (const Value* at = entry.record().find("at")) {
      const auto instant = base::parse_instant(at->is(Kind::text) ? at->text() : "");
      if (instant) {
        given.at = *instant;
      } else {
        fault(pointer + "/at", "\"at\" is no time", "write it as 2026-11-25T09:30:00Z");
      }
    }
    if (faults_.count() == faults) read_.answers.put(fact_, std::move(given));
  }

  Value value_at(const Value& entry, const std::string& pointer, int depth) {
    if (!entry.is(Kind::record) || depth > answer_file::kDeepest) {
      fault(pointer, depth > answer_file::kDeepest ? "nested too deep" : "a value without a type",
            "write {\"type\": ..., \"value\": ...}");
      return {};
    }
    const Record& record = entry.record();
    look_at_keys(record, {"type", "value", "currency", "display", "source", "by", "at"}, pointer);
    const std::string type = text_member(record, "type");
    const Value* held = record.find("value");
    if (type == "nothing") return {};
    if (type == "list") return list_at(held, pointer, depth);
    if (type == "record") return record_at(record, held, pointer, depth);
    if (type == "person") return person_at(held, pointer);
    const std::vector<std::string> types = {"nothing", "text", "date",   "money", "number",
                                            "yes/no",  "list", "record", "person"};
    if (std::find(types.begin(), types.end(), type) == types.end()) {
      fault(pointer + "/type", fmt::format("\"{}\" is no type of a value", base::excerpt(type)),
            did_you_mean(type, types, "write one of: " + base::join(types, ", ")));
      return {};
    }
    Value value = held ? answer_file::single(type, *held, record) : Value();
    if (value.is_nothing())
      fault(pointer + "/value", fmt::format("the value is no {}", type),
            answer_file::example_of(type));
    return value;
  }

  Value list_at(const Value* held, const std::string& pointer, int depth) {
    if (!held || !held->is(Kind::list)) {
      fault(pointer + "/value", "the value is no list", "write \"value\": [...]");
      return {};
    }
    List list;
    for (const Value& item : held->list()) {
      if (faults_.enough()) break;
      list.push_back(value_at(item, fmt::format("{}/value/{}", pointer, list.size()), depth + 1));
    }
    return list;
  }

  Value record_at(const Record& entry, const Value* held, const std::string& pointer, int depth) {
    if (!held || !held->is(Kind::record)) {
      fault(pointer + "/value", "the value is no record", "write \"value\": {...}");
      return {};
    }
    Record record{text_member(entry, "display"), {}};
    for (const auto& [name, value] : held->record().members) {
      if (faults_.enough()) break;
      record.members.emplace_back(
          name, value_at(value, base::pointer_to(pointer + "/value", name), depth + 1));
    }
    return record;
  }

  Value person_at(const Value* held, const std::string& pointer) {
    const std::string name =
        held && held->is(Kind::record) ? text_member(held->record(), "name") : "";
    if (base::is_blank(name)) {
      fault(pointer + "/value", "the value is no person", "write \"value\": {\"name\": \"...\"}");
      return {};
    }
    Record person = person_of_name(name).record();
    look_at_keys(held->record(), {"name", "clio_id"}, pointer + "/value");
    if (const Value* id = held->record().find("clio_id")) {
      if (id->is(Kind::number) && id->number().is_whole()) {
        person.members.emplace_back("clio_id", *id);
      } else {
        fault(pointer + "/value/clio_id", "\"clio_id\" is no whole number",
              "write the contact's id in Clio, or take it out");
      }
    }
    return person;
  }

  void look_at_keys(const Record& record, const std::vector<std::string>& known,
                    const std::string& pointer) {
    for (const auto& [key, value] : record.members) {
      if (std::find(known.begin(), known.end(), key) != known.end() || warnings_.enough()) continue;
      warnings_.add(line(base::pointer_to(pointer, key)), subject(),
                    fmt::format("the key \"{}\" is not read", base::excerpt(key)),
                    did_you_mean(key, known, "take it out"));
    }
  }

  void fault(const std::string& pointer, std::string what, std::string remedy) {
    if (!faults_.enough())
      faults_.add(line(pointer), subject(), std::move(what), std::move(remedy));
  }

  int line(const std::string& pointer) const { return base::line_of(json_, pointer); }
  std::string subject() const { return fact_.empty() ? "" : "fact " + base::excerpt(fact_); }

  std::string_view json_;
  std::string where_;
  Faults faults_;
  Faults warnings_;
  std::string fact_;
  ReadAnswers read_;
};

}  // namespace

ReadAnswers read_answers_with_faults(std::string_view json, std::string_view where) {
  ReadAnswers nothing;
  if (const auto document = base::parse_by_hand(json, where); !document) {
    nothing.faults = document.error();
    return nothing;
  }
  const base::Unrepeated once = base::without_repeats(json);
  const auto whole = expression::parse_values(once.text, where);
  if (whole) return AnswerReader(once.text, where).read(*whole, once.repeated);
  nothing.faults = {whole.error()};
  return nothing;
}

base::Checked<ReadAnswers> read_answers(std::string_view json, std::string_view where) {
  return without_faults(read_answers_with_faults(json, where));
}

}  // namespace engross::interview
