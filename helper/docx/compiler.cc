#include "docx/compiler.h"

#include <algorithm>

#include "base/text.h"
#include "docx/bound_data.h"
#include "docx/columns.h"
#include "docx/compiled_faults.h"
#include "docx/fields.h"
#include "docx/ids.h"
#include "docx/notices.h"
#include "docx/word_fields.h"

namespace engross::docx {

base::Result<void> Compiler::read_texts() {
  const auto sources = text_parts(package_);
  if (!sources) return tl::unexpected(sources.error());
  for (const Source& source : *sources) {
    auto part = read_part(package_, source);
    if (!part) return tl::unexpected(part.error());
    if (parts_.empty() && (*part)->words[0] != Word::document) {
      return base::failure(base::Fault::malformed,
                           "not a Word document (its main part holds no text)", (*part)->name,
                           "choose another file");
    }
    std::vector<MarkFault> faults;
    if (options_.dialect == Dialect::engross)
      part = with_fields_as_marks(std::move(*part), source, options_.merge_names, faults);
    if (!part) return tl::unexpected(part.error());
    take(source, std::move(*part), std::move(faults));
  }
  return {};
}

base::Result<void> Compiler::read_data() {
  auto data = bound_data(package_, parts_, compiled_.notices);
  if (!data) return tl::unexpected(data.error());
  for (PartReading& one : *data) {
    one.places = places_of(*one.part);
    std::vector<BoundValue> bound = std::move(one.reading.bound);
    one.reading = read_marks(*one.part, skin_, options_);
    one.reading.bound = std::move(bound);
    // Its marks are those of the control, which has said what is wrong with them.
    if (one.reading.faults.empty()) parts_.push_back(std::move(one));
  }
  return {};
}

base::Result<void> Compiler::compile_texts() {
  if (const auto read = read_data(); !read) return read;
  if (const auto numbered = number_lists(); !numbered) return numbered;
  report_strays(parts_);
  compile_parts();
  compiled_.faults = told_faults(parts_, included_ != nullptr);
  add_numbering();
  return drop_relations();
}

Told Compiler::told() const {
  Told told;
  for (const PartReading& part : parts_) {
    told.places.push_back(part.places.all());
    if (!part.reading.is_empty()) add_fields(part, told.fields);
  }
  return told;
}

void Compiler::take(const Source& source, std::unique_ptr<Part> part,
                    std::vector<MarkFault> of_fields) {
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
  if (const auto& relations = package_.relations(reading.part->name)) {
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

// A part stays where it is while its reading moves.
Places Compiler::places_of(const Part& part) const {
  return Places([this, &part] {
    if (included_ != nullptr) {
      const auto known = included_->places.find(part.name);
      if (known != included_->places.end() && known->second.size() == part.paragraphs.size())
        return known->second;
    }
    if (!headings_) headings_ = heading_styles(package_);
    return places(part, *headings_);
  });
}

void Compiler::check_include(PartReading& reading, const Mark& mark) {
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

base::Result<void> Compiler::number_lists() {
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

void Compiler::compile_parts() {
  for (std::uint32_t text = 0; text < parts_.size(); ++text) {
    PartReading& part = parts_[text];
    // Text without any marks leaves as it came.
    if (part.reading.is_empty()) continue;
    std::optional<Program> program = compile(*part.part, part.reading, text);
    if (program) compiled_.changed.push_back({part.entry, std::move(*program), {}});
  }
}

void Compiler::add_numbering() {
  const bool asked = std::ranges::any_of(compiled_.changed, [](const ChangedPart& part) {
    return part.program && !part.program->lists.empty();
  });
  if (asked) compiled_.changed.push_back({*compiled_.lists.entry(), std::nullopt, {}, true});
}

base::Result<void> Compiler::drop_relations() {
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

}  // namespace engross::docx
