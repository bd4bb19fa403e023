// Runs programs: evaluates and appends bytes. One run fills one document; its ids are unique over
// all parts.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "docx/charts.h"
#include "docx/lists.h"
#include "docx/media.h"
#include "docx/packer.h"
#include "docx/program.h"
#include "docx/run_format.h"
#include "docx/told.h"

namespace engross::docx {

// The next free id of each kind in a document.
using NextIds = std::array<std::uint64_t, 5>;  // by IdKind

// An id as it stands in an attribute.
std::string written_id(IdKind kind, std::uint64_t id);

// Bytes of a filled part: no more than is read of one, or nobody could check it or fill it again.
inline constexpr std::size_t kLargestPart = std::size_t{64} << 20;

// What one fill finds out while it runs.
struct Outcome {
  std::vector<MissingValue> missing;
  std::optional<base::Error> error;  // the first one
  std::size_t replaced_characters = 0;
  std::vector<std::string> notices;
  std::vector<NewNumber> numbers;         // numberings that the document does not have yet
  std::vector<ChartAsked> charts;         // whose data are to be put into their parts
  std::vector<std::string> unknown_tags;  // of controls that stay as they are
};

// A name that holds nothing is missing where its value is to stand: a silent gap in a clause is
// worse than no document. `default("")` says that a gap is meant.
expression::EvaluationError nothing_in(const Slot& slot);

class Run {
 public:
  // `teller` and `media` are borrowed; media takes the pictures that are shown.
  Run(const expression::Value& values, const expression::Environment& environment, Missing missing,
      NextIds ids, std::uint64_t next_number, const Teller& teller, Media& media)
      : root_(values),
        environment_(environment),
        missing_(missing),
        ids_(ids),
        teller_(teller),
        media_(media),
        next_number_(next_number) {}

  // Puts the filled part of an entry into the changes; a long one is packed there already. Whether
  // they may be used, outcome() says at the end.
  void fill(const Program& program, std::size_t entry, Changes& changes);
  const Outcome& outcome() const { return outcome_; }

 private:
  // Of a control that is filled by its tag, as it was met last.
  struct InControl {
    bool filled = false;  // else it stays as it is
    bool missing = false;
    bool ticked = false;
    expression::Value value;  // nothing: no words
    std::optional<base::Date> day;
    std::optional<std::string> chosen;  // of an item of its list: the value
  };

  // An operation that looks back at what was written within it.
  struct Guarded {
    const Op* op = nullptr;
    std::size_t begin = 0;  // of that, in out_
    std::uint64_t shown = 0;
    bool settled = false;  // nothing that comes can change how it ends
  };

  void run(const Ops& ops, const expression::Scope& scope);
  void run(const Op& op, const expression::Scope& scope);
  void literal(const Op& op);
  void fresh(const Op& op);
  void list(const Op& op);
  void value(const Slot& slot, const expression::Scope& scope);
  void show(const Slot& slot, const expression::Value& value);
  void put(const Slot& slot, const std::string& text);
  void put_line(std::string_view text);
  void put_mark(const Slot& slot);
  bool show_content(const Slot& slot, const expression::Value& value);
  void rich(const Slot& slot, std::string_view marking);
  void turn_to(const Dress& dress, const Emphasis& emphasis);
  void divide(const Slot& slot);
  void end_section(std::size_t begin, std::string_view name);
  void link_to(const Slot& slot, const std::string& words, const expression::Record& record);
  void note_unlinked(Spot spot);
  void picture(const Slot& slot, const expression::Record& record);
  void chart(const Slot& slot, const expression::Value& value);
  void frame(const Op& op, const expression::Scope& scope);
  void ask_frame(const Frame& frame, const expression::Scope& scope);
  void fit_picture(const Frame& frame, const expression::Record& record);
  void control(const Op& op, const expression::Scope& scope);
  void ask_control(const FilledControl& control, InControl& now, const expression::Scope& scope);
  bool knows_names(const FilledControl& control, const expression::Scope& scope);
  void take_value(const FilledControl& control, InControl& now);
  void take_date(const FilledControl& control, InControl& now);
  void take_choice(const FilledControl& control, InControl& now);
  void take_tick(const FilledControl& control, InControl& now);
  void put_control(const FilledControl& control, const InControl& now);
  void put_data(const FilledControl& control, const InControl& now);
  void refuse(const Slot& slot, const base::Error& error);
  void choose(const Op& op, const expression::Scope& scope);
  void repeat(const Op& op, const expression::Scope& scope);
  void section(const Op& op, const expression::Scope& scope);
  void section_over(const Op& op, const expression::Value& value, const expression::Scope& scope);
  void section_item(const Branch& branch, const expression::Value& item,
                    const expression::Scope& scope);
  void body(const Branch& branch, const expression::Scope& scope);
  void guard(const Op& op, const expression::Scope& scope);
  void link(const Op& op, const expression::Scope& scope);
  // The address; nothing when it may not be linked to, or a value of it is missing.
  std::optional<std::string> address(const FieldLink& link, const expression::Scope& scope);
  std::optional<std::string> address_value(const Slot& slot, const expression::Scope& scope);
  std::optional<expression::Value> list_of(const Slot& slot, const expression::Scope& scope);
  void fail(const Slot& slot, const expression::EvaluationError& error);
  void refuse(base::Fault fault, std::string what, Spot spot, std::string remedy);
  bool too_much(const Slot& slot);
  void too_large(Spot spot);
  void begin_output();
  void end_output(Changes& changes);
  void let_go();
  bool is_settled(const Guarded& guard) const;
  std::size_t settled_until();
  void expect(std::size_t begin, std::size_t rounds);

  expression::Scope root_;
  const expression::Environment& environment_;
  Missing missing_;
  NextIds ids_;
  const Teller& teller_;
  Media& media_;
  Outcome outcome_;
  const Program* program_ = nullptr;
  std::size_t entry_ = 0;             // of the part that is filled
  std::vector<bool> seen_;            // by Op::count
  std::vector<std::string> numbers_;  // of the program's lists; empty: a new round has begun
  std::vector<bool> numbered_;        // lists whose own number is taken
  std::map<std::string, std::string, std::less<>> shapes_;  // their names in the template and now
  // Of the frame that stands last: what it says about the picture it is given.
  struct InFrame {
    std::string relation;  // empty: it keeps the template's
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::optional<std::string> words;  // nothing: they stay
  };
  InFrame in_frame_;
  std::vector<InControl> in_controls_;  // by Program::controls
  std::set<std::string, std::less<>> unknown_tags_;
  std::uint64_t next_number_;
  std::string out_;               // what has not left yet
  std::size_t gone_ = 0;          // bytes that have
  std::size_t let_go_at_ = 0;     // bytes in out_
  std::optional<Packer> packer_;  // once some have
  std::vector<Guarded> guards_;   // the innermost last
  std::uint64_t shown_ = 0;       // branches that showed something
  // Where the properties end of the last paragraph that one which ends a section was divided into.
  std::size_t divided_ = 0;
  std::size_t written_ = 0;  // bytes of values
};

}  // namespace engross::docx
