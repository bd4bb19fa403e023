// A document created, its bytes uploaded, its version marked.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/documents.h"
#include "clio/documents_json.h"
#include "clio/exchange.h"
#include "clio/upload.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;

constexpr int kMostAddresses = 3;  // of one upload, when they expire

constexpr const char* kBegunFields =
    "id,latest_document_version{id,uuid,put_url,put_headers,multiparts}";

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
    exchange_.tell({.kind = Step::Kind::uploading,
                    .done = static_cast<std::int64_t>(part + 1),
                    .total = static_cast<std::int64_t>(count),
                    .line = fmt::format("Uploading, part {} of {}", part + 1, count)});
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
