// Documents that were made, until the helper ends or too many others came after them.
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
  std::shared_ptr<const Document> find(std::string_view id) const;  // null when it is gone
  // What was made from a draft, the oldest first.
  std::vector<std::shared_ptr<const Document>> of(std::string_view draft) const;

 private:
  static constexpr std::size_t kMost = 64;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<const Document>> made_;  // the oldest first
};

}  // namespace engross::bridge
