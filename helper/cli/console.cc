#include "cli/console.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace engross::cli {

int Console::fail(const base::Error& error) const {
  err << "error: " << error.line() << '\n';
  return exit_status(error.fault);
}

int Console::fail(const app::Refusal& refusal) const {
  for (const base::Error& error : refusal) fail(error);
  return refusal.empty() ? kFailed : exit_status(refusal.front().fault);
}

void Console::note(const std::string& text) const {
  if (!common.quiet) err << text << '\n';
}

void Console::print(const nlohmann::ordered_json& document) const {
  out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace engross::cli
