#include "cli/review_edits.h"

#include <charconv>

#include "app/merge_proposals.h"
#include "app/review_words.h"

namespace engross::cli {
namespace {

using base::Result;
using family::Edit;
using family::Review;
using family::Subject;

// Collects edits; the first misunderstanding ends the reading.
class Edits {
 public:
  Edits(const ReviewOptions& options, const app::Draft& draft, app::ContactShelf& contacts)
      : options_(options), draft_(draft), review_(draft.review), contacts_(contacts) {}

  app::Outcome<std::vector<Edit>> read() {
    if (!options_.reason.empty() && options_.roles.empty() && options_.overrule.empty()) {
      return tl::unexpected(
          base::Errors{{base::Fault::usage,
                        "a reason is kept with a role or an "
                        "overruling alone",
                        "--reason", "take it away, or say what it is the reason of"}});
    }
    for (auto step :
         {&Edits::people, &Edits::roles, &Edits::parents, &Edits::merges, &Edits::adds,
          &Edits::brings, &Edits::contact_merges, &Edits::corrections, &Edits::differences}) {
      if (auto done = (this->*step)(); !done) return tl::unexpected(base::Errors{done.error()});
    }
    for (const auto& key : options_.overrule)
      edits_.emplace_back(family::Overrule{key, options_.reason});
    if (options_.undo) edits_.emplace_back(family::Undo{});
    if (options_.redo) edits_.emplace_back(family::Redo{});
    return std::move(edits_);
  }

 private:
  Result<std::vector<Subject>> subjects(const std::vector<std::string>& named) const {
    std::vector<Subject> found;
    for (const auto& name : named) {
      const auto subject = app::subject_of(name, review_);
      if (!subject) return tl::unexpected(subject.error());
      found.push_back(*subject);
    }
    return found;
  }

  Result<void> people() {
    const auto gone = subjects(options_.remove);
    if (!gone) return tl::unexpected(gone.error());
    if (!gone->empty()) edits_.emplace_back(family::Remove{*gone});
    const auto back = subjects(options_.restore);
    if (!back) return tl::unexpected(back.error());
    if (!back->empty()) edits_.emplace_back(family::Restore{*back});
    return {};
  }

  Result<void> roles() {
    for (const auto& text : options_.roles) {
      const auto pair = app::pair_of(text, "PERSON=child");
      if (!pair) return tl::unexpected(pair.error());
      const auto subject = app::subject_of(pair->left, review_);
      if (!subject) return tl::unexpected(subject.error());
      const auto role = app::role_of(pair->right);
      if (!role) return tl::unexpected(role.error());
      edits_.emplace_back(family::SetRole{{*subject}, *role, options_.reason});
    }
    return {};
  }

  Result<void> parents() {
    for (const auto& text : options_.parents) {
      const auto pair = app::pair_of(text, "GRANDCHILD=PARENT");
      if (!pair) return tl::unexpected(pair.error());
      const auto grandchild = app::subject_of(pair->left, review_);
      if (!grandchild) return tl::unexpected(grandchild.error());
      family::SetParent edit{*grandchild, std::nullopt};
      if (base::fold(pair->right) != "none") {
        const auto parent = app::subject_of(pair->right, review_);
        if (!parent) return tl::unexpected(parent.error());
        edit.parent = *parent;
      }
      edits_.emplace_back(edit);
    }
    return {};
  }

  Result<void> merges() {
    for (const auto& text : options_.merges) {
      const auto pair = app::pair_of(text, "KEPT=MERGED");
      if (!pair) return tl::unexpected(pair.error());
      const auto both = subjects({pair->left, pair->right});
      if (!both) return tl::unexpected(both.error());
      edits_.emplace_back(family::Merge{both->front(), both->back()});
    }
    return {};
  }

  Result<void> adds() {
    for (const auto& text : options_.adds) {
      const auto pair = app::pair_of(text, "\"First Middle Last=party:sister\"");
      if (!pair) return tl::unexpected(pair.error());
      auto said = role_and_word(pair->right);
      if (!said) return tl::unexpected(said.error());
      family::Add edit;
      edit.role = said->role;
      edit.word = std::move(said->word);
      edit.name.full = pair->left;
      edits_.emplace_back(std::move(edit));
    }
    return {};
  }

  struct Said {
    family::Role role;
    std::string word;
  };
  // "child", "party:sister".
  static Result<Said> role_and_word(const std::string& text) {
    const auto parts = base::split(text, ':');
    const auto role = app::role_of(parts.front());
    if (!role) return tl::unexpected(role.error());
    return Said{*role, parts.size() > 1 ? std::string(base::trim(parts[1])) : ""};
  }

  static Result<matter::Id> contact_id(const std::string& text) {
    matter::Id id = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (problem == std::errc() && end == text.data() + text.size() && id > 0) return id;
    return app::usage("this is no contact's id", text, "take one that engross contacts lists");
  }

  Result<void> brings() {
    for (const auto& text : options_.brings) {
      const auto pair = app::pair_of(text, "CONTACT=party:sister");
      if (!pair) return tl::unexpected(pair.error());
      const auto contact = contact_id(pair->left);
      if (!contact) return tl::unexpected(contact.error());
      const auto said = role_and_word(pair->right);
      if (!said) return tl::unexpected(said.error());
      auto edit = app::bring_of(contacts_, draft_, *contact, said->role, said->word);
      if (!edit) return tl::unexpected(edit.error());
      edits_.emplace_back(std::move(*edit));
    }
    return {};
  }

  Result<void> contact_merges() {
    for (const auto& [texts, merge] :
         {std::pair{&options_.contact_merges, true}, {&options_.apart, false}}) {
      for (const auto& text : *texts) {
        const auto pair = app::pair_of(text, "PERSON=CONTACT");
        if (!pair) return tl::unexpected(pair.error());
        const auto person = app::subject_of(pair->left, review_);
        if (!person) return tl::unexpected(person.error());
        const auto contact = contact_id(pair->right);
        if (!contact) return tl::unexpected(contact.error());
        const auto proposal = app::proposal_about(contacts_, draft_, *person, *contact);
        if (!proposal) return tl::unexpected(proposal.error());
        auto edits = merge ? app::edits_of(*proposal) : app::apart_of(*proposal);
        for (Edit& edit : edits) edits_.push_back(std::move(edit));
      }
    }
    return {};
  }

  Result<void> corrections() {
    for (const auto& text : options_.corrections) {
      const auto pair = app::pair_of(text, "PERSON.name.last=Moss");
      if (!pair) return tl::unexpected(pair.error());
      const auto place = app::place_of(pair->left, review_);
      if (!place) return tl::unexpected(place.error());
      const auto value = app::value_of(place->value, pair->right, review_);
      if (!value) return tl::unexpected(value.error());
      edits_.emplace_back(family::Correct{place->subject, place->value.field, *value});
    }
    for (const auto& text : options_.as_imported) {
      const auto place = app::place_of(text, review_);
      if (!place) return tl::unexpected(place.error());
      edits_.emplace_back(family::AsImported{place->subject, place->value.field});
    }
    return {};
  }

  Result<void> differences() {
    family::Refresh refresh{draft_.fetched_at, {}};
    for (const auto& [keys, take] : {std::pair{&options_.take, true}, {&options_.keep, false}}) {
      for (const auto& key : *keys) {
        const std::size_t before = refresh.choices.size();
        for (const auto& difference : draft_.pending) {
          if (key == "all" || difference.key() == key)
            refresh.choices.push_back({difference, take});
        }
        if (refresh.choices.size() == before) {
          return app::usage("nothing in Clio waits under this key", key,
                            "see the review of the draft for what waits");
        }
      }
    }
    if (!refresh.choices.empty()) edits_.emplace_back(std::move(refresh));
    return {};
  }

  const ReviewOptions& options_;
  const app::Draft& draft_;
  const Review& review_;
  app::ContactShelf& contacts_;
  std::vector<Edit> edits_;
};

}  // namespace

app::Outcome<std::vector<Edit>> edits_of(const ReviewOptions& options, const app::Draft& draft,
                                         app::ContactShelf& contacts) {
  return Edits(options, draft, contacts).read();
}

}  // namespace engross::cli
