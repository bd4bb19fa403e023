// One template filled from several threads at once.
#include <gtest/gtest.h>

#include <thread>

#include "filled.h"

namespace engross::docx_tests {
namespace {

using fakes::p;

TEST(Threads, E60_four_threads_give_the_same_bytes) {
  const std::string body = p("{{ client.name.full | upper }}") + p("{% for c in children %}") +
                           p("{{ loop.index }} {{ c.name }}") + p("{% endfor %}");
  const auto opened =
      docx::Template::open(fakes::DocxMaker(body).header(p("{{ client.city }}")).bytes(), {});
  ASSERT_TRUE(opened);
  const expression::Value with = values();
  std::vector<std::string> documents(4);
  std::vector<std::thread> threads;
  for (std::string& document : documents) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const auto filled = opened->fill(with, environment(), docx::Missing::stop);
        document = filled ? filled->document : filled.error().error.line();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(fakes::seen(fakes::body_of(documents[0])), "ANN ROY\n1 Al\n2 Bo\n");
  for (const std::string& document : documents) EXPECT_TRUE(document == documents[0]);
}

TEST(Threads, templates_are_opened_at_the_same_time) {
  const std::string made = fakes::DocxMaker(p("{{ client.city }}")).bytes();
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) text = fakes::seen(fakes::body_of(filled_document(made)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : texts) EXPECT_EQ(text, "Ottawa\n");
}

}  // namespace
}  // namespace engross::docx_tests
