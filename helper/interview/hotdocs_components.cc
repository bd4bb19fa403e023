#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "interview/hotdocs.h"
#include "interview/hotdocs_xml.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using xml::Document;
using xml::Index;

constexpr int kOldest = 11;  // the first version that is XML

struct ComponentKind {
  std::string_view element;
  Type type;
};
// What may be answered; a computation is listed because an answer to it is a mistake worth telling.
constexpr std::array<ComponentKind, 6> kKinds = {{{"text", Type::text},
                                                  {"number", Type::number},
                                                  {"date", Type::date},
                                                  {"trueFalse", Type::yes_no},
                                                  {"multipleChoice", Type::choice},
                                                  {"computation", Type::other}}};

class CmpReader {
 public:
  CmpReader(const Document& document, std::string_view where, ComponentFile& file)
      : document_(document), lines_(document.bytes()), where_(where), file_(file) {}

  base::Errors run() {
    if (!root()) return std::move(faults_);
    bool listed = false;
    for (const Index node : elements_of(document_, 0)) {
      if (local(node) == "preferences") preferences(node);
      if (local(node) != "components") continue;
      listed = true;
      for (const Index child : elements_of(document_, node)) component(child);
    }
    if (!listed)
      fault(0, "no list of components", "give a component file as HotDocs Developer saves it");
    return std::move(faults_);
  }

 private:
  std::string_view local(Index node) const { return document_.name(node).local; }
  void fault(Index node, std::string what, std::string remedy, Fault kind = Fault::malformed) {
    faults_.push_back({kind, std::move(what),
                       fmt::format("{}, line {}", where_, lines_.at(document_[node].begin)),
                       std::move(remedy)});
  }

  bool root() {
    if (local(0) != "componentLibrary") {
      fault(0,
            fmt::format("<{}> where <hd:componentLibrary> begins a component file",
                        base::excerpt(document_.written(0))),
            local(0) == "AnswerSet" ? "this is an answer file: give the .cmp file"
                                    : std::string(kComponentFile.remedy));
      return false;
    }
    const std::string version = attribute_text(document_, 0, "version");
    const auto number = base::Decimal::parse(version);
    if (!number) {
      fault(0, fmt::format("\"{}\" is no version of a component file", base::excerpt(version)),
            std::string(kComponentFile.remedy));
      return false;
    }
    if (*number >= base::Decimal(kOldest)) return true;
    fault(0, fmt::format("a component file of version {}", version),
          std::string(kComponentFile.remedy), Fault::unsupported);
    return false;
  }

  void preferences(Index node) {
    for (const Index child : elements_of(document_, node)) {
      const std::string name = attribute_text(document_, child, "name");
      const std::string value(base::trim(text_of(document_, child)));
      if (name == "TEMPLATE TITLE") file_.title = value;
      if (name == "POINTED TO CMP") file_.points_to = value;
    }
  }

  void component(Index node) {
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const ComponentKind& k) {
      return k.element == local(node);
    });
    if (kind == kKinds.end()) return;
    Component component;
    component.name = base::trim(attribute_text(document_, node, "name"));
    component.type = kind->type;
    component.line = lines_.at(document_[node].begin);
    if (component.name.empty())
      return fault(node, fmt::format("a {} component without a name", local(node)),
                   "name it in HotDocs");
    for (const Index child : elements_of(document_, node)) {
      if (local(child) == "prompt") component.prompt = base::trim(text_of(document_, child));
      if (local(child) == "singleSelection") component.single = true;
      if (local(child) == "options") options(child, component);
    }
    const auto [known, fresh] = names_.try_emplace(component.name, component.line);
    if (!fresh)
      return fault(node,
                   fmt::format("\"{}\" stands twice, first in line {}",
                               base::excerpt(component.name, 80), known->second),
                   "rename one of them in HotDocs");
    file_.components.push_back(std::move(component));
  }

  void options(Index node, Component& component) {
    for (const Index child : elements_of(document_, node)) {
      if (local(child) != "option") continue;
      std::string name = attribute_text(document_, child, "name");
      if (name.empty()) {
        fault(child,
              fmt::format("an option of \"{}\" without a name", base::excerpt(component.name, 80)),
              "name it in HotDocs");
      } else {
        component.options.push_back(std::move(name));
      }
    }
  }

  const Document& document_;
  const Lines lines_;
  const std::string_view where_;
  ComponentFile& file_;
  base::Errors faults_;
  std::map<std::string, int> names_;
};

}  // namespace

base::Checked<ComponentFile> read_cmp(std::string_view bytes, std::string_view where) {
  base::Errors warnings;  // about how the file was written: nobody but HotDocs writes it
  const auto document = open_file(bytes, where, kComponentFile, warnings);
  if (!document) return tl::unexpected(base::Errors{document.error()});
  ComponentFile file;
  base::Errors faults = CmpReader(*document, where, file).run();
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return file;
}

}  // namespace engross::interview::hotdocs
