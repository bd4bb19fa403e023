// The temporary file beside the one that is being saved, and the folder of both.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "base/error.h"
#include "platform/descriptor_linux.h"

namespace engross::platform {

// A path taken apart: the folder is held open, so that it stays the same one while the file in it
// is being replaced.
struct Place {
  Descriptor folder;
  std::string name;
  std::string path;
};
base::Result<Place> open_place(const std::string& path);

bool is_temporary_name(std::string_view name);  // ".engross-….tmp"

// Removed at the end of the scope unless it has taken the place of the real file. The members
// return false with errno. It must not outlive its Place.
class Temporary {
 public:
  static base::Result<Temporary> create(const Place& place, mode_t mode);
  Temporary(Temporary&& other) noexcept;
  Temporary& operator=(Temporary&&) = delete;
  ~Temporary();

  bool write(std::string_view bytes);
  bool flush();
  bool take_permissions(const struct stat& from, const Place& place);
  bool replace(const std::string& name);
  bool place_new(const std::string& name);  // EEXIST when there is one

 private:
  Temporary(int folder, std::string name, Descriptor file);
  int folder_;
  std::string name_;  // empty once it is gone
  Descriptor file_;
};

}  // namespace engross::platform
