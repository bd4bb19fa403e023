#include "docx/compiled.h"

#include <algorithm>

#include "base/text.h"
#include "docx/compile.h"
#include "docx/fields.h"
#include "docx/ids.h"
#include "docx/names.h"
#include "docx/notices.h"
#include "docx/package.h"
#include "docx/place.h"
#include "docx/zip_writer.h"

namespace engross::docx {
namespace {

using base::Fault;

// The parts that hold text people write, in the order in which they are reported.
struct Source {
  std::size_t entry;
  std::string title;
};

struct Kind {
  std::string_view relation;
  std::string_view title;
  bool numbered;
};

constexpr Kind kKinds[] = {{"header", "header", true},
                           {"footer", "footer", true},
                           {"footnotes", "footnotes", false},
                           {"endnotes", "endnotes", false},
                           {"comments", "comments", false}};

// "header 2" for word/header2.xml, as the file numbers them.
std::string numbered_title(std::string_view title, std::string_view part) {
  const std::size_t dot = part.rfind('.');
  std::size_t digits = dot == std::string_view::npos ? part.size() : dot;
  while (digits > 0 && part[digits - 1] >= '0' && part[digits - 1] <= '9') --digits;
  const std::string_view number = part.substr(digits, dot - digits);
  return std::string(title) + (number.empty() ? "" : " " + std::string(number));
}

base::Result<std::vector<Source>> text_parts(const Package& package) {
  const auto relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  std::vector<Source> sources = {{*package.find(package.main_part()), "body"}};
  for (const Kind& kind : kKinds) {
    std::vector<Source> found;
    for (const Relation& relation : *relations) {
      if (relation.type != kind.relation || relation.external) continue;
      const auto entry = package.find(relation.target);
      if (!entry) {
        return base::failure(Fault::malformed, "a part of the document is missing", relation.target,
                             "open it in the word processor and save it again");
      }
      const auto twice = std::ranges::find(found, *entry, &Source::entry);
      if (twice != found.end()) continue;
      found.push_back({*entry, kind.numbered ? numbered_title(kind.title, relation.target)
                                             : std::string(kind.title)});
    }
    std::ranges::sort(found, {}, [&](const Source& source) {
      return package.layout().entries[source.entry].name;
    });
    sources.insert(sources.end(), found.begin(), found.end());
  }
  return sources;
}

// A CDATA section cannot hold an escaped value: it becomes ordinary text first.
std::optional<std::string> without_cdata(const xml::Document& document) {
  constexpr std::size_t kOpen = 9;
  constexpr std::size_t kClose = 3;
  std::string out;
  xml::Index copied = 0;
  for (xml::Index i = 0; i < document.nodes().size(); ++i) {
    const xml::Node& node = document[i];
    if (node.kind != xml::Kind::cdata) continue;
    out.append(document.bytes(), copied, node.begin - copied);
    const std::string_view section = document.raw(i);
    xml::append_escaped_text(out, section.substr(kOpen, section.size() - kOpen - kClose));
    copied = node.after;
  }
  if (copied == 0) return std::nullopt;
  return out.append(document.bytes(), copied);
}

// A part may say that whoever does not know an extension must not touch it (ISO/IEC 29500-3, 7.3).
base::Result<void> check_extensions(const xml::Document& document, std::string_view name) {
  constexpr std::string_view kKnown[] = {
      "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/",
      "http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:"};
  const auto asked = document.attribute(0, kCompatibility, "MustUnderstand");
  if (!asked) return {};
  for (const std::string& prefix : base::split(asked->value, ' ')) {
    if (prefix.empty()) continue;
    const std::string space = document.namespace_of(0, prefix).value_or(prefix);
    const bool known = std::ranges::any_of(
        kKnown, [&](std::string_view start) { return space.starts_with(start); });
    if (known) continue;
    return base::failure(Fault::unsupported,
                         "an extension that only newer programs understand (" + space + ")",
                         std::string(name), "save it as an ordinary .docx");
  }
  return {};
}

base::Result<std::unique_ptr<Part>> read_part(const Package& package, const Source& source) {
  const std::string& name = package.layout().entries[source.entry].name;
  base::Result<std::string> bytes = package.read(source.entry);
  if (!bytes) return tl::unexpected(bytes.error());
  base::Result<xml::Document> document = xml::Document::parse(std::move(*bytes), name, kStrict);
  if (!document) return tl::unexpected(document.error());
  if (std::optional<std::string> plain = without_cdata(*document)) {
    document = xml::Document::parse(std::move(*plain), name, kStrict);
    if (!document) return tl::unexpected(document.error());
  }
  if (const auto checked = check_extensions(*document, name); !checked)
    return tl::unexpected(checked.error());
  auto part = std::make_unique<Part>(name, std::move(*document));
  part->title = source.title;
  read_paragraphs(*part);
  return part;
}

HeadingStyles read_heading_styles(const Package& package) {
  const auto relations = package.relations(package.main_part());
  if (!relations) return {};
  for (const Relation& relation : *relations) {
    const auto entry = relation.type == "styles" ? package.find(relation.target) : std::nullopt;
    if (!entry) continue;
    base::Result<std::string> bytes = package.read(*entry);
    if (!bytes) return {};
    const auto styles = xml::Document::parse(std::move(*bytes), relation.target, kStrict);
    return styles ? heading_styles(*styles) : HeadingStyles{};
  }
  return {};
}

// Everything that one part contributes, kept until all parts are read.
struct PartReading {
  std::size_t entry = 0;
  std::unique_ptr<Part> part;
  std::vector<Place> places;
  Reading reading;
};

class Compiler {
 public:
  Compiler(Template::Compiled& compiled, const Package& package, const Options& options)
      : compiled_(compiled),
        package_(package),
        options_(options),
        skin_(*skin_of(options.dialect)) {}

  base::Result<void> read() {
    const auto sources = text_parts(package_);
    if (!sources) return tl::unexpected(sources.error());
    headings_ = read_heading_styles(package_);
    for (const Source& source : *sources) {
      auto part = read_part(package_, source);
      if (!part) return tl::unexpected(part.error());
      if (parts_.empty() && (*part)->words[0] != Word::document) {
        return base::failure(Fault::malformed, "not a Word document (its main part holds no text)",
                             (*part)->name, "choose another file");
      }
      take(source.entry, std::move(*part));
    }
    report_strays();
    compile_parts();
    finish_faults();
    return {};
  }

 private:
  void take(std::size_t entry, std::unique_ptr<Part> part) {
    PartReading reading;
    reading.entry = entry;
    reading.part = std::move(part);
    note_ids(*reading.part, compiled_.next_ids);
    note_instructions(*reading.part, compiled_.notices);
    reading.places = places(*reading.part, headings_);
    reading.reading = read_marks(*reading.part, skin_, options_);
    parts_.push_back(std::move(reading));
  }

  // A block whose two ends stand in different texts is one fault, not two.
  void report_strays() {
    struct Stray {
      PartReading* part;
      std::size_t mark;
      const Mark& get() const { return part->reading.marks[mark]; }
    };
    std::vector<Stray> closings;
    for (PartReading& part : parts_) {
      for (const std::size_t mark : part.reading.blocks.unopened) closings.push_back({&part, mark});
    }
    for (PartReading& part : parts_) {
      for (const std::size_t index : part.reading.blocks.unclosed) {
        const Mark& opening = part.reading.marks[index];
        const auto partner = std::ranges::find_if(closings, [&](const Stray& stray) {
          return end_of(opening) == end_of_closing(stray.get());
        });
        if (partner == closings.end()) {
          unclosed(part, opening);
          continue;
        }
        const Mark& closing = partner->get();
        part.reading.faults.push_back(
            {"crossed-blocks", opening.paragraph, opening.begin, opening.text,
             "“" + opening.text + "” begins here, and “" + closing.text + "” stands in " +
                 partner->part->places[closing.paragraph].text(),
             "put both into the same text"});
        closings.erase(partner);
      }
    }
    for (const Stray& stray : closings) {
      const Mark& mark = stray.get();
      stray.part->reading.faults.push_back(
          {"unexpected-end", mark.paragraph, mark.begin, mark.text,
           "“" + mark.text + "” ends nothing",
           "take it out, or write the mark that begins the block"});
    }
  }

  static std::string end_of_closing(const Mark& closing) {
    if (closing.verb == Verb::end_for) return "{% endfor %}";
    if (closing.verb == Verb::end_if) return "{% endif %}";
    return "{/" + closing.variable + "}";
  }

  static void unclosed(PartReading& part, const Mark& opening) {
    const bool loop = opening.verb == Verb::for_each || opening.verb == Verb::each;
    part.reading.faults.push_back(
        {loop ? "unclosed-for" : "unclosed-if", opening.paragraph, opening.begin, opening.text,
         "“" + opening.text + "” is never ended", "write “" + end_of(opening) + "” where it ends"});
  }

  void compile_parts() {
    for (PartReading& part : parts_) {
      // Text without any marks leaves as it came.
      if (part.reading.marks.empty()) continue;
      std::optional<Program> program = compile(*part.part, part.reading, part.places);
      if (program) compiled_.changed.push_back({part.entry, std::move(*program), {}});
      add_fields(part.reading, part.part->title, compiled_.fields);
    }
  }

  void finish_faults() {
    for (PartReading& part : parts_) {
      std::ranges::stable_sort(part.reading.faults, {}, &MarkFault::byte);
      for (MarkFault& fault : part.reading.faults) {
        if (fault.other) fault.what += " (the other one: " + part.places[*fault.other].text() + ")";
        compiled_.faults.push_back(
            {fault.code, fault.mark, part.places[fault.paragraph], fault.what, fault.remedy});
      }
    }
  }

  Template::Compiled& compiled_;
  const Package& package_;
  const Options& options_;
  const Skin& skin_;
  HeadingStyles headings_;
  std::vector<PartReading> parts_;
};

// A document template leaves as a document.
base::Result<void> retype(const Package& package, Template::Compiled& compiled) {
  if (package.main_kind() != MainKind::form && package.main_kind() != MainKind::macro_form)
    return {};
  const auto entry = package.find("[Content_Types].xml");
  base::Result<std::string> types = package.read(*entry);
  if (!types) return tl::unexpected(types.error());
  compiled.changed.push_back({*entry, std::nullopt, as_document(std::move(*types))});
  return {};
}

}  // namespace

base::Result<std::shared_ptr<const Template::Compiled>> Template::Compiled::read(
    std::string bytes, const Options& options) {
  auto compiled = std::make_shared<Compiled>();
  compiled->file = std::move(bytes);
  const base::Result<Package> package = Package::open(compiled->file);
  if (!package) return tl::unexpected(package.error());
  compiled->layout = package->layout();
  if (const auto noted = note_package(*package, compiled->notices); !noted)
    return tl::unexpected(noted.error());
  if (options.dialect == Dialect::none) return compiled;
  if (const auto done = Compiler(*compiled, *package, options).read(); !done)
    return tl::unexpected(done.error());
  if (const auto done = retype(*package, *compiled); !done) return tl::unexpected(done.error());
  return compiled;
}

std::string Template::Compiled::assemble(const std::vector<std::string>& contents) const {
  std::vector<const std::string*> by_entry(layout.entries.size(), nullptr);
  for (std::size_t i = 0; i < contents.size(); ++i) by_entry[changed[i].entry] = &contents[i];
  ZipWriter writer(file.size() + file.size() / 4);
  for (const std::size_t i : layout.by_position()) {
    if (by_entry[i] != nullptr) {
      writer.replace(layout.entries[i], *by_entry[i]);
    } else {
      writer.copy(layout.entries[i]);
    }
  }
  return std::move(writer).finish(layout.comment);
}

}  // namespace engross::docx
