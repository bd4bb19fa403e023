#include "expression/expression.h"
#include "expression/folded_name.h"

namespace engross::expression {

// A member of the record by its exact name.
const Value* Scope::member(std::string_view name) const {
  constexpr std::size_t kLong = 32;
  constexpr int kOften = 8;
  const auto& members = record_->record().members;
  if (!index_) {
    if (members.size() < kLong || ++asked_ < kOften) return record_->record().find(name);
    index_ = std::make_unique<std::unordered_map<std::string_view, const Value*>>();
    for (const auto& [key, value] : members) index_->emplace(key, &value);  // the first of two
  }
  const auto found = index_->find(name);
  return found == index_->end() ? nullptr : found->second;
}

const Value* Scope::find(std::string_view name) const {
  // Exactly in every scope before loosely in any: a loop's "Child" must not hide a "child" outside.
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    if (scope->record_ != nullptr) {
      if (const Value* found = scope->member(name)) return found;
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
