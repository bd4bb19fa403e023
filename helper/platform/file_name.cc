#include "platform/file_name.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/text.h"

namespace engross::platform {
namespace {

using base::Fault;
using base::Result;

// A name has to fit 255 bytes on Linux, with room for the ".~lock.…#" that LibreOffice puts beside
// an open document.
constexpr std::size_t kMostFileBytes = 240;
constexpr std::size_t kMostStemBytes = 200;
constexpr std::string_view kNameless = "Document";

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range r) { return r.first <= c && c <= r.last; });
}

constexpr std::array kSpaces = {Range{0x09, 0x0D},     Range{0x20, 0x20},     Range{0x85, 0x85},
                                Range{0xA0, 0xA0},     Range{0x1680, 0x1680}, Range{0x2000, 0x200A},
                                Range{0x2028, 0x2029}, Range{0x202F, 0x202F}, Range{0x205F, 0x205F},
                                Range{0x3000, 0x3000}};

// Control and direction characters and those that cannot be seen: with them "txt.exe" can show as
// "exe.txt", and two names can look alike. The joiners (200C, 200D) stay, Persian and emoji need
// them.
constexpr std::array kRemoved = {
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},      Range{0xAD, 0xAD},     Range{0x61C, 0x61C},
    Range{0x180E, 0x180E}, Range{0x200B, 0x200B},  Range{0x200E, 0x200F}, Range{0x202A, 0x202E},
    Range{0x2060, 0x206F}, Range{0xFEFF, 0xFEFF},  Range{0xFFF0, 0xFFFB}, Range{0xFDD0, 0xFDEF},
    Range{0xFFFE, 0xFFFF}, Range{0xE0000, 0xE0FFF}};

// What belongs to the character before it: no name is cut in front of one.
constexpr std::array kAttached = {
    Range{0x300, 0x36F},   Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},  Range{0x200C, 0x200D},
    Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0x1F3FB, 0x1F3FF}};

constexpr std::u32string_view kReserved = U"<>:\"/\\|?*\uFFFD";
constexpr std::u32string_view kNotFirst = U" .-~";
constexpr std::u32string_view kNotLast = U" .-";

std::u32string cleaned(std::string_view text) {
  std::u32string out;
  for (char32_t c : base::code_points(base::composed(text))) {
    if (is_in(kSpaces, c)) {
      if (!out.empty() && out.back() != U' ') out += U' ';
    } else if (kReserved.find(c) != std::u32string_view::npos) {
      out += U'-';
    } else if (!is_in(kRemoved, c)) {
      out += c;
    }
  }
  out.erase(0, std::min(out.find_first_not_of(kNotFirst), out.size()));
  return out;
}

void trim_end(std::u32string& name) { name.erase(name.find_last_not_of(kNotLast) + 1); }

// The longest beginning within both limits that cuts no character from its accents.
std::u32string shortened(std::u32string name, std::size_t characters, std::size_t bytes) {
  std::size_t end = std::min(name.size(), characters);
  while (end > 0 &&
         (base::to_utf8(std::u32string_view(name).substr(0, end)).size() > bytes ||
          (end < name.size() && (is_in(kAttached, name[end]) || name[end - 1] == 0x200D)))) {
    --end;
  }
  name.resize(end);
  trim_end(name);
  return name;
}

bool is_visible(const std::u32string& name) {
  return std::any_of(name.begin(), name.end(), [](char32_t c) {
    return !is_in(kAttached, c) && c != U' ' && c != U'.' && c != U'-' && c != U'_';
  });
}

// Windows keeps these names for devices, whatever follows the first dot.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
bool is_device(std::string_view name) {
  std::string stem = base::upper(base::trim(name.substr(0, name.find('.'))));
  for (std::string_view device : {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}) {
    if (stem == device) return true;
  }
  if (!stem.starts_with("COM") && !stem.starts_with("LPT")) return false;
  const std::u32string number = base::code_points(stem.substr(3));
  return number.size() == 1 &&
         std::u32string_view(U"0123456789¹²³").find(number[0]) != std::u32string_view::npos;
}

std::filesystem::path native(std::string_view utf8) {
  return std::u8string(utf8.begin(), utf8.end());
}

}  // namespace

std::string safe_file_name(std::string_view text) {
  const std::u32string name = shortened(cleaned(text), kLongestName, kMostStemBytes);
  if (!is_visible(name)) return std::string(kNameless);
  std::string out = base::to_utf8(name);
  if (is_device(out)) out.insert(std::min(out.find('.'), out.size()), "_");
  return out;
}

std::string numbered_name(std::string_view stem, int number, std::string_view extension) {
  std::string end(extension);
  if (number >= 2) end.insert(0, " (" + std::to_string(number) + ")");
  const std::size_t taken = base::code_points(end).size();
  const std::u32string start =
      shortened(base::code_points(safe_file_name(stem)),
                static_cast<std::size_t>(kLongestName) - std::min<std::size_t>(taken, 60),
                kMostFileBytes - std::min<std::size_t>(end.size(), 120));
  return base::to_utf8(start) + end;
}

Result<std::string> free_name(const std::string& folder, std::string_view stem,
                              std::string_view extension) {
  constexpr int kMostNumbers = 9999;
  std::error_code error;
  if (!std::filesystem::is_directory(native(folder), error)) {
    return base::failure(Fault::not_found, "there is no such folder", folder,
                         "choose a folder that exists");
  }
  for (int number = 1; number <= kMostNumbers; ++number) {
    std::string path = folder;
    if (!path.ends_with('/')) path += '/';
    path += numbered_name(stem, number, extension);
    const auto found = std::filesystem::symlink_status(native(path), error);
    if (found.type() == std::filesystem::file_type::not_found) return path;
    if (found.type() == std::filesystem::file_type::none) {
      return base::failure(Fault::refused, "the folder cannot be read", folder,
                           "choose another folder, or ask for permission");
    }
  }
  return base::failure(Fault::conflict, "the folder is full of documents of this name", folder,
                       "choose another folder");
}

}  // namespace engross::platform
