#include "platform/terminal.h"

#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "platform/descriptor_linux.h"

namespace engross::platform {
namespace {

constexpr std::size_t kLongestLine = 64U * 1024;

// Orders to end wait while it lives, and show on descriptor(): the terminal must be as it was
// before the program goes.
class HeldSignals {
 public:
  HeldSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP}) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, &before_);
    waiting_ = Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  HeldSignals(const HeldSignals&) = delete;
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  // False when an order to end came first.
  bool wait_for_input() const {
    pollfd both[] = {{STDIN_FILENO, POLLIN, 0}, {waiting_.number(), POLLIN, 0}};
    while (::poll(both, 2, -1) < 0) {
      if (errno != EINTR) return true;
    }
    return both[1].revents == 0;
  }

 private:
  sigset_t before_{};
  Descriptor waiting_;
};

// The terminal as it was, when the scope ends.
class Hidden {
 public:
  Hidden() : is_changed_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_changed_) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    hidden.c_lflag |= ECHONL;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  Hidden(const Hidden&) = delete;
  ~Hidden() {
    if (is_changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool is_changed_;
};

}  // namespace

bool is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

namespace {

// Byte by byte: a stream's buffer would keep a secret longer than it is needed.
template <typename Wait>
std::optional<std::string> line_of(Wait wait) {
  std::string line;
  for (;;) {
    char byte = 0;
    if (!wait()) return std::nullopt;
    const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return line.empty() ? std::nullopt : std::optional(line);
    if (byte == '\n') {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return line;
    }
    line += byte;
    if (line.size() > kLongestLine) return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> read_line() {
  return line_of([] { return true; });
}

std::optional<std::string> read_hidden_line() {
  if (!is_terminal()) return read_line();
  const HeldSignals signals;
  const Hidden hidden;
  return line_of([&] { return signals.wait_for_input(); });
}

bool is_person_there() { return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1; }

std::string user_name() {
  std::array<char, 16384> room{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, room.data(), room.size(), &found) != 0 || found == nullptr) {
    return "";
  }
  return found->pw_name;
}

}  // namespace engross::platform
