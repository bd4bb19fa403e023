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

base::Result<app::Mapping> load_mapping() {
  const auto words = shared_file("mapping/relationships.json");
  if (!words) return tl::unexpected(words.error());
  auto vocabulary = family::Vocabulary::parse(*words, "mapping/relationships.json");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto fields = shared_file("mapping/clio-fields.json");
  if (!fields) return tl::unexpected(fields.error());
  auto map = app::FieldMap::parse(*fields, "mapping/clio-fields.json");
  if (!map) return tl::unexpected(map.error());
  const auto law = shared_file("mapping/law/ontario.json");
  if (!law) return tl::unexpected(law.error());
  auto rules = law::Rules::parse(*law, "mapping/law/ontario.json");
  if (!rules) return tl::unexpected(rules.error());
  return app::Mapping{std::move(*vocabulary), std::move(*map), std::move(*rules)};
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

}  // namespace engross::cli
