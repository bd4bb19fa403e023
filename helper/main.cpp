#include <iostream>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "platform/platform.h"

int main(int argc, char** argv) {
  engross::platform::leave_no_core();
  engross::platform::ignore_broken_pipes();
  engross::platform::keep_freed_memory();
  return engross::cli::run(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
