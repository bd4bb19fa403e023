#include <fmt/format.h>

#include <map>
#include <set>

#include "interview/hotdocs_anx.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using xml::Document;
using xml::Index;

class AnxReader {
 public:
  AnxReader(const Document& document, std::string_view where, ReadAnswerSet& read)
      : document_(document), where_(where), read_(read), report_(document, where, read.warnings) {}

  base::Errors run() {
    if (!root()) return report_.finish();
    for (const Index node : elements_of(document_, 0)) {
      if (report_.full()) break;
      if (document_.is(node, "", "Answer")) {
        answer(node);
      } else {
        report_.warn(node,
                     fmt::format("<{}> is no answer and is not read", document_.written(node)),
                     "look whether something is lost");
      }
    }
    return report_.finish();
  }

 private:
  bool root() {
    const std::string_view name = document_.written(0);
    if (!document_.is(0, "", "AnswerSet")) {
      if (base::fold(name) == "answerset") {
        report_.fault(0, fmt::format("<{}> is not <AnswerSet>, and HotDocs tells them apart", name),
                      "write AnswerSet, with these capitals, in the first and the last tag");
      } else if (document_.name(0).local == "componentLibrary") {
        report_.fault(0, "this is a component file, not an answer file", "give the .anx file");
      } else {
        report_.fault(
            0, fmt::format("<{}> where <AnswerSet> begins an answer file", base::excerpt(name)),
            std::string(kAnswerFile.remedy));
      }
      return false;
    }
    read_.set.title = attribute_text(document_, 0, "title");
    const std::string version = attribute_text(document_, 0, "version");
    if (!version.empty() && version != "1.1" && version != "1.0")
      report_.warn(0, fmt::format("version {} of the format, where 1.1 is known", version),
                   "look at what was read");
    if (is_true(attribute_text(document_, 0, "useMangledNames")))
      report_.warn(0, "the names of the answers are mangled", "save the answers again in HotDocs");
    return true;
  }

  void answer(Index node) {
    Variable variable;
    variable.name = base::trim(unescape_name(attribute_text(document_, node, "name")));
    report_.about(variable.name);
    if (variable.name.empty()) {
      report_.fault(node, "an answer without a name", "give it the name of its variable");
    }
    variable.line = report_.line_of(node);
    variable.saved = !is_false(attribute_text(document_, node, "save"));
    variable.extendible = !is_false(attribute_text(document_, node, "userExtendible"));
    const auto values = elements_of(document_, node);
    if (values.size() != 1 || has_own_text(document_, node)) {
      report_.fault(node,
                    values.size() > 1 ? fmt::format("{} values in one answer", values.size())
                                      : "an answer without a value",
                    values.size() > 1
                        ? "put them in one RptValue, or keep one"
                        : "write a TextValue, NumValue, DateValue, TFValue or MCValue");
      (void)is_new(node, variable.name, std::nullopt);
      report_.about("");
      return;
    }
    AnxValue read = read_value(document_, values[0], report_);
    variable.type = read.type.value_or(Type::other);
    if (variable.type == Type::other) keep(values[0], variable);
    if (read.type != Type::other) variable.value = std::move(read.value);
    if (is_new(node, variable.name, variable.type)) read_.set.variables.push_back(variable);
    report_.about("");
  }

  void keep(Index node, Variable& variable) {
    variable.verbatim = document_.raw(node);
    if (!Document::parse(variable.verbatim, where_))
      report_.fault(node, "the value leans on a namespace declared outside it",
                    std::string(kAnswerFile.remedy));
  }

  // Two answers may bear one name when their types differ; without a value the type is not known.
  bool is_new(Index node, const std::string& name, std::optional<Type> type) {
    if (name.empty()) return false;
    auto& types = names_[name];
    const bool twice = !types.empty() && (!type || types.count(std::nullopt) || types.count(type));
    types.insert(type);
    if (twice) {
      report_.fault(node, "the answer stands twice", "keep one of them");
    } else if (types.size() == 2) {
      report_.warn(node, "two answers of different types bear this name", "keep one of them");
    }
    return !twice;
  }

  const Document& document_;
  const std::string_view where_;
  ReadAnswerSet& read_;
  AnxReport report_;
  std::map<std::string, std::set<std::optional<Type>>> names_;
};

}  // namespace

AnxWithFaults read_anx_with_faults(std::string_view bytes, std::string_view where) {
  AnxWithFaults all;
  const auto document = open_file(bytes, where, kAnswerFile, all.read.warnings);
  if (!document) {
    all.faults.push_back(document.error());
    return all;
  }
  if (!has_byte_order_mark(bytes))
    all.read.warnings.push_back({Fault::malformed, "no byte order mark, which HotDocs writes",
                                 std::string(where) + ", line 1", "look at names with accents"});
  all.faults = AnxReader(*document, where, all.read).run();
  return all;
}

base::Checked<ReadAnswerSet> read_anx(std::string_view bytes, std::string_view where) {
  AnxWithFaults all = read_anx_with_faults(bytes, where);
  if (!all.faults.empty()) return tl::unexpected(std::move(all.faults));
  return std::move(all.read);
}

}  // namespace engross::interview::hotdocs
