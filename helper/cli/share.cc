#include "cli/share.h"

#include <filesystem>

#include "base/json.h"
#include "nlohmann/json.hpp"
#include "platform/platform.h"

namespace engross::cli {
namespace {

constexpr std::size_t kMostDocument =
    100U * 1024 * 1024;  // a larger template is refused by docx too
constexpr std::size_t kMostText = 64U * 1024 * 1024;

// One file of the mapping; nothing, and its faults among the errors, when it cannot be used.
template <typename Table>
std::optional<Table> shared_mapping(const std::string& path, base::Errors& errors) {
  const auto text = shared_file(path);
  if (!text) {
    errors.push_back(text.error());
    return std::nullopt;
  }
  auto table = Table::parse(*text, path);
  if (table) return std::move(*table);
  errors.insert(errors.end(), table.error().begin(), table.error().end());
  return std::nullopt;
}

}  // namespace

base::Result<std::string> shared_folder(const std::string& path) {
  auto share = platform::share_folder();
  if (!share) return share;
  return *share + "/" + path;
}

base::Result<std::string> shared_file(const std::string& path) {
  auto file = shared_folder(path);
  if (!file) return file;
  return platform::read_file(*file, kMostText);
}

app::Outcome<app::Mapping> load_mapping() {
  base::Errors errors;
  auto vocabulary = shared_mapping<family::Vocabulary>("mapping/relationships.json", errors);
  auto fields = shared_mapping<app::FieldMap>("mapping/clio-fields.json", errors);
  auto rules = shared_mapping<law::Rules>("mapping/law/ontario.json", errors);
  auto merge = shared_mapping<app::MergeFields>("mapping/clio-merge-fields.json", errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return app::Mapping{std::move(*vocabulary), std::move(*fields), std::move(*rules),
                      std::move(*merge)};
}

base::Result<std::string> template_path(const std::string& named) {
  // An id has no dot and no separator; anything else is a path.
  if (named.find_first_of("./\\") != named.npos) return named;
  const auto form = shared_file("templates/" + named + "/template.json");
  if (!form) return named;
  const auto document = base::parse_json(*form, named + "/template.json");
  if (!document) return tl::unexpected(document.error());
  return shared_folder("templates/" + named + "/" + base::text_at(*document, "document"));
}

base::Result<std::string> read_document(const std::string& path) {
  return platform::read_file(path, kMostDocument);
}

std::function<base::Result<std::string>(std::string_view)> files_beside(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
  return [folder](std::string_view name) {
    return platform::read_beside(folder, name, kMostDocument);
  };
}

base::Result<expression::Value> read_values(const std::string& path) {
  const auto text = platform::read_file(path, kMostText);
  if (!text) return tl::unexpected(text.error());
  auto values = expression::parse_values(*text, path);
  if (values && !values->is(expression::Value::Kind::record)) {
    return base::failure(base::Fault::malformed, "the values are no JSON object", path,
                         "write { \"name\": value, ... }");
  }
  return values;
}

base::Result<ValueSets> read_value_sets(const std::string& path) {
  const auto text = platform::read_file(path, kMostText);
  if (!text) return tl::unexpected(text.error());
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  const bool several = first != text->npos && (*text)[first] == '[';
  if (several) {
    auto sets = expression::parse_value_sets(*text, path);
    if (!sets) return tl::unexpected(sets.error());
    return ValueSets{std::move(*sets), true};
  }
  auto values = expression::parse_values(*text, path);
  if (!values) return tl::unexpected(values.error());
  return ValueSets{{std::move(*values)}, false};
}

}  // namespace engross::cli
