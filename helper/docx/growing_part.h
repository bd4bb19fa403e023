// A part of a document that takes in pieces of other documents' parts. Its own bytes stay as they
// stand; with a piece come the namespaces and the relations that the piece needs.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// At one place of the numberings these follow each other; all other pieces are alike.
enum class PieceOrder : unsigned char { bullet, definition, number };

class GrowingPart {
 public:
  // `places` are those of its paragraphs, empty where nobody asks for them.
  GrowingPart(std::unique_ptr<Part> part, std::vector<Relation> relations,
              std::vector<Place> places);

  const Part& part() const { return *part_; }
  const std::vector<Relation>& relations() const { return relations_; }
  // Of its paragraphs, in the order in which they stood when it was made: pieces put their own in.
  std::vector<Place>& places() { return places_; }

  // Bytes in place of [begin, end); pieces at one place follow each other by their order, and then
  // as they came.
  void put(xml::Index begin, xml::Index end, std::string piece,
           PieceOrder order = PieceOrder::number);
  // At the end of the root.
  void append(std::string piece);

  // Makes the prefixes that `nodes` of another part declare mean here what they mean there, and
  // lets readers skip what they may skip there. Returns the attributes that each piece needs of its
  // own, because a prefix means something else here.
  std::string take_names(const xml::Document& from, const std::vector<xml::Index>& nodes);

  // A new relation; returns its id. `kind` is the whole type.
  std::string relate(std::string_view kind, std::string_view target, bool external);

  bool changed() const { return !pieces_.empty(); }
  std::size_t size() const { return size_; }  // bytes, with what came in
  std::string bytes() const;
  // The part's relations that came in, as elements with this prefix.
  std::string new_relations(std::string_view prefix) const;
  bool has_new_relations() const { return added_relations_ > 0; }

 private:
  struct Piece {
    xml::Index begin = 0;
    xml::Index end = 0;
    std::string bytes;
    PieceOrder order = PieceOrder::number;
  };
  void declare(const std::string& prefix, const std::string& space);
  void ignore(const std::string& prefix);
  std::string compatibility_prefix();
  std::string start_tag() const;

  std::unique_ptr<Part> part_;
  std::vector<Relation> relations_;
  std::size_t added_relations_ = 0;
  std::vector<Place> places_;
  std::vector<Piece> pieces_;
  std::map<std::string, std::string, std::less<>> spaces_;  // by prefix, "" the default one
  std::string declarations_;                                // that came in
  std::set<std::string, std::less<>> ignorable_;
  std::string ignored_;  // prefixes that came in, each with a space before it
  std::size_t size_ = 0;
};

}  // namespace engross::docx
