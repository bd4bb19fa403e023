#include "platform/question.h"

#include <Poco/Exception.h>
#include <Poco/Pipe.h>
#include <Poco/Process.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

namespace engross::platform {
namespace {

constexpr auto kLook = std::chrono::milliseconds(100);

bool has_desktop() {
  for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY"}) {
    const char* value = std::getenv(name);
    if (value && *value) return true;
  }
  return false;
}

struct Asker {
  const char* program;
  std::vector<std::string> arguments;
};

// zenity reads markup, kdialog rich text, unless they are told not to or it looks like none.
std::vector<Asker> askers(const Question& question) {
  return {
      {"zenity",
       {"--question", "--no-markup", "--default-cancel", "--width=360", "--title=" + question.title,
        "--text=" + question.text, "--ok-label=" + question.yes, "--cancel-label=" + question.no}},
      {"kdialog",
       {"--title", question.title, "--yes-label", question.yes, "--no-label", question.no,
        "--warningyesno", question.text}}};
}

// 0 and 1 are answers of both programs; anything else is none.
Answer ask(const Asker& asker, std::chrono::steady_clock::time_point end,
           const std::stop_token& stop) {
  try {
    Poco::Pipe in, out;
    auto process = Poco::Process::launch(asker.program, asker.arguments, &in, &out, &out);
    int status = process.tryWait();
    while (status == -1) {
      if (stop.stop_requested() || std::chrono::steady_clock::now() >= end) {
        Poco::Process::kill(process);
        process.wait();
        return Answer::none;
      }
      std::this_thread::sleep_for(kLook);
      status = process.tryWait();
    }
    return status == 0 ? Answer::yes : status == 1 ? Answer::no : Answer::none;
  } catch (const Poco::Exception&) {
    return Answer::none;
  }
}

bool is_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string file = std::string(rest.substr(0, end)) + "/" + program;
    if (::access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

Answer ask_in_window(const Question& question, std::chrono::seconds patience,
                     const std::stop_token& stop) {
  if (!has_desktop()) return Answer::none;
  const auto end = std::chrono::steady_clock::now() + patience;
  for (const Asker& asker : askers(question)) {
    if (is_on_path(asker.program)) return ask(asker, end, stop);
  }
  return Answer::none;
}

}  // namespace engross::platform
