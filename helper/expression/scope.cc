#include "expression/expression.h"
#include "expression/folded_name.h"

namespace engross::expression {

const Value* Scope::find(std::string_view name) const {
  // Exactly in every scope before loosely in any: a loop's "Child" must not hide a "child" outside.
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    if (scope->record_ != nullptr) {
      if (const Value* found = scope->record_->record().find(name)) return found;
    } else if (scope->name_ == name) {
      return scope->value_;
    }
  }
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    if (scope->record_ != nullptr) {
      if (const Value* found = find_member(scope->record_->record(), name)) return found;
    } else if (same_name(scope->name_, name)) {
      return scope->value_;
    }
  }
  return nullptr;
}

std::vector<std::string> Scope::names() const {
  std::vector<std::string> names;
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    if (scope->record_ == nullptr) {
      names.emplace_back(scope->name_);
      continue;
    }
    for (const auto& [name, value] : scope->record_->record().members) names.push_back(name);
  }
  return names;
}

}  // namespace engross::expression
