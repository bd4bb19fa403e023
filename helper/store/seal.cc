#include "store/seal.h"

#include <Poco/SHA2Engine.h>

namespace engross::store {

std::string seal(std::initializer_list<std::string_view> columns) {
  Poco::SHA2Engine sha(Poco::SHA2Engine::SHA_256);
  for (std::string_view column : columns) {
    sha.update(std::to_string(column.size()) + ":");
    sha.update(column.data(), column.size());
  }
  return Poco::DigestEngine::digestToHex(sha.digest());
}

}  // namespace engross::store
