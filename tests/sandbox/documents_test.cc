// Documents and folders of the practice Clio: created, uploaded, marked, new versions, and the
// storage that is no part of Clio.
#include <Poco/URI.h>

#include "practice_client.h"

namespace engross::sandbox {
namespace {

constexpr const char* kUploadFields =
    "?fields=id,name,latest_document_version{id,uuid,put_url,put_headers,fully_uploaded,"
    "multiparts}";

class DocumentsTest : public testing::Test {
 protected:
  Got api(const std::string& method, const std::string& path, const json& data = nullptr,
          Headers headers = {}) const {
    headers.emplace_back("Authorization", "Bearer " + clio_.token);
    const std::string body = data.is_null() ? "" : json{{"data", data}}.dump();
    const std::size_t mark = path.find("?fields=");  // braces and quotes; the rest is plain
    const std::string target =
        mark == std::string::npos ? path : path.substr(0, mark + 8) + encode(path.substr(mark + 8));
    return clio_.send(method, "/api/v4" + target, headers, body);
  }
  json create(const json& parent, const std::string& name = "Will.docx") const {
    const Got got = api("POST", std::string("/documents.json") + kUploadFields,
                        {{"name", name}, {"parent", parent}});
    EXPECT_EQ(got.status, 201) << got.body;
    return got.data()["data"];
  }
  static Headers headers_of(const json& holder) {
    Headers headers;
    for (const json& one : holder["put_headers"]) headers.emplace_back(one["name"], one["value"]);
    return headers;
  }
  Got put(const std::string& url, const Headers& headers, const std::string& bytes) const {
    EXPECT_TRUE(url.starts_with(address_ + "/storage/")) << url;
    std::string type = "text/plain";
    for (const auto& [name, value] : headers) {
      if (name == "Content-Type") type = value;
    }
    return clio_.send("PUT", url.substr(address_.size()), headers, bytes, type);
  }
  Got mark(const json& document, const json& value = true) const {
    return api("PATCH",
               "/documents/" + document["id"].dump() +
                   "?fields=id,latest_document_version{fully_uploaded,version_number,size}",
               {{"uuid", document["latest_document_version"]["uuid"]}, {"fully_uploaded", value}});
  }
  json filed(const json& parent, const std::string& bytes,
             const std::string& name = "Will.docx") const {
    const json document = create(parent, name);
    const json& version = document["latest_document_version"];
    EXPECT_EQ(put(version["put_url"], headers_of(version), bytes).status, 200);
    EXPECT_EQ(mark(document).status, 200);
    return document;
  }
  std::size_t count(const std::string& query) const {
    return api("GET", "/documents?" + query).data()["data"].size();
  }
  std::string bytes_of(const json& document, const std::string& query = "") const {
    const Got to = api("GET", "/documents/" + document["id"].dump() + "/download.json" + query);
    EXPECT_EQ(to.status, 303);
    const std::string target = to.header("Location").substr(address_.size());
    return clio_.send("GET", target).body;
  }

  PracticeClient clio_;
  const std::string address_ = clio_.server().address();
  const json kMatter = {{"id", 1001}, {"type", "Matter"}};
};

TEST_F(DocumentsTest, IsInNoListUntilItIsMarkedAsUploaded) {
  const json document = create(kMatter);
  const json& version = document["latest_document_version"];
  EXPECT_EQ(version["fully_uploaded"], false);
  EXPECT_EQ(count("matter_id=1001"), 0U);
  EXPECT_EQ(count("matter_id=1001&show_uncompleted=true"), 1U);
  EXPECT_EQ(mark(document).data()["error"]["type"], "UploadNotFoundError");
  EXPECT_EQ(put(version["put_url"], headers_of(version), "the will").status, 200);
  EXPECT_EQ(count("matter_id=1001"), 0U);
  const json done = mark(document, "true").data()["data"]["latest_document_version"];
  EXPECT_EQ(done, json::parse(R"({"fully_uploaded":true,"version_number":1,"size":8})"));
  EXPECT_EQ(count("matter_id=1001"), 1U);
  EXPECT_EQ(count("matter_id=1002"), 0U);
  EXPECT_EQ(count("parent_id=71001"), 1U);
  EXPECT_EQ(count("parent_id=71002"), 0U);
  EXPECT_EQ(count("query=will"), 1U);
  EXPECT_EQ(count("query=deed"), 0U);
  EXPECT_EQ(mark(document).status, 422);
  EXPECT_EQ(bytes_of(document), "the will");
}

struct StorageRow {
  const char* name;
  Headers more;          // beside those asked for
  const char* left_out;  // of those asked for
  int status;
  const char* code;
};

const StorageRow kStorageRows[] = {
    {"as Clio asks", {}, "", 200, ""},
    {"with the token", {{"Authorization", "Bearer x"}}, "", 400, "InvalidArgument"},
    {"no encryption header", {}, "x-amz-server-side-encryption", 403, "SignatureDoesNotMatch"},
    {"another type", {{"Content-Type", "text/html"}}, "Content-Type", 403, "SignatureDoesNotMatch"},
    {"another digest", {{"Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="}}, "", 400, "BadDigest"},
};

TEST_F(DocumentsTest, TheStorageTakesWhatWasSignedAndNothingElse) {
  for (const StorageRow& row : kStorageRows) {
    SCOPED_TRACE(row.name);
    const json version = create(kMatter)["latest_document_version"];
    Headers headers = row.more;
    for (const auto& [name, value] : headers_of(version)) {
      if (name != row.left_out) headers.emplace_back(name, value);
    }
    const Got got = put(version["put_url"], headers, "bytes");
    EXPECT_EQ(got.status, row.status);
    EXPECT_NE(got.body.find(row.code), std::string::npos) << got.body;
  }
}

TEST_F(DocumentsTest, AnAddressExpiresAndIsSignedAnewWhenTheVersionIsRead) {
  clio_.set({{"upload_lifetime_s", 0}});
  const json document = create(kMatter);
  const json& version = document["latest_document_version"];
  const Got late = put(version["put_url"], headers_of(version), "bytes");
  EXPECT_EQ(late.status, 403);
  EXPECT_NE(late.body.find("Request has expired"), std::string::npos);
  clio_.set({{"upload_lifetime_s", 600}});
  const Got versions = api("GET", "/documents/" + document["id"].dump() +
                                      "/versions.json?fields=uuid,put_url,put_headers{name,value}");
  const json again = versions.data()["data"][0];
  EXPECT_EQ(again["uuid"], version["uuid"]);
  EXPECT_EQ(put(again["put_url"], headers_of(again), "bytes").status, 200);
  EXPECT_EQ(mark(document).status, 200);
}

TEST_F(DocumentsTest, ANewVersionStandsBesideTheFirst) {
  const json first = filed(kMatter, "one");
  const json second = filed({{"id", first["id"]}, {"type", "Document"}}, "two two");
  EXPECT_EQ(first["id"], second["id"]);
  EXPECT_EQ(count("matter_id=1001"), 1U);
  EXPECT_EQ(bytes_of(first), "two two");
  const std::string id = first["latest_document_version"]["id"].dump();
  EXPECT_EQ(bytes_of(first, "?document_version_id=" + id), "one");
  const json versions =
      api("GET", "/documents/" + first["id"].dump() + "/versions?fields=version_number,size")
          .data()["data"];
  EXPECT_EQ(versions, json::parse(R"([{"version_number":1,"size":3},
                                      {"version_number":2,"size":7}])"));
  const json third = create({{"id", first["id"]}, {"type", "Document"}});
  EXPECT_EQ(bytes_of(first), "two two");
  EXPECT_EQ(count("matter_id=1001"), 1U);
  EXPECT_NE(third["latest_document_version"]["uuid"], second["latest_document_version"]["uuid"]);
}

struct RefusedBody {
  const char* method;
  const char* path;
  const char* data;
  int status;
};

const RefusedBody kRefusedBodies[] = {
    {"POST", "/documents", R"({"parent":{"id":1001,"type":"Matter"}})", 422},
    {"POST", "/documents", R"({"name":" ","parent":{"id":1001,"type":"Matter"}})", 422},
    {"POST", "/documents", R"({"name":"a"})", 422},
    {"POST", "/documents", R"({"name":"a","parent":{"id":1001,"type":"User"}})", 422},
    {"POST", "/documents", R"({"name":"a","parent":{"id":5,"type":"Matter"}})", 404},
    {"POST", "/documents", R"({"name":"a","parent":{"id":5,"type":"Folder"}})", 404},
    {"POST", "/documents", R"({"name":"a","parent":{"id":5,"type":"Document"}})", 404},
    {"POST", "/documents",
     R"({"name":"a","parent":{"id":1001,"type":"Matter"},
         "multiparts":[{"part_number":0,"content_length":"5"}]})",
     422},
    {"POST", "/documents",
     R"({"name":"a","parent":{"id":1001,"type":"Matter"},
         "multiparts":[{"part_number":1,"content_length":"5"},
                       {"part_number":2,"content_length":"5"}]})",
     422},
    {"POST", "/documents?fields=nothing", R"({"name":"a","parent":{"id":1001,"type":"Matter"}})",
     400},
    {"PATCH", "/documents/5", R"({"uuid":"x","fully_uploaded":true})", 404},
    {"POST", "/folders", R"({"name":"a","parent":{"id":5,"type":"Folder"}})", 404},
    {"POST", "/folders", R"({"parent":{"id":71001,"type":"Folder"}})", 422},
};

TEST_F(DocumentsTest, RefusesWhatClioRefuses) {
  for (const RefusedBody& row : kRefusedBodies) {
    SCOPED_TRACE(std::string(row.path) + " " + row.data);
    EXPECT_EQ(api(row.method, row.path, json::parse(row.data)).status, row.status);
  }
}

TEST_F(DocumentsTest, PartsComeTogetherInTheirOrder) {
  clio_.set({{"smallest_part_bytes", 3}});
  const Got got = api("POST", std::string("/documents") + kUploadFields,
                      {{"name", "Big.docx"},
                       {"parent", kMatter},
                       {"multiparts",
                        {{{"part_number", 1}, {"content_length", "3"}},
                         {{"part_number", 2}, {"content_length", "4"}}}}});
  const json document = got.data()["data"];
  const json parts = document["latest_document_version"]["multiparts"];
  ASSERT_EQ(parts.size(), 2U) << got.body;
  EXPECT_EQ(put(parts[1]["put_url"], headers_of(parts[1]), "four").status, 200);
  EXPECT_EQ(mark(document).data()["error"]["type"], "UploadNotFoundError");
  EXPECT_EQ(put(parts[0]["put_url"], headers_of(parts[0]), "one").status, 200);
  const Got more = api("PATCH", "/documents/" + document["id"].dump() + kUploadFields,
                       {{"uuid", document["latest_document_version"]["uuid"]},
                        {"fully_uploaded", false},
                        {"multiparts", {{{"part_number", 3}, {"content_length", "1"}}}}});
  const json third = more.data()["data"]["latest_document_version"]["multiparts"][2];
  EXPECT_EQ(put(third["put_url"], headers_of(third), "!").status, 200);
  EXPECT_EQ(mark(document).status, 200);
  EXPECT_EQ(bytes_of(document), "onefour!");
}

TEST_F(DocumentsTest, FoldersAreMadeBelowTheMattersOwn) {
  const Got made = api("POST", "/folders?fields=id,name,parent{id},matter{id}",
                       {{"name", "Wills 2026"}, {"parent", kMatter}});
  EXPECT_EQ(made.status, 201);
  const json folder = made.data()["data"];
  EXPECT_EQ(folder["parent"]["id"], 71001);
  EXPECT_EQ(folder["matter"]["id"], 1001);
  EXPECT_EQ(api("GET", "/folders?parent_id=71001").data()["data"].size(), 1U);
  filed({{"id", folder["id"]}, {"type", "Folder"}}, "inside");
  EXPECT_EQ(count("parent_id=71001"), 0U);
  EXPECT_EQ(count("parent_id=71001&scope=descendants"), 1U);
  EXPECT_EQ(count("parent_id=" + folder["id"].dump()), 1U);
}

TEST_F(DocumentsTest, F24_AStaleEtagIsRefused) {
  const json document = filed(kMatter, "one");
  const std::string path = "/documents/" + document["id"].dump();
  const std::string etag = api("GET", path).data()["data"]["etag"];
  EXPECT_EQ(api("PATCH", path, {{"name", "A.docx"}}, {{"If-Match", etag}}).status, 200);
  EXPECT_EQ(api("PATCH", path, {{"name", "B.docx"}}, {{"If-Match", etag}}).status, 412);
  EXPECT_EQ(api("GET", path).data()["data"]["name"], "A.docx");
}

TEST_F(DocumentsTest, WhatIsInTheBinIsGone) {
  const json document = filed(kMatter, "one");
  const std::string path = "/documents/" + document["id"].dump();
  EXPECT_EQ(api("DELETE", path).status, 204);
  EXPECT_EQ(api("GET", path).status, 404);
  EXPECT_EQ(count("matter_id=1001"), 0U);
  EXPECT_EQ(count("matter_id=1001&include_deleted=true"), 1U);
}

TEST_F(DocumentsTest, WithoutThePermissionEverythingIsForbidden) {
  clio_.set({{"missing_scopes", {"Documents"}}});
  for (const char* path : {"/documents", "/folders", "/documents/500001/versions"}) {
    EXPECT_EQ(api("GET", path).status, 403) << path;
  }
  EXPECT_EQ(api("POST", "/documents", {{"name", "a"}, {"parent", kMatter}}).status, 403);
  const json matter = api("GET", "/matters/1001?fields=folder{id,name}").data()["data"];
  EXPECT_EQ(matter["folder"], json::parse(R"({"id":71001,"redacted":true})"));
}

TEST_F(DocumentsTest, F7_WithoutAnAnswerItIsDoneAllTheSame) {
  clio_.set(json::parse(R"({"faults":[{"method":"POST","path_prefix":"/api/v4/documents",
                                       "unanswered":true}]})"));
  EXPECT_EQ(count("matter_id=1001&show_uncompleted=true"), 0U);
  EXPECT_THROW(api("POST", "/documents", {{"name", "a.docx"}, {"parent", kMatter}}),
               Poco::Exception);
  EXPECT_EQ(count("matter_id=1001&show_uncompleted=true"), 1U);
}

TEST_F(DocumentsTest, ARequestThatIsCutIsNotCarriedOut) {
  const json document = create(kMatter);
  const json& version = document["latest_document_version"];
  clio_.set(json::parse(R"({"faults":[{"method":"PUT","path_prefix":"/storage/",
                                       "cut_request_after":10}]})"));
  EXPECT_THROW(put(version["put_url"], headers_of(version), std::string(100000, 'x')),
               Poco::Exception);
  EXPECT_EQ(mark(document).data()["error"]["type"], "UploadNotFoundError");
  EXPECT_EQ(put(version["put_url"], headers_of(version), "whole").status, 200);
  EXPECT_EQ(mark(document).status, 200);
}

}  // namespace
}  // namespace engross::sandbox
