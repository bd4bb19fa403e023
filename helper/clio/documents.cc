#include "clio/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/documents_json.h"
#include "clio/exchange.h"
#include "clio/paging.h"
#include "clio/upload.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;

constexpr const char* kVersionFields =
    "id,uuid,version_number,size,fully_uploaded,put_url,put_headers{name,value}";

Document document_of(const json& record) {
  return {base::number_at(record, "id"), base::text_at(record, "name"),
          base::number_at(base::member(record, "parent"), "id"),
          version_of(base::member(record, "latest_document_version"))};
}

}  // namespace

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
    return MatterFolder{base::text_at(data, "display_number"),
                        base::text_at(data, "status"),
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
  // Clio's document wants the id in the query too.
  const Query query{{"id", std::to_string(document)}, {"fields", kVersionFields}, {"limit", "200"}};
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

}  // namespace engross::clio
