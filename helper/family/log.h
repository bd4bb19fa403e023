// What was done in a review, in order. Entries are never changed or taken away; an undo is one
// more. From them alone follows which stand: each that stands lies on the one that stood last
// before it, so that an undo goes one down and a redo one up. Cheap to copy, however long.
#pragma once

#include <iterator>
#include <optional>
#include <vector>

#include "family/edit.h"
#include "family/growing.h"

namespace engross::family {

class Log {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;
    Iterator() = default;
    Iterator(const Log* log, std::size_t at) : log_(log), at_(at) {}
    reference operator*() const { return (*log_)[at_]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {log_, at_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const Log* log_ = nullptr;
    std::size_t at_ = 0;
  };

  std::size_t size() const { return steps_.size(); }
  bool empty() const { return size() == 0; }
  const Entry& operator[](std::size_t i) const { return steps_[i].entry; }
  const Entry& front() const { return (*this)[0]; }
  const Entry& back() const { return (*this)[size() - 1]; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }
  std::vector<Entry> copied() const { return {begin(), end()}; }
  const Entry* find(int entry) const;  // by its number; null when there is none

  // Numbers of entries; 0 is the import, on which everything lies.
  int top() const { return top_after(static_cast<int>(size())); }
  int top_after(int entry) const;  // what stood last when this one had been made
  int below(int entry) const;      // on what it lies; of no undo or redo
  int depth(int entry) const;      // how many lie below it with it; of no undo or redo
  int moved(int entry) const;      // what this undo or redo moved; 0: it is none
  int adds_before(int entry) const;
  bool stands(int entry) const;
  std::optional<int> to_redo() const;  // while nothing else was done since the undo

  // The entry has the next number. An undo needs something that stands, a redo something undone.
  void add(Entry entry);

 private:
  struct Step {
    Entry entry;
    int top = 0;
    int below = 0;
    int far_below = 0;  // of those below, one so far down that any is found in few steps
    int depth = 0;
    int moved = 0;
    int adds = 0;  // entries before it that add a person, undone ones too
  };
  const Step* step(int entry) const;
  int far_below(int entry) const;

  Growing<Step> steps_;
  std::vector<int> redo_;
};

}  // namespace engross::family
