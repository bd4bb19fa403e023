// What one step of a review costs on a matter with 2,000 related contacts.
#include <benchmark/benchmark.h>

#include <string>

#include "fakes/files.h"
#include "family/review.h"

namespace engross::family {
namespace {

constexpr matter::Id kRelated = 2000;
const base::Instant kImport = *base::parse_instant("2026-03-02T10:00:00Z");

const Vocabulary& vocabulary() {
  static const Vocabulary kShipped =
      *Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "relationships.json");
  return kShipped;
}

matter::Contact contact(matter::Id id, int year) {
  matter::Contact made;
  made.source = {"contacts", id, "\"1\"", kImport};
  const std::string number = std::to_string(id);
  // Every tenth name is borne by two people.
  made.name.first = "First" + std::to_string(id % 10 == 0 ? id + 1 : id);
  made.name.last = "Last" + std::to_string(id / 20);
  made.name.full = made.name.first + " " + made.name.last;
  made.birth_date = base::Date{std::chrono::year{year}, std::chrono::month{1 + unsigned(id % 12)},
                               std::chrono::day{1 + unsigned(id % 28)}};
  made.emails = {{"Home", "p" + number + "@example.test", true}};
  made.phones = {{"Mobile", "+1 416 555 " + number, true}};
  made.addresses = {{"Home", number + " Main Street", "Toronto", "ON", "M5V 1A1", "Canada", true}};
  made.custom_fields = {
      {31, "numeric-" + number, "Trust age", matter::FieldType::numeric, base::Decimal(25)},
      {32, "text_line-" + number, "Kin", matter::FieldType::text_line, number}};
  return made;
}

// A spouse, children, grandchildren, and parties half of whose words are doubted.
const char* word_of(matter::Id id) {
  if (id == 2) return "Wife";
  constexpr const char* kWords[] = {"Son", "Grandson", "Daugther", "Friend", "Step-daughter"};
  return kWords[id % 5];
}

matter::Matter many() {
  matter::Matter made;
  made.source = {"matters", 500, "", kImport};
  made.display_number = "00009-Many";
  made.client = 1;
  made.contacts.push_back(contact(1, 1940));
  for (matter::Id id = 2; id < 2 + kRelated; ++id) {
    made.relationships.push_back({{"relationships", 5000 + id, "", kImport}, id, word_of(id)});
    made.contacts.push_back(contact(id, id % 5 == 1 ? 2000 : 1970));
  }
  return made;
}

struct Start {
  matter::Matter matter = many();
  Family family = *family_of(matter, vocabulary());
  Review review = Review::of(matter, family, vocabulary());
};

const Start& start() {
  static const Start kStart;
  return kStart;
}

matter::FieldValue text(const char* value) { return std::string(value); }

void edit(benchmark::State& state, const std::vector<Edit>& before, const Edit& edit) {
  Review review = start().review;
  for (const Edit& step : before) review = *review.with(step, "Jo", kImport);
  for (auto _ : state) {
    auto next = review.with(edit, "Jo", kImport);
    if (!next) return state.SkipWithError(next.error().line().c_str());
    benchmark::DoNotOptimize(next);
  }
}

std::vector<Subject> hundred() {
  std::vector<Subject> people;
  for (Subject id = 102; id < 202; ++id) people.push_back(id);
  return people;
}

Edit added() {
  Add add;
  add.name.first = "Hal";
  add.role = Role::child;
  return add;
}

struct EditRow {
  const char* name;
  std::vector<Edit> before;
  Edit step;
};

std::vector<EditRow> edits() {
  const Correct first{7, "name.first", text("Ann")};
  return {{"remove", {}, Remove{{7}}},
          {"remove 100", {}, Remove{hundred()}},
          {"restore", {Remove{{7}}}, Restore{{7}}},
          {"set role of 100", {}, SetRole{hundred(), Role::child, "why"}},
          {"set parent", {}, SetParent{6, 5}},
          {"merge", {}, Merge{5, 10}},
          {"add", {}, added()},
          {"correct", {}, first},
          {"as imported", {first}, AsImported{7, "name.first"}},
          {"overrule", {}, Overrule{"slip:7", "why"}},
          {"confirm", {}, Confirm{}},
          {"undo", {first}, Undo{}},
          {"redo", {first, Undo{}}, Redo{}}};
}

// A later import in which every birth date and every second word is another.
struct Later {
  matter::Matter matter = changed();
  Family family = *family_of(matter, vocabulary());

  static matter::Matter changed() {
    matter::Matter made = many();
    for (auto& related : made.relationships) {
      if (related.contact % 2 == 0) related.word = "Friend";
    }
    for (auto& contact : made.contacts) {
      contact.birth_date = *base::parse_date("1971-07-07");
    }
    return made;
  }
};

const Later& later() {
  static const Later kLater;
  return kLater;
}

void import(benchmark::State& state) {
  for (auto _ : state) {
    auto review = Review::of(start().matter, start().family, vocabulary());
    benchmark::DoNotOptimize(review);
  }
}

void findings(benchmark::State& state) {
  std::size_t found = 0;
  for (auto _ : state) found = start().review.findings().size();
  state.counters["findings"] = static_cast<double>(found);
}

void values_of_one(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(start().review.values(7));
}

void values_of_all(benchmark::State& state) {
  for (auto _ : state) {
    for (const ReviewedPerson* person : start().review.people()) {
      benchmark::DoNotOptimize(start().review.values(person->id()));
    }
  }
}

void family(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(start().review.family());
}

// Made once a review: asked of a new one each time.
void matter(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    const auto review = start().review.with(Remove{{7}}, "Jo", kImport);
    state.ResumeTiming();
    benchmark::DoNotOptimize(review->matter());
  }
}

void differences_none(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(start().review.differences(start().matter, start().family));
  }
}

void differences_many(benchmark::State& state) {
  std::size_t found = 0;
  for (auto _ : state) {
    found = start().review.differences(later().matter, later().family).size();
  }
  state.counters["differences"] = static_cast<double>(found);
}

Refresh taking_many() {
  Refresh refresh{kImport, {}};
  for (const auto& difference : start().review.differences(later().matter, later().family)) {
    refresh.choices.push_back({difference, true});
  }
  return refresh;
}

void refresh_many(benchmark::State& state) { edit(state, {}, taking_many()); }

void line_of_many(benchmark::State& state) {
  const Review review = *start().review.with(taking_many(), "Jo", kImport);
  for (auto _ : state) benchmark::DoNotOptimize(line_of(*review.last(), review));
}

void lines_of_1000(benchmark::State& state) {
  Review review = start().review;
  for (int i = 0; i < 1000; ++i) {
    review = *review.with(Correct{7, "name.first", text(i % 2 ? "Ann" : "Bea")}, "Jo", kImport);
  }
  for (auto _ : state) {
    for (const Entry& entry : review.log()) benchmark::DoNotOptimize(line_of(entry, review));
  }
}

// The step after a thousand others.
void correct_after_1000(benchmark::State& state) {
  std::vector<Edit> before;
  for (int i = 0; i < 1000; ++i) {
    before.push_back(Correct{7, "name.first", text(i % 2 ? "Ann" : "Bea")});
  }
  edit(state, before, Correct{7, "name.last", text("Roe")});
}

void replay_of_1000(benchmark::State& state) {
  std::vector<Entry> log;
  for (int i = 0; i < 1000; ++i) {
    log.push_back({i + 1, kImport, "Jo", Correct{7, "name.first", text(i % 2 ? "Ann" : "Bea")}});
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(Review::replay(start().matter, start().family, vocabulary(), log));
  }
}

BENCHMARK(import)->Unit(benchmark::kMillisecond);
BENCHMARK(findings)->Unit(benchmark::kMillisecond);
BENCHMARK(values_of_one)->Unit(benchmark::kMillisecond);
BENCHMARK(values_of_all)->Unit(benchmark::kMillisecond);
BENCHMARK(family)->Unit(benchmark::kMillisecond);
BENCHMARK(matter)->Unit(benchmark::kMillisecond);
BENCHMARK(differences_none)->Unit(benchmark::kMillisecond);
BENCHMARK(differences_many)->Unit(benchmark::kMillisecond);
BENCHMARK(refresh_many)->Unit(benchmark::kMillisecond);
BENCHMARK(line_of_many)->Unit(benchmark::kMillisecond);
BENCHMARK(lines_of_1000)->Unit(benchmark::kMillisecond);
BENCHMARK(correct_after_1000)->Unit(benchmark::kMillisecond);
BENCHMARK(replay_of_1000)->Unit(benchmark::kMillisecond);

}  // namespace

void register_edits() {
  for (const EditRow& row : edits()) {
    benchmark::RegisterBenchmark(row.name, edit, row.before, row.step)
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace engross::family

int main(int argc, char** argv) {
  engross::family::register_edits();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
