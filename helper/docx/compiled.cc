#include "docx/compiled.h"

#include "docx/compiler.h"
#include "docx/include.h"
#include "docx/notices.h"
#include "docx/package.h"
#include "docx/template_kind.h"
#include "docx/zip_writer.h"

namespace engross::docx {
namespace {

// The template once more, with the documents that it includes.
base::Result<std::shared_ptr<const Template::Compiled>> read_included(
    std::shared_ptr<Template::Compiled> compiled, const Package& alone) {
  const Options& options = compiled->options;
  if (const auto done = alone.verify_unread(); !done) return tl::unexpected(done.error());
  auto included = with_included(alone, compiled->file, options);
  if (!included) return tl::unexpected(included.error());
  compiled->included = std::move(*included);
  const auto package = Package::open(compiled->whole(), limits_of_made());
  if (!package) return tl::unexpected(package.error());
  compiled->layout = package->layout();
  compiled->refusal = object_refused(*package, options);
  if (const auto noted = note_package(*package, compiled->notices); !noted)
    return tl::unexpected(noted.error());
  const std::vector<std::string>& told = compiled->included->notices;
  compiled->notices.insert(compiled->notices.end(), told.begin(), told.end());
  Compiler compiler(*compiled, *package, options, &*compiled->included);
  if (const auto done = compiler.read_texts(); !done) return tl::unexpected(done.error());
  if (const auto done = compiler.compile_texts(); !done) return tl::unexpected(done.error());
  if (const auto done = retype(*package, *compiled); !done) return tl::unexpected(done.error());
  return compiled;
}

}  // namespace

base::Result<std::shared_ptr<const Template::Compiled>> Template::Compiled::read(
    std::string bytes, const Options& options) {
  auto compiled = std::make_shared<Compiled>();
  compiled->file = std::move(bytes);
  const base::Result<Package> package = Package::open(compiled->file);
  if (!package) return tl::unexpected(package.error());
  if (const auto named = check_name(*package, options); !named)
    return tl::unexpected(named.error());
  compiled->layout = package->layout();
  compiled->refusal = object_refused(*package, options);
  compiled->options = options;
  if (const auto noted = note_package(*package, compiled->notices); !noted)
    return tl::unexpected(noted.error());
  if (options.dialect != Dialect::none) {
    Compiler compiler(*compiled, *package, options, nullptr);
    if (const auto done = compiler.read_texts(); !done) return tl::unexpected(done.error());
    if (compiler.includes()) return read_included(std::move(compiled), *package);
    if (const auto done = compiler.compile_texts(); !done) return tl::unexpected(done.error());
    if (const auto done = retype(*package, *compiled); !done) return tl::unexpected(done.error());
  }
  if (const auto done = package->verify_unread(); !done) return tl::unexpected(done.error());
  return compiled;
}

// What could be read once can be read again; where memory has run out since, nothing is told.
Told Template::Compiled::read_again() const {
  if (options.dialect == Dialect::none) return {};
  const auto package = Package::open(whole(), included ? limits_of_made() : ZipLimits());
  if (!package) return {};
  Compiled again;
  Compiler compiler(again, *package, options, included ? &*included : nullptr);
  if (!compiler.read_texts() || !compiler.read_data()) return {};
  return compiler.told();
}

std::string Template::Compiled::assemble(const Changes& changes) const {
  std::size_t expected = whole().size() + whole().size() / 4;
  for (const Changes::NewPart& part : changes.added) expected += part.content.size();
  for (const auto& [entry, part] : changes.packed) expected += part.data.size();
  ZipWriter writer(expected);
  for (const std::size_t i : layout.by_position()) {
    const auto other = changes.replaced.find(i);
    const auto packed = changes.packed.find(i);
    if (other != changes.replaced.end()) {
      writer.replace(layout.entries[i], other->second);
    } else if (packed != changes.packed.end()) {
      writer.replace(layout.entries[i], packed->second);
    } else {
      writer.copy(layout.entries[i]);
    }
  }
  for (const Changes::NewPart& part : changes.added) writer.add(part.name, part.content);
  return std::move(writer).finish(layout.comment);
}

}  // namespace engross::docx
