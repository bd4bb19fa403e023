#include "clio/upload.h"

#include <Poco/Base64Encoder.h>
#include <Poco/MD5Engine.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <sstream>

#include "clio/address.h"

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;
using std::chrono::milliseconds;

constexpr int kMostPuts = 5;
constexpr milliseconds kFirstPutWait{500};
constexpr std::size_t kLongestStorageCode = 60;

// What the connection itself sets, or would be a sign-in.
constexpr std::array<std::string_view, 7> kNeverSent = {
    "authorization", "cookie", "host", "connection", "transfer-encoding", "te", "upgrade"};

tl::unexpected<Error> bad_address(std::string what, const Access& access) {
  return base::failure(Fault::denied, std::move(what), place(access),
                       "nothing was uploaded: try again; if it stays so, please report this line");
}

bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

bool is_header_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

base::Result<Request> upload_request(const UploadAddress& address, std::string_view bytes,
                                     const Access& access) {
  const auto to = parse_address(address.url);
  if (!to) return bad_address("Clio named no readable address to upload to", access);
  const bool here = is_this_machine(to->host) && access.region == "local";
  if (!to->secure() && !here) {
    return bad_address("Clio named an address to upload to that is not protected (https)", access);
  }
  Request request{"PUT", address.url, {}, std::string(bytes)};
  for (const Header& header : address.headers) {
    const std::string name = base::lower(header.name);
    const bool forbidden =
        std::find(kNeverSent.begin(), kNeverSent.end(), name) != kNeverSent.end();
    if (forbidden || !is_header_name(header.name) || !is_header_value(header.value)) {
      return bad_address(
          "Clio asked for a header that is not sent to a storage: " + base::excerpt(header.name),
          access);
    }
    if (name != "content-length") {  // which the connection sends
      request.headers.push_back(header);
    } else if (header.value != std::to_string(bytes.size())) {
      return bad_address("Clio expects another size than the file has", access);
    }
  }
  return request;
}

// "SignatureDoesNotMatch" of the storage's XML.
std::string code_of(const Response& response) {
  constexpr std::string_view kOpen = "<Code>";
  const std::size_t begin = response.body.find(kOpen);
  const std::size_t end = response.body.find("</Code>");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return "";
  const std::size_t start = begin + kOpen.size();
  return response.body.substr(start, std::min(end - start, kLongestStorageCode));
}

bool may_help_later(const Response& response) {
  return response.status >= 500 || response.status == 408 || response.status == 429 ||
         code_of(response) == "BadDigest" || code_of(response) == "RequestTimeout";
}

std::string told(const Response& response) {
  const std::string code = code_of(response);
  return code.empty() ? fmt::format("status {}", response.status)
                      : fmt::format("status {}, {}", response.status, base::excerpt(code));
}

}  // namespace

std::string base64_md5(std::string_view bytes) {
  Poco::MD5Engine engine;
  engine.update(bytes.data(), bytes.size());
  const auto& digest = engine.digest();
  std::ostringstream out;
  Poco::Base64Encoder encoder(out);
  encoder.write(reinterpret_cast<const char*>(digest.data()),
                static_cast<std::streamsize>(digest.size()));
  encoder.close();
  return out.str();
}

base::Result<Put> put_bytes(const UploadAddress& address, std::string_view bytes,
                            const Access& access, Transport& transport, Clock& clock) {
  const auto request = upload_request(address, bytes, access);
  if (!request) return tl::make_unexpected(request.error());
  const std::string where = parse_address(address.url)->origin();
  constexpr const char* kAgain =
      "nothing is lost: run the same command again, it goes on with the same document";
  std::string why;
  for (int tries = 1; tries <= kMostPuts; ++tries) {
    const auto response = transport.send(*request);
    if (response && response->status >= 200 && response->status < 300) return Put::arrived;
    if (response && response->status == 403) return Put::expired;
    if (response && !may_help_later(*response)) {
      return base::failure(Fault::denied,
                           fmt::format("Clio's storage refused the file ({})", told(*response)),
                           where, kAgain);
    }
    if (!response && response.error().fault != Fault::unreachable) {
      return tl::make_unexpected(response.error());
    }
    why =
        response ? "its storage has trouble of its own, " + told(*response) : response.error().what;
    if (tries < kMostPuts && !clock.sleep(kFirstPutWait * (1 << (tries - 1)))) {
      return base::failure(Fault::unreachable, "stopped before the file was uploaded", where,
                           kAgain);
    }
  }
  return base::failure(
      Fault::unreachable,
      fmt::format("the file could not be uploaded to Clio: {} ({} tries)", why, kMostPuts), where,
      kAgain);
}

}  // namespace engross::clio
