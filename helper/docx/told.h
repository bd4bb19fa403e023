// What people are told about a template: where its paragraphs stand, and the names it asks for. A
// fill needs it for what is missing or refused; the template is read again when it is first asked
// for, which most fills never do.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "docx/docx.h"
#include "docx/program.h"

namespace engross::docx {

struct Told {
  std::vector<std::vector<Place>> places;  // by text of the template, in their order; by paragraph
  std::vector<Field> fields;               // in the order of first use
};

class Teller {
 public:
  // `read` is called once, by whichever thread asks first.
  explicit Teller(std::function<Told()> read) : read_(std::move(read)) {}

  const std::vector<Field>& fields() const { return told().fields; }
  Place place(Spot spot) const;

 private:
  const Told& told() const;

  std::function<Told()> read_;
  mutable std::once_flag once_;
  mutable Told told_;
};

}  // namespace engross::docx
