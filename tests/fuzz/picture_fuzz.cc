// Any bytes as a picture: refused with a reason, or of a size that a page can show.
#include "docx/picture.h"

#include "docx/picture_size.h"
#include "target.h"

ENGROSS_FUZZ(picture) {
  using namespace engross;
  const auto picture = docx::read_picture({reinterpret_cast<const char*>(data), size});
  if (!picture) {
    if (picture.error().what.empty() || picture.error().remedy.empty()) std::abort();
    return 0;
  }
  const auto own = docx::extent_as_asked(*picture, {}, 0);
  const auto framed = docx::extent_within(*picture, 914'400, 914'400);
  if (!own || !framed || own->width < 1 || own->height < 1) std::abort();
  return 0;
}
