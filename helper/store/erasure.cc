#include "store/erasure.h"

#include <Poco/Data/Statement.h>

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;

constexpr const char* kOfRegion = " WHERE draft IN (SELECT id FROM draft WHERE region = ?)";

int counted(Session& session, const std::string& from, const std::string& region) {
  int count = 0;
  std::string of = region;
  session << "SELECT count(*) FROM " + from, into(count), use(of), now;
  return count;
}

void remove(Session& session, const std::string& from, const std::string& region) {
  std::string of = region;
  session << "DELETE FROM " + from, use(of), now;
}

}  // namespace

Holdings holdings(Session& session, const std::string& region) {
  const std::string snapshots = std::string("snapshot") + kOfRegion;
  return {counted(session, "draft WHERE region = ?", region),
          counted(session, snapshots + " AND stage = 'matter'", region),
          counted(session, snapshots + " AND stage NOT IN ('matter', 'family', 'line')", region),
          counted(session, std::string("review_entry") + kOfRegion, region),
          counted(session, std::string("document_entry") + kOfRegion, region),
          counted(session, "contact WHERE region = ?", region)};
}

Holdings erase(Session& session, const std::string& region) {
  // Freed pages are filled with zeros; without this SQLite leaves their bytes in the file.
  session << "PRAGMA secure_delete = ON", now;
  Transaction transaction(session);
  const Holdings found = holdings(session, region);
  remove(session, std::string("snapshot") + kOfRegion, region);
  remove(session, std::string("review_entry") + kOfRegion, region);
  remove(session, std::string("document_entry") + kOfRegion, region);
  remove(session, "draft WHERE region = ?", region);
  remove(session, "contact WHERE region = ?", region);
  transaction.commit();
  // The log holds the pages as they were: it is written back and cut to nothing.
  session << "PRAGMA wal_checkpoint(TRUNCATE)", now;
  return found;
}

}  // namespace engross::store
