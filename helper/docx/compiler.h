// The texts of a package and all that is in them become what is filled, and what is told.
#pragma once

#include <memory>
#include <vector>

#include "docx/compile.h"
#include "docx/compiled.h"
#include "docx/include.h"
#include "docx/package.h"
#include "docx/place.h"
#include "docx/skin.h"
#include "docx/source.h"

namespace engross::docx {

class Compiler {
 public:
  // `included` is null before any document is.
  Compiler(Template::Compiled& compiled, const Package& package, const Options& options,
           const Included* included)
      : compiled_(compiled),
        package_(package),
        options_(options),
        skin_(*skin_of(options.dialect)),
        included_(included) {}

  // Whether there is a mark that includes a document and has not been asked for it.
  bool includes() const { return includes_; }

  // Reads the texts of the package and their marks; fails when a part of them is damaged.
  base::Result<void> read_texts();
  // Reads the document's data that content controls show.
  base::Result<void> read_data();
  // Reads that, and puts programs and faults into what is compiled.
  base::Result<void> compile_texts();

  // Once all is read.
  Told told() const;

 private:
  void take(const Source& source, std::unique_ptr<Part> part, std::vector<MarkFault> of_fields);
  Places places_of(const Part& part) const;
  // What keeps a document from being included; one that can be is no mark any more.
  void check_include(PartReading& reading, const Mark& mark);
  // Only a loop in a loop makes a list begin anew.
  base::Result<void> number_lists();
  void compile_parts();
  // Lists that begin anew ask for numberings that only a fill can count.
  void add_numbering();
  // Addresses that have become fields leave no relation with a mark behind.
  base::Result<void> drop_relations();

  Template::Compiled& compiled_;
  const Package& package_;
  const Options& options_;
  const Skin& skin_;
  const Included* included_;
  bool includes_ = false;
  mutable std::optional<HeadingStyles> headings_;  // once they are asked for
  std::uint32_t column_ = 0;                       // EMU: the body's text column
  std::vector<PartReading> parts_;
};

}  // namespace engross::docx
