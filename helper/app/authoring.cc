#include "app/authoring.h"

#include "app/app.h"
#include "docx/output_check.h"

namespace engross::app {
namespace {

base::Result<docx::Template> open_sent(std::string document,
                                       const expression::Environment& environment, bool macros) {
  return docx::Template::open(std::move(document), {.dialect = docx::Dialect::engross,
                                                    .known_filters = filter_names(environment),
                                                    .merge_names = environment.other_names,
                                                    .macros = macros});
}

}  // namespace

base::Result<TemplateCheck> check_template(std::string document,
                                           const expression::Environment& environment) {
  const auto opened = open_sent(std::move(document), environment, true);
  if (!opened) return tl::unexpected(opened.error());
  return TemplateCheck{opened->faults(), opened->fields(), opened->notices()};
}

Outcome<Preview> preview(std::string document, const expression::Value& values,
                         const expression::Environment& environment) {
  const auto opened = open_sent(std::move(document), environment, false);
  if (!opened) return tl::unexpected(Refusal{opened.error()});
  Refusal faults;
  for (const auto& fault : opened->faults()) faults.push_back(fault.error());
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  auto filled = docx::fill_checked(*opened, values, environment, docx::Missing::mark);
  if (!filled) return tl::unexpected(Refusal{filled.error().error});
  return Preview{std::move(filled->document), std::move(filled->missing),
                 std::move(filled->notices)};
}

}  // namespace engross::app
