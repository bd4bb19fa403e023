// The local door: HTTPS on this machine's loopback addresses, for the pane of the word processor
// and other programs of the same user. Its answers are described in openapi.yaml beside this file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/address_book.h"
#include "app/app.h"
#include "app/errand.h"
#include "app/sign_in.h"
#include "base/date.h"
#include "base/error.h"

namespace engross::bridge {

// One port for everybody, because the add-in's manifest names it. Below the ranges from which
// Linux (32768) and Windows (49152) take ports for outgoing connections, so that no such connection
// ever sits on it.
inline constexpr std::uint16_t kDefaultPort = 18743;

struct Status {
  std::string version;
  bool practice = false;  // the practice Clio is in use, not a real account
  base::Instant started_at;
};

struct DraftLine {
  std::string id;
  std::string number;  // of the matter
  std::string client;
  base::Instant updated_at{};
};

// What the routes work with, beyond app's own ports; every call may come from several threads.
class Records {
 public:
  virtual ~Records() = default;
  virtual base::Result<std::vector<DraftLine>> drafts() = 0;  // the one kept last first
  virtual base::Result<std::vector<std::string>> template_ids() = 0;
  virtual base::Result<std::vector<std::string>> templates_of(const std::string& draft) = 0;
  virtual base::Result<void> use_templates(const std::string& draft,
                                           const std::vector<std::string>& ids,
                                           base::Instant now) = 0;
};

struct Work {
  const app::Mapping* mapping = nullptr;
  app::DraftShelf* drafts = nullptr;
  app::TemplateShelf* templates = nullptr;
  Records* records = nullptr;
  const app::Clock* clock = nullptr;
  // Clio for one call, with whatever sign-in there is; null: nobody follows it.
  template <typename Port>
  using AtClio = std::function<base::Result<std::unique_ptr<Port>>(app::Errand* errand)>;
  AtClio<app::MatterSource> clio;
  app::FilingShelf* filings = nullptr;
  AtClio<app::DocumentFiling> filing;  // its calls may last as long as the upload of a document
  app::WrittenShelf* written = nullptr;
  AtClio<app::RecordWriting> writing;
  AtClio<app::EntryMaking> entries;
  app::ContactShelf* contacts = nullptr;
  AtClio<app::ContactSource> address_book;
  app::SignInDesk* sign_ins = nullptr;
};

// Pairings between two lives of the helper, and how the person at the machine is asked.
struct Pairing {
  std::function<std::string()> load;
  std::function<base::Result<void>(const std::string&)> save;
  std::function<base::Result<std::string>(std::size_t bytes)> random;  // as hexadecimal digits
  std::function<void(const std::string& program, const std::string& document,
                     const std::string& code)>
      show;
  std::string owner_token;  // of programs of this user; "": none is taken
};

// A file of the pane, held in memory: nothing else on the disk can be asked for.
struct PaneFile {
  std::string type;
  std::string bytes;
};

struct Options {
  std::uint16_t port = kDefaultPort;  // 0: any free one
  std::string chain_file;             // PEM: server certificate, then its authority
  std::string key_file;               // PEM
  std::function<Status()> status;     // called from several threads
  // Says who listens on a port, or nothing ("process 12 (nginx)"); may be absent.
  std::function<std::string(std::uint16_t)> port_holder;
  // Whether the program with this local port of its own is of this user; may be absent.
  std::function<bool(std::uint16_t its_port, std::uint16_t our_port)> same_user;
  std::function<void()> stop;  // ends the helper, soon; may be absent
  // Called some seconds after the last answer: what is kept at hand may go. May be absent.
  std::function<void()> rest;
  Work work;
  Pairing pairing;
  std::map<std::string, PaneFile> pane;  // by path: "/pane/index.html"
};

// Listens from start() to the end of its life. Binds 127.0.0.1 and ::1 (where the machine has it)
// on the same port and nothing else; TLS 1.2 or newer.
class Server {
 public:
  // conflict when the port is taken on either address, naming who has it if that can be told;
  // no other port is tried. malformed when the certificate or its key cannot be used.
  static base::Result<Server> start(Options options);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();  // waits for answers that are on their way

  std::uint16_t port() const;
  std::string address() const;  // "https://localhost:18743/"

 private:
  struct Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace engross::bridge
