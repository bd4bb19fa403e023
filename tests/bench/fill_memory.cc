// What memory a fill takes at its peak, by the rows of one table: beside the values and the
// template, and with the check of the finished document. Each case runs in a process of its own.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "docx/output_check.h"
#include "fakes/docx_maker.h"

namespace engross {
namespace {

enum class Stage { values, fill, checked };

expression::Value rows_of(int count) {
  expression::List rows;
  rows.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    rows.emplace_back(expression::Record{"",
                                         {{"name", expression::Value(fmt::format("Item {}", i))},
                                          {"amount", expression::Value(fmt::format("{}.50", i))}}});
  }
  return expression::Value(expression::Record{"", {{"rows", expression::Value(std::move(rows))}}});
}

std::string table_template() {
  return fakes::DocxMaker(fakes::table(fakes::row(
                              {"{% for r in rows %}{{ r.name }}", "{{ r.amount }}{% endfor %}"})))
      .bytes();
}

// Ends the process with 0 when everything could be done.
int run(Stage stage, int rows) {
  const expression::Value values = rows_of(rows);
  const auto opened = docx::Template::open(table_template(), {});
  if (!opened || !opened->faults().empty()) return EXIT_FAILURE;
  if (stage == Stage::values) return EXIT_SUCCESS;
  const auto filled = stage == Stage::fill
                          ? opened->fill(values, {}, docx::Missing::stop)
                          : docx::fill_checked(*opened, values, {}, docx::Missing::stop);
  return filled ? EXIT_SUCCESS : EXIT_FAILURE;
}

// MiB; nothing good when the case could not be run.
double peak_of(Stage stage, int rows) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(run(stage, rows));
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) return -1;
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace
}  // namespace engross

int main() {
  using engross::Stage;
  fmt::print("{:>8} {:>12} {:>12} {:>12}   MiB at the peak\n", "rows", "values", "and fill",
             "and check");
  for (const int rows : {1'000, 10'000, 100'000, 200'000}) {
    fmt::print("{:>8} {:>12.0f} {:>12.0f} {:>12.0f}\n", rows, engross::peak_of(Stage::values, rows),
               engross::peak_of(Stage::fill, rows), engross::peak_of(Stage::checked, rows));
  }
  return 0;
}
