// One file, or one part of it, put to the address that Clio named. The address is of another host
// than Clio's and carries its own right to write, so the access token never goes there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "clio/access.h"
#include "clio/clock.h"
#include "clio/transport.h"

namespace engross::clio {

struct UploadAddress {
  std::string url;
  std::vector<Header> headers;  // all of them go with the bytes
};

enum class Put { arrived, expired };  // expired: the address is good no longer

// Repeated while no answer comes or the storage has trouble; the same bytes twice do no harm.
// Denied: an address that is neither https nor, for a Clio on this machine, this machine's; a
// header that must not be sent there; a refusal of the storage. Unreachable: no answer.
base::Result<Put> put_bytes(const UploadAddress& address, std::string_view bytes,
                            const Access& access, Transport& transport, Clock& clock);

std::string base64_md5(std::string_view bytes);  // as Content-MD5 has it

}  // namespace engross::clio
