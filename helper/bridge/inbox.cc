#include "bridge/inbox.h"

#include <utility>

namespace engross::bridge {

std::optional<Inbox::Turn> Inbox::take() {
  if (!head_) {
    const std::size_t end = end_of_head(received_);
    if (end == std::string::npos) return std::nullopt;
    // What no further byte can mend is read as it is, for what is wrong with it.
    auto head = read_head(std::string_view(received_).substr(0, end == 0 ? received_.size() : end),
                          longest_);
    if (!head) return Turn{tl::unexpected(std::move(head.error())), false};
    received_.erase(0, end);
    head_ = std::move(*head);
  }
  if (received_.size() < head_->body_length) return std::nullopt;
  Turn turn{std::move(head_->request), head_->may_stay};
  turn.request->body = received_.substr(0, head_->body_length);
  received_.erase(0, head_->body_length);
  head_.reset();
  return turn;
}

Inbox::Waits Inbox::waits() const {
  if (head_) return Waits::body;
  return received_.empty() ? Waits::first_byte : Waits::head;
}

}  // namespace engross::bridge
