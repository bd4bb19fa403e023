// The drafts that are worked on, as they were read last: reading one again costs more than all that
// is asked of it, and most of the time nothing has changed.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "app/drafts.h"

namespace engross::app {

inline constexpr std::size_t kMostOpenDrafts = 16;

// Calls may come from several threads.
class OpenDrafts {
 public:
  // As open_draft() gives it. The shelf is asked each time how much of the draft was kept: what was
  // added to its review since, by whomever, is read and added; where more than that was kept, or
  // the shelf cannot tell, the draft is read anew.
  base::Result<Draft> open(DraftShelf& shelf, const Mapping& mapping, const std::string& id);

  void let_go();  // of all: each is read again when it is asked for

 private:
  struct Known {
    DraftVersion version;
    std::string answers;  // as they are kept: in a draft those who were merged are replaced
    Draft draft;
  };
  std::shared_ptr<const Known> find(const DraftVersion& version);
  void remember(std::shared_ptr<const Known> known);

  std::mutex mutex_;
  std::deque<std::shared_ptr<const Known>> known_;  // the one asked for last first
};

}  // namespace engross::app
