// The folders of the practice firm: the whole of it, and a copy that is quick to start with.
#pragma once

#include <Poco/TemporaryFile.h>

#include <filesystem>
#include <string>

namespace engross::fakes {

inline const std::string kWholeFirm = std::string(ENGROSS_SOURCE_DIR) + "/helper/sandbox/firm";

// The practice firm without its long address book: a server that starts ten times as fast.
class SmallFirm {
 public:
  SmallFirm() : folder_(Poco::TemporaryFile::tempName()) {
    std::filesystem::create_directories(folder_);
    for (const auto& file : std::filesystem::directory_iterator(kWholeFirm)) {
      const std::string name = file.path().filename().string();
      if (name != "address_book.json" && name != "matters_large.json") {
        std::filesystem::copy(file.path(), std::filesystem::path(folder_) / name);
      }
    }
  }
  ~SmallFirm() { std::filesystem::remove_all(folder_); }
  SmallFirm(const SmallFirm&) = delete;
  SmallFirm& operator=(const SmallFirm&) = delete;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace engross::fakes
