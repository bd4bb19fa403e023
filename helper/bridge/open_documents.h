// Documents that are open in word processors whose add-ins dial out to the helper: whoever drives
// one asks for operations, its add-in follows them, does one after the other and answers. What an
// operation or its result is made of stands in open_operations.h; here both are JSON text.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/base.h"
#include "bridge/message.h"

namespace engross::bridge {

inline constexpr std::size_t kMostOpenDocuments = 32;
inline constexpr std::size_t kMostWaitingOperations = 8;  // of one document
inline constexpr auto kUnfollowedFor = std::chrono::seconds(15);

struct OpenDocument {
  std::string id;       // "W-1F2E3D4C"
  std::string program;  // "LibreOffice Writer 25.2.3.2"
  std::string name;     // "will.docx"
  bool can_track = false;
  bool can_remember = false;
  base::Instant opened_at{};
};

// The word processor would not.
struct Declined {
  bool unsupported = false;  // this version of it cannot
  std::string message;
  bool operator==(const Declined&) const = default;
};

enum class Unanswered {
  gone,      // there is no such document, or it was closed meanwhile
  too_many,  // wait for it already
  late       // nobody has answered in time, and the operation was given up
};

// A result as JSON text, or why there is none.
using OperationOutcome = std::variant<std::string, Declined, Unanswered>;

// Calls may come from several threads.
class OpenDocuments {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;

  explicit OpenDocuments(Now now) : now_(std::move(now)) {}
  OpenDocuments(const OpenDocuments&) = delete;
  OpenDocuments& operator=(const OpenDocuments&) = delete;

  // `owner` is who announced it, and alone may follow, answer and close it. A document is forgotten
  // when nobody has followed it for kUnfollowedFor. False: too many are open.
  bool open(OpenDocument document, std::string owner);

  std::vector<OpenDocument> list();  // the one opened first first
  std::optional<OpenDocument> find(const std::string& id);
  // Whether there is such a document, and it is this caller's.
  bool is_of(const std::string& id, const std::string& owner);

  // The operations from now on as server-sent events: "operation", at last "end". The stream of
  // whoever followed before ends. `after`: the number of the last operation that the follower has
  // had, 0 for none; one that was handed out and waits for its answer comes again otherwise.
  // Null: no such document.
  std::shared_ptr<Stream> follow(const std::string& id, std::uint64_t after);

  // Waits for the answer, so long at most.
  OperationOutcome ask(const std::string& id, std::string operation,
                       std::chrono::milliseconds patience);

  // The operation that waits under this number; nothing when none does (any more).
  std::optional<std::string> waiting(const std::string& id, std::uint64_t number);
  // False, and nothing happens: no operation waits under this number.
  bool answer(const std::string& id, std::uint64_t number, OperationOutcome outcome);

  bool close(const std::string& id);  // false: there is no such document
  void end();                         // closes all; none is opened any more

 private:
  struct Open;
  class Following;
  std::shared_ptr<Open> at(const std::string& id);
  void forget_unfollowed();

  const Now now_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Open>> open_;
  bool ended_ = false;
};

}  // namespace engross::bridge
