// What differs between systems in running LibreOffice. Private to the room.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace engross::platform {

// Where soffice is when nobody says so, the likeliest first.
std::vector<std::string> office_places();

// Whether a program that may be started is there.
bool is_program(const std::string& path);

enum class Ran { ended, late, not_started };
// Until it ends, whatever its exit status; a late one is ended with all that it has started.
Ran run_office(const std::string& program, const std::vector<std::string>& arguments,
               std::chrono::seconds patience);

}  // namespace engross::platform
