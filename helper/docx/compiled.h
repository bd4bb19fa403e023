// A template after all its passes: the file, the programs of its parts, and what is wrong with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "docx/docx.h"
#include "docx/include.h"
#include "docx/program.h"
#include "docx/run.h"
#include "docx/told.h"
#include "docx/zip_layout.h"

namespace engross::docx {

// An entry that leaves otherwise than it came.
struct ChangedPart {
  std::size_t entry = 0;
  std::optional<Program> program;
  std::string content;     // when there is no program
  bool numbering = false;  // Compiled::lists says what it is; behind all programs
};

struct Template::Compiled {
  static base::Result<std::shared_ptr<const Compiled>> read(std::string bytes,
                                                            const Options& options);

  // The file with what has changed, new parts last.
  std::string assemble(const Changes& changes) const;

  // What is filled: the template as it came, or with the documents it includes in it.
  const std::string& whole() const {
    return included && !included->document.empty() ? included->document : file;
  }

  std::string file;  // as it came
  Options options;
  std::optional<Included> included;  // the layout borrows whole()
  ZipLayout layout;
  std::vector<ChangedPart> changed;
  NextIds next_ids{};
  Lists lists;
  std::vector<TemplateFault> faults;
  std::vector<std::string> notices;
  std::optional<base::Error> refusal;  // why it is read and not filled
  Teller teller{[this] { return read_again(); }};

 private:
  Told read_again() const;
};

}  // namespace engross::docx
