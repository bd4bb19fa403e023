// The interview, as the door answers it.
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/fields.h"
#include "interview/answer_path.h"
#include "interview/interview.h"

namespace engross::bridge {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using interview::AnswerChange;
using interview::AnswerType;
using interview::Question;

constexpr std::size_t kLongestText = 100'000;

Reply wrong(std::string message) {
  return error_reply({400, "wrong_body", std::move(message), ""});
}

// The pattern of a path: "gifts[].to" of "gifts[0].to".
std::string pattern_of(std::string_view path) {
  std::string pattern;
  for (std::size_t i = 0; i < path.size(); ++i) {
    pattern += path[i];
    if (path[i] != '[') continue;
    while (i + 1 < path.size() && path[i + 1] != ']') ++i;
  }
  return pattern;
}

// What of the answers is changed, one after another; the next one sees the one before it.
class Giving {
 public:
  Giving(const Desk& desk, const app::Draft& draft, const app::Prepared& prepared, std::string by,
         base::Instant now)
      : prepared_(prepared),
        people_(interview::people_of(desk.values(draft))),
        answers_(draft.answers),
        by_(std::move(by)),
        now_(now) {}

  std::optional<Reply> give(Fields& fields) {
    const std::string path = fields.text("path", true, 500);
    const auto rows = fields.whole("rows", false, 0, 1000);
    const auto remove = fields.whole("remove", false, 0, 100'000);
    const std::string text = fields.text("text", false, kLongestText);
    const auto texts = fields.texts("texts", 0, 1000);
    if (fields.fault()) return error_reply(*fields.fault());
    const Question* question = interview::find_question(prepared_.form, pattern_of(path));
    if (!question) return wrong("The template asks no question at " + base::excerpt(path) + ".");
    const int kinds =
        fields.has("rows") + fields.has("remove") + fields.has("text") + fields.has("texts");
    if (kinds != 1) return wrong("An answer is one of text, texts, rows and remove.");
    if (fields.has("rows") || fields.has("remove")) {
      if (!question->records()) return wrong(base::excerpt(path) + " has no rows.");
      return put_rows(path, fields.has("remove") ? std::nullopt : std::optional(rows), remove);
    }
    if (question->records()) return wrong(base::excerpt(path) + " is answered row by row.");
    const bool list = question->type == AnswerType::list;
    if (list != fields.has("texts"))
      return wrong(base::excerpt(path) + " takes the other of text and texts.");
    return list ? put_list(path, *question, texts) : put_text(path, *question, text);
  }

  const std::vector<AnswerChange>& changes() const { return changes_; }

 private:
  std::optional<Reply> put(const std::string& path, Value value) {
    AnswerChange change{path, {std::move(value), "typed", by_, now_}};
    if (auto made = interview::make(answers_, change); !made) return fault_reply(made.error());
    changes_.push_back(std::move(change));
    return std::nullopt;
  }

  // What cannot be read stays as it was typed, and the interview says what is wrong with it.
  std::optional<Reply> put_text(const std::string& path, const Question& question,
                                const std::string& text) {
    if (base::is_blank(text)) return put(path, Value());
    const auto typed = interview::typed(question, text, people_);
    return put(path, typed ? app::referenced(*typed) : Value(text));
  }

  std::optional<Reply> put_list(const std::string& path, const Question& question,
                                const std::vector<std::string>& texts) {
    List items;
    const Question item = interview::item_of(question);
    for (const std::string& text : texts) {
      if (base::is_blank(text)) continue;
      const auto typed = interview::typed(item, text, people_);
      items.push_back(typed ? app::referenced(*typed) : Value(text));
    }
    return put(path, Value(std::move(items)));
  }

  std::optional<Reply> put_rows(const std::string& path, std::optional<std::int64_t> count,
                                std::int64_t remove) {
    const Value before = interview::value_at(answers_, path).value_or(prefilled(path));
    List rows = before.is(Value::Kind::list) ? before.list() : List{};
    if (!count) {
      if (remove >= static_cast<std::int64_t>(rows.size())) return wrong("There is no such row.");
      rows.erase(rows.begin() + remove);
    } else {
      rows.resize(static_cast<std::size_t>(*count), Value(Record{}));
    }
    return put(path, Value(std::move(rows)));
  }

  Value prefilled(const std::string& path) const {
    for (const auto& answer : prepared_.interview.answers) {
      if (answer.path == path) return app::referenced(answer.value);
    }
    return {};
  }

  const app::Prepared& prepared_;
  const List people_;
  interview::Answers answers_;
  const std::string by_;
  const base::Instant now_;
  std::vector<AnswerChange> changes_;
};

Reply interview_reply(const Desk& desk, const app::Draft& draft, const std::string& template_id) {
  const auto prepared = desk.prepare(draft, template_id);
  if (!prepared) return fault_reply(prepared.error());
  return json_reply(200, interview_json(draft.id, template_id, **prepared, desk.values(draft)));
}

}  // namespace

Reply get_interview(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  return draft ? interview_reply(desk, *draft, call.arguments[1]) : fault_reply(draft.error());
}

Reply answer_interview(const Call& call, House& house) {
  Fields body(call.request.body, {"by", "answers"});
  const std::string by = body.text("by", true, 200);
  auto given = body.objects("answers", 1, 500, {"path", "text", "texts", "rows", "remove"});
  if (body.fault()) return error_reply(*body.fault());
  const Desk desk(call, house);
  auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  const auto prepared = desk.prepare(*draft, call.arguments[1]);
  if (!prepared) return fault_reply(prepared.error());
  Giving giving(desk, *draft, **prepared, by, call.now);
  for (Fields& one : given) {
    if (auto refused = giving.give(one)) return std::move(*refused);
  }
  if (auto used = desk.work.records->use_templates(draft->id, {call.arguments[1]}, call.now); !used)
    return fault_reply(used.error());
  const auto kept =
      app::answered(std::move(*draft), giving.changes(), *desk.work.drafts, *desk.work.clock);
  return kept ? interview_reply(desk, *kept, call.arguments[1]) : fault_reply(kept.error());
}

}  // namespace engross::bridge
