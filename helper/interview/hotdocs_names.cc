#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_faults.h"
#include "base/json_lines.h"
#include "interview/faults.h"
#include "interview/form_known.h"
#include "interview/hotdocs.h"
#include "interview/hotdocs_path.h"

namespace engross::interview::hotdocs {
namespace {

using nlohmann::json;

constexpr int kDeepestPath = 3;  // as deep as a form's lists of records go

struct TypeWord {
  std::string_view word;
  Type type;
};
constexpr std::array<TypeWord, 5> kTypeWords = {{{"text", Type::text},
                                                 {"number", Type::number},
                                                 {"date", Type::date},
                                                 {"yes/no", Type::yes_no},
                                                 {"choice", Type::choice}}};

class NameReader {
 public:
  NameReader(std::string_view text, std::string_view where, NameTable& table, const Form* form,
             const MappedFacts* mapped)
      : text_(text), table_(table), form_(form), members_(mapped), faults_(text, where) {}

  base::Errors run(const json& document) {
    if (!document.is_object()) {
      faults_.add("", "the table of names is no JSON object", "begin with { and end with }");
      return faults_.take();
    }
    known_keys(document, "", {"$schema", "schema", "form", "about", "variables"});
    if (base::member(document, "schema") != 1)
      faults_.add("/schema", "\"schema\" is not 1", "write \"schema\": 1");
    table_.form = base::text_at(document, "form");
    if (base::is_blank(table_.form))
      faults_.add("/form", "\"form\" does not name a form", "write its id, as \"form\": \"will\"");
    const json& variables = base::member(document, "variables");
    if (!variables.is_array())
      faults_.add("/variables", "\"variables\" is no list", "list the variables between [ and ]");
    for (std::size_t i = 0; variables.is_array() && i < variables.size(); ++i)
      entry(variables[i], base::pointer_to("/variables", i));
    return faults_.take();
  }

 private:
  void fault(const std::string& pointer, std::string what, std::string remedy) {
    faults_.add(pointer, std::move(what), std::move(remedy));
  }

  void known_keys(const json& object, const std::string& pointer,
                  const std::vector<std::string>& keys) {
    for (const auto& [key, value] : object.items()) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      const auto near = base::nearest(key, keys);
      fault(base::pointer_to(pointer, key), fmt::format("the key \"{}\" is not known", key),
            near ? fmt::format("did you mean \"{}\"?", *near) : "take it out");
    }
  }

  void entry(const json& object, const std::string& pointer) {
    if (!object.is_object())
      return fault(pointer, "a variable that is no object",
                   R"(write {"variable": …, "type": …, "path": …})");
    known_keys(object, pointer, {"variable", "type", "path", "options"});
    NameTable::Entry entry;
    entry.line = base::line_of(text_, pointer);
    entry.variable = base::trim(base::text_at(object, "variable"));
    if (entry.variable.empty()) {
      fault(pointer + "/variable", "a variable without a name",
            "write \"variable\" with HotDocs' name");
    } else if (const auto [first, fresh] = lines_.try_emplace(entry.variable, entry.line); !fresh) {
      fault(pointer + "/variable",
            fmt::format("\"{}\" stands twice, first in line {}", entry.variable, first->second),
            "keep one of them");
    }
    type(object, pointer, entry);
    path(object, pointer, entry);
    options(object, pointer, entry);
    table_.entries.push_back(std::move(entry));
  }

  void type(const json& object, const std::string& pointer, NameTable::Entry& entry) {
    const std::string word = base::text_at(object, "type");
    const auto* found = std::find_if(kTypeWords.begin(), kTypeWords.end(),
                                     [&](const TypeWord& known) { return known.word == word; });
    if (found != kTypeWords.end()) {
      entry.type = found->type;
      return;
    }
    fault(pointer + "/type", fmt::format("the \"type\" \"{}\" is not known", base::excerpt(word)),
          "write text, number, date, yes/no or choice");
  }

  void path(const json& object, const std::string& pointer, NameTable::Entry& entry) {
    entry.path = base::text_at(object, "path");
    const auto path = parse_path(entry.path);
    if (!path) {
      return fault(pointer + "/path",
                   fmt::format("the \"path\" \"{}\" cannot be read", base::excerpt(entry.path)),
                   "write names with points between, as children[].name.full");
    }
    if (lists_in(*path) > kDeepestPath) {
      fault(pointer + "/path",
            fmt::format("the \"path\" \"{}\" repeats more than {} deep", entry.path, kDeepestPath),
            "name a value of an outer list");
    }
    if (const auto astray = astray_in(*path)) {
      fault(pointer + "/path",
            fmt::format("the \"path\" \"{}\" leads nowhere: {}", entry.path, astray->what),
            astray->remedy);
    }
    std::string so_far;
    for (const PathStep& step : *path) {
      so_far += "." + step.name;
      const auto [known, fresh] = lists_.try_emplace(so_far, step.list);
      if (!fresh && known->second != step.list) {
        fault(pointer + "/path",
              fmt::format("\"{}\" repeats in one path and not in another", so_far.substr(1)),
              "write [] after it everywhere, or nowhere");
      }
    }
  }

  // Where the path leaves the values that a template sees.
  std::optional<Astray> astray_in(const Path& path) const {
    KnownNames roots = names_of_the_matter();
    if (form_) {
      for (const Section& section : form_->sections) {
        for (const Step& step : section.steps)
          roots.push_back(
              {step.question ? step.question->name : step.computed->name, holding_of(step)});
      }
    }
    const std::string& name = path.front().name;
    const KnownName* root = find_known(roots, name);
    if (!root && !form_) return std::nullopt;  // a question of a form that is not at hand
    if (!root) {
      return Astray{
          fmt::format("neither the matter nor the interview {} has \"{}\"", form_->id, name),
          did_you_mean(name, names_in(roots),
                       "write a fact of the interview, or one of: " +
                           base::join(names_in(names_of_the_matter()), ", "))};
    }
    std::vector<PathPart> parts;
    for (const PathStep& step : path) {
      if (&step != &path.front()) parts.push_back({step.name});
      if (step.list) parts.push_back({});
    }
    return members_.astray(name, root->holding, parts, PathsOf::columns);
  }

  void options(const json& object, const std::string& pointer, NameTable::Entry& entry) {
    const json& options = base::member(object, "options");
    if (options.is_null()) return;
    const std::string at = pointer + "/options";
    if (!options.is_object())
      return fault(at, "\"options\" is no object", R"(write {"HotDocs' option": "our option"})");
    if (entry.type != Type::choice)
      fault(at, "\"options\" of a variable that is no choice", "write \"type\": \"choice\"");
    std::map<std::string, std::string> ours;
    for (const auto& [theirs, own] : options.items()) {
      if (!own.is_string()) {
        fault(base::pointer_to(at, theirs), fmt::format("the option \"{}\" means no text", theirs),
              "write our option as a text");
        continue;
      }
      const auto [first, fresh] = ours.try_emplace(own.get<std::string>(), theirs);
      if (!fresh) {
        fault(
            base::pointer_to(at, theirs),
            fmt::format("\"{}\" and \"{}\" both mean \"{}\"", first->second, theirs, first->first),
            "keep one of them: written back it could be either");
      }
      entry.options.emplace_back(theirs, own.get<std::string>());
    }
  }

  const std::string_view text_;
  NameTable& table_;
  const Form* form_;
  const KnownMembers members_;
  base::JsonFaults faults_;
  std::map<std::string, int> lines_;
  std::map<std::string, bool> lists_;
};

}  // namespace

base::Checked<NameTable> parse_names(std::string_view text, std::string_view where) {
  return parse_names(text, where, nullptr, nullptr);
}

base::Checked<NameTable> parse_names(std::string_view text, std::string_view where,
                                     const Form* form, const MappedFacts* mapped) {
  const auto document = base::parse_by_hand(text, where);
  if (!document) return tl::unexpected(document.error());
  NameTable table;
  base::Errors faults = NameReader(text, where, table, form, mapped).run(*document);
  if (form && !base::is_blank(table.form)) {
    if (auto other = other_form(table, *form, where)) faults.push_back(std::move(*other));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return table;
}

std::optional<base::Error> other_form(const NameTable& table, const Form& form,
                                      std::string_view where) {
  if (table.form == form.id) return std::nullopt;
  return base::Error{base::Fault::malformed,
                     fmt::format("this table of names is for \"{}\", and the interview is \"{}\"",
                                 base::excerpt(table.form), form.id),
                     std::string(where), fmt::format("give the table of {}", form.id)};
}

}  // namespace engross::interview::hotdocs
