// Files that are wholly old or wholly new. A document is written beside its place and renamed into
// it, so that a full disk, a power cut or a killed program never leaves half a will behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::platform {

// Who may read a file that did not exist before. A file that is replaced keeps its permissions,
// but for owner_only, which always ends as 0600.
enum class Readers { as_usual, owner_only };

// The whole of a plain file. not_found when there is none, malformed when it is longer than
// `most_bytes`, refused for a folder, a device or a file that may not be read, conflict when
// another program wrote to it meanwhile: never half of one state and half of another.
base::Result<std::string> read_file(const std::string& path, std::size_t most_bytes);

// The same for a file of a folder, by its name alone. Nothing outside the folder is ever read:
// refused for a name with a separator, a drive, "..", a leading dot or a control character, and for
// a link wherever it leads.
base::Result<std::string> read_beside(const std::string& folder, std::string_view name,
                                      std::size_t most_bytes);

// Puts `bytes` at `path`, in place of what was there. In order: a temporary file in the same
// folder, every write checked, permissions, flush to the disk, rename, flush of the folder.
// On failure what was there before stays as it was and the temporary file is gone; the one
// exception is a folder that cannot be flushed, where the new file is already in place and the
// error says so. Refused without touching anything: folders, devices, symbolic links, files with a
// second name (hard links), write-protected files.
base::Result<void> write_whole(const std::string& path, std::string_view bytes,
                               Readers readers = Readers::as_usual);

// The same for a file that must not exist yet: takes the name free_name() would give and moves on
// to the next number when another program takes that name first. Returns the path it wrote.
base::Result<std::string> write_new(const std::string& folder, std::string_view stem,
                                    std::string_view extension, std::string_view bytes);

// Removes temporary files that a killed program left in `folder`, and no others: one that is still
// being written is held by its writer. Returns how many went.
base::Result<std::size_t> remove_strays(const std::string& folder);

// Creates the folder and those above it. With owner_only the folder itself is 0700, also when it
// was there already; one that belongs to somebody else or is a symbolic link is refused.
base::Result<void> make_folder(const std::string& path, Readers readers = Readers::as_usual);

// Which file stands at a path: one that is put in its place has another mark for as long as anybody
// holds the first one open.
struct FileMark {
  std::uint64_t volume = 0;
  std::uint64_t file = 0;
  bool operator==(const FileMark&) const = default;
};
std::optional<FileMark> file_mark(const std::string& path);  // nothing when there is none

// True when nobody but its owner, the present user, may read the file.
bool is_private(const std::string& path);

}  // namespace engross::platform
