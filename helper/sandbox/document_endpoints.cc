// Documents and folders. A document that is not marked as uploaded is in no list, unless the list
// is asked for those too.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/answers.h"
#include "sandbox/endpoints.h"

namespace engross::sandbox {
namespace {

constexpr Filter kDocumentFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"matter_id", Compare::id, "matter"},
    {"contact_id", Compare::id, "contact"},
    {"document_category_id", Compare::id, "document_category"},
    {"query", Compare::words, "name"},
    {"locked", Compare::flag, "locked"},
};
constexpr Order kDocumentOrders[] = {{"id", "id"},
                                     {"name", "name"},
                                     {"created_at", "created_at"},
                                     {"updated_at", "updated_at"},
                                     {"received_at", "received_at"},
                                     {"document_number", "id"}};

constexpr Filter kFolderFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"matter_id", Compare::id, "matter"},
    {"contact_id", Compare::id, "contact"},
    {"query", Compare::words, "name"},
};
constexpr Order kFolderOrders[] = {{"id", "id"}, {"name", "name"}, {"updated_at", "updated_at"}};

constexpr Filter kVersionFilters[] = {{"fully_uploaded", Compare::flag, "fully_uploaded"}};

bool asked_for(const Call& call, const char* parameter) {
  return first(call.request.query, parameter) == "true";
}

// Those of the folder that the query names, or of all below it, without what is in the bin.
Answer<std::vector<const Json*>> in_place(const Call& call, std::vector<const Json*> records) {
  if (!asked_for(call, "include_deleted")) {
    std::erase_if(records,
                  [](const Json* one) { return !base::member(*one, "deleted_at").is_null(); });
  }
  const auto parent = first(call.request.query, "parent_id");
  if (!parent) return records;
  const Id wanted = base::number_at(Json{{"id", *parent}}, "id");
  if (wanted == 0) {
    return refuse(400, "ArgumentError", *parent + " is not a valid value for parent_id");
  }
  const bool deep = first(call.request.query, "scope") == "descendants";
  std::erase_if(records, [&](const Json* one) {
    const Id folder = base::number_at(*one, "#folder");
    return folder != wanted && !(deep && call.cabinet.lies_in(folder, wanted));
  });
  return records;
}

Answer<Json> named_data(const Call& call) {
  auto data = data_of(call);
  if (!data) return data;
  if (base::is_blank(base::text_at(*data, "name"))) {
    return refuse(422, "ArgumentError", "name is missing");
  }
  if (!base::member(*data, "parent").is_object()) {
    return refuse(422, "ArgumentError", "parent is missing");
  }
  return data;
}

// Clio's samples send the text "true", its schema a boolean.
bool is_true(const Json& value) { return value == true || value == "true"; }

Answer<Response> shown(const Call& call, Id document, Id version) {
  call.cabinet.sign(call.now);
  return one(call, "Document",
             call.cabinet.with_version(*call.cabinet.document(document), version));
}

Answer<Response> more_parts(const Call& call, Id document, Id version, const Json& data) {
  const auto parts = call.cabinet.parts_of(data);
  if (!parts) return tl::unexpected(parts.error());
  call.cabinet.add_parts(version, *parts);
  return shown(call, document, version);
}

}  // namespace

Answer<Response> documents(const Call& call) {
  call.cabinet.sign(call.now);
  auto records = in_place(call, pointers(call.firm.all("Document")));
  if (!records) return tl::unexpected(records.error());
  if (!asked_for(call, "show_uncompleted")) {
    std::erase_if(*records, [](const Json* one) { return (*one)["#whole"] == false; });
  }
  return list(call, {"Document", kDocumentFilters, kDocumentOrders}, std::move(*records));
}

Answer<Response> document(const Call& call) {
  call.cabinet.sign(call.now);
  const Json* record = call.cabinet.document(call.ids.front());
  return record == nullptr ? Answer<Response>(no_record()) : one(call, "Document", *record);
}

Answer<Response> create_document(const Call& call) {
  const auto data = named_data(call);
  if (!data) return tl::unexpected(data.error());
  const auto parts = call.cabinet.parts_of(*data);
  if (!parts) return tl::unexpected(parts.error());
  const Json& parent = base::member(*data, "parent");
  Id id = 0;
  if (base::text_at(parent, "type") == "Document") {
    id = base::number_at(parent, "id");
    if (call.cabinet.document(id) == nullptr) return no_record();
  } else {
    const auto folder = call.cabinet.folder_of(parent);
    if (!folder) return tl::unexpected(folder.error());
    id = call.cabinet.add_document(*data, *folder, call.user, call.now);
  }
  return created(shown(call, id, call.cabinet.add_version(id, *data, *parts, call.user, call.now)));
}

Answer<Response> change_document(const Call& call) {
  const auto data = data_of(call);
  if (!data) return tl::unexpected(data.error());
  const Id id = call.ids.front();
  Json* record = call.cabinet.document(id);
  if (record == nullptr) return no_record();
  if (is_stale(call, *record)) return stale_record();
  const std::string uuid = base::text_at(*data, "uuid");
  if (is_true(base::member(*data, "fully_uploaded"))) {
    if (uuid.empty()) return refuse(422, "ArgumentError", "uuid is missing");
    if (auto done = call.cabinet.finish(id, uuid, call.now); !done) {
      return tl::unexpected(done.error());
    }
  } else if (base::member(*data, "multiparts").is_array()) {
    const Id version = call.cabinet.version_of(id, uuid);
    if (version == 0) return no_record();
    return more_parts(call, id, version, *data);
  }
  if (const std::string name = base::text_at(*data, "name"); !name.empty()) {
    (*record)["name"] = name;
    call.cabinet.change(*record, "Document", call.now);
  }
  call.cabinet.sign(call.now);
  return one(call, "Document", *record);
}

Answer<Response> bin_document(const Call& call) {
  Json* record = call.cabinet.document(call.ids.front());
  if (record == nullptr) return no_record();
  (*record)["deleted_at"] = base::iso(call.now);
  call.cabinet.change(*record, "Document", call.now);
  Response response;
  response.status = 204;
  return response;
}

Answer<Response> document_versions(const Call& call) {
  if (call.cabinet.document(call.ids.front()) == nullptr) return no_record();
  call.cabinet.sign(call.now);
  auto records = pointers(call.firm.all("DocumentVersion"));
  std::erase_if(records, [&](const Json* one) {
    return base::number_at(*one, "document_id") != call.ids.front();
  });
  return list(call, {"DocumentVersion", kVersionFilters}, std::move(records));
}

Answer<Response> download_document(const Call& call) {
  const Json* record = call.cabinet.document(call.ids.front());
  if (record == nullptr) return no_record();
  Id version = base::number_at(*record, "latest_document_version");
  if (const auto asked = first(call.request.query, "document_version_id")) {
    version = base::number_at(Json{{"id", *asked}}, "id");
    const Json* found = call.firm.find("DocumentVersion", version);
    if (found == nullptr || base::number_at(*found, "document_id") != call.ids.front()) {
      return no_record();
    }
  }
  const std::string address = call.cabinet.download(version, call.now);
  if (address.empty()) return no_record();
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", address);
  return response;
}

Answer<Response> folders(const Call& call) {
  auto records = in_place(call, pointers(call.firm.all("Folder")));
  if (!records) return tl::unexpected(records.error());
  return list(call, {"Folder", kFolderFilters, kFolderOrders}, std::move(*records));
}

Answer<Response> folder(const Call& call) { return one_of(call, "Folder"); }

Answer<Response> create_folder(const Call& call) {
  const auto data = named_data(call);
  if (!data) return tl::unexpected(data.error());
  const auto above = call.cabinet.folder_of(base::member(*data, "parent"));
  if (!above) return tl::unexpected(above.error());
  const Id id = call.cabinet.add_folder(base::text_at(*data, "name"), *above, call.user, call.now);
  return created(one(call, "Folder", *call.firm.find("Folder", id)));
}

}  // namespace engross::sandbox
