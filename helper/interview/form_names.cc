#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "interview/form_known.h"
#include "interview/form_reading.h"

namespace engross::interview {
namespace {

using expression::Expression;
using Lines = std::map<std::string, int, std::less<>>;

// A fact of one of these names would hide what is there already.
bool is_taken(std::string_view name) {
  return name == "loop" || find_known(names_of_the_matter(), name);
}

// A word of the grammar ("and", "none") reads as no name.
bool is_grammar(const std::string& name) {
  const auto read = Expression::parse(name);
  return !read || read->names().size() != 1 || read->names().front().path != name;
}

const std::string& name_of(const Step& step) {
  return step.question ? step.question->name : step.computed->name;
}
int line_of_step(const Step& step) {
  return step.question ? step.question->line : step.computed->line;
}

class NameChecker {
 public:
  NameChecker(const MappedFacts* mapped, Faults& faults)
      : members_(mapped), faults_(faults), known_(names_of_the_matter()) {}

  void check(const Form& form) {
    levels_.emplace_back();
    for (const Section& section : form.sections) declare(section.steps, "");
    for (const Section& section : form.sections) {
      uses(section.shown_when, "shown when", section.line,
           fmt::format("section {}", section.title));
      walk(section.steps, "");
    }
  }

 private:
  // Every name of one level, those further down too: hiding one of them is a fault as well.
  void declare(const std::vector<Step>& steps, const std::string& around) {
    for (const Step& step : steps) {
      const std::string& name = name_of(step);
      if (name.empty()) continue;
      const auto fault = [&](std::string what) {
        faults_.add(line_of_step(step), "question " + around + name, std::move(what),
                    "choose another name");
      };
      if (is_taken(name)) {
        fault(fmt::format("the name \"{}\" is the matter's own", name));
      } else if (is_fact_name(name) && is_grammar(name)) {
        fault(fmt::format("the name \"{}\" is a word of the expressions", name));
      }
      const auto [first, added] = levels_.back().emplace(name, line_of_step(step));
      if (!added)
        fault(fmt::format("the name \"{}\" stands twice, first on line {}", name, first->second));
      for (std::size_t i = 0; i + 1 < levels_.size(); ++i) {
        const auto outer = levels_[i].find(name);
        if (outer != levels_[i].end())
          fault(fmt::format("the name \"{}\" hides the fact of line {}", name, outer->second));
      }
    }
  }

  void walk(const std::vector<Step>& steps, const std::string& around) {
    for (const Step& step : steps) {
      if (faults_.enough()) return;
      const std::string subject = "question " + around + name_of(step);
      if (step.question) {
        walk(step, subject, around);
      } else {
        uses(step.computed->value, "computed", step.computed->line, subject);
      }
      known_.push_back({name_of(step), holding_of(step)});
    }
  }

  void walk(const Step& step, const std::string& subject, const std::string& around) {
    const Question& question = *step.question;
    uses(question.prefill, "default", question.line, subject);
    uses(question.required, "required", question.line, subject);
    uses(question.shown_when, "shown when", question.line, subject);
    if (!question.row.empty()) {
      const std::size_t outside = known_.size();
      levels_.emplace_back();
      declare(question.row, around + question.name + "[].");
      walk(question.row, around + question.name + "[].");
      levels_.pop_back();
      known_.resize(outside);
    }
    known_.push_back({question.name, holding_of(step)});  // a check sees the answer
    for (const Question::Check& check : question.checks)
      uses(check.holds, "valid when", question.line, subject);
    known_.pop_back();
  }

  void uses(const std::optional<Expression>& expression, std::string_view key, int line,
            const std::string& subject) {
    if (!expression) return;
    std::vector<std::string> told;
    for (const expression::NameUse& use : expression->names()) {
      if (faults_.enough()) return;
      const std::string head = base::lower(use.path.substr(0, use.path.find_first_of(".[")));
      const KnownName* known = find_known(known_, head);
      const std::string asked = fmt::format("\"{}\" asks for {}", key, known ? use.path : head);
      if (std::find(told.begin(), told.end(), asked) != told.end()) continue;
      told.push_back(asked);
      if (!known) {
        unknown(asked, head, line, subject);
      } else if (const auto astray =
                     members_.astray(head, known->holding, parts_behind_name(use.path))) {
        faults_.add(line, subject, fmt::format("{}, and {}", asked, astray->what), astray->remedy);
      }
    }
  }

  void unknown(const std::string& asked, const std::string& head, int line,
               const std::string& subject) {
    if (is_declared(head)) {
      faults_.add(line, subject, asked + ", which is not answered yet",
                  fmt::format("move it below {}", head));
      return;
    }
    faults_.add(line, subject, asked + ", which is unknown",
                did_you_mean(head, names_in(known_),
                             "write the name of a question above it, or of what the matter has: " +
                                 base::join(names_in(names_of_the_matter()), ", ") +
                                 fmt::format("; a text is \"'{}'\"", head)));
  }

  bool is_declared(std::string_view name) const {
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](const Lines& level) { return level.find(name) != level.end(); });
  }

  const KnownMembers members_;
  Faults& faults_;
  std::vector<Lines> levels_;  // outermost first
  KnownNames known_;           // to the step at hand
};

}  // namespace

void check_names(const Form& form, const MappedFacts* mapped, Faults& faults) {
  NameChecker(mapped, faults).check(form);
}

}  // namespace engross::interview
