// A Clio of documents and folders in memory that can be cut off after any of its changes, the list
// of what was filed, and files that are there or not.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/ports.h"

namespace engross::fakes {

class Filing : public app::DocumentFiling {
 public:
  struct Version {
    matter::Id id = 0;
    std::string uuid;
    std::string bytes;
    bool whole = false;
  };
  struct Document {
    std::string name;
    matter::Id folder = 0;
    std::vector<Version> versions;
  };

  app::ClioMatter of_matter{"00900-Golden", false, 7};
  std::map<matter::Id, Document> held;
  std::map<matter::Id, std::string> below;  // folders of the matter's own
  std::vector<std::string> asked;           // "create", "complete", "make_folder", in order
  int changes_left = -1;                    // of these; 0: Clio is gone; below: for ever
  bool answer_is_lost = false;              // the last change is made, and its answer lost

  std::string region() const override { return "local"; }
  base::Result<app::ClioMatter> matter(matter::Id) override { return of_matter; }
  base::Result<std::vector<app::ClioFolder>> folders(matter::Id) override {
    std::vector<app::ClioFolder> list;
    for (const auto& [id, name] : below) list.push_back({id, name});
    return list;
  }
  base::Result<app::ClioFolder> make_folder(const std::string& name, matter::Id) override {
    if (!may_change("make_folder")) return gone();
    below[70] = name;
    return app::ClioFolder{70, name};
  }
  base::Result<std::vector<app::ClioDocument>> documents(matter::Id folder) override {
    std::vector<app::ClioDocument> list;
    for (const auto& [id, one] : held) {
      if (one.folder == folder) list.push_back(shown(id, one));
    }
    return list;
  }
  base::Result<std::optional<app::ClioDocument>> document(matter::Id id) override {
    const auto found = held.find(id);
    if (found == held.end()) return std::nullopt;
    return shown(id, found->second);
  }
  base::Result<app::FiledVersion> create(const app::ToFile& wanted, const std::string&) override {
    if (wanted.begun_before) {
      for (const auto& [id, one] : held) {
        if (wanted.document != 0 && wanted.document != id) continue;
        const bool newer = (wanted.document != 0 ? one.versions.back().id : id) > wanted.after;
        if (newer && !one.versions.back().whole) {
          return app::FiledVersion{id, one.versions.back().uuid, 0};
        }
      }
    }
    if (!may_change("create")) return gone();
    const matter::Id id = wanted.document != 0 ? wanted.document : next_++;
    Document& one = held[id];
    if (wanted.document == 0) one = {wanted.name, wanted.folder, {}};
    one.versions.push_back({next_, "u-" + std::to_string(next_), "", false});
    ++next_;
    if (is_lost()) return gone();
    return app::FiledVersion{id, one.versions.back().uuid, 0};
  }
  base::Result<app::FiledVersion> complete(const app::FiledVersion& created, const std::string&,
                                           const std::string& bytes) override {
    Document& one = held.at(created.document);
    for (Version& version : one.versions) {
      if (version.uuid != created.version) continue;
      if (version.whole) return filed(created.document, one);
      if (!may_change("complete")) return gone();
      version.bytes = bytes;
      version.whole = true;
      if (is_lost()) return gone();
      return filed(created.document, one);
    }
    return base::failure(base::Fault::not_found, "no such version", created.version, "look again");
  }

 private:
  static app::ClioDocument shown(matter::Id id, const Document& one) {
    std::int64_t whole = 0;
    for (const Version& version : one.versions) whole += version.whole ? 1 : 0;
    const Version& newest = one.versions.back();
    return {id, one.name, one.folder, newest.id, newest.uuid, whole, newest.whole};
  }
  static app::FiledVersion filed(matter::Id id, const Document& one) {
    const auto document = shown(id, one);
    return {id, document.version, document.number};
  }
  bool may_change(const char* what) {
    if (changes_left == 0) return false;
    if (changes_left > 0) --changes_left;
    asked.emplace_back(what);
    return true;
  }
  bool is_lost() const { return changes_left == 0 && answer_is_lost; }
  static tl::unexpected<base::Error> gone() {
    return base::failure(base::Fault::unreachable, "Clio cannot be reached", "Clio", "try again");
  }
  matter::Id next_ = 100;
};

class Filings : public app::FilingShelf {
 public:
  std::vector<app::MadeDocument> documents;
  std::vector<app::FilingStep> kept;

  base::Result<void> add(const std::string&, const app::MadeDocument& document) override {
    documents.push_back(document);
    return {};
  }
  base::Result<std::vector<app::MadeDocument>> made(const std::string&) override {
    return documents;
  }
  base::Result<void> add(const std::string&, const app::FilingStep& step) override {
    kept.push_back(step);
    return {};
  }
  base::Result<std::vector<app::FilingStep>> steps(const std::string&) override { return kept; }
};

// The sha256 of bytes is the bytes: whoever compares them compares what counts.
class Files : public app::DocumentFiles {
 public:
  std::map<std::string, std::string> on_disk;
  std::string absolute(const std::string& path) const override { return path; }
  base::Result<std::optional<app::FileOnDisk>> read(const std::string& path) override {
    const auto found = on_disk.find(path);
    if (found == on_disk.end()) return std::nullopt;
    return app::FileOnDisk{path, path.substr(path.rfind('/') + 1), found->second, found->second,
                           false};
  }
  std::string sha256(const std::string& bytes) const override { return bytes; }
};

}  // namespace engross::fakes
