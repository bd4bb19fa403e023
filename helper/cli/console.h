// What every command shares: the common options, where its words go, and how it ends.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>

#include "app/app.h"
#include "base/base.h"
#include "cli/exit_status.h"

namespace engross::cli {

struct Common {
  std::string home;      // empty: the platform's default
  std::string clio_url;  // empty: the region's own host
  std::string region;
  bool json = false;
  bool quiet = false;
};

class Console {
 public:
  Console(const Common& options, std::ostream& results, std::ostream& messages)
      : common(options), out(results), err(messages) {}

  // "error: what, where, what to do", one line each; the status is the first one's.
  int fail(const base::Error& error) const;
  int fail(const app::Refusal& refusal) const;
  // A line for a person at work; silent with --quiet.
  void note(const std::string& text) const;
  // One JSON document on standard output and nothing else there.
  void print(const nlohmann::ordered_json& document) const;

  const Common& common;
  std::ostream& out;
  std::ostream& err;
};

// "1 answer", "2 answers".
std::string counted(std::size_t number, const char* one, const char* many);

}  // namespace engross::cli
