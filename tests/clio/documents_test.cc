// Documents in Clio: what is sent where, and what is never sent twice or to the wrong host.
#include "clio/documents.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clio/exchange.h"
#include "clio/upload.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;

constexpr const char* kStorageToken = "kT9-canary-token";
constexpr const char* kCreated =
    R"({"data":{"id":7,"latest_document_version":{"id":9,"uuid":"u-1",
        "put_url":"https://s3.example/put-here?sig=1",
        "put_headers":[{"name":"Content-Type","value":"text/plain"},
                       {"name":"x-amz-server-side-encryption","value":"AES256"},
                       {"name":"Content-Length","value":"5"}]}}})";
constexpr const char* kMarked =
    R"({"data":{"id":7,"name":"Will.docx","latest_document_version":{"id":9,"uuid":"u-1",
        "version_number":1,"size":5,"fully_uploaded":true}}})";
constexpr const char* kNoDocuments = R"({"data":[],"meta":{"paging":{},"records":0}})";
constexpr const char* kUnfinished =
    R"({"data":[{"id":7,"name":"Will.docx","parent":{"id":3},"latest_document_version":
        {"id":9,"uuid":"u-1","fully_uploaded":false}}],"meta":{"paging":{},"records":1}})";

class ClioDocuments : public testing::Test {
 protected:
  int count(const std::string& method, const std::string& part) const {
    int found = 0;
    for (const Request& request : transport.requests) {
      found += request.method == method && request.url.find(part) != std::string::npos ? 1 : 0;
    }
    return found;
  }

  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  Access access = *access_for_region("ca", kStorageToken);
  Exchange exchange{access, transport, clock, {}};
  Documents documents{exchange, transport, clock};
  const NewDocument wanted{3, 0, "Will.docx", 6, false};
};

TEST_F(ClioDocuments, TheBytesGoWithTheGivenHeadersAndWithoutTheToken) {
  transport.plan("s3.example", fakes::reply(200, ""));
  transport.plan("/documents.json", fakes::reply(201, kCreated));
  transport.plan("/documents/7.json", fakes::json(kMarked));
  const auto begun = documents.begin(wanted, "bytes");
  ASSERT_TRUE(begun) << begun.error().line();
  const auto filed = documents.complete(*begun, "Will.docx", "bytes");
  ASSERT_TRUE(filed) << filed.error().line();
  EXPECT_EQ(filed->version, (DocumentVersion{9, "u-1", 1, 5, true}));
  ASSERT_EQ(transport.requests.size(), 3U);
  EXPECT_EQ(nlohmann::json::parse(transport.requests[0].body),
            nlohmann::json::parse(R"({"data":{"name":"Will.docx",
                                              "parent":{"id":3,"type":"Folder"}}})"));
  const Request& put = transport.requests[1];
  EXPECT_EQ(put.method, "PUT");
  EXPECT_EQ(put.url, "https://s3.example/put-here?sig=1");
  EXPECT_EQ(put.body, "bytes");
  ASSERT_EQ(put.headers.size(), 2U);
  EXPECT_EQ(put.headers[0].name, "Content-Type");
  EXPECT_EQ(put.headers[1].value, "AES256");
  EXPECT_EQ(transport.requests[2].method, "PATCH");
  EXPECT_EQ(nlohmann::json::parse(transport.requests[2].body),
            nlohmann::json::parse(R"({"data":{"uuid":"u-1","fully_uploaded":true}})"));
}

struct BadAddress {
  const char* name;
  const char* url;
  Header header;
};

const BadAddress kBadAddresses[] = {
    {"plain http", "http://s3.example/x", {"A", "b"}},
    {"this machine, though Clio is not here", "http://127.0.0.1:9/x", {"A", "b"}},
    {"no address", "here", {"A", "b"}},
    {"empty", "", {"A", "b"}},
    {"a user in it", "https://me:word@s3.example/x", {"A", "b"}},
    {"a file", "file:///etc/passwd", {"A", "b"}},
    {"authorization", "https://s3.example/x", {"Authorization", "Bearer x"}},
    {"authorization in capitals", "https://s3.example/x", {"AUTHORIZATION", "x"}},
    {"cookie", "https://s3.example/x", {"Cookie", "x"}},
    {"host", "https://s3.example/x", {"Host", "app.clio.com"}},
    {"chunks", "https://s3.example/x", {"Transfer-Encoding", "chunked"}},
    {"a line break", "https://s3.example/x", {"A", "b\r\nC: d"}},
    {"a name that is none", "https://s3.example/x", {"A b", "c"}},
    {"no name", "https://s3.example/x", {"", "c"}},
    {"another length", "https://s3.example/x", {"Content-Length", "6"}},
};

TEST_F(ClioDocuments, AnAddressOrHeaderThatIsNotAStoragesGetsNoByte) {
  for (const BadAddress& row : kBadAddresses) {
    SCOPED_TRACE(row.name);
    const auto put = put_bytes({row.url, {row.header}}, "bytes", access, transport, clock);
    ASSERT_FALSE(put);
    EXPECT_EQ(put.error().fault, Fault::denied);
  }
  EXPECT_TRUE(transport.requests.empty());
}

struct StorageAnswer {
  const char* name;
  fakes::Reply answer;
  int sent;
  const char* says;
};

TEST_F(ClioDocuments, TheStorageIsAskedAgainWhereThatMayHelp) {
  const StorageAnswer rows[] = {
      {"F5 silence", fakes::silence(), 5, "could not be uploaded"},
      {"F21 trouble", fakes::reply(503, "<Error><Code>SlowDown</Code></Error>"), 5, "SlowDown"},
      {"damaged on the way", fakes::reply(400, "<Error><Code>BadDigest</Code></Error>"), 5,
       "BadDigest"},
      {"refused", fakes::reply(400, "<Error><Code>InvalidArgument</Code></Error>"), 1,
       "InvalidArgument"},
      {"F23 elsewhere", fakes::reply(307, "", {{"Location", "https://other.example/"}}), 1,
       "status 307"},
  };
  for (const StorageAnswer& row : rows) {
    SCOPED_TRACE(row.name);
    fakes::FakeTransport storage;
    storage.plan("s3.example", row.answer);
    const auto put = put_bytes({"https://s3.example/x", {}}, "bytes", access, storage, clock);
    ASSERT_FALSE(put);
    EXPECT_EQ(storage.requests.size(), static_cast<std::size_t>(row.sent));
    EXPECT_NE(put.error().line().find(row.says), std::string::npos) << put.error().line();
    EXPECT_EQ(put.error().line().find("/x"), std::string::npos) << "a signed address is a secret";
  }
}

TEST_F(ClioDocuments, F7_AnUnansweredCreationIsLookedForBeforeItIsSentAgain) {
  transport.plan("/documents.json?parent_id", fakes::json(kUnfinished));
  transport.plan("/documents.json", fakes::silence());
  const auto begun = documents.begin(wanted, "bytes");
  ASSERT_TRUE(begun) << begun.error().line();
  EXPECT_EQ(begun->document, 7);
  EXPECT_EQ(begun->uuid, "u-1");
  EXPECT_EQ(count("POST", "/documents"), 1);
}

TEST_F(ClioDocuments, F7_OneThatClioDoesNotHaveIsSentAgainOnce) {
  transport.plan("/documents.json?parent_id", fakes::json(kNoDocuments));
  transport.plan("/documents.json", fakes::silence());
  transport.plan("/documents.json", fakes::reply(201, kCreated));
  ASSERT_TRUE(documents.begin(wanted, "bytes"));
  EXPECT_EQ(count("POST", "/documents"), 2);
}

TEST_F(ClioDocuments, F7_WhatWasThereBeforeIsNotTakenForIt) {
  transport.plan("/documents.json?parent_id", fakes::json(kUnfinished));
  transport.plan("/documents.json", fakes::reply(502, ""));
  const NewDocument later{3, 0, "Will.docx", 7, false};
  const auto begun = documents.begin(later, "bytes");
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().fault, Fault::unreachable);
  EXPECT_EQ(count("POST", "/documents"), 2);
}

struct NotRepeated {
  const char* name;
  int status;
  const char* body;
  Fault fault;
};

const NotRepeated kNotRepeated[] = {
    {"F15 permission", 403, R"({"error":{"type":"ForbiddenError","message":"x"}})", Fault::denied},
    {"F16 the folder is gone", 404, R"({"error":{"type":"RecordNotFound","message":"x"}})",
     Fault::not_found},
    {"F16 version of the interface", 410,
     R"({"error":{"type":"ApiVersionNotSupported","message":"The requested API version"}})",
     Fault::unsupported},
    {"refused", 422, R"({"error":{"type":"ArgumentError","message":"x"}})", Fault::denied},
    {"F24 changed meanwhile", 412, R"({"error":{"type":"x","message":"x"}})", Fault::conflict},
    {"F13 sign-in", 401, R"({"error":"invalid_token"})", Fault::sign_in_needed},
    {"F23 redirect", 303, "", Fault::denied},
};

TEST_F(ClioDocuments, ARefusedCreationIsNotRepeated) {
  for (const NotRepeated& row : kNotRepeated) {
    SCOPED_TRACE(row.name);
    fakes::FakeTransport clio;
    clio.plan("/documents.json",
              fakes::reply(row.status, row.body, {{"Location", "https://ca.app.clio.com/x"}}));
    Exchange one(access, clio, clock, {});
    const auto begun = Documents(one, clio, clock).begin(wanted, "bytes");
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().fault, row.fault) << begun.error().line();
    EXPECT_EQ(clio.requests.size(), 1U);
  }
}

TEST_F(ClioDocuments, F17_OneCallTooManyIsSentAgainAfterTheWait) {
  transport.plan("/documents.json", fakes::reply(429, "", {{"Retry-After", "3"}}));
  transport.plan("/documents.json", fakes::reply(201, kCreated));
  ASSERT_TRUE(documents.begin(wanted, "bytes"));
  EXPECT_EQ(count("POST", "/documents"), 2);
  EXPECT_EQ(clock.waited(), std::chrono::seconds(3));
}

TEST_F(ClioDocuments, F7_AMarkThatIsNotAnsweredIsSeenInTheVersions) {
  transport.plan("s3.example", fakes::reply(200, ""));
  transport.plan("/versions.json", fakes::json(R"({"data":[{"id":9,"uuid":"u-1","size":5,
      "version_number":1,"fully_uploaded":true}],"meta":{"paging":{}}})"));
  transport.plan("/documents.json", fakes::reply(201, kCreated));
  transport.plan("/documents/7.json", fakes::silence());
  const auto begun = documents.begin(wanted, "bytes");
  const auto filed = documents.complete(*begun, "Will.docx", "bytes");
  ASSERT_TRUE(filed) << filed.error().line();
  EXPECT_EQ(filed->version.number, 1);
  EXPECT_EQ(count("PATCH", "/documents/7"), 1);
}

TEST_F(ClioDocuments, AnotherSizeInClioIsNotTakenForFiled) {
  transport.plan("s3.example", fakes::reply(200, ""));
  transport.plan("/documents.json", fakes::reply(201, kCreated));
  transport.plan("/documents/7.json",
                 fakes::json(R"({"data":{"id":7,"latest_document_version":{"id":9,"uuid":"u-1",
                     "version_number":1,"size":4,"fully_uploaded":true}}})"));
  const auto begun = documents.begin(wanted, "bytes");
  const auto filed = documents.complete(*begun, "Will.docx", "bytes");
  ASSERT_FALSE(filed);
  EXPECT_EQ(filed.error().fault, Fault::malformed);
}

TEST_F(ClioDocuments, F16_ADocumentThatWasDeletedIsNothing) {
  transport.plan("/documents/7.json", fakes::reply(404, R"({"error":{"message":"gone"}})"));
  const auto document = documents.document(7);
  ASSERT_TRUE(document) << document.error().line();
  EXPECT_FALSE(*document);
}

}  // namespace
}  // namespace engross::clio
