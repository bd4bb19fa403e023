#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_faults.h"
#include "base/json_lines.h"
#include "interview/answer_file.h"
#include "interview/answer_types.h"
#include "interview/faults.h"

namespace engross::interview {

using base::Result;
using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

namespace {

std::string text_member(const Record& record, std::string_view key) {
  const Value* found = record.find(key);
  if (!found) return "";
  // A text that looks like a date is read as one.
  if (found->is(Kind::date)) return base::iso(found->date());
  return found->is(Kind::text) ? found->text() : "";
}

// One step down a JSON pointer.
std::string below(const std::string& pointer, std::string_view key) {
  std::string token;
  for (char c : key) {
    if (c == '~') token += "~0";
    if (c == '/') token += "~1";
    if (c != '~' && c != '/') token += c;
  }
  return pointer + "/" + token;
}

class AnswerReader {
 public:
  AnswerReader(std::string_view json, std::string_view where)
      : json_(json), where_(where), faults_(where), warnings_(where) {}

  base::Checked<ReadAnswers> read(const Value& whole,
                                  const std::vector<base::RepeatedKey>& repeated) {
    for (const base::RepeatedKey& key : repeated)
      faults_.add(key.line, "", key.what(), "keep one of them");
    const Record& file = whole.record();
    if (const Value* format = file.find("format");
        format && format->is(Kind::text) && format->text() == answer_file::kFormat) {
      read_file(file);
    } else {
      read_plain(file);
    }
    if (!faults_.empty()) return tl::unexpected(faults_.in_order());
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
      read_answer(entry, below("/answers", fact));
    }
  }

  void read_answer(const Value& entry, const std::string& pointer) {
    if (entry.is_nothing()) {
      read_.taken_away.push_back(fact_);
      return;
    }
    Given given;
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
    read_.answers.put(fact_, std::move(given));
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
    Value value = held ? single(type, *held, record) : Value();
    if (value.is_nothing())
      fault(pointer + "/value", fmt::format("the value is no {}", type), example_of(type));
    return value;
  }

  static std::string example_of(const std::string& type) {
    if (type == "text") return "write \"value\": \"...\"";
    if (type == "date") return "write \"value\": \"2026-11-23\"";
    if (type == "yes/no") return "write \"value\": true or false";
    return "write \"value\": \"1234.50\"";
  }

  // Nothing when the value is not of the type.
  static Value single(const std::string& type, const Value& held, const Record& entry) {
    if (type == "yes/no") return held.is(Kind::boolean) ? held : Value();
    if (type == "date") return held.is(Kind::date) ? held : Value();
    if (type == "text")
      return held.is(Kind::text) || held.is(Kind::date) ? Value(text_member(entry, "value"))
                                                        : Value();
    const auto digits = held.is(Kind::number)
                            ? Result<base::Decimal>(held.number())
                            : base::Decimal::parse(held.is(Kind::text) ? held.text() : "");
    if (!digits) return {};
    if (type == "number") return *digits;
    const std::string currency = text_member(entry, "currency");
    return base::Money{*digits, currency.empty() ? "CAD" : currency};
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
      record.members.emplace_back(name,
                                  value_at(value, below(pointer + "/value", name), depth + 1));
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
      warnings_.add(line(below(pointer, key)), subject(),
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

base::Checked<ReadAnswers> read_answers(std::string_view json, std::string_view where) {
  if (const auto document = base::parse_by_hand(json, where); !document)
    return tl::unexpected(document.error());
  const base::Unrepeated once = base::without_repeats(json);
  const auto whole = expression::parse_values(once.text, where);
  if (!whole) return tl::unexpected(base::Errors{whole.error()});
  return AnswerReader(once.text, where).read(*whole, once.repeated);
}

}  // namespace engross::interview
