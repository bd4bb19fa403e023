#include "sandbox/cabinet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/answers.h"
#include "sandbox/tokens.h"

namespace engross::sandbox {
namespace {

constexpr Id kFirstFolder = 900001;
constexpr Id kFirstDocument = 500001;
constexpr Id kFirstVersion = 600001;

std::string new_uuid() {
  const std::string hex = random_hex(16);
  return fmt::format("{}-{}-4{}-a{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(13, 3),
                     hex.substr(17, 3), hex.substr(20, 12));
}

std::string kind_of_content(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : base::lower(name.substr(dot));
  if (ending == ".docx") {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }
  if (ending == ".pdf") return "application/pdf";
  return ending == ".txt" ? "text/plain" : "application/octet-stream";
}

Json creator_of(const Firm& firm, Id user) {
  const Json* record = firm.find("User", user);
  Json creator = record == nullptr ? Json{{"id", user}} : *record;
  creator["type"] = "ManageUser";
  return creator;
}

Json headers_as_json(const Pairs& headers) {
  Json out = Json::array();
  for (const auto& [name, value] : headers) out.push_back({{"name", name}, {"value", value}});
  return out;
}

Pairs whole_headers(const Json& version) {
  return {{"Content-Type", base::text_at(version, "content_type")},
          {"x-amz-server-side-encryption", "AES256"}};
}

Pairs part_headers(const Json& part) {
  Pairs headers = {{"Content-Length", base::text_at(part, "#length")}};
  const std::string md5 = base::text_at(part, "#md5");
  if (!md5.empty()) headers.emplace_back("Content-MD5", md5);
  return headers;
}

std::string key_of(const Json& version) { return base::text_at(version, "uuid"); }
std::string key_of(const Json& version, const Json& part) {
  return fmt::format("{}.part{}", key_of(version), base::number_at(part, "part_number"));
}

}  // namespace

Cabinet::Cabinet(Firm& firm, const Switches& switches, const std::string& secret)
    : firm_(firm), switches_(switches), storage_(secret) {
  for (const auto& [id, matter] : firm.all("Matter")) {
    Json folder = base::member(matter, "folder");
    if (!folder.is_object()) continue;
    folder["#folder"] = 0;
    folder["external_properties"] = Json::array();
    firm_.edit("Folder").emplace(base::number_at(folder, "id"), std::move(folder));
  }
}

Id Cabinet::next(std::string_view resource, Id first) const {
  const Records& records = firm_.all(resource);
  return records.empty() ? first : std::max(first, records.rbegin()->first + 1);
}

Answer<Id> Cabinet::folder_of(const Json& parent) const {
  const Id id = base::number_at(parent, "id");
  const std::string type = base::text_at(parent, "type");
  if (type == "Matter") {
    const Json* matter = firm_.find("Matter", id);
    if (matter != nullptr) return base::number_at(base::member(*matter, "folder"), "id");
  } else if (type == "Folder") {
    const Json* folder = firm_.find("Folder", id);
    if (folder != nullptr && base::member(*folder, "deleted_at").is_null()) return id;
  } else if (type != "Contact") {
    return refuse(422, "ArgumentError", fmt::format("{} is not a valid parent type", type));
  }
  return no_record();
}

Id Cabinet::add_folder(const std::string& name, Id parent, Id user, base::Instant now) {
  const Id id = next("Folder", kFirstFolder);
  const Json& above = *firm_.find("Folder", parent);
  Json folder = {{"id", id},
                 {"type", "Folder"},
                 {"name", name},
                 {"locked", false},
                 {"root", false},
                 {"deleted_at", nullptr},
                 {"matter", base::member(above, "matter")},
                 {"parent", above},
                 {"creator", creator_of(firm_, user)},
                 {"external_properties", Json::array()},
                 {"created_at", base::iso(now)},
                 {"updated_at", base::iso(now)},
                 {"#folder", parent}};
  stamp(folder, "Folder");
  firm_.edit("Folder").emplace(id, std::move(folder));
  return id;
}

Id Cabinet::add_document(const Json& data, Id folder, Id user, base::Instant now) {
  const Id id = next("Document", kFirstDocument);
  const Json& above = *firm_.find("Folder", folder);
  Json document = {{"id", id},
                   {"type", "Document"},
                   {"name", base::text_at(data, "name")},
                   {"locked", false},
                   {"deleted_at", nullptr},
                   {"matter", base::member(above, "matter")},
                   {"parent", above},
                   {"creator", creator_of(firm_, user)},
                   {"external_properties", Json::array()},
                   {"created_at", base::iso(now)},
                   {"updated_at", base::iso(now)},
                   {"#folder", folder},
                   {"#whole", false}};
  stamp(document, "Document");
  firm_.edit("Document").emplace(id, std::move(document));
  return id;
}

Id Cabinet::add_version(Id document, const Json& data, const std::vector<Part>& parts, Id user,
                        base::Instant now) {
  const Id id = next("DocumentVersion", kFirstVersion);
  std::string filename = base::text_at(data, "filename");
  if (filename.empty()) filename = base::text_at(data, "name");
  std::string content_type = base::text_at(data, "content_type");
  if (content_type.empty()) content_type = kind_of_content(filename);
  Json version = {{"id", id},
                  {"document_id", document},
                  {"uuid", new_uuid()},
                  {"filename", filename},
                  {"content_type", content_type},
                  {"size", nullptr},
                  {"version_number", nullptr},
                  {"fully_uploaded", false},
                  {"received_at", nullptr},
                  {"creator", creator_of(firm_, user)},
                  {"put_headers", Json::array()},
                  {"multiparts", Json::array()},
                  {"created_at", base::iso(now)},
                  {"updated_at", base::iso(now)}};
  stamp(version, "DocumentVersion");
  firm_.edit("DocumentVersion").emplace(id, std::move(version));
  Json& record = firm_.edit("Document").at(document);
  if (record["#whole"] == false) record["latest_document_version"] = id;
  add_parts(id, parts);
  return id;
}

void Cabinet::add_parts(Id version_id, const std::vector<Part>& parts) {
  auto& multiparts = (*version(version_id))["multiparts"].get_ref<Json::array_t&>();
  for (const Part& part : parts) {
    std::erase_if(multiparts,
                  [&](const Json& known) { return known["part_number"] == part.number; });
    multiparts.push_back({{"part_number", part.number},
                          {"put_url", ""},
                          {"put_headers", Json::array()},
                          {"#length", part.length},
                          {"#md5", part.md5}});
  }
  std::sort(multiparts.begin(), multiparts.end(),
            [](const Json& a, const Json& b) { return a["part_number"] < b["part_number"]; });
}

Answer<bool> Cabinet::arrived(Json& version) {
  const std::string key = key_of(version);
  std::vector<std::string> keys;
  for (const Json& part : version["multiparts"]) keys.push_back(key_of(version, part));
  const bool missing = keys.empty() ? storage_.find(key) == nullptr
                                    : std::any_of(keys.begin(), keys.end(), [&](const auto& one) {
                                        return storage_.find(one) == nullptr;
                                      });
  if (missing) {
    return refuse(422, "UploadNotFoundError",
                  fmt::format("A matching remote file was not found for the file named {} with "
                              "UUID {}",
                              base::text_at(version, "filename"), key));
  }
  if (!keys.empty()) storage_.join(keys, key);
  return true;
}

Answer<bool> Cabinet::finish(Id document_id, const std::string& uuid, base::Instant now) {
  const Id id = version_of(document_id, uuid);
  if (id == 0) return no_record();
  Json& found = *version(id);
  if (found["fully_uploaded"] == true) {
    return refuse(422, "ArgumentError", "The document is already marked as fully uploaded");
  }
  if (auto here = arrived(found); !here) return here;
  std::int64_t number = 1;
  for (const auto& [other, record] : firm_.all("DocumentVersion")) {
    if (base::number_at(record, "document_id") == document_id && record["fully_uploaded"] == true) {
      ++number;
    }
  }
  const auto size = storage_.find(uuid)->size();
  found["fully_uploaded"] = true;
  found["version_number"] = number;
  found["size"] = size;
  found["received_at"] = base::iso(now);
  found["put_url"] = "";
  found["put_headers"] = Json::array();
  found["multiparts"] = Json::array();
  change(found, "DocumentVersion", now);
  Json& record = *document(document_id);
  record["#whole"] = true;
  record["latest_document_version"] = id;
  record["filename"] = found["filename"];
  record["content_type"] = found["content_type"];
  record["size"] = size;
  record["received_at"] = base::iso(now);
  change(record, "Document", now);
  return true;
}

Json* Cabinet::document(Id id) {
  Records& records = firm_.edit("Document");
  const auto found = records.find(id);
  if (found == records.end() || !base::member(found->second, "deleted_at").is_null()) {
    return nullptr;
  }
  return &found->second;
}

Json* Cabinet::version(Id id) {
  Records& records = firm_.edit("DocumentVersion");
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

void Cabinet::change(Json& record, std::string_view resource, base::Instant now) {
  record["updated_at"] = base::iso(now);
  stamp(record, resource);
}

Id Cabinet::version_of(Id document, const std::string& uuid) const {
  for (const auto& [id, version] : firm_.all("DocumentVersion")) {
    if (base::number_at(version, "document_id") == document && key_of(version) == uuid) return id;
  }
  return 0;
}

Json Cabinet::with_version(const Json& document, Id version) const {
  Json shown = document;
  shown["latest_document_version"] = version;
  return shown;
}

void Cabinet::sign(base::Instant now) {
  const long life = switches_.upload_lifetime_s;
  for (auto& [id, version] : firm_.edit("DocumentVersion")) {
    if (version["fully_uploaded"] == true) continue;
    version["put_headers"] = headers_as_json(whole_headers(version));
    version["put_url"] =
        storage_.address(origin_, "PUT", key_of(version), whole_headers(version), now, life);
    for (Json& part : version["multiparts"]) {
      part["put_headers"] = headers_as_json(part_headers(part));
      part["put_url"] =
          storage_.address(origin_, "PUT", key_of(version, part), part_headers(part), now, life);
    }
  }
}

std::string Cabinet::download(Id id, base::Instant now) const {
  const Json* found = firm_.find("DocumentVersion", id);
  if (found == nullptr || (*found)["fully_uploaded"] == false) return "";
  return storage_.address(origin_, "GET", key_of(*found), {}, now, switches_.upload_lifetime_s);
}

bool Cabinet::lies_in(Id folder, Id above) const {
  for (const Json* at = firm_.find("Folder", folder); at != nullptr;) {
    const Id up = base::number_at(*at, "#folder");
    if (up == above) return true;
    at = up == 0 ? nullptr : firm_.find("Folder", up);
  }
  return false;
}

Answer<std::vector<Part>> Cabinet::parts_of(const Json& data) const {
  constexpr std::size_t kMostParts = 50;
  std::vector<Part> parts;
  const Json& given = base::member(data, "multiparts");
  if (!given.is_array()) return parts;
  if (given.size() > kMostParts) {
    return refuse(422, "ArgumentError",
                  fmt::format("at most {} multiparts may be sent in one request", kMostParts));
  }
  for (const Json& one : given) {
    const Part part{static_cast<long>(base::number_at(one, "part_number")),
                    base::text_at(one, "content_length"), base::text_at(one, "content_md5")};
    if (part.number < 1 || part.number > 10000) {
      return refuse(422, "ArgumentError", "part_number must be between 1 and 10,000");
    }
    const std::int64_t length = base::number_at(one, "content_length");
    if (length < 1) return refuse(422, "ArgumentError", "content_length is missing");
    if (!parts.empty() && std::stol(parts.back().length) < switches_.smallest_part_bytes) {
      return refuse(422, "ArgumentError",
                    fmt::format("each part but the last must be at least {} bytes",
                                switches_.smallest_part_bytes));
    }
    parts.push_back(part);
  }
  return parts;
}

}  // namespace engross::sandbox
