// The parts of reading an answer file: what is said of it on the way, and its values. Private to
// the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "interview/hotdocs.h"
#include "interview/hotdocs_xml.h"

namespace engross::interview::hotdocs {

// What other writers do that HotDocs does not; told once a file, with how often.
enum class Habit { capital_unans, option_unans, no_placeholder, uneven_depth };

// What is wrong with a file, or odd about it, each with its line and answer.
class AnxReport {
 public:
  AnxReport(const xml::Document& document, std::string_view where, base::Errors& warnings)
      : document_(document), lines_(document.bytes()), where_(where), warnings_(warnings) {}

  void about(std::string answer) { answer_ = std::move(answer); }  // empty: the file itself
  void fault(xml::Index node, std::string what, std::string remedy);
  void warn(xml::Index node, std::string what, std::string remedy);
  void note(Habit habit, xml::Index node);

  int line_of(xml::Index node) const;
  std::size_t faults() const { return faults_.size(); }
  bool full() const;  // so many faults that reading on helps nobody
  // Tells the habits; gives the faults.
  base::Errors finish();

 private:
  struct Seen {
    int count = 0;
    std::string where;
  };

  std::string place(xml::Index node) const;

  const xml::Document& document_;
  const Lines lines_;
  const std::string_view where_;
  base::Errors& warnings_;
  base::Errors faults_;
  std::map<Habit, Seen> habits_;
  std::string answer_;
};

// ---- Values (hotdocs_anx_values.cc)

// A value without a type is an empty repeat: what the file does not say is not invented.
struct AnxValue {
  AnswerValue value;
  std::optional<Type> type;
};
AnxValue read_value(const xml::Document& document, xml::Index node, AnxReport& report);

bool is_true(std::string_view attribute);
bool is_false(std::string_view attribute);

}  // namespace engross::interview::hotdocs
