// A question to the person at this machine, in a window of the system's own, which no web page and no
// document can draw or press.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>

namespace engross::platform {

struct Question {
  std::string title;
  std::string text;
  std::string yes;  // "Allow"
  std::string no;   // what Enter and Escape stand for
};

enum class Answer {
  yes,
  no,
  none  // nobody answered in time, the question was taken back, or there is nowhere to show it
};

// Waits for the answer. Linux: zenity or kdialog, where there is a desktop. Windows: a message box,
// which stays until it is answered.
Answer ask_in_window(const Question& question, std::chrono::seconds patience,
                     const std::stop_token& stop);

}  // namespace engross::platform
