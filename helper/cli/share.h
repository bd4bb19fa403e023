// The files that come with the program: mapping, templates, the practice firm.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "base/base.h"
#include "interview/answer_path.h"

namespace engross::cli {

// The share folder's file, by its path inside it ("mapping/relationships.json").
base::Result<std::string> shared_file(const std::string& path);
base::Result<std::string> shared_folder(const std::string& path);

// Relationship words, field names and rules of law. Fails with every fault of the three files.
app::Outcome<app::Mapping> load_mapping();

// A file of answers for a draft's templates.
struct AnswerSource {
  std::string path;
  std::vector<std::string> templates;
  std::string names;  // a HotDocs name table; empty: those that come with the interviews
  std::string by;
  base::Instant at{};
};
struct AnswersRead {
  std::vector<interview::AnswerChange> changes;
  base::Errors warnings;
};
// Read, looked at and ready to be kept; refused with everything that is wrong about them.
app::Outcome<AnswersRead> read_answers_for(const AnswerSource& source, const app::Draft& draft,
                                           const expression::Value& values,
                                           const expression::Environment& environment);

// The file of --template: a path, or the id of a shipped template ("will").
base::Result<std::string> template_path(const std::string& named);

// Bytes of a document or a file of values, within the size a document may have.
base::Result<std::string> read_document(const std::string& path);
// Reads documents beside a file, by their names alone, within the size a document may have.
std::function<base::Result<std::string>(std::string_view)> files_beside(const std::string& path);
base::Result<expression::Value> read_values(const std::string& path);

// A file of one set of values, or of an array of them.
struct ValueSets {
  std::vector<expression::Value> sets;  // at least one
  bool several = false;                 // an array, of one set perhaps
};
base::Result<ValueSets> read_value_sets(const std::string& path);

}  // namespace engross::cli
