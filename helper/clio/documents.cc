#include "clio/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/exchange.h"
#include "clio/paging.h"
#include "clio/upload.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;

constexpr int kMostCreations = 2;  // a second one only when Clio was seen not to have the first
constexpr int kMostAddresses = 3;  // of one upload, when they expire

constexpr const char* kDocumentFields =
    "id,name,parent{id},latest_document_version{id,uuid,version_number,size,fully_uploaded}";
constexpr const char* kBegunFields =
    "id,latest_document_version{id,uuid,put_url,put_headers,multiparts}";
constexpr const char* kVersionFields =
    "id,uuid,version_number,size,fully_uploaded,put_url,put_headers{name,value}";

// The answer may be lost although Clio did what was asked.
bool may_be_done(const base::Error& error) {
  return error.fault == Fault::unreachable || error.fault == Fault::malformed;
}

DocumentVersion version_of(const json& record) {
  DocumentVersion version;
  version.id = base::number_at(record, "id");
  version.uuid = base::text_at(record, "uuid");
  version.number = base::number_at(record, "version_number");
  version.size = base::number_at(record, "size");
  version.uploaded = base::member(record, "fully_uploaded") == true;
  return version;
}

Document document_of(const json& record) {
  return {base::number_at(record, "id"), base::text_at(record, "name"),
          base::number_at(base::member(record, "parent"), "id"),
          version_of(base::member(record, "latest_document_version"))};
}

UploadAddress upload_address(const json& record) {
  UploadAddress address{base::text_at(record, "put_url"), {}};
  const json& headers = base::member(record, "put_headers");
  if (!headers.is_array()) return address;
  for (const json& header : headers) {
    address.headers.push_back({base::text_at(header, "name"), base::text_at(header, "value")});
  }
  return address;
}

// Of the parts from `first` on, as many as there are; nothing when one is not named.
std::vector<UploadAddress> part_addresses(const json& version, std::size_t first,
                                          std::size_t count) {
  const json& parts = base::member(version, "multiparts");
  std::vector<UploadAddress> addresses;
  for (std::size_t i = first; parts.is_array() && i < first + count; ++i) {
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const json& one) {
      return base::number_at(one, "part_number") == static_cast<std::int64_t>(i + 1);
    });
    if (part == parts.end()) return {};
    addresses.push_back(upload_address(*part));
  }
  return addresses;
}

std::string body_of(json data) { return json{{"data", std::move(data)}}.dump(); }

base::Error odd_answer(const Exchange& exchange, std::string what) {
  return {Fault::malformed, std::move(what), place(exchange.access()),
          "run the same command again; if it stays so, please report this line"};
}

std::size_t count_of_parts(std::size_t size, std::size_t part) { return (size + part - 1) / part; }

// As Clio wants the parts announced.
json parts_body(std::string_view bytes, std::size_t part, std::size_t first, std::size_t count) {
  json parts = json::array();
  for (std::size_t i = first; i < std::min(first + count, count_of_parts(bytes.size(), part));
       ++i) {
    const std::string_view piece = bytes.substr(i * part, part);
    parts.push_back({{"part_number", i + 1},
                     {"content_length", std::to_string(piece.size())},
                     {"content_md5", base64_md5(piece)}});
  }
  return parts;
}

}  // namespace

struct Documents::Upload {
  DocumentVersion version;
  UploadAddress whole;
  std::vector<UploadAddress> parts;  // the first ones, of a file that goes in several
};

Documents::Documents(Exchange& exchange, Transport& transport, Clock& clock, UploadSizes sizes)
    : exchange_(exchange), transport_(transport), clock_(clock), sizes_(sizes) {}
Documents::~Documents() = default;

base::Result<MatterFolder> Documents::matter_folder(Id matter) {
  const auto answer =
      exchange_.get({api_url(exchange_.access().base_url, fmt::format("/matters/{}.json", matter),
                             {{"fields", "id,display_number,status,folder{id,name}"}}),
                     fmt::format("matter {}", matter)});
  if (!answer) return tl::make_unexpected(answer.error());
  const json& data = base::member(*answer, "data");
  const json& folder = base::member(data, "folder");
  if (const Id id = base::number_at(folder, "id"); id > 0) {
    return MatterFolder{base::text_at(data, "display_number"), base::text_at(data, "status"),
                        {id, base::text_at(folder, "name")}};
  }
  return base::failure(Fault::not_found, "Clio shows no folder of this matter",
                       fmt::format("matter {}", matter),
                       "open the matter's Documents in Clio once, then try again");
}

base::Result<std::vector<Folder>> Documents::folders(Id above) {
  std::map<Id, Folder> found;
  const Query query{{"parent_id", std::to_string(above)},
                    {"scope", "children"},
                    {"fields", "id,name"},
                    {"order", "id(asc)"},
                    {"limit", "200"}};
  const auto walked =
      walk(exchange_, {api_url(exchange_.access().base_url, "/folders.json", query), "folder"},
           [&](const json& record) {
             const Id id = base::number_at(record, "id");
             if (id > 0) found.insert_or_assign(id, Folder{id, base::text_at(record, "name")});
             return true;
           });
  if (!walked) return tl::make_unexpected(walked.error());
  std::vector<Folder> folders;
  for (auto& [id, folder] : found) folders.push_back(std::move(folder));
  return folders;
}

base::Result<Folder> Documents::make_folder(const std::string& name, Id above) {
  const std::string wanted = base::fold(base::trim(name));
  base::Error lost;
  for (int tries = 0; tries < kMostCreations; ++tries) {
    const auto known = folders(above);
    if (!known) return tl::make_unexpected(known.error());
    for (const Folder& folder : *known) {
      if (base::fold(base::trim(folder.name)) == wanted) return folder;
    }
    Question question{
        api_url(exchange_.access().base_url, "/folders.json", {{"fields", "id,name"}}), "folder"};
    question.method = "POST";
    question.body = body_of({{"name", name}, {"parent", {{"id", above}, {"type", "Folder"}}}});
    const auto answer = exchange_.change(question);
    if (!answer && !may_be_done(answer.error())) return tl::make_unexpected(answer.error());
    if (answer) {
      const json& folder = base::member(*answer, "data");
      if (const Id id = base::number_at(folder, "id"); id > 0) return Folder{id, name};
    }
    lost = answer ? odd_answer(exchange_, "Clio's answer names no folder") : answer.error();
  }
  return tl::make_unexpected(lost);
}

base::Result<std::vector<Document>> Documents::documents(Id folder) {
  std::map<Id, Document> found;
  // A plain list: Clio's search knows a new document only after a while.
  const Query query{
      {"parent_id", std::to_string(folder)}, {"scope", "children"}, {"show_uncompleted", "true"},
      {"fields", kDocumentFields},           {"order", "id(asc)"},  {"limit", "200"}};
  const auto walked =
      walk(exchange_, {api_url(exchange_.access().base_url, "/documents.json", query), "folder"},
           [&](const json& record) {
             const Document document = document_of(record);
             if (document.id > 0) found.insert_or_assign(document.id, document);
             return true;
           });
  if (!walked) return tl::make_unexpected(walked.error());
  std::vector<Document> documents;
  for (auto& [id, document] : found) documents.push_back(std::move(document));
  return documents;
}

base::Result<std::optional<Document>> Documents::document(Id id) {
  const auto answer =
      exchange_.get({api_url(exchange_.access().base_url, fmt::format("/documents/{}.json", id),
                             {{"fields", kDocumentFields}}),
                     fmt::format("document {}", id)});
  if (!answer && answer.error().fault == Fault::not_found) return std::nullopt;
  if (!answer) return tl::make_unexpected(answer.error());
  Document document = document_of(base::member(*answer, "data"));
  if (document.id != id) return tl::make_unexpected(odd_answer(exchange_, "another document came"));
  return document;
}

base::Result<std::vector<Documents::Upload>> Documents::uploads(Id document) {
  std::map<Id, Upload> found;
  const Query query{{"fields", kVersionFields}, {"limit", "200"}};
  const Question question{api_url(exchange_.access().base_url,
                                  fmt::format("/documents/{}/versions.json", document), query),
                          fmt::format("document {}", document)};
  const auto walked = walk(exchange_, question, [&](const json& record) {
    const DocumentVersion version = version_of(record);
    if (version.id > 0)
      found.insert_or_assign(version.id, Upload{version, upload_address(record), {}});
    return true;
  });
  if (!walked) return tl::make_unexpected(walked.error());
  std::vector<Upload> uploads;
  for (auto& [id, upload] : found) uploads.push_back(std::move(upload));
  return uploads;
}

base::Result<std::vector<DocumentVersion>> Documents::versions(Id document) {
  const auto found = uploads(document);
  if (!found) return tl::make_unexpected(found.error());
  std::vector<DocumentVersion> versions;
  for (const Upload& upload : *found) versions.push_back(upload.version);
  return versions;
}

base::Result<std::optional<Begun>> Documents::look_for(const NewDocument& wanted) {
  if (wanted.document > 0) {
    const auto known = versions(wanted.document);
    if (!known) return tl::make_unexpected(known.error());
    for (const DocumentVersion& version : *known) {
      if (version.id > wanted.after && !version.uploaded)
        return Begun{wanted.document, version.uuid};
    }
    return std::nullopt;
  }
  const auto known = documents(wanted.folder);
  if (!known) return tl::make_unexpected(known.error());
  for (const Document& document : *known) {
    if (document.id > wanted.after && document.name == wanted.name && !document.newest.uploaded &&
        !document.newest.uuid.empty()) {
      return Begun{document.id, document.newest.uuid};
    }
  }
  return std::nullopt;
}

base::Result<Begun> Documents::create(const NewDocument& wanted, std::string_view bytes) {
  Question question{
      api_url(exchange_.access().base_url, "/documents.json", {{"fields", kBegunFields}}),
      wanted.document > 0 ? fmt::format("document {}", wanted.document) : "folder"};
  question.method = "POST";
  const bool version = wanted.document > 0;
  json data{{"name", wanted.name},
            {"parent",
             {{"id", version ? wanted.document : wanted.folder},
              {"type", version ? "Document" : "Folder"}}}};
  if (bytes.size() >= sizes_.in_parts_from) {
    data["multiparts"] = parts_body(bytes, sizes_.part, 0, sizes_.parts_at_once);
  }
  question.body = body_of(data);
  const auto answer = exchange_.change(question);
  if (!answer) return tl::make_unexpected(answer.error());
  const json& record = base::member(*answer, "data");
  const json& newest = base::member(record, "latest_document_version");
  Begun begun{base::number_at(record, "id"), base::text_at(newest, "uuid")};
  if (begun.document <= 0 || begun.uuid.empty()) {
    return tl::make_unexpected(odd_answer(exchange_, "Clio's answer names no document"));
  }
  auto parts = part_addresses(newest, 0, data["multiparts"].size());
  fresh_.insert_or_assign(begun.uuid,
                          Upload{version_of(newest), upload_address(newest), std::move(parts)});
  return begun;
}

base::Result<Begun> Documents::begin(const NewDocument& wanted, std::string_view bytes) {
  bool look = wanted.begun_before;
  for (int tries = 1;; ++tries) {
    if (look) {
      const auto found = look_for(wanted);
      if (!found) return tl::make_unexpected(found.error());
      if (*found) return **found;
    }
    auto begun = create(wanted, bytes);
    if (begun || !may_be_done(begun.error()) || tries >= kMostCreations) return begun;
    look = true;
  }
}

// False: the address is good no longer.
base::Result<bool> Documents::send(const Upload& upload, std::string_view bytes) {
  const auto put = put_bytes(upload.whole, bytes, exchange_.access(), transport_, clock_);
  if (!put) return tl::make_unexpected(put.error());
  return *put == Put::arrived;
}

base::Result<bool> Documents::send_in_parts(const Begun& begun, const Upload& upload,
                                            std::string_view bytes) {
  const std::size_t count = count_of_parts(bytes.size(), sizes_.part);
  std::vector<UploadAddress> addresses = upload.parts;
  for (std::size_t part = 0, end = addresses.size(); part < count;) {
    if (part >= end) {
      auto more = addresses_of_parts(begun, bytes, part);
      if (!more) return tl::make_unexpected(more.error());
      addresses = std::move(*more);
      end = part + addresses.size();
    }
    exchange_.tell(fmt::format("Uploading, part {} of {}", part + 1, count));
    const Upload one{{}, addresses[part + addresses.size() - end], {}};
    const auto sent = send(one, bytes.substr(part * sizes_.part, sizes_.part));
    if (!sent || !*sent) return sent;
    ++part;
  }
  return true;
}

base::Result<std::vector<UploadAddress>> Documents::addresses_of_parts(const Begun& begun,
                                                                       std::string_view bytes,
                                                                       std::size_t first) {
  Question question{
      api_url(exchange_.access().base_url, fmt::format("/documents/{}.json", begun.document),
              {{"fields", kBegunFields}}),
      fmt::format("document {}", begun.document)};
  question.method = "PATCH";
  const json parts = parts_body(bytes, sizes_.part, first, sizes_.parts_at_once);
  question.body = body_of({{"uuid", begun.uuid}, {"fully_uploaded", false}, {"multiparts", parts}});
  const auto answer = exchange_.change(question);
  if (!answer) return tl::make_unexpected(answer.error());
  auto addresses = part_addresses(
      base::member(base::member(*answer, "data"), "latest_document_version"), first, parts.size());
  if (!addresses.empty()) return addresses;
  return tl::make_unexpected(odd_answer(exchange_, "Clio named no address for a part"));
}

base::Result<DocumentVersion> Documents::mark(const Begun& begun) {
  Question question{
      api_url(exchange_.access().base_url, fmt::format("/documents/{}.json", begun.document),
              {{"fields", kDocumentFields}}),
      fmt::format("document {}", begun.document)};
  question.method = "PATCH";
  question.body = body_of({{"uuid", begun.uuid}, {"fully_uploaded", true}});
  base::Error why;
  for (int tries = 0; tries < kMostCreations; ++tries) {
    const auto answer = exchange_.change(question);
    if (answer) {
      const DocumentVersion version =
          version_of(base::member(base::member(*answer, "data"), "latest_document_version"));
      if (version.uuid == begun.uuid && version.uploaded) return version;
      why = odd_answer(exchange_, "Clio's answer does not say that the document is uploaded");
    } else {
      why = answer.error();
    }
    // Marking it twice is an error in Clio, and an answer may have been lost: what counts is what
    // Clio has.
    const auto known = versions(begun.document);
    if (!known) return tl::make_unexpected(known.error());
    for (const DocumentVersion& version : *known) {
      if (version.uuid == begun.uuid && version.uploaded) return version;
    }
    if (!may_be_done(why)) break;
  }
  return tl::make_unexpected(why);
}

base::Result<std::optional<Documents::Upload>> Documents::upload_of(const Begun& begun) {
  if (auto made = fresh_.extract(begun.uuid)) return std::optional(std::move(made.mapped()));
  const auto known = uploads(begun.document);
  if (!known) return tl::make_unexpected(known.error());
  for (const Upload& one : *known) {
    if (one.version.uuid == begun.uuid) return std::optional(one);
  }
  return std::optional<Upload>();
}

base::Result<Filed> Documents::complete(const Begun& wanted, const std::string& name,
                                        std::string_view bytes) {
  Begun begun = wanted;
  const bool in_parts = bytes.size() >= sizes_.in_parts_from;
  for (int addresses = 0; addresses < kMostAddresses; ++addresses) {
    const auto upload = upload_of(begun);
    if (!upload) return tl::make_unexpected(upload.error());
    if (*upload && (*upload)->version.uploaded) return Filed{begun, (*upload)->version};
    // Parts of an earlier call are not gone on with: which of them arrived, Clio does not tell.
    const bool usable =
        *upload && (in_parts ? !(*upload)->parts.empty() : !(*upload)->whole.url.empty());
    if (usable) {
      const auto sent = in_parts ? send_in_parts(begun, **upload, bytes) : send(**upload, bytes);
      if (!sent) return tl::make_unexpected(sent.error());
      if (*sent) {
        const auto version = mark(begun);
        if (!version) return tl::make_unexpected(version.error());
        return whole(begun, *version, bytes);
      }
      if (addresses == 0 && !in_parts) continue;  // read again, it may have a newer address
    }
    auto another = begin({0, begun.document, name, 0, false}, bytes);
    if (!another) return tl::make_unexpected(another.error());
    begun = std::move(*another);
  }
  return base::failure(Fault::denied, "Clio's storage took none of the addresses that Clio named",
                       place(exchange_.access()),
                       "check this computer's date and time, then run the same command again");
}

// Clio counts the bytes that arrived.
base::Result<Filed> Documents::whole(const Begun& begun, const DocumentVersion& version,
                                     std::string_view bytes) const {
  if (version.size == 0 || version.size == static_cast<std::int64_t>(bytes.size())) {
    return Filed{begun, version};
  }
  return base::failure(
      Fault::malformed,
      fmt::format("Clio counts {} bytes of a file of {}", version.size, bytes.size()),
      fmt::format("document {}", begun.document),
      "open the document in Clio and look whether it is whole");
}

}  // namespace engross::clio
