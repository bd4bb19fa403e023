#include "platform/port_holder.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
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

// The user of the other end of a connection between the loopback addresses, asked of the kernel
// (sock_diag(7)): it finds the one without writing out all; -1 when it does not say.
long owner_of_loopback(unsigned char family, std::uint16_t its_port, std::uint16_t our_port) {
  struct Question {
    nlmsghdr head;
    inet_diag_req_v2 asked;
  } question{};
  question.head.nlmsg_len = sizeof question;
  question.head.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  question.head.nlmsg_flags = NLM_F_REQUEST;
  question.asked.sdiag_family = family;
  question.asked.sdiag_protocol = IPPROTO_TCP;
  inet_diag_sockid& id = question.asked.id;
  id.idiag_sport = htons(its_port);
  id.idiag_dport = htons(our_port);
  const std::size_t last = family == AF_INET ? 0 : 3;
  id.idiag_src[last] = id.idiag_dst[last] = htonl(family == AF_INET ? INADDR_LOOPBACK : 1U);
  id.idiag_cookie[0] = id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;

  const int asks = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (asks < 0) return -1;
  alignas(nlmsghdr) char room[2048];
  ssize_t got = ::send(asks, &question, sizeof question, 0);
  if (got > 0) got = ::recv(asks, room, sizeof room, 0);
  ::close(asks);
  if (got < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(inet_diag_msg)))) return -1;
  const auto* head = reinterpret_cast<const nlmsghdr*>(room);
  if (head->nlmsg_type != SOCK_DIAG_BY_FAMILY) return -1;
  const auto* answer = static_cast<const inet_diag_msg*>(NLMSG_DATA(head));
  // Where there is no such connection the kernel may tell of who listens on the port.
  if (answer->id.idiag_sport != id.idiag_sport || answer->id.idiag_dport != id.idiag_dport)
    return -1;
  return answer->idiag_uid;
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
  long user = owner_of_loopback(AF_INET, its_port, our_port);
  if (user < 0) user = owner_of_loopback(AF_INET6, its_port, our_port);
  if (user < 0) user = owner_of("/proc/net/tcp", its_port, our_port);
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
