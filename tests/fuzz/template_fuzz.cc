// Any bytes as a template: refused with a reason, or filled to a document that opens again.
#include <cstdint>
#include <cstdlib>

#include "docx/docx.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace engross;
  auto opened = docx::Template::open(std::string(reinterpret_cast<const char*>(data), size), {});
  if (!opened || !opened->faults().empty()) return 0;
  static const auto kValues =
      *expression::parse_values(R"({"name":"A & B","list":[1,2]})", "values");
  const auto filled = opened->fill(kValues, {}, docx::Missing::mark);
  if (filled && !docx::Template::open(filled->document, {docx::Dialect::none, {}})) std::abort();
  return 0;
}
