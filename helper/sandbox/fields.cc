#include "sandbox/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/text.h"

namespace engross::sandbox {
namespace {

// "matter{id,number}" taken apart: what stands after the closing brace is part of no field.
struct Token {
  std::string name;
  std::optional<std::string> inner;
  std::string rest;
};

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> found(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const char letter = text[at];
    Token& token = found.back();
    const std::size_t close = text.find('}', at);
    if (letter == ',') {
      found.emplace_back();
    } else if (letter == '{' && !token.inner && close != std::string_view::npos) {
      token.inner = std::string(text.substr(at + 1, close - at - 1));
      at = close;
    } else {
      (token.inner ? token.rest : token.name) += letter;
    }
    ++at;
  }
  return found;
}

tl::unexpected<ApiError> no_field(const std::string& token) {
  return refuse(400, "InvalidFields", fmt::format("{} is not a valid field", token));
}

Answer<std::vector<const Field*>> inner_fields(const std::string& text, const Resource& resource) {
  std::vector<const Field*> fields;
  for (const std::string& name : base::split(text, ',')) {
    const Field* field = resource.find(name);
    if (field == nullptr) return no_field(name);
    fields.push_back(field);
  }
  return fields;
}

// A field asked for twice is one field; braces win over the bare name.
void add(Selection& selection, Wanted wanted) {
  const auto same = std::find_if(selection.begin(), selection.end(), [&](const Wanted& earlier) {
    return earlier.field == wanted.field;
  });
  if (same == selection.end()) {
    selection.push_back(std::move(wanted));
  } else if (wanted.inner) {
    *same = std::move(wanted);
  }
}

Answer<Wanted> wanted_of(const Token& token, const Resource& resource, const Resources& resources) {
  const Field* field = resource.find(token.name);
  if (field == nullptr) return no_field(token.name);
  if (!token.rest.empty()) return no_field(token.rest);
  if (!token.inner) return Wanted{field, std::nullopt};
  if (field->nested.empty()) return no_field(token.name + '{' + *token.inner + '}');
  auto inner = inner_fields(*token.inner, resources.of(field->nested));
  if (!inner) return tl::unexpected(inner.error());
  return Wanted{field, std::move(*inner)};
}

// The outer names are looked at before any group, as in Clio's answers to a second brace level.
Answer<bool> outer_names_known(const std::vector<Token>& found, const Resource& resource) {
  for (const Token& token : found) {
    if (resource.find(token.name) == nullptr) return no_field(token.name);
    if (!token.rest.empty()) return no_field(token.rest);
  }
  return true;
}

}  // namespace

Answer<Selection> parse_fields(std::string_view text, const Resource& resource,
                               const Resources& resources) {
  Selection selection;
  if (text.empty()) {
    for (const Field* field : resource.defaults) selection.push_back({field, std::nullopt});
    return selection;
  }
  const std::vector<Token> found = tokens(text);
  if (auto known = outer_names_known(found, resource); !known) return tl::unexpected(known.error());
  for (const Token& token : found) {
    auto wanted = wanted_of(token, resource, resources);
    if (!wanted) return tl::unexpected(wanted.error());
    add(selection, std::move(*wanted));
  }
  return selection;
}

}  // namespace engross::sandbox
