#include "app/write_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::app {
namespace {

using base::Fault;

// Whatever comes next would meet the same.
bool ends_it(Fault fault) { return fault == Fault::unreachable || fault == Fault::sign_in_needed; }

}  // namespace

std::string PlannedValue::key() const {
  return field.empty() ? std::to_string(subject) : fmt::format("{}.{}", subject, field);
}

std::string_view word_of(PlannedValue::What what) {
  constexpr std::array<std::string_view, 4> kWords = {"change", "same", "conflict", "left_out"};
  return kWords[static_cast<std::size_t>(what)];
}

int WriteBackPlan::to_change() const {
  return static_cast<int>(std::count_if(values.begin(), values.end(), [](const auto& value) {
    return value.what == PlannedValue::What::change;
  }));
}

WriteBackReport carry_out(const WriteBackPlan& plan, const std::string& by,
                          const WriteBackDesk& desk) {
  WriteBackReport report;
  std::vector<const PlannedValue*> open;
  for (const PlannedValue& value : plan.values) {
    if (value.what == PlannedValue::What::change) open.push_back(&value);
  }
  while (!open.empty()) {
    const PlannedValue& first = *open.front();
    RecordToWrite record{first.kind, first.record, first.matter, {}};
    std::vector<PlannedValue> together;
    std::vector<WrittenValue> kept;
    std::erase_if(open, [&](const PlannedValue* value) {
      if (value->kind != first.kind || value->record != first.record) return false;
      record.values.push_back(
          {value->member, value->label, value->now, value->here, value->definition});
      together.push_back(*value);
      kept.push_back({value->key(), value->who, value->label, matter::text_of(value->now),
                      matter::text_of(value->here), by, desk.clock.now()});
      return true;
    });
    if (auto done = desk.clio.write(record); !done) {
      report.failed.push_back(done.error());
      report.failed.back().where = fmt::format("{} ({})", together.front().who, done.error().where);
      if (ends_it(done.error().fault)) break;
      continue;
    }
    report.written.insert(report.written.end(), together.begin(), together.end());
    if (auto on_shelf = desk.written.add(plan.draft, kept); !on_shelf) {
      report.failed.push_back(on_shelf.error());
      break;
    }
  }
  return report;
}

}  // namespace engross::app
