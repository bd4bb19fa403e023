// The documents and folders of the practice firm: what is created, uploaded, marked as uploaded and
// put in the bin while the server runs. They are records of the firm like any other; a document's
// versions are records of their own, and the bytes are in the storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "sandbox/api_error.h"
#include "sandbox/firm.h"
#include "sandbox/storage.h"
#include "sandbox/switches.h"

namespace engross::sandbox {

// A part of a file that is sent in several, as the caller announced it.
struct Part {
  long number = 0;
  std::string length;  // bytes
  std::string md5;     // base64; empty when none was announced
};

class Cabinet {
 public:
  // The matters' own folders become records.
  Cabinet(Firm& firm, const Switches& switches, const std::string& secret);

  void set_origin(std::string origin) { origin_ = std::move(origin); }  // of the storage

  // The parts of a body; 422 for numbers or lengths that Clio refuses.
  Answer<std::vector<Part>> parts_of(const Json& data) const;

  // The folder that {"id","type"} names: a folder, or a matter's own. 404 when there is none.
  Answer<Id> folder_of(const Json& parent) const;
  Id add_folder(const std::string& name, Id parent, Id user, base::Instant now);

  // A document without a version that is whole.
  Id add_document(const Json& data, Id folder, Id user, base::Instant now);
  // One more version, to be uploaded; its parts when it comes in several.
  Id add_version(Id document, const Json& data, const std::vector<Part>& parts, Id user,
                 base::Instant now);
  void add_parts(Id version, const std::vector<Part>& parts);

  // Marks the version of this uuid as uploaded: 404 unknown, 422 not arrived or marked already.
  Answer<bool> finish(Id document, const std::string& uuid, base::Instant now);

  Json* document(Id id);  // nothing when there is none, or it is in the bin
  void change(Json& record, std::string_view resource, base::Instant now);  // new time and etag
  Id version_of(Id document, const std::string& uuid) const;                // 0: none
  // The document as it looks while this version is being uploaded.
  Json with_version(const Json& document, Id version) const;

  // Addresses of all that is still to be uploaded, good from now on.
  void sign(base::Instant now);
  // Where the bytes of the version are to be had; empty when it is not whole.
  std::string download(Id version, base::Instant now) const;

  // Whether `folder` lies in `above`, at any depth.
  bool lies_in(Id folder, Id above) const;

  Storage& storage() { return storage_; }

 private:
  Json* version(Id id);
  Answer<bool> arrived(Json& version);
  Id next(std::string_view resource, Id first) const;

  Firm& firm_;
  const Switches& switches_;
  Storage storage_;
  std::string origin_;
};

}  // namespace engross::sandbox
