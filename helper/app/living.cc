#include "app/living.h"

#include <algorithm>
#include <map>
#include <set>

#include "docx/custom_part.h"

namespace engross::app {
namespace {

using expression::Value;

constexpr std::pair<LineState, std::string_view> kStateWords[] = {
    {LineState::same, "same"},       {LineState::stale, "stale"},   {LineState::by_hand, "by hand"},
    {LineState::unknown, "unknown"}, {LineState::locked, "locked"}, {LineState::gone, "gone"},
    {LineState::moved, "moved"}};

// Of the record, in every document the same: it holds one.
constexpr std::string_view kItem = "{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}";

// Those of one tag in their order, the tags in the order in which they come first.
template <typename Tagged>
class ByTag {
 public:
  explicit ByTag(const std::vector<Tagged>& all) {
    for (const Tagged& one : all) {
      const auto [at, fresh] = of_.try_emplace(one.tag);
      if (fresh) tags_.push_back(one.tag);
      at->second.push_back(&one);
    }
  }
  const std::vector<std::string_view>& tags() const { return tags_; }
  const std::vector<const Tagged*>& of(std::string_view tag) const {
    static const std::vector<const Tagged*> kNone;
    const auto found = of_.find(tag);
    return found == of_.end() ? kNone : found->second;
  }
  // Null when there are not so many.
  const Tagged* at(std::string_view tag, std::size_t nth) const {
    const auto& all = of(tag);
    return nth < all.size() ? all[nth] : nullptr;
  }

 private:
  std::map<std::string_view, std::vector<const Tagged*>> of_;
  std::vector<std::string_view> tags_;
};

std::vector<FilledControl> controls_of(const std::optional<FilledRecord>& record) {
  return record ? record->controls : std::vector<FilledControl>();
}

std::string fingerprint_of(std::string_view text, const Fingerprint& fingerprint) {
  return fingerprint(docx::with_plain_line_ends(text));
}

LineState state_of(const OpenControl& control, const std::string& fresh, const FilledControl* kept,
                   const Fingerprint& fingerprint) {
  if (docx::with_plain_line_ends(control.text) == docx::with_plain_line_ends(fresh))
    return LineState::same;
  if (control.locked) return LineState::locked;
  if (!kept) return LineState::unknown;
  return kept->sha256 == fingerprint_of(control.text, fingerprint) ? LineState::stale
                                                                   : LineState::by_hand;
}

}  // namespace

std::string_view word(LineState state) {
  const auto* found =
      std::ranges::find(kStateWords, state, &std::pair<LineState, std::string_view>::first);
  return found->second;
}

std::optional<LineState> line_state(std::string_view text) {
  const auto* found =
      std::ranges::find(kStateWords, text, &std::pair<LineState, std::string_view>::second);
  return found == std::end(kStateWords) ? std::nullopt : std::optional(found->first);
}

std::string_view word(Wording wording) {
  switch (wording) {
    case Wording::same:
      return "same";
    case Wording::changed:
      return "changed";
    case Wording::unknown:
      return "unknown";
  }
  return "";
}

Outcome<docx::FinishedText> text_of_template(const Prepared& prepared, const std::string& draft,
                                             const expression::Environment& environment) {
  const auto made = fill(prepared, draft, environment);
  if (!made) return tl::unexpected(made.error());
  auto text = docx::finished_text(made->document);
  if (!text) return tl::unexpected(Refusal{text.error()});
  return std::move(*text);
}

ControlValues values_of_tags(const std::vector<OpenControl>& controls, const Value& values,
                             const expression::Environment& environment) {
  const auto filters = filter_names(environment);
  const expression::Scope scope(values);
  std::map<std::string_view, std::optional<std::string>> known;
  ControlValues found;
  for (const OpenControl& control : controls) {
    const auto [at, fresh] = known.try_emplace(control.tag);
    if (fresh) {
      const auto read =
          expression::Expression::parse(control.tag, filters, environment.other_names);
      // A number or a quoted text asks for nothing: such a tag is somebody's own numbering.
      const bool asks = read && !read->names().empty();
      const auto value = asks ? read->evaluate(scope, environment)
                              : tl::expected<Value, expression::EvaluationError>(Value());
      if (value && !value->empty()) {
        if (auto text = expression::display(*value)) at->second = std::move(*text);
      }
    }
    if (at->second) found.push_back({control.tag, *at->second});
  }
  return found;
}

std::vector<Line> compared(const std::optional<FilledRecord>& record,
                           const std::vector<OpenControl>& present, const ControlValues& fresh,
                           const Fingerprint& fingerprint) {
  const auto kept_controls = controls_of(record);
  const ByTag<OpenControl> there(present);
  const ByTag<FilledControl> kept(kept_controls);
  const ByTag<docx::ControlValue> today(fresh);
  std::vector<Line> lines;
  for (const std::string_view tag : today.tags()) {
    const std::size_t wanted = today.of(tag).size();
    const std::size_t found = there.of(tag).size();
    for (std::size_t nth = 0; nth < wanted; ++nth) {
      Line line{{std::string(tag), nth}, "", "", today.at(tag, nth)->text, LineState::gone};
      if (const OpenControl* control = there.at(tag, nth)) {
        line.title = control->title;
        line.present = control->text;
        line.state = state_of(*control, line.fresh, kept.at(tag, nth), fingerprint);
      }
      if (found > 0 && found != wanted) line.state = LineState::moved;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

Wording compared(const std::optional<FilledRecord>& record, std::string_view fresh_wording,
                 const Fingerprint& fingerprint) {
  if (!record || record->wording.empty()) return Wording::unknown;
  return record->wording == fingerprint(fresh_wording) ? Wording::same : Wording::changed;
}

bool chosen_at_first(const Line& line, bool empty_too) {
  const bool shows_placeholder = line.state == LineState::unknown && line.present.empty();
  return line.state == LineState::stale || (empty_too && shows_placeholder);
}

FilledRecord record_after(const std::optional<FilledRecord>& before, const Origin& origin,
                          base::Instant at, const std::vector<Line>& lines,
                          const std::vector<ControlPlace>& filled, const Fingerprint& fingerprint) {
  const std::set<ControlPlace> done(filled.begin(), filled.end());
  const auto kept_controls = controls_of(before);
  const ByTag<FilledControl> kept(kept_controls);
  FilledRecord after{origin, at, {}, before ? before->wording : ""};
  for (const Line& line : lines) {
    const FilledControl* old = kept.at(line.place.tag, line.place.nth);
    if (done.contains(line.place) || (line.state == LineState::same && !old)) {
      after.controls.push_back({line.place.tag, at, fingerprint_of(line.fresh, fingerprint)});
    } else if (old) {
      after.controls.push_back(*old);
    } else {
      // Its place among those of its tag is kept by an entry that no text has.
      after.controls.push_back({line.place.tag, at, std::string(64, '0')});
    }
  }
  return after;
}

void remember(Filled& made, const Origin& origin, base::Instant at,
              const Fingerprint& fingerprint) {
  const auto text = docx::finished_text(made.document);
  if (text && text->values.empty()) return;
  if (text) {
    FilledRecord record{origin, at, {}, fingerprint(text->wording)};
    for (const auto& value : text->values)
      record.controls.push_back({value.tag, at, fingerprint_of(value.text, fingerprint)});
    const std::string xml = encoded(record);
    auto document =
        decoded(xml) ? docx::with_custom_part(made.document, {kFilledSpace, kItem, xml})
                     : base::failure(base::Fault::unsupported, "tags that cannot be kept", "", "");
    if (document) {
      made.document = std::move(*document);
      return;
    }
  }
  made.notices.emplace_back(
      "the document cannot keep what it was made from: it cannot be brought up to date later, only "
      "made anew");
}

}  // namespace engross::app
