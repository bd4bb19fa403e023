#include "docx/template_kind.h"

#include "base/text.h"
#include "docx/notices.h"

namespace engross::docx {

bool may_hold_macros(std::string_view file_name) {
  const std::string name = base::lower(file_name);
  return !name.ends_with(".docx") && !name.ends_with(".dotx");
}

base::Result<void> retype(const Package& package, Template::Compiled& compiled) {
  if (package.main_kind() != MainKind::form && package.main_kind() != MainKind::macro_form)
    return {};
  const auto entry = package.find("[Content_Types].xml");
  base::Result<std::string> types = package.read(*entry);
  if (!types) return tl::unexpected(types.error());
  compiled.changed.push_back({*entry, std::nullopt, as_document(std::move(*types))});
  return {};
}

base::Result<void> check_name(const Package& package, const Options& options) {
  const bool macros = package.main_kind() == MainKind::macro_document ||
                      package.main_kind() == MainKind::macro_form;
  if (options.macros || !macros) return {};
  return base::failure(base::Fault::refused, "a macro file renamed to .docx", "the file",
                       "name it .docm, or save it in Word as a .docx without macros");
}

std::optional<base::Error> object_refused(const Package& package, const Options& options) {
  if (options.keep_objects || options.dialect == Dialect::none) return std::nullopt;
  const auto object = find_object(package);
  if (!object) return std::nullopt;
  return base::Error{base::Fault::refused,
                     "an embedded object or control, which may start a program", *object,
                     "take it out of the template, or keep it with --keep-objects"};
}

}  // namespace engross::docx
