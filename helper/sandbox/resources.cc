#include "sandbox/resources.h"

#include <algorithm>
#include <cassert>

#include "base/text.h"
#include "sandbox/resource_table.h"

namespace engross::sandbox {
namespace {

Field field_of(const std::string& word) {
  const std::size_t arrow = word.find('>');
  if (arrow == std::string::npos) return {word, ""};
  return {word.substr(0, arrow), word.substr(word.find_first_not_of('>', arrow))};
}

void read(const ResourceRow& row, Resource& resource) {
  resource.name = row.name;
  resource.scope = row.scope;
  for (const std::string& word : base::split(row.fields, ' ')) {
    resource.fields.push_back(field_of(word));
  }
  // Requestable everywhere; the reason is a missing scope (Clio's documentation of redaction).
  resource.fields.push_back({"redacted", ""});
  for (const std::string& word : base::split(row.defaults, ' ')) {
    resource.defaults.push_back(resource.find(word));
  }
}

}  // namespace

const Field* Resource::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& candidate) { return candidate.name == field; });
  return found == fields.end() ? nullptr : &*found;
}

Resources::Resources() {
  for (const ResourceRow& row : kResourceTable) read(row, resources_[std::string(row.name)]);
}

const Resource& Resources::of(std::string_view name) const {
  const auto found = resources_.find(name);
  assert(found != resources_.end());
  return found->second;
}

}  // namespace engross::sandbox
