// Threads that come as they are needed and go when there is nothing to do.
#include "bridge/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>

namespace engross::bridge {
namespace {

using namespace std::chrono_literals;

// Ends when `until` does; the test goes on when so many have begun.
void hold(Workers& workers, int count, std::shared_future<void> until) {
  std::latch begun(count);
  for (int i = 0; i < count; ++i) {
    workers.add([&begun, until] {
      begun.count_down();
      until.wait();
    });
  }
  begun.wait();
}

TEST(Workers, ComeAsTheyAreNeeded) {
  std::promise<void> end;
  Workers workers(8);
  EXPECT_EQ(workers.threads(), 1U);
  hold(workers, 3, end.get_future().share());
  EXPECT_GE(workers.threads(), 3U);
  EXPECT_LE(workers.threads(), 4U) << "the first may not have come to wait when work came";
  end.set_value();
}

TEST(Workers, AreNoMoreThanWasSaid) {
  std::promise<void> end;
  const std::shared_future<void> until = end.get_future().share();
  std::atomic<int> done = 0;
  Workers workers(2);
  hold(workers, 2, until);
  std::latch all(20);
  for (int i = 0; i < 20; ++i) {
    workers.add([&] {
      ++done;
      all.count_down();
    });
  }
  EXPECT_EQ(workers.threads(), 2U);
  EXPECT_EQ(done, 0);
  end.set_value();
  all.wait();
  EXPECT_EQ(done, 20);
}

TEST(Workers, GoWhenThereIsNothingToDoAndComeAgain) {
  Workers workers(4, 20ms);
  for (int round = 0; round < 2; ++round) {
    std::promise<void> end;
    hold(workers, 4, end.get_future().share());
    end.set_value();
    for (int tries = 0; workers.threads() > 1 && tries < 600; ++tries)
      std::this_thread::sleep_for(50ms);
    EXPECT_EQ(workers.threads(), 1U) << round;
  }
}

TEST(Workers, EndWhatIsUnderWayAndDropWhatWaits) {
  std::promise<void> end;
  std::atomic<bool> ended = false;
  std::atomic<bool> dropped = true;
  std::future<void> ending;
  {
    Workers workers(1);
    std::latch begun(1);
    workers.add([&] {
      begun.count_down();
      end.get_future().wait();
      ended = true;
    });
    begun.wait();
    workers.add([&] { dropped = false; });
    // The workers end while the first is held.
    ending = std::async(std::launch::async, [&] {
      std::this_thread::sleep_for(100ms);
      end.set_value();
    });
  }
  EXPECT_TRUE(ended);
  EXPECT_TRUE(dropped);
}

// They wait for a millisecond and the work comes after one or two: each wait may end as work comes.
TEST(Workers, LoseNothingWhileTheyComeAndGo) {
  constexpr int kPieces = 4 * 300;
  std::atomic<int> done = 0;
  Workers workers(4, 1ms);
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 4; ++i) {
      callers.emplace_back([&, i] {
        for (int k = 0; k < kPieces / 4; ++k) {
          workers.add([&] { ++done; });
          std::this_thread::sleep_for(std::chrono::microseconds(400 * (k % 6) + 50 * i));
        }
      });
    }
  }
  for (int tries = 0; done < kPieces && tries < 600; ++tries) std::this_thread::sleep_for(50ms);
  EXPECT_EQ(done, kPieces);
}

}  // namespace
}  // namespace engross::bridge
