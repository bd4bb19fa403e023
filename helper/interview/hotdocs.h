// HotDocs answer files (.anx) and component files (.cmp), and the firm's table of names between
// HotDocs' variables and ours. Formats: HotDocs XML answer file version 1.1 and component library
// version 11 as HotDocs Limited's open SDK reads and writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"
#include "expression/expression.h"
#include "interview/answers.h"
#include "interview/form.h"

namespace engross::interview::hotdocs {

enum class Type { text, number, date, yes_no, choice, other };
std::string_view word(Type type);  // HotDocs' own: "Text", "Number", "Date", "True/False", ...

// One value, or a repeat of values; depth is that of the repeats around it.
struct AnswerValue {
  bool repeat = false;
  std::vector<AnswerValue> rows = {};  // of a repeat, without the trailing unanswered one
  bool unanswered = false;
  bool locked = false;  // userModifiable="false"
  // text, its lines ended by \n; number; date; tick; the chosen options. Of an unanswered value:
  // "".
  std::variant<std::string, base::Decimal, base::Date, bool, std::vector<std::string>> held = {};
  bool operator==(const AnswerValue&) const = default;
};

struct Variable {
  std::string name;  // as typed, spaces kept inside, case matters
  Type type = Type::text;
  AnswerValue value;
  bool saved = true;       // save="false" is a transient answer
  bool extendible = true;  // userExtendible
  // Of Type::other: the value element as it stands in the file. An empty repeat is one of them,
  // with `value` a repeat of no rows, because nothing in it says of what type it is.
  std::string verbatim;
  int line = 0;  // where it was read
  bool operator==(const Variable&) const = default;
};

struct AnswerSet {
  std::string title;
  std::vector<Variable> variables;
};

struct ReadAnswerSet {
  AnswerSet set;
  base::Errors warnings;
};

// Warns of, and reads, what other writers do: no BOM, UNANS in capitals, month before day where the
// day shows it, unans on SelValue, missing placeholders. Fails with every fault and its line: no
// AnswerSet, a nameless or repeated answer, two value elements, mixed types in a repeat, a number,
// date or tick that is none. What is no XML (the older .ans) is unsupported. A DOCTYPE is passed
// over; one that declares entities is refused.
base::Checked<ReadAnswerSet> read_anx(std::string_view bytes, std::string_view where);

// The same for a caller who has more to say of the file: its faults beside what could be read. An
// answer whose value is wrong is there and holds nothing; of a repeated one the first is there.
struct AnxWithFaults {
  ReadAnswerSet read;
  base::Errors faults;
};
AnxWithFaults read_anx_with_faults(std::string_view bytes, std::string_view where);

// UTF-8 with a BOM, tabs, days first, CRLF in texts (which read_anx gives back as \n), numbers to 7
// places, a trailing unanswered value in every repeat. Characters XML cannot hold are dropped from
// texts and escaped as \xx in names and options. What is written reads back as it was, but for
// `line`, blanks around a name, and a text without characters, which is unanswered.
std::string write_anx(const AnswerSet& set);

// ---- A firm's component file

struct Component {
  std::string name;
  Type type = Type::text;
  std::vector<std::string> options;  // of a choice; none when the file lists none
  bool single = false;               // of a choice: one option at most
  std::string prompt;
  int line = 0;
};
struct ComponentFile {
  std::string title;
  std::string points_to;  // the real variables are in this file; empty: here
  std::vector<Component> components;
};
// Version 11 and later, which is XML; a binary one is unsupported and says so.
base::Checked<ComponentFile> read_cmp(std::string_view bytes, std::string_view where);

// What HotDocs would not take: unknown names (with the nearest), wrong types, options that do not
// exist, two options where one may be chosen. Empty when all is well; call it before writing. When
// the component file points to another, that is the one thing said.
base::Errors check_against(const AnswerSet& set, const ComponentFile& components,
                           std::string_view where);

// ---- Names

// mapping/hotdocs/<form>.json. A path is one of values a template sees, "[]" where a list repeats:
// "children[].name.full", "gifts[].parts[].what".
struct NameTable {
  struct Entry {
    std::string variable;
    Type type = Type::text;
    std::string path;
    // HotDocs' option to ours, where the two differ.
    std::vector<std::pair<std::string, std::string>> options;
    int line = 0;
  };
  std::string form;
  std::vector<Entry> entries;
};
base::Checked<NameTable> parse_names(std::string_view json, std::string_view where);
// With every path that leads to nothing as a fault besides: it would be absent from what is
// written, in silence. `form` is the table's own, whose questions paths may begin with; null: not
// known, and any name may begin one. `mapped` as in parse_form. A table of another form is refused.
base::Checked<NameTable> parse_names(std::string_view json, std::string_view where,
                                     const Form* form, const MappedFacts* mapped);
// The table is of another form than the one it is used for; nothing when it is of this one.
std::optional<base::Error> other_form(const NameTable& table, const Form& form,
                                      std::string_view where);

// The values, as HotDocs has them: one variable an entry, rows lined up over every variable of a
// list, in the order of the table. Fails with every value that does not fit its entry's type.
base::Checked<AnswerSet> to_hotdocs(const expression::Value& values, const NameTable& table,
                                    std::string_view title);

// Answers of the form out of an answer set, to prefill an interview: rows from columns. What the
// table does not name, and what is no question of the form (people of the review), is a warning.
// ReadAnswers::covered says which members of a list of records the set speaks of; a warning names
// those that it does not, because a caller who puts the list in place of another loses them.
base::Checked<ReadAnswers> from_hotdocs(const AnswerSet& set, const NameTable& table,
                                        const Form& form, std::string_view where);
// The same for a caller who has more to say of the file: its faults beside what could be read.
ReadAnswers from_hotdocs_with_faults(const AnswerSet& set, const NameTable& table, const Form& form,
                                     std::string_view where);

// What the table says of a variable of this name: nothing, a path that this form does not ask for,
// or a question of it.
enum class Names { nothing, elsewhere, question };
Names names_of(std::string_view variable, const NameTable& table, const Form& form);

}  // namespace engross::interview::hotdocs
