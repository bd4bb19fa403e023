#include "sandbox/storage.h"

#include <Poco/Base64Encoder.h>
#include <Poco/NumberParser.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <sstream>

#include "base/text.h"
#include "sandbox/stamp.h"

namespace engross::sandbox {
namespace {

// Amazon's form of a refusal; `code` is what programs look at.
Response storage_refusal(int status, std::string_view code, std::string_view message) {
  Response response;
  response.status = status;
  response.content_type = "application/xml";
  response.body = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{}</Code><Message>{}</Message>"
      "</Error>",
      code, message);
  return response;
}

bool is_over(const std::string& date, const std::string& lifetime, base::Instant now) {
  Poco::Int64 begin = 0;
  Poco::Int64 life = 0;
  if (!Poco::NumberParser::tryParse64(date, begin) ||
      !Poco::NumberParser::tryParse64(lifetime, life)) {
    return true;
  }
  return now.time_since_epoch().count() >= begin + life;
}

}  // namespace

std::string base64_md5(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_md5(), nullptr);
  std::ostringstream out;
  Poco::Base64Encoder encoder(out);
  encoder.write(reinterpret_cast<const char*>(digest), size);
  encoder.close();
  return out.str();
}

std::string Storage::signature(const std::string& method, const std::string& key,
                               const Pairs& headers, const std::string& date,
                               const std::string& lifetime) const {
  std::string text = secret_ + '\n' + method + '\n' + key + '\n' + date + '\n' + lifetime;
  for (const auto& [name, value] : headers) text += '\n' + base::lower(name) + ':' + value;
  return etag_of(text).substr(1, 32);
}

std::string Storage::address(const std::string& origin, const std::string& method,
                             const std::string& key, const Pairs& headers, base::Instant now,
                             long lifetime) const {
  const std::string date = std::to_string(now.time_since_epoch().count());
  const std::string life = std::to_string(lifetime);
  std::vector<std::string> names;
  for (const auto& [name, value] : headers) names.push_back(base::lower(name));
  return origin + std::string(kStoragePath) + key + '?' +
         form_of({{"X-Amz-Date", date},
                  {"X-Amz-Expires", life},
                  {"X-Amz-SignedHeaders", base::join(names, ";")},
                  {"X-Amz-Signature", signature(method, key, headers, date, life)}});
}

Response Storage::answer(const Request& request, base::Instant now) {
  if (!header(request, "Authorization").empty()) {
    return storage_refusal(400, "InvalidArgument",
                           "Only one auth mechanism allowed; only the X-Amz-Algorithm query "
                           "parameter or the Authorization header should be specified");
  }
  const std::string key = request.path.substr(kStoragePath.size());
  const std::string date = first(request.query, "X-Amz-Date").value_or("");
  const std::string life = first(request.query, "X-Amz-Expires").value_or("");
  Pairs headers;
  for (const std::string& name :
       base::split(first(request.query, "X-Amz-SignedHeaders").value_or(""), ';')) {
    if (!name.empty()) headers.emplace_back(name, header(request, name));
  }
  if (signature(request.method, key, headers, date, life) !=
      first(request.query, "X-Amz-Signature").value_or("")) {
    return storage_refusal(403, "SignatureDoesNotMatch",
                           "The request signature we calculated does not match the signature you "
                           "provided. Check your key and signing method.");
  }
  if (is_over(date, life, now)) {
    return storage_refusal(403, "AccessDenied", "Request has expired");
  }
  Response response;
  if (request.method == "GET") {
    const std::string* found = find(key);
    if (found == nullptr) return storage_refusal(404, "NoSuchKey", "The key does not exist.");
    response.content_type = "application/octet-stream";
    response.body = *found;
    return response;
  }
  if (request.method != "PUT") {
    return storage_refusal(405, "MethodNotAllowed", "The method is not allowed.");
  }
  if (header(request, "Content-Length").empty()) {
    return storage_refusal(411, "MissingContentLength", "You must provide the Content-Length.");
  }
  const std::string announced = header(request, "Content-MD5");
  if (!announced.empty() && announced != base64_md5(request.body)) {
    return storage_refusal(400, "BadDigest", "The Content-MD5 you specified did not match.");
  }
  bytes_[key] = request.body;
  response.content_type = "application/xml";
  response.headers.emplace_back("ETag", etag_of(request.body));
  return response;
}

const std::string* Storage::find(const std::string& key) const {
  const auto found = bytes_.find(key);
  return found == bytes_.end() ? nullptr : &found->second;
}

void Storage::join(const std::vector<std::string>& parts, const std::string& key) {
  std::string whole;
  for (const std::string& part : parts) {
    whole += bytes_[part];
    bytes_.erase(part);
  }
  bytes_[key] = std::move(whole);
}

}  // namespace engross::sandbox
