#include <windows.h>

#include <cstdlib>

#include "platform/office_run.h"

namespace engross::platform {
namespace {

std::wstring wide(const std::string& text) {
  const int size =
      ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
  std::wstring out(static_cast<std::size_t>(size), L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), out.data(), size);
  return out;
}

// As CommandLineToArgvW reads it back: a backslash counts only before a quote.
std::wstring quoted(const std::wstring& word) {
  std::wstring out = L"\"";
  std::size_t slashes = 0;
  for (const wchar_t c : word) {
    if (c == L'"') out.append(slashes + 1, L'\\');
    slashes = c == L'\\' ? slashes + 1 : 0;
    out += c;
  }
  return out.append(slashes, L'\\') + L"\"";
}

}  // namespace

std::vector<std::string> office_places() {
  std::vector<std::string> places;
  for (const char* variable : {"ProgramFiles", "ProgramFiles(x86)"}) {
    if (const char* folder = std::getenv(variable))
      places.push_back(std::string(folder) + "\\LibreOffice\\program\\soffice.exe");
  }
  return places;
}

bool is_program(const std::string& path) {
  const DWORD found = ::GetFileAttributesW(wide(path).c_str());
  return found != INVALID_FILE_ATTRIBUTES && (found & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

// In a job: whatever it starts ends with it.
Ran run_office(const std::string& program, const std::vector<std::string>& arguments,
               std::chrono::seconds patience) {
  const HANDLE job = ::CreateJobObjectW(nullptr, nullptr);
  if (job == nullptr) return Ran::not_started;
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  std::wstring line = quoted(wide(program));
  for (const std::string& argument : arguments) line += L" " + quoted(wide(argument));
  STARTUPINFOW start{};
  start.cb = sizeof start;
  PROCESS_INFORMATION process{};
  if (!::CreateProcessW(wide(program).c_str(), line.data(), nullptr, nullptr, FALSE,
                        CREATE_SUSPENDED | CREATE_NO_WINDOW, nullptr, nullptr, &start, &process)) {
    ::CloseHandle(job);
    return Ran::not_started;
  }
  ::AssignProcessToJobObject(job, process.hProcess);
  ::ResumeThread(process.hThread);
  const DWORD waited = ::WaitForSingleObject(
      process.hProcess,
      static_cast<DWORD>(std::chrono::duration_cast<std::chrono::milliseconds>(patience).count()));
  ::CloseHandle(process.hThread);
  ::CloseHandle(process.hProcess);
  ::CloseHandle(job);
  return waited == WAIT_OBJECT_0 ? Ran::ended : Ran::late;
}

}  // namespace engross::platform
