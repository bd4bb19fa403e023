// The rows of reviews and of sets of answers, sealed when written and checked when read (schema.cc
// says what they hold).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "family/review.h"
#include "store/connection.h"
#include "store/store.h"

namespace engross::store {

// Both throw what Poco throws; `path` names the file in their errors.
class Entries {
 public:
  Entries(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  // Conflict when the number is not the next one.
  base::Result<void> add(const std::string& draft, const family::Entry& entry);
  // All but the first `after`.
  base::Result<std::vector<family::Entry>> behind(int after, const std::string& draft);
  int count(const std::string& draft);

 private:
  std::string where(const std::string& draft, int number) const;
  Session& session_;
  std::string path_;
};

class AnswerSets {
 public:
  AnswerSets(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  void add(const std::string& name, const std::string& body, base::Instant now);
  base::Result<std::optional<std::string>> find(const std::string& name);
  base::Result<std::vector<AnswerSet>> all();

 private:
  struct Row;
  base::Result<std::optional<Row>> newest(const std::string& folded);
  Session& session_;
  std::string path_;
};

// What was made from a draft and what of it was filed, by kind: bodies in the order they came.
class DocumentEntries {
 public:
  DocumentEntries(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  void add(const std::string& draft, const std::string& kind, const std::string& body);
  base::Result<std::vector<std::string>> all(const std::string& draft, const std::string& kind);

  // "document 2 (made) of draft D-7K3Q9 in /home/ada/engross.db"
  std::string where(const std::string& draft, const std::string& kind, int number) const;

 private:
  Session& session_;
  std::string path_;
};

// Malformed when SQLite would not give the text back as it is.
base::Result<void> keepable(const std::string& text, const std::string& where);

}  // namespace engross::store
