#include "docx/compiled.h"

#include <algorithm>

#include "base/text.h"
#include "docx/bound_data.h"
#include "docx/columns.h"
#include "docx/compile.h"
#include "docx/compiled_faults.h"
#include "docx/fields.h"
#include "docx/ids.h"
#include "docx/include.h"
#include "docx/names.h"
#include "docx/notices.h"
#include "docx/package.h"
#include "docx/place.h"
#include "docx/source.h"
#include "docx/template_kind.h"
#include "docx/word_fields.h"
#include "docx/zip_writer.h"

namespace engross::docx {
namespace {

using base::Fault;

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

  base::Result<void> read_texts() {
    const auto sources = text_parts(package_);
    if (!sources) return tl::unexpected(sources.error());
    headings_ = heading_styles(package_);
    for (const Source& source : *sources) {
      auto part = read_part(package_, source);
      if (!part) return tl::unexpected(part.error());
      if (parts_.empty() && (*part)->words[0] != Word::document) {
        return base::failure(Fault::malformed, "not a Word document (its main part holds no text)",
                             (*part)->name, "choose another file");
      }
      std::vector<MarkFault> faults;
      if (options_.dialect == Dialect::engross)
        part = with_fields_as_marks(std::move(*part), source, options_.merge_names, faults);
      if (!part) return tl::unexpected(part.error());
      take(source, std::move(*part), std::move(faults));
    }
    return {};
  }

  base::Result<void> compile_texts() {
    auto data = bound_data(package_, parts_, compiled_.notices);
    if (!data) return tl::unexpected(data.error());
    for (PartReading& one : *data) {
      one.places = places(*one.part, headings_);
      std::vector<BoundValue> bound = std::move(one.reading.bound);
      one.reading = read_marks(*one.part, skin_, options_);
      one.reading.bound = std::move(bound);
      // Its marks are those of the control, which has said what is wrong with them.
      if (one.reading.faults.empty()) parts_.push_back(std::move(one));
    }
    if (const auto numbered = number_lists(); !numbered) return numbered;
    report_strays(parts_);
    compile_parts();
    compiled_.faults = told_faults(parts_, included_ != nullptr);
    add_numbering();
    return drop_relations();
  }

 private:
  void take(const Source& source, std::unique_ptr<Part> part, std::vector<MarkFault> of_fields) {
    PartReading reading;
    reading.entry = source.entry;
    reading.properties = source.properties;
    reading.part = std::move(part);
    if (included_ != nullptr) {
      const auto title = included_->titles.find(reading.part->name);
      if (title != included_->titles.end()) reading.part->title = title->second;
    }
    note_ids(*reading.part, compiled_.next_ids);
    note_instructions(*reading.part, compiled_.notices);
    reading.places = places_of(*reading.part);
    reading.reading = read_marks(*reading.part, skin_, options_);
    if (!source.properties)
      reading.reading.frames = find_frames(*reading.part, skin_, options_, reading.reading.faults);
    for (const Mark& mark : reading.reading.marks) {
      if (mark.verb == Verb::include) check_include(reading, mark);
    }
    if (const auto relations = package_.relations(reading.part->name)) {
      reading.reading.links =
          find_links(*reading.part, *relations, skin_, options_, reading.reading.faults);
    }
    add_field_faults(reading.reading.faults, std::move(of_fields));
    if (source.properties) refuse_blocks(reading);
    note_unfilled(*reading.part, skin_, filled_elements(reading.reading), compiled_.notices);
    const auto& told = reading.reading.notices;
    compiled_.notices.insert(compiled_.notices.end(), told.begin(), told.end());
    if (parts_.empty()) column_ = Columns(*reading.part, 0).narrowest();
    reading.reading.column = column_;
    parts_.push_back(std::move(reading));
  }

  std::vector<Place> places_of(const Part& part) const {
    if (included_ != nullptr) {
      const auto known = included_->places.find(part.name);
      if (known != included_->places.end() && known->second.size() == part.paragraphs.size())
        return known->second;
    }
    return places(part, headings_);
  }

  // What keeps a document from being included; one that can be is no mark any more.
  void check_include(PartReading& reading, const Mark& mark) {
    if (auto fault = misplaced(*reading.part, mark)) {
      reading.reading.faults.push_back(std::move(*fault));
      return;
    }
    if (included_ == nullptr) {
      includes_ = includes_ || base::is_file_name(mark.document);
      return;
    }
    const Place& place = reading.places[mark.paragraph];
    for (const TemplateFault& fault : included_->faults) {
      if (fault.mark != mark.text || fault.place.text() != place.text()) continue;
      reading.reading.faults.push_back(
          {fault.code, mark.paragraph, mark.begin, mark.text, fault.what, fault.remedy});
    }
  }

  // Only a loop in a loop makes a list begin anew.
  base::Result<void> number_lists() {
    for (PartReading& part : parts_) {
      if (part.properties || part.reading.blocks.blocks.size() < 2) continue;
      if (!compiled_.lists.entry()) {
        auto lists = Lists::read(package_);
        if (!lists) return tl::unexpected(lists.error());
        compiled_.lists = std::move(*lists);
      }
      part.reading.lists = compiled_.lists.uses(*part.part);
    }
    return {};
  }

  void compile_parts() {
    for (PartReading& part : parts_) {
      // Text without any marks leaves as it came.
      if (part.reading.is_empty()) continue;
      std::optional<Program> program = compile(*part.part, part.reading, part.places);
      if (program) compiled_.changed.push_back({part.entry, std::move(*program), {}});
      add_fields(part.reading, part.places, compiled_.fields);
    }
  }

  // Lists that begin anew ask for numberings that only a fill can count.
  void add_numbering() {
    const bool asked = std::ranges::any_of(compiled_.changed, [](const ChangedPart& part) {
      return part.program && !part.program->lists.empty();
    });
    if (asked) compiled_.changed.push_back({*compiled_.lists.entry(), std::nullopt, {}, true});
  }

  // Addresses that have become fields leave no relation with a mark behind.
  base::Result<void> drop_relations() {
    for (const PartReading& part : parts_) {
      if (part.reading.links.empty()) continue;
      const std::set<std::string> ids = relations_of_links(*part.part, part.reading.links);
      const std::string name = relations_part(part.part->name);
      const auto entry = package_.find(name);
      if (ids.empty() || !entry) continue;
      base::Result<std::string> bytes = package_.read(*entry);
      if (!bytes) return tl::unexpected(bytes.error());
      auto rest = without_relations(std::move(*bytes), name, ids);
      if (!rest) return tl::unexpected(rest.error());
      compiled_.changed.push_back({*entry, std::nullopt, std::move(*rest)});
    }
    return {};
  }

  Template::Compiled& compiled_;
  const Package& package_;
  const Options& options_;
  const Skin& skin_;
  const Included* included_;
  bool includes_ = false;
  HeadingStyles headings_;
  std::uint32_t column_ = 0;  // EMU: the body's text column
  std::vector<PartReading> parts_;
};

// The template once more, with the documents that it includes.
base::Result<std::shared_ptr<const Template::Compiled>> read_included(
    std::shared_ptr<Template::Compiled> compiled, const Package& alone, const Options& options) {
  if (const auto done = alone.verify_unread(); !done) return tl::unexpected(done.error());
  auto included = with_included(alone, compiled->file, options);
  if (!included) return tl::unexpected(included.error());
  compiled->included = std::move(included->document);
  const auto package = Package::open(compiled->whole(), limits_of_whole());
  if (!package) return tl::unexpected(package.error());
  compiled->layout = package->layout();
  compiled->refusal = object_refused(*package, options);
  if (const auto noted = note_package(*package, compiled->notices); !noted)
    return tl::unexpected(noted.error());
  compiled->notices.insert(compiled->notices.end(), included->notices.begin(),
                           included->notices.end());
  Compiler compiler(*compiled, *package, options, &*included);
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
  compiled->beside = options.beside;
  if (const auto noted = note_package(*package, compiled->notices); !noted)
    return tl::unexpected(noted.error());
  if (options.dialect != Dialect::none) {
    Compiler compiler(*compiled, *package, options, nullptr);
    if (const auto done = compiler.read_texts(); !done) return tl::unexpected(done.error());
    if (compiler.includes()) return read_included(std::move(compiled), *package, options);
    if (const auto done = compiler.compile_texts(); !done) return tl::unexpected(done.error());
    if (const auto done = retype(*package, *compiled); !done) return tl::unexpected(done.error());
  }
  if (const auto done = package->verify_unread(); !done) return tl::unexpected(done.error());
  return compiled;
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
