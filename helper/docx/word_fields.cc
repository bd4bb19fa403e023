#include "docx/word_fields.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "docx/field_code.h"
#include "docx/field_scan.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// Writes a part anew with marks for its fields.
class FieldWriter {
 public:
  FieldWriter(const Part& part, const expression::OtherNames& names, std::vector<MarkFault>& faults)
      : part_(part), names_(names), faults_(faults) {}

  std::optional<std::string> write(const std::deque<FieldCode>& fields) {
    for (const FieldCode& field : fields) {
      const Index begin = part_.xml[field.begin].begin;
      // One within the code of another is said with that; one that never ends is no field.
      if (begin < copied_ || field.in_code || field.end == kNone || !has_merge(field)) continue;
      const auto marks = as_marks(field);
      if (marks) replace(field, *marks);
    }
    if (copied_ == 0) return std::nullopt;
    return out_.append(part_.xml.bytes(), copied_);
  }

 private:
  void fault(const FieldCode& field, const CodeFault& why) {
    std::string code;
    for (const CodeAtom& atom : field.code) {
      if (atom.byte != 0) code += atom.byte;
    }
    faults_.push_back({why.code, field.paragraph, part_.xml[field.begin].begin, "{" + code + "}",
                       why.what, why.remedy});
  }

  std::string prefix(Index run) const {
    const std::string_view written = part_.xml.prefix(run);
    return written.empty() ? std::string() : std::string(written) + ":";
  }

  std::string open_run(Index run) const {
    std::string out(part_.xml.start_tag(run));
    for (Index i = run + 1; i < part_.xml[run].end; i = part_.xml[i].end) {
      if (part_.words[i] == Word::run_properties) return out += part_.xml.raw(i);
    }
    return out;
  }

  std::string end_run(Index run) const { return "</" + std::string(part_.xml.written(run)) + ">"; }

  // A run of this format that says `text`.
  std::string run_of_text(Index run, std::string_view text) const {
    const std::string name = prefix(run) + "t";
    std::string out = open_run(run) + "<" + name + " xml:space=\"preserve\">";
    xml::append_escaped_text(out, text);
    return out + "</" + name + ">" + end_run(run);
  }

  // The run whose format the field's value has: of what it shows, or of its code with \*
  // CHARFORMAT.
  Index format_of(const FieldCode& field) const {
    const auto first = std::ranges::find_if(field.code, [](const CodeAtom& atom) {
      return atom.byte != 0 && atom.byte != ' ' && atom.run != kNone;
    });
    const Index code = first == field.code.end() ? kNone : first->run;
    std::string text;
    for (const CodeAtom& atom : field.code) text += atom.byte;
    const bool by_code = text.find("CHARFORMAT") != std::string::npos &&
                         text.find("MERGEFORMAT") == std::string::npos;
    if (field.shown == kNone || (by_code && code != kNone)) return code;
    return field.shown;
  }

  // Nothing, and a fault, when it cannot be said.
  std::optional<std::string> as_marks(const FieldCode& field) {
    const Index run = format_of(field);
    if (run == kNone) {
      fault(field, {"field-code", "a merge field that shows no text", "insert it again"});
      return std::nullopt;
    }
    if (field.name() == "IF") return as_condition(field, run);
    const auto expression = field_expression(field, names_);
    if (expression) return run_of_text(run, "<<" + *expression + ">>");
    fault(field, expression.error());
    return std::nullopt;
  }

  std::optional<std::string> as_condition(const FieldCode& field, Index run) {
    const auto condition = field_condition(field, names_);
    if (!condition) return fault(field, condition.error()), std::nullopt;
    std::string out = run_of_text(run, "<<if " + condition->condition + ">>");
    if (!append(out, condition->then, run)) return std::nullopt;
    if (!condition->otherwise.empty()) {
      out += run_of_text(run, "<<else>>");
      if (!append(out, condition->otherwise, run)) return std::nullopt;
    }
    return out + run_of_text(run, "<<end if>>");
  }

  // A text of a condition, each piece in its own format; `run` where a piece has none.
  bool append(std::string& out, const std::vector<CodeAtom>& atoms, Index run) {
    for (std::size_t i = 0; i < atoms.size();) {
      const Index own = atoms[i].run == kNone ? run : atoms[i].run;
      if (atoms[i].field != nullptr) {
        if (!append_field(out, *atoms[i].field)) return false;
        ++i;
      } else if (atoms[i].element != kNone) {
        out += open_run(own);
        out += part_.xml.raw(atoms[i++].element);
        out += end_run(own);
      } else {
        std::string text;
        const std::size_t from = i;
        for (; i < atoms.size() && atoms[i].byte != 0 && atoms[i].run == atoms[from].run; ++i)
          text += atoms[i].byte;
        out += run_of_text(own, text);
      }
    }
    return true;
  }

  bool append_field(std::string& out, const FieldCode& field) {
    if (has_merge(field)) {
      const auto marks = as_marks(field);
      if (marks) out += *marks;
      return marks.has_value();
    }
    const xml::Node& begin = part_.xml[field.begin];
    if (field.simple()) {
      out += part_.xml.raw(field.begin);
      return true;
    }
    out += open_run(part_.enclosing(field.begin, Word::run));
    out.append(part_.xml.bytes(), begin.begin, part_.xml[field.end].after - begin.begin);
    out += end_run(part_.enclosing(field.end, Word::run));
    return true;
  }

  // Where something other than its format stands in the run before the node, or behind it.
  bool stands_first(Index run, Index node) const {
    for (Index i = run + 1; i < node; i = part_.xml[i].end) {
      if (part_.xml[i].kind == xml::Kind::element && part_.words[i] != Word::run_properties)
        return false;
    }
    return true;
  }
  bool stands_last(Index run, Index node) const {
    for (Index i = part_.xml[node].end; i < part_.xml[run].end; i = part_.xml[i].end) {
      if (part_.xml[i].kind == xml::Kind::element) return false;
    }
    return true;
  }

  void replace(const FieldCode& field, const std::string& marks) {
    if (field.simple()) {
      copy_to(part_.xml[field.begin].begin);
      out_ += marks;
      keep_ranges(field.begin + 1, part_.xml[field.begin].end);
      copied_ = part_.xml[field.begin].after;
      return;
    }
    const Index first = part_.enclosing(field.begin, Word::run);
    const Index last = part_.enclosing(field.end, Word::run);
    if (first == kNone || last == kNone || part_.xml[first].parent != part_.xml[last].parent) {
      return fault(
          field, {"field-code",
                  "a merge field that begins in one paragraph, link or change and ends in another",
                  "put the whole field into one of them, or write {% if … %} … {% endif %}"});
    }
    const bool from_run = stands_first(first, field.begin);
    const bool to_run = stands_last(last, field.end);
    copy_to(from_run ? part_.xml[first].begin : part_.xml[field.begin].begin);
    if (!from_run) out_ += end_run(first);
    out_ += marks;
    keep_ranges(field.begin, field.end);
    if (!to_run) out_ += open_run(last);
    copied_ = to_run ? part_.xml[last].after : part_.xml[field.end].after;
  }

  // Bookmarks and comments that begin or end inside stay.
  void keep_ranges(Index from, Index to) {
    for (Index i = from; i < to; ++i) {
      if (part_.words[i] == Word::range_start || part_.words[i] == Word::range_end)
        out_ += part_.xml.raw(i);
    }
  }

  void copy_to(Index byte) { out_.append(part_.xml.bytes(), copied_, byte - copied_); }

  const Part& part_;
  const expression::OtherNames& names_;
  std::vector<MarkFault>& faults_;
  std::string out_;
  Index copied_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<Part>> with_fields_as_marks(std::unique_ptr<Part> part,
                                                         const Source& source,
                                                         const expression::OtherNames& names,
                                                         std::vector<MarkFault>& faults) {
  if (source.properties) return part;
  auto bytes = FieldWriter(*part, names, faults).write(fields_of(*part));
  if (!bytes) return part;
  return make_part(std::move(*bytes), part->name, source);
}

}  // namespace engross::docx
