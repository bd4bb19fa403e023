#include "sandbox/firm.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "sandbox/complete.h"
#include "sandbox/firm_files.h"

namespace engross::sandbox {

const Records& Firm::all(std::string_view resource) const {
  static const Records kNone;
  const auto found = records_.find(resource);
  return found == records_.end() ? kNone : found->second;
}

const Json* Firm::find(std::string_view resource, Id id) const {
  const Records& records = all(resource);
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

const Json& Firm::account() const { return all("Account").begin()->second; }

base::Result<Firm> Firm::load(const std::filesystem::path& folder) {
  Firm firm;
  if (auto read = read_files(folder, firm); !read) return tl::unexpected(read.error());
  if (auto whole = complete(firm); !whole) return tl::unexpected(whole.error());
  return firm;
}

}  // namespace engross::sandbox
