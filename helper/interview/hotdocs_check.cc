#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interview/hotdocs.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;

class Check {
 public:
  Check(const ComponentFile& components, std::string_view where) : where_(where) {
    for (const Component& component : components.components) {
      by_name_.emplace(component.name, &component);
      names_.push_back(component.name);
    }
  }

  base::Errors run(const AnswerSet& set) {
    for (const Variable& variable : set.variables) check(variable);
    return std::move(faults_);
  }

 private:
  void fault(const Variable& variable, std::string what, std::string remedy) {
    std::string place(where_);
    if (variable.line > 0) place += fmt::format(", line {}", variable.line);
    place += fmt::format(", answer \"{}\"", base::excerpt(variable.name, 80));
    faults_.push_back({Fault::malformed, std::move(what), std::move(place), std::move(remedy)});
  }

  void check(const Variable& variable) {
    const auto found = by_name_.find(variable.name);
    if (found == by_name_.end()) {
      const auto near = base::nearest(variable.name, names_);
      return fault(variable, "the component file has no such variable",
                   near ? fmt::format("did you mean \"{}\"?", *near)
                        : "correct the name in the table of names");
    }
    const Component& component = *found->second;
    if (component.type == Type::other) {
      return fault(variable, "HotDocs works this out itself: it is a computation",
                   "take it out of the answers");
    }
    const bool untyped = variable.type == Type::other && variable.value.repeat;
    if (untyped) return;
    if (variable.type != component.type) {
      return fault(variable,
                   fmt::format("this is {}, and the variable is {}", word(variable.type),
                               word(component.type)),
                   fmt::format("give it as {}", word(component.type)));
    }
    if (component.type == Type::choice) choices(variable, variable.value, component);
  }

  // Depth is that of the set, which was built or read with a limit.
  void choices(const Variable& variable, const AnswerValue& value, const Component& component) {
    for (const AnswerValue& row : value.rows) choices(variable, row, component);
    const auto* chosen = std::get_if<std::vector<std::string>>(&value.held);
    if (value.unanswered || !chosen) return;
    if (component.single && chosen->size() > 1) {
      fault(variable, fmt::format("{} options are chosen where one may be", chosen->size()),
            "choose one: " + base::join(*chosen, ", "));
    }
    for (const std::string& option : *chosen) {
      const auto& known = component.options;
      if (known.empty() || std::find(known.begin(), known.end(), option) != known.end()) continue;
      const auto near = base::nearest(option, known);
      fault(variable, fmt::format("\"{}\" is none of its options", base::excerpt(option, 80)),
            near ? fmt::format("did you mean \"{}\"?", *near)
                 : "choose one of: " + base::join(known, ", "));
    }
  }

  const std::string_view where_;
  std::map<std::string, const Component*, std::less<>> by_name_;
  std::vector<std::string> names_;
  base::Errors faults_;
};

}  // namespace

base::Errors check_against(const AnswerSet& set, const ComponentFile& components,
                           std::string_view where) {
  if (!components.points_to.empty()) {
    return {{Fault::unsupported,
             fmt::format("the component file points to {}, which has the variables",
                         components.points_to),
             std::string(where), "check against that file"}};
  }
  return Check(components, where).run(set);
}

}  // namespace engross::interview::hotdocs
