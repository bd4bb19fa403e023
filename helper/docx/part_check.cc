#include "docx/part_check.h"

#include <algorithm>

#include "docx/block_check.h"
#include "docx/id_set.h"
#include "docx/names.h"
#include "docx/range_check.h"
#include "docx/reference_check.h"
#include "docx/words.h"

namespace engross::docx {
namespace {

using xml::Document;
using xml::Index;
using xml::kNone;

// What was met in a part until now; made anew where its reading begins anew.
class PartCheck {
 public:
  PartCheck(const std::set<std::string>& relations, const References& before)
      : relations_(relations),
        references_(before, [this](std::string code, const std::string& what) {
          add(std::move(code), what);
        }) {}
  PartCheck(const PartCheck&) = delete;  // its checks report to it
  PartCheck& operator=(const PartCheck&) = delete;

  void start(const Document& document, Index node) {
    ++number_;
    check_relations(document, node);
    // The fallback repeats what the choice before it holds, ids included.
    if (skipped_ > 0) {
      ++skipped_;
      return;
    }
    const Known known = known_as(document, node);
    blocks_.start(known.word, number_);
    if (known.fallback) {
      skipped_ = 1;
    } else {
      visit(document, node);
      references_.start(document, node, known.word);
    }
  }

  void end(const Document& document, Index node) {
    if (skipped_ > 0 && --skipped_ > 0) return;
    blocks_.end(document, node);
  }

  PartFaults faults() {
    number_ = std::string::npos;
    ranges_.finish();
    std::ranges::stable_sort(faults_, {}, &Fault::number);
    for (Fault& fault : faults_)
      found_.own.emplace_back(std::move(fault.code), std::move(fault.what));
    return std::move(found_);
  }

  References& references() { return references_.found(); }

 private:
  // What a name is, by its index.
  struct Known {
    Word word = Word::other;
    bool fallback = false;
  };
  struct Fault {
    std::size_t number;  // of the element: one that ends a row is found before the row's own
    std::string code;
    std::string what;
  };

  const Known& known_as(const Document& document, Index node) {
    const Index name = document[node].name;
    while (known_.size() <= name) {
      const xml::Name& next = document.names()[known_.size()];
      known_.push_back({word_of(next), next.space == kCompatibility && next.local == "Fallback"});
    }
    return known_[name];
  }

  Word word(const Document& document, Index node) { return known_as(document, node).word; }

  void add(std::string code, std::string what) {
    faults_.push_back({number_, std::move(code), std::move(what)});
  }

  void visit(const Document& document, Index node) {
    switch (word(document, node)) {
      case Word::row:
        return unique_paragraph(document, node);
      case Word::table:
        if (inside(document, node, Word::paragraph))
          add("table-in-paragraph", "a table inside a paragraph");
        return;
      case Word::paragraph:
        unique_paragraph(document, node);
        return check_paragraph(document, node);
      case Word::control_id:
        if (around(document, node) == Word::control_properties) {
          unique(document.value(node, kWord, "val"), control_ids_, "duplicate-control-id",
                 "content control id");
        }
        return;
      case Word::drawing_properties:
        return unique(document.value(node, "", "id"), drawing_ids_, "duplicate-drawing-id",
                      "drawing id");
      case Word::range_start:
      case Word::range_end:
        return ranges_.range(document, node);
      case Word::field_char:
        return ranges_.field(document, node);
      case Word::run:
        if (around(document, node) == Word::run) add("run-in-run", "a run inside another one");
        return;
      case Word::text:
        if (!in_run(document, node)) add("text-outside-run", "text that stands in no run");
        if (inside(document, node, Word::deleted))
          add("text-in-deletion", "text in a deletion that is not marked as deleted");
        return;
      default:
        return;
    }
  }

  Word around(const Document& document, Index node) {
    const Index parent = document[node].parent;
    return parent == kNone ? Word::none : word(document, parent);
  }

  void unique_paragraph(const Document& document, Index node) {
    unique(document.value(node, kWord2010, "paraId"), paragraph_ids_, "duplicate-paragraph-id",
           "paragraph id");
  }

  void check_paragraph(const Document& document, Index node) {
    for (Index up = document[node].parent; up != kNone; up = document[up].parent) {
      if (word(document, up) == Word::text_box) return;
      if (word(document, up) == Word::paragraph)
        return add("paragraph-in-paragraph", "a paragraph inside another one");
    }
  }

  void unique(const std::string& id, IdSet& seen, std::string code, const std::string& thing) {
    if (!id.empty() && !seen.insert(id)) add(std::move(code), thing + " " + id + " stands twice");
  }

  // A run of a chart or of a formula is another element, and holds text of its own kind.
  bool in_run(const Document& document, Index node) {
    for (Index up = document[node].parent; up != kNone; up = document[up].parent) {
      if (word(document, up) != Word::other) return word(document, up) == Word::run;
    }
    return true;
  }

  bool inside(const Document& document, Index node, Word wanted) {
    for (Index up = document[node].parent; up != kNone; up = document[up].parent) {
      if (word(document, up) == Word::text_box) return false;
      if (word(document, up) == wanted) return true;
    }
    return false;
  }

  static bool names_relation(std::string_view local) {
    return local == "id" || local == "embed" || local == "link" || local == "pict";
  }

  // Attributes of the relationships namespace name relations of their own part.
  void check_relations(const Document& document, Index node) {
    for (const xml::Attribute& attribute : document.attributes(node)) {
      if (attribute.prefix.empty() || !names_relation(attribute.local)) continue;
      std::string id(attribute.value);
      if (id.empty() || relations_.contains(id)) continue;
      if (document.namespace_of(node, attribute.prefix) == kRelationship)
        found_.relations.push_back(std::move(id));
    }
  }

  const std::set<std::string>& relations_;
  ReferenceCheck references_;
  std::size_t number_ = 0;   // of the element
  std::size_t skipped_ = 0;  // open elements from a fallback on
  std::vector<Known> known_;
  std::vector<Fault> faults_;
  PartFaults found_;
  IdSet paragraph_ids_{IdSet::Digits::hexadecimal};
  IdSet control_ids_;
  IdSet drawing_ids_;
  RangeCheck ranges_{
      [this](std::string code, const std::string& what) { add(std::move(code), what); }};
  BlockCheck blocks_{[this](std::size_t number, std::string code, std::string what) {
    faults_.push_back({number, std::move(code), std::move(what)});
  }};
};

class PartVisitor : public xml::Visitor {
 public:
  PartVisitor(const std::set<std::string>& relations, const References& before)
      : relations_(relations), before_(before) {}

  void begin() override { check_.emplace(relations_, before_); }
  void start(const Document& document, Index element) override { check_->start(document, element); }
  void end(const Document& document, Index element) override { check_->end(document, element); }

  PartCheck& check() { return *check_; }

 private:
  const std::set<std::string>& relations_;
  const References& before_;
  std::optional<PartCheck> check_;
};

}  // namespace

base::Result<PartFaults> check_part(xml::Source& source, std::string_view name,
                                    const std::set<std::string>& relations,
                                    References& references) {
  PartVisitor visitor(relations, references);
  if (const auto read = xml::visit(source, name, visitor, kStrict); !read)
    return tl::unexpected(read.error());
  PartFaults faults = visitor.check().faults();
  references.take(visitor.check().references());
  return faults;
}

}  // namespace engross::docx
