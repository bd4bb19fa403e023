// The resource table read into a form that fields and shapes can be looked up in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engross::sandbox {

struct Resource;

struct Field {
  std::string name;
  std::string nested;  // resource of the nested record or records; empty for a plain value
};

struct Resource {
  std::string name;
  std::string scope;
  std::vector<Field> fields;
  std::vector<const Field*> defaults;  // point into `fields`

  const Field* find(std::string_view field) const;  // nothing when there is no such field
};

class Resources {
 public:
  Resources();  // from kResourceTable
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  const Resource& of(std::string_view name) const;  // asserts that the table has it

 private:
  std::map<std::string, Resource, std::less<>> resources_;
};

}  // namespace engross::sandbox
