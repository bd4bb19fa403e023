#include <windows.h>

#include <functional>

#include "platform/question.h"

namespace engross::platform {
namespace {

std::wstring wide_text(const std::string& text) {
  const int size =
      ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
  std::wstring out(static_cast<std::size_t>(size), L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), out.data(), size);
  return out;
}

BOOL CALLBACK press_no(HWND window, LPARAM) {
  ::PostMessageW(window, WM_COMMAND, IDNO, 0);
  return TRUE;
}

}  // namespace

// A message box has buttons of its own: Yes and No, and No has the focus. It is this thread's only
// window, so whoever takes the question back presses No in it.
Answer ask_in_window(const Question& question, std::chrono::seconds, const std::stop_token& stop) {
  const DWORD thread = ::GetCurrentThreadId();
  const std::stop_callback<std::function<void()>> taken_back(
      stop, [thread] { ::EnumThreadWindows(thread, press_no, 0); });
  const int pressed =
      ::MessageBoxW(nullptr, wide_text(question.text).c_str(), wide_text(question.title).c_str(),
                    MB_YESNO | MB_ICONQUESTION | MB_DEFBUTTON2 | MB_SETFOREGROUND | MB_TOPMOST);
  if (stop.stop_requested()) return Answer::none;
  return pressed == IDYES ? Answer::yes : pressed == IDNO ? Answer::no : Answer::none;
}

}  // namespace engross::platform
