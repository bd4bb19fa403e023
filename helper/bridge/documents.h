// Documents that were made, until the helper ends or too many others came after them; and previews,
// which take no document's place and are none of a draft's documents.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace engross::bridge {

struct Document {
  std::string id;
  std::string draft;
  std::string template_id;
  std::string title;
  std::string file;  // a name, with its extension
  std::string bytes;
  std::string sha256;   // of `bytes`
  int review = 0;       // entries that the draft's review had
  std::string answers;  // SHA-256 of the draft's answers
  base::Instant at{};
};

class Documents {
 public:
  void put(Document document);
  void put_preview(Document preview);
  // Also a preview; null when it is gone.
  std::shared_ptr<const Document> find(std::string_view id) const;
  std::shared_ptr<const Document> find_made(std::string_view id) const;  // no preview
  // What was made from a draft, the oldest first.
  std::vector<std::shared_ptr<const Document>> of(std::string_view draft) const;

 private:
  using List = std::deque<std::shared_ptr<const Document>>;  // the oldest first
  static constexpr std::size_t kMost = 64;
  static constexpr std::size_t kMostPreviews = 4;

  void add(List& list, Document document, std::size_t most);
  static std::shared_ptr<const Document> in(const List& list, std::string_view id);

  mutable std::mutex mutex_;
  List made_;
  List previews_;
};

}  // namespace engross::bridge
