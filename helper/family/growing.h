// A list that only grows at its end. A copy shares every element with the list it was made from and
// costs a few pointers, however long both are: each step of a review has its own.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace engross::family {

template <typename T>
class Growing {
 public:
  std::size_t size() const { return full_.size() * kBlock + rest_.size(); }
  const T& operator[](std::size_t i) const {
    const std::size_t block = i / kBlock;
    return block < full_.size() ? *(*full_[block])[i % kBlock] : *rest_[i % kBlock];
  }
  void add(T one) {
    rest_.push_back(std::make_shared<const T>(std::move(one)));
    if (rest_.size() < kBlock) return;
    full_.push_back(std::make_shared<const Block>(std::exchange(rest_, {})));
  }

 private:
  static constexpr std::size_t kBlock = 64;
  using Block = std::vector<std::shared_ptr<const T>>;
  std::vector<std::shared_ptr<const Block>> full_;
  Block rest_;
};

}  // namespace engross::family
