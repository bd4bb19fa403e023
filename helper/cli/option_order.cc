#include "cli/option_order.h"

#include <algorithm>

namespace engross::cli {
namespace {

// An option with its values, as it stands before the command.
struct Leading {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool of_command = false;
};

const CLI::Option* option_in(const CLI::App& app, const std::string& word) {
  if (!word.starts_with("--")) return nullptr;
  return app.get_option_no_throw(word.substr(0, word.find('=')));
}

// What stands before words[command], or nothing when it is more than options with their values.
std::vector<Leading> leading(const CLI::App& program, const CLI::App& command,
                             const std::vector<std::string>& words, std::size_t at) {
  std::vector<Leading> found;
  for (std::size_t i = 0; i < at;) {
    const CLI::Option* common = option_in(program, words[i]);
    const CLI::Option* option = common != nullptr ? common : option_in(command, words[i]);
    if (option == nullptr) return {};
    const bool attached = words[i].find('=') != std::string::npos;
    const auto values = static_cast<std::size_t>(attached ? 0 : option->get_items_expected_min());
    found.push_back({i, i + 1 + values, common == nullptr});
    i = found.back().end;
    if (i > at) return {};
  }
  return found;
}

}  // namespace

std::vector<std::string> command_first(const CLI::App& program, std::vector<std::string> words) {
  const auto commands = program.get_subcommands([](const CLI::App*) { return true; });
  for (std::size_t at = 1; at < words.size(); ++at) {
    const auto command = std::ranges::find_if(
        commands, [&](const CLI::App* one) { return one->get_name() == words[at]; });
    if (command == commands.end()) continue;
    const std::vector<Leading> options = leading(program, **command, words, at);
    if (options.empty()) continue;
    std::vector<std::string> before, behind;
    for (const Leading& option : options) {
      auto& place = option.of_command ? behind : before;
      place.insert(place.end(), words.begin() + static_cast<std::ptrdiff_t>(option.begin),
                   words.begin() + static_cast<std::ptrdiff_t>(option.end));
    }
    before.push_back(words[at]);
    before.insert(before.end(), behind.begin(), behind.end());
    before.insert(before.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    return before;
  }
  return words;
}

}  // namespace engross::cli
