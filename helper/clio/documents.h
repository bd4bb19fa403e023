// A matter's documents and folders in Clio: looked at, created, uploaded, marked as uploaded. A
// file that Clio has already gets a new version; nothing is overwritten and nothing deleted.
//
// Creating is never repeated blindly: when no answer comes, what Clio has is looked at first, so
// that one file never becomes two documents. Every call is safe to repeat.
//
// Failures as those of Client, and: conflict (changed in Clio meanwhile), not_found (the matter,
// the folder or the document is gone).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "clio/clock.h"
#include "clio/transport.h"
#include "matter/matter.h"

namespace engross::clio {

class Exchange;
struct UploadAddress;

struct Folder {
  matter::Id id = 0;
  std::string name;
};

// A matter with the folder of its documents.
struct MatterFolder {
  std::string display_number;
  std::string status;  // Clio's word, "Closed"
  Folder own;
};

struct DocumentVersion {
  matter::Id id = 0;
  std::string uuid;
  std::int64_t number = 0;  // 0 while it is not whole
  std::int64_t size = 0;    // bytes
  bool uploaded = false;    // whole, and marked as such
  bool operator==(const DocumentVersion&) const = default;
};

struct Document {
  matter::Id id = 0;
  std::string name;
  matter::Id folder = 0;
  DocumentVersion newest;
  bool operator==(const Document&) const = default;
};

// A document that is begun: Clio knows it, and waits for its bytes.
struct Begun {
  matter::Id document = 0;
  std::string uuid;
};

// A document whose version is whole and marked as uploaded.
struct Filed {
  Begun begun;
  DocumentVersion version;
};

struct NewDocument {
  matter::Id folder = 0;    // where a new document is made
  matter::Id document = 0;  // else the document that gets a new version
  std::string name;         // "Last will.docx"
  // The newest document of the folder, or version of the document, before anything was created. An
  // unfinished one of this name that came after it is this one, of an earlier call.
  matter::Id after = 0;
  bool begun_before = false;  // an earlier call may have created it: look first
};

struct UploadSizes {
  std::size_t in_parts_from = 100U * 1024 * 1024;  // Clio's advice
  std::size_t part = 8U * 1024 * 1024;             // at least 5 MB
  std::size_t parts_at_once = 5;  // whose addresses are asked for together; they expire in 10 min
};

class Documents {
 public:
  Documents(Exchange& exchange, Transport& transport, Clock& clock, UploadSizes sizes = {});
  ~Documents();

  base::Result<MatterFolder> matter_folder(matter::Id matter);
  base::Result<std::vector<Folder>> folders(matter::Id folder);  // directly below it
  // The folder of this name directly below; it is made when there is none.
  base::Result<Folder> make_folder(const std::string& name, matter::Id above);

  // Directly in the folder, those that are not whole too, by id.
  base::Result<std::vector<Document>> documents(matter::Id folder);
  // Nothing: deleted, or hidden from this user.
  base::Result<std::optional<Document>> document(matter::Id id);
  base::Result<std::vector<DocumentVersion>> versions(matter::Id document);

  // Makes the document or the version, without its bytes.
  base::Result<Begun> begin(const NewDocument& wanted, std::string_view bytes);
  // Uploads the bytes and marks the version as uploaded. One that is whole already stays as it is;
  // one whose address is good no longer is begun anew in the same document, so what comes back may
  // have another uuid.
  base::Result<Filed> complete(const Begun& begun, const std::string& name, std::string_view bytes);

 private:
  struct Upload;  // where a version's bytes go

  base::Result<std::vector<Upload>> uploads(matter::Id document);
  base::Result<std::optional<Begun>> look_for(const NewDocument& wanted);
  base::Result<Begun> create(const NewDocument& wanted, std::string_view bytes);
  base::Result<bool> send(const Upload& upload, std::string_view bytes);
  base::Result<std::optional<Upload>> upload_of(const Begun& begun);
  base::Result<bool> send_in_parts(const Begun& begun, const Upload& upload,
                                   std::string_view bytes);
  base::Result<std::vector<UploadAddress>> addresses_of_parts(const Begun& begun,
                                                              std::string_view bytes,
                                                              std::size_t first);
  base::Result<DocumentVersion> mark(const Begun& begun);
  base::Result<Filed> whole(const Begun& begun, const DocumentVersion& version,
                            std::string_view bytes) const;

  Exchange& exchange_;
  Transport& transport_;
  Clock& clock_;
  UploadSizes sizes_;
  std::map<std::string, Upload> fresh_;  // by uuid: of versions that this object created
};

}  // namespace engross::clio
