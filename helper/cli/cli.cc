#include "cli/cli.h"

#include <algorithm>
#include <ostream>

#include "cli/command_line.h"
#include "cli/option_order.h"
#include "clio/clio.h"

namespace engross::cli {

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Common common;
  const Console console(common, out, err);
  CommandLine line(console);
  line.add_common(common);
  try {
    std::vector<std::string> words = command_first(line.program(), arguments);
    std::ranges::reverse(words);  // as CLI11 takes them
    line.program().parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = line.program().get_subcommands();
    out << (chosen.empty() ? line.program().help() : chosen.front()->help());
    return kDone;
  } catch (const CLI::CallForAllHelp&) {
    out << line.program().help("", CLI::AppFormatMode::All);
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return kDone;
  } catch (const CLI::ParseError& error) {
    return console.fail(
        base::Error{base::Fault::usage, error.what(), "command line", "see engross --help"});
  }
  if (!common.region.empty()) {
    const auto region = clio::clio_of_region(common.region);
    if (!region) return console.fail(region.error());
  }
  return line.act();
}

}  // namespace engross::cli
