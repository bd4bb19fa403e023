#include "sandbox/stamp.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <chrono>

#include "base/date.h"
#include "base/json.h"

namespace engross::sandbox {
namespace {

using namespace std::chrono;

// Office hours in Toronto, with the offset of the season: Clio does not always write Z.
std::string time_in_toronto(sys_days day, std::int64_t minute_of_day) {
  const year_month_day date{day};
  const bool summer = date.month() > March && date.month() < November;
  return fmt::format("{}T{:02}:{:02}:{:02}-0{}:00", base::iso(date), 9 + minute_of_day / 60,
                     minute_of_day % 60, minute_of_day % 59, summer ? 4 : 5);
}

std::string created_at(std::int64_t id) {
  return time_in_toronto(sys_days{year{2021} / January / 4} + days{id * 37 % 1500}, id * 13 % 480);
}

std::string updated_at(std::int64_t id) {
  const auto created = sys_days{year{2021} / January / 4} + days{id * 37 % 1500};
  return time_in_toronto(created + days{1 + id * 7 % 400}, id * 29 % 480);
}

void set_etag(Json& record, std::string_view resource) {
  record.erase("etag");
  // Not of the record as text: writing out all records of a firm is half of its start.
  record["etag"] = etag_of(fmt::format("{} {:016x}", resource, std::hash<Json>{}(record)));
}

}  // namespace

std::string etag_of(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest, &size, EVP_md5(), nullptr);
  return fmt::format("\"{:02x}\"", fmt::join(digest, digest + size, ""));
}

void set_times(Json& record) {
  const std::int64_t id = base::number_at(record, "id");
  if (!record.contains("created_at")) record["created_at"] = created_at(id);
  if (!record.contains("updated_at")) record["updated_at"] = updated_at(id);
}

void stamp(Json& record, std::string_view resource) {
  set_times(record);
  set_etag(record, resource);
}

void stamp_inside(Json& record, std::string_view resource, const Json& outer) {
  record["created_at"] = base::member(outer, "created_at");
  record["updated_at"] = base::member(outer, "updated_at");
  set_etag(record, resource);
}

}  // namespace engross::sandbox
