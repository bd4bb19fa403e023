#include "platform/port_holder.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace engross::platform {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListening = "0A";  // TCP_LISTEN, Linux's net/tcp_states.h

// The inode of the socket that listens on `port`, from one line a socket: number, local address,
// remote address, state, queues, timer, retransmits, uid, timeout, inode (proc(5)).
std::string listening_inode(const char* table, std::uint16_t port) {
  std::ifstream in(table);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string number, local, remote, state, skipped, inode;
    fields >> number >> local >> remote >> state;
    for (int i = 0; i < 5; ++i) fields >> skipped;
    if (!(fields >> inode) || state != kListening) continue;
    const auto colon = local.rfind(':');
    if (colon != std::string::npos && std::stoul(local.substr(colon + 1), nullptr, 16) == port) {
      return inode;
    }
  }
  return "";
}

bool holds(const fs::path& process, const std::string& socket) {
  std::error_code error;
  for (fs::directory_iterator it(process / "fd", error), end; !error && it != end;
       it.increment(error)) {
    std::error_code unreadable;
    if (fs::read_symlink(it->path(), unreadable) == socket) return true;
  }
  return false;
}

bool is_process(const fs::path& path) {
  const std::string name = path.filename().string();
  return std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c); });
}

// The user of the connection's other end, from the same tables; -1 when it is not there.
long owner_of(const char* table, std::uint16_t its_port, std::uint16_t our_port) {
  const auto port_in = [](const std::string& address) -> long {
    const auto colon = address.rfind(':');
    return colon == std::string::npos ? -1 : std::stol(address.substr(colon + 1), nullptr, 16);
  };
  std::ifstream in(table);
  std::string line;
  std::getline(in, line);  // the headings
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string number, local, remote, state, queues, timer, retransmits;
    long user = -1;
    if (!(fields >> number >> local >> remote >> state >> queues >> timer >> retransmits >> user))
      continue;
    if (port_in(local) == its_port && port_in(remote) == our_port) return user;
  }
  return -1;
}

}  // namespace

bool is_of_this_user(std::uint16_t its_port, std::uint16_t our_port) {
  // An IPv4 connection of a socket for both stands in the other table.
  long user = owner_of("/proc/net/tcp", its_port, our_port);
  if (user < 0) user = owner_of("/proc/net/tcp6", its_port, our_port);
  return user >= 0 && static_cast<uid_t>(user) == ::getuid();
}

std::string port_holder(std::uint16_t port) {
  std::string inode = listening_inode("/proc/net/tcp", port);
  if (inode.empty()) inode = listening_inode("/proc/net/tcp6", port);
  if (inode.empty()) return "";
  std::error_code error;
  for (fs::directory_iterator it("/proc", error), end; !error && it != end; it.increment(error)) {
    if (!is_process(it->path()) || !holds(it->path(), "socket:[" + inode + "]")) continue;
    std::string program;
    std::getline(std::ifstream(it->path() / "comm") >> std::ws, program);
    return "process " + it->path().filename().string() + " (" + program + ")";
  }
  return "another user's program";
}

}  // namespace engross::platform
