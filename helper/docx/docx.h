// The template engine: bytes in, bytes out. Opens a Word document safely, finds its marks, checks
// them all, and fills them; nothing here opens a file, reaches the network or starts a program.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"

namespace engross::docx {

// How marks are written. `none` finds no marks at all: every zip entry leaves as it came.
enum class Dialect { engross, braces, none };

// What happens to a value mark whose value is not there.
enum class Missing {
  stop,   // no document; all missing values are reported together
  blank,  // nothing in its place
  mark,   // the mark's own text, highlighted
};

// Where in the document, as a person would look for it.
struct Place {
  std::string part;     // "body", "header 1", "footer 2", "footnotes"; the part's path for rarer
                        // ones; "signature block" in an included document's body
  int paragraph = 0;    // from 1, in the part; 0: the whole part
  std::string heading;  // text of the nearest heading above, empty when there is none
  std::string cell;     // "table 2, row 3, column 1", empty outside tables
  std::string text() const;  // "body, paragraph 12, under "Residue", table 2, row 3, column 1"
};

// One thing in a template that keeps it from being filled. All of them are reported at once.
struct TemplateFault {
  std::string code;  // stable: "unclosed-if", "unknown-filter", "syntax", "crossed-blocks", ...
  std::string mark;  // as it stands in the document
  Place place;
  std::string what;
  std::string remedy;         // what to write instead
  int nth = 0;                // of the places of this part that read as `mark` does, from 0
  base::Error error() const;  // Fault::template_fault
};

// A name the template asks for.
struct Field {
  std::string path;      // "client.name.full"; inside a loop "child.name.full"
  std::string loop;      // the list the loop variable runs over, "children"; empty outside loops
  bool required = true;  // false when every use stands in a condition or has a default
  std::vector<std::string> parts;  // where it is used: Place::part
  // What all its uses take it for; Asked::value where they do not agree.
  expression::Asked asked = expression::Asked::value;
  bool disagree = false;  // they do not
  // The path from the values on, "children[].name"; empty inside a loop over something that is no
  // list of the values.
  std::string whole;
};

// A value that was asked for and not there.
struct MissingValue {
  std::string path;
  std::string mark;
  Place place;
};

struct Options {
  Dialect dialect = Dialect::engross;
  std::set<std::string, std::less<>> known_filters = {};  // besides the built-in ones
  // What the names of merge fields stand for: in << >> and in Word's own MERGEFIELD.
  expression::OtherNames merge_names = {};
  // False where the file is named .docx: macros are then not kept but refused, as Word refuses a
  // macro file under that name.
  bool macros = true;
  // Embedded objects and controls, each of which may start a program, are kept as they are. Without
  // this a template that holds one is read and checked, and not filled.
  bool keep_objects = false;
  // The bytes of a file beside the template, by its name alone; never a path. Asked while a
  // template is opened, for the documents that it includes, and while it is filled, by whichever
  // thread fills. Empty where no folder belongs to the template.
  std::function<base::Result<std::string>(std::string_view name)> beside = {};
};

// What a file is that is no Word document, and what to do with it; nothing when it is one.
std::optional<base::Error> not_a_document(std::string_view file);

// Whether a file of this name may hold macros: every name but .docx and .dotx.
bool may_hold_macros(std::string_view file_name);

struct Filled {
  std::string document;               // a whole .docx
  std::vector<MissingValue> missing;  // under blank and mark; empty under stop
  std::vector<std::string>
      notices;  // what was kept or changed and a person should know (external links, ...)
};

// Why a fill made no document: an error of the values (in `error`), or values that are missing (all
// listed).
struct FillFailure {
  base::Error error;
  std::vector<MissingValue> missing;
};

// A template compiled once, and read once more when somebody asks for its fields or for the place
// of a missing value; filled any number of times, from any thread.
class Template {
 public:
  // Fails (malformed, unsupported, refused) when the bytes are no Word document that can be worked
  // on safely; the message says what the file is instead. Faults of its marks do not fail: see
  // faults(). Documents that it includes are read through Options::beside, here and never again,
  // and their marks are its own; what is wrong with one is a fault of the mark that includes it.
  static base::Result<Template> open(std::string bytes, const Options& options);

  const std::vector<TemplateFault>& faults() const;  // in the document's order
  std::vector<Field> fields() const;                 // in the order of first use
  std::vector<std::string> notices() const;
  const std::string& file() const;  // as it came
  // The template with the documents it includes in it, which is what is filled.
  const std::string& whole() const;

  // Requires faults() to be empty; otherwise fails with Fault::template_fault.
  tl::expected<Filled, FillFailure> fill(const expression::Value& values,
                                         const expression::Environment& environment,
                                         Missing missing) const;

  struct Compiled;

 private:
  explicit Template(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace engross::docx
