// A folder of its own for a test, gone afterwards, and a plain session for what no Store would do.
#pragma once

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace engross::store {

class Room {
 public:
  Room() {
    std::string pattern = testing::TempDir() + "/engross-store-XXXXXX";
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder for the test");
    folder_ = pattern;
  }
  ~Room() {
    std::error_code none;
    std::filesystem::remove_all(folder_, none);
  }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  std::string path(const std::string& name = "home/engross.db") const {
    return (folder_ / name).string();
  }

 private:
  std::filesystem::path folder_;
};

inline void write_file(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

// Runs one statement on the file, past the Store.
inline void run_sql(const std::string& path, const std::string& sql) {
  using namespace Poco::Data::Keywords;
  Poco::Data::SQLite::Connector::registerConnector();
  Poco::Data::Session session("SQLite", path, 0);
  session << sql, now;
}

}  // namespace engross::store
