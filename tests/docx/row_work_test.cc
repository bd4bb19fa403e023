// What a row of a table costs, counted and not timed: ten thousand rows are a hundredth of a second
// only as long as none of them asks for memory of its own or is looked at twice.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "filled.h"

namespace engross::docx_tests {

struct Allocations {
  std::size_t count = 0;
  std::size_t bytes = 0;
};

// Of the whole test program so far.
static std::atomic<std::size_t> allocations_so_far;
static std::atomic<std::size_t> allocated_so_far;

void* counted_allocation(std::size_t size) {
  ++allocations_so_far;
  allocated_so_far += size;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace engross::docx_tests

void* operator new(std::size_t size) { return engross::docx_tests::counted_allocation(size); }
void* operator new[](std::size_t size) { return engross::docx_tests::counted_allocation(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::p;

// Fixed widths, so that every row is as long as the next.
expression::Value numbered_rows(std::size_t count) {
  expression::List rows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(100'000 + i);
    rows.push_back(expression::Value(expression::Record{
        "",
        {{"no", number},
         {"what", "a lot of the estate with a description, " + number},
         {"worth", i % 2 == 0 ? expression::Value() : expression::Value("1,250.00")}}}));
  }
  return expression::Value(expression::Record{"", {{"rows", expression::Value(std::move(rows))}}});
}

std::string table_of_rows(const std::string& cells) {
  return "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + cells + "</w:tr></w:tbl><w:p/>";
}

struct Work {
  Allocations allocations;
  std::size_t document_bytes = 0;  // of the filled part
  std::size_t rows = 0;
  std::string last;  // what the last row shows
};

Work work_of(const docx::Template& made, std::size_t rows, const expression::Environment& around) {
  const expression::Value with = numbered_rows(rows);
  Work work;
  const Allocations before{allocations_so_far, allocated_so_far};
  const auto filled = made.fill(with, around, docx::Missing::blank);
  work.allocations = {allocations_so_far - before.count, allocated_so_far - before.bytes};
  if (!filled) return work;
  const std::string body = fakes::body_of(filled->document);
  work.document_bytes = body.size();
  for (std::size_t at = body.find("<w:tr>"); at != body.npos; at = body.find("<w:tr>", at + 1))
    ++work.rows;
  const std::string seen = fakes::seen(body.substr(body.rfind("<w:tr>")));
  work.last = seen;
  return work;
}

docx::Template opened_table(const std::string& cells, docx::Dialect dialect) {
  return *docx::Template::open(fakes::DocxMaker(table_of_rows(cells)).bytes(),
                               {.dialect = dialect, .known_filters = {"counted"}});
}

struct RowWork {
  const char* name;
  docx::Dialect dialect;
  std::string cells;
};

const RowWork kRowWork[] = {
    {"marks", docx::Dialect::engross,
     cell(p("{% for row in rows %}{{ row.no }}")) + cell(p("{{ row.what }}")) +
         cell(p("{% if row.worth %}{{ row.worth }}{% endif %}{% endfor %}"))},
    {"braces", docx::Dialect::braces,
     cell(p("{#rows}{no}")) + cell(p("{what}")) + cell(p("{#worth}{worth}{/worth}{/rows}"))},
};

TEST(RowWork, E41_a_row_asks_for_no_memory_of_its_own) {
  for (const RowWork& row : kRowWork) {
    SCOPED_TRACE(row.name);
    const docx::Template made = opened_table(row.cells, row.dialect);
    ASSERT_EQ(faults_of(made), "");
    const Work thousand = work_of(made, 1'000, environment());
    const Work ten = work_of(made, 10'000, environment());
    const Work twenty = work_of(made, 20'000, environment());
    EXPECT_EQ(thousand.rows, 1'000U);
    EXPECT_EQ(ten.rows, 10'000U);
    EXPECT_EQ(twenty.rows, 20'000U);
    EXPECT_EQ(twenty.last, "119999|a lot of the estate with a description, 119999|1,250.00|\n\n");
    // 10,000 rows more against 9,000 rows more.
    EXPECT_EQ((twenty.document_bytes - ten.document_bytes) * 9,
              (ten.document_bytes - thousand.document_bytes) * 10);
    // The text and its packed form may be moved a few times while they grow.
    EXPECT_LT(ten.allocations.count, thousand.allocations.count + 20);
    EXPECT_LT(twenty.allocations.count, ten.allocations.count + 5);
    EXPECT_LT(twenty.allocations.bytes, ten.allocations.bytes * 22 / 10);
  }
}

TEST(RowWork, E41_every_mark_of_a_row_is_asked_once) {
  std::size_t asked = 0;
  expression::Environment around = environment();
  around.filters["counted"] = [&](const expression::Value& input,
                                  const std::vector<expression::Value>&) {
    ++asked;
    return base::Result<expression::Value>(input);
  };
  const docx::Template made = opened_table(cell(p("{% for row in rows %}{{ row.no | counted }}")) +
                                               cell(p("{{ row.what | counted }}{% endfor %}")),
                                           docx::Dialect::engross);
  ASSERT_EQ(faults_of(made), "");
  for (const std::size_t rows : {1'000U, 10'000U, 20'000U}) {
    asked = 0;
    EXPECT_EQ(work_of(made, rows, around).rows, rows);
    EXPECT_EQ(asked, 2 * rows);
  }
}

}  // namespace
}  // namespace engross::docx_tests
