// What reading and uploading of documents share: the members that are asked for, and Clio's JSON as
// this room's records.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "clio/changing.h"
#include "clio/documents.h"
#include "clio/upload.h"

namespace engross::clio {

inline constexpr const char* kDocumentFields =
    "id,name,parent{id},latest_document_version{id,uuid,version_number,size,fully_uploaded}";

inline DocumentVersion version_of(const nlohmann::json& record) {
  DocumentVersion version;
  version.id = base::number_at(record, "id");
  version.uuid = base::text_at(record, "uuid");
  version.number = base::number_at(record, "version_number");
  version.size = base::number_at(record, "size");
  version.uploaded = base::member(record, "fully_uploaded") == true;
  return version;
}

inline UploadAddress upload_address(const nlohmann::json& record) {
  UploadAddress address{base::text_at(record, "put_url"), {}};
  const nlohmann::json& headers = base::member(record, "put_headers");
  if (!headers.is_array()) return address;
  for (const nlohmann::json& header : headers) {
    address.headers.push_back({base::text_at(header, "name"), base::text_at(header, "value")});
  }
  return address;
}

struct Documents::Upload {
  DocumentVersion version;
  UploadAddress whole;
  std::vector<UploadAddress> parts;  // the first ones, of a file that goes in several
};

}  // namespace engross::clio
