// What reading and uploading of documents share: the members that are asked for, and Clio's JSON as
// this room's records.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "clio/documents.h"
#include "clio/exchange.h"
#include "clio/upload.h"

namespace engross::clio {

inline constexpr const char* kDocumentFields =
    "id,name,parent{id},latest_document_version{id,uuid,version_number,size,fully_uploaded}";

// A second one only when Clio was seen not to have the first.
inline constexpr int kMostCreations = 2;

// The answer may be lost although Clio did what was asked.
inline bool may_be_done(const base::Error& error) {
  return error.fault == base::Fault::unreachable || error.fault == base::Fault::malformed;
}

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

inline std::string body_of(nlohmann::json data) {
  return nlohmann::json{{"data", std::move(data)}}.dump();
}

inline base::Error odd_answer(const Exchange& exchange, std::string what) {
  return {base::Fault::malformed, std::move(what), place(exchange.access()),
          "run the same command again; if it stays so, please report this line"};
}

struct Documents::Upload {
  DocumentVersion version;
  UploadAddress whole;
  std::vector<UploadAddress> parts;  // the first ones, of a file that goes in several
};

}  // namespace engross::clio
