// One document on its way into another: the blocks of its body, with what they name brought along.
// Styles that the host has, by id or by name, are the host's; the others come with all that they
// are based on. Lists, notes, comments, pictures and other related parts come under new ids and
// names. Sections, headers and footers stay behind.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/host.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// The document that comes, as the host sees it.
struct Guest {
  const Package& package;
  const Part& body;
  const PlacesByPart& places;
  const std::map<std::string, std::string, std::less<>>& titles;  // of parts that it took in itself
  std::string title;                                              // "signature block"
};

// What of a document cannot come along.
struct Obstacle {
  std::string what;  // of the document: "holds an embedded object"
  std::string remedy;
};

class Insertion {
 public:
  Insertion(Host& host, const Guest& guest) : host_(host), guest_(guest) {}

  // The blocks as they stand in the host; where they do not end with a paragraph, with
  // `empty_paragraph` behind them. Nothing when something cannot come along: obstacles().
  std::optional<std::string> blocks(std::string_view empty_paragraph);
  // Of the paragraphs in the blocks.
  const std::vector<Place>& places() const { return places_; }
  bool begins_with_table() const { return begins_with_table_; }

  const std::vector<Obstacle>& obstacles() const { return obstacles_; }
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  // Bytes of a part that go out otherwise.
  struct Change {
    xml::Index begin = 0;
    xml::Index end = 0;
    std::string bytes;
  };
  // A stretch of a part that is being written anew.
  struct Stretch {
    const Part& from;
    GrowingPart& into;
    std::vector<Change> changes = {};
  };

  // The nodes [first, past), which are children of one element, and what stands between them.
  std::string rewritten(const Part& from, GrowingPart& into, xml::Index first, xml::Index past);
  xml::Index visit(Stretch& stretch, xml::Index node);
  xml::Index visit_other(Stretch& stretch, xml::Index node);
  void visit_style(Stretch& stretch, xml::Index node);
  xml::Index visit_numbering(Stretch& stretch, xml::Index node);
  xml::Index visit_level_link(Stretch& stretch, xml::Index node);
  xml::Index drop(Stretch& stretch, xml::Index node);
  void replace(Stretch& stretch, xml::Index node, std::string_view space, std::string_view name,
               const std::string& value);
  void fresh(Stretch& stretch, xml::Index node, std::string_view space, std::string_view name,
             IdKind kind);
  void visit_shape(Stretch& stretch, xml::Index node);
  void visit_range(Stretch& stretch, xml::Index node);
  void visit_relations(Stretch& stretch, xml::Index node);
  void visit_instruction(Stretch& stretch, xml::Index node);
  std::string with_bookmarks(const std::string& instruction) const;
  void name_bookmarks(const Part& part);
  void count_lists_apart(Stretch& stretch);

  // What the host calls these things of the guest.
  std::string style(const std::string& id);
  std::string copy_style(Host::Style style, const std::string& id, const Part& styles,
                         xml::Index node);
  bool came_along(std::string_view style) const { return own_styles_.contains(style); }
  std::string number(const std::string& id);
  std::string list(const std::string& id);
  std::string bullet(const std::string& id);
  std::string note(HostPart which, const std::string& id);
  std::string relation(GrowingPart& into, const std::string& part, const std::string& id);
  std::string part(const std::string& name);

  // A part of the guest that the body asks for; null when there is none.
  const Part* related(HostPart which);
  xml::Index find(const Part& part, std::string_view element, std::string_view id_name,
                  const std::string& id) const;
  void obstacle(std::string what, std::string remedy);
  void obstacle(const base::Error& error) {
    obstacle("cannot be read: " + error.what, error.remedy);
  }
  void notice(std::string notice);

  Host& host_;
  const Guest guest_;
  std::vector<Place> places_;
  bool begins_with_table_ = false;
  std::vector<Obstacle> obstacles_;
  std::vector<std::string> notices_;
  std::map<HostPart, std::unique_ptr<Part>> parts_;
  using Names = std::map<std::string, std::string, std::less<>>;  // the guest's: the host's
  Names bookmarks_;                                               // by folded name
  Names styles_, numbers_, lists_, bullets_, shapes_, copied_;
  std::set<std::string, std::less<>> own_styles_;  // of the host, that came with this insertion
  std::map<std::pair<HostPart, std::string>, std::string> notes_;
  std::map<std::pair<std::string, std::string>, std::string> ranges_;     // by kind and id
  std::map<std::pair<std::string, std::string>, std::string> relations_;  // by part and id
};

}  // namespace engross::docx
