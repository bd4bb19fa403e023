// Where the bytes of documents are: a store beside Clio that answers as Amazon's does, to signed
// addresses alone. It refuses a bearer token, a missing or a changed header, an address that has
// expired, and bytes whose MD5 is not the one announced; its refusals are XML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "sandbox/http.h"

namespace engross::sandbox {

inline constexpr std::string_view kStoragePath = "/storage/";

class Storage {
 public:
  explicit Storage(std::string secret) : secret_(std::move(secret)) {}

  // An address that lets `method` be used on `key` for so many seconds, with these headers and
  // their values.
  std::string address(const std::string& origin, const std::string& method, const std::string& key,
                      const Pairs& headers, base::Instant now, long lifetime) const;

  Response answer(const Request& request, base::Instant now);

  const std::string* find(const std::string& key) const;  // nothing when nothing arrived
  // The bytes of the parts in their order, as one.
  void join(const std::vector<std::string>& parts, const std::string& key);

 private:
  std::string signature(const std::string& method, const std::string& key, const Pairs& headers,
                        const std::string& date, const std::string& lifetime) const;

  std::string secret_;
  std::map<std::string, std::string> bytes_;
};

std::string base64_md5(std::string_view bytes);  // as Content-MD5 has it

}  // namespace engross::sandbox
