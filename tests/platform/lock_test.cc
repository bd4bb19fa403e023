#include "platform/lock.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>
#include <optional>

#include "platform/port_holder.h"
#include "platform/random.h"
#include "platform/scratch.h"

namespace engross::platform {
namespace {

using base::Fault;

// A process that holds the lock until it is killed.
pid_t start_holder(const Scratch& scratch) {
  int ready[2];
  if (::pipe(ready) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto held = take_lock(scratch.path(), "serve");
    const char sign = held ? 'y' : 'n';
    if (::write(ready[1], &sign, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char sign = 0;
  EXPECT_EQ(::read(ready[0], &sign, 1), 1);
  EXPECT_EQ(sign, 'y');
  ::close(ready[0]);
  ::close(ready[1]);
  return child;
}

TEST(Lock, NamesTheProcessThatHoldsItAndOutlivesNoKill) {
  const Scratch scratch;
  const pid_t holder = start_holder(scratch);
  const auto second = take_lock(scratch.path(), "serve");
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().fault, Fault::conflict);
  EXPECT_EQ(second.error().what,
            "another Engross, process " + std::to_string(holder) + ", is using this folder");
  EXPECT_EQ(second.error().where, scratch.path());
  EXPECT_TRUE(take_lock(scratch.path(), "other").has_value());
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  EXPECT_TRUE(take_lock(scratch.path(), "serve").has_value());
}

TEST(Lock, IsFreeAgainAfterItsScopeAndMoves) {
  const Scratch scratch;
  {
    auto first = take_lock(scratch.path(), "serve");
    ASSERT_TRUE(first.has_value());
    const Lock moved = std::move(*first);
    EXPECT_FALSE(take_lock(scratch.path(), "serve").has_value());
  }
  EXPECT_TRUE(take_lock(scratch.path(), "serve").has_value());
  EXPECT_EQ(scratch.mode("serve.lock"), 0600);
}

TEST(Lock, OneOfTwentyStartsWins) {
  const Scratch scratch;
  int gate[2], results[2];
  ASSERT_EQ(::pipe(gate), 0);
  ASSERT_EQ(::pipe(results), 0);
  std::vector<pid_t> children;
  for (int i = 0; i < 20; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(gate[1]);
      char sign = 0;
      if (::read(gate[0], &sign, 1) != 0) ::_exit(1);  // all start when the parent closes its end
      const auto held = take_lock(scratch.path(), "serve");
      sign = held ? 'y' : 'n';
      if (::write(results[1], &sign, 1) != 1) ::_exit(1);
      for (;;) ::pause();
    }
    children.push_back(child);
  }
  ::close(gate[0]);
  ::close(gate[1]);
  std::string signs(20, '?');
  for (char& sign : signs) EXPECT_EQ(::read(results[0], &sign, 1), 1);
  EXPECT_EQ(std::count(signs.begin(), signs.end(), 'y'), 1);
  EXPECT_EQ(std::count(signs.begin(), signs.end(), 'n'), 19);
  for (const pid_t child : children) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  ::close(results[0]);
  ::close(results[1]);
}

TEST(Lock, RefusesPlacesWhereNoneCanBe) {
  const Scratch scratch;
  scratch.put("file", "x");
  scratch.put("target", "precious");
  std::filesystem::create_symlink("target", scratch.file("serve.lock"));
  std::filesystem::create_directory(scratch.file("folder.lock"));
  EXPECT_EQ(take_lock(scratch.file("nowhere"), "serve").error().fault, Fault::not_found);
  EXPECT_EQ(take_lock(scratch.file("file"), "serve").error().fault, Fault::usage);
  EXPECT_EQ(take_lock(scratch.path(), "serve").error().fault, Fault::refused);  // a link
  EXPECT_EQ(take_lock(scratch.path(), "folder").error().fault, Fault::usage);
  EXPECT_EQ(scratch.get("target"), "precious");
}

struct Listener {
  Listener() : number(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(number, generic, size) != 0 || ::listen(number, 1) != 0 ||
        ::getsockname(number, generic, &size) != 0) {
      throw std::runtime_error("no socket for the test");
    }
    port = ntohs(address.sin_port);
  }
  Listener(const Listener&) = delete;
  ~Listener() { ::close(number); }
  int number;
  std::uint16_t port = 0;
};

TEST(PortHolder, NamesTheListeningProcess) {
  std::optional<Listener> listener(std::in_place);
  const std::uint16_t port = listener->port;
  EXPECT_EQ(port_holder(port), "process " + std::to_string(::getpid()) + " (platform_test)");
  listener.reset();
  EXPECT_EQ(port_holder(port), "");
}

TEST(PortHolder, SaysThatItIsAnotherUsers) {
  if (::geteuid() != 0) {
    // Only the system's owner can become somebody else; what an ordinary user sees of a port that
    // is not theirs is the same empty list of sockets as of an unused one.
    EXPECT_EQ(port_holder(1), "");
    return;
  }
  const Listener listener;
  EXPECT_EQ(in_child([&] {
              ::close(listener.number);
              become_ordinary_user();
              return port_holder(listener.port) == "another user's program" ? 1 : 0;
            }),
            1);
}

TEST(RandomToken, HasTheLengthAndTheLettersOfBase64url) {
  for (const auto& [bytes, letters] :
       {std::pair{0U, 0U}, std::pair{1U, 2U}, std::pair{2U, 3U}, std::pair{3U, 4U},
        std::pair{16U, 22U}, std::pair{32U, 43U}}) {
    const auto token = random_token(bytes);
    ASSERT_TRUE(token.has_value());
    EXPECT_EQ(token->size(), letters);
    EXPECT_EQ(token->find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
  EXPECT_NE(random_token(16).value(), random_token(16).value());
}

}  // namespace
}  // namespace engross::platform
