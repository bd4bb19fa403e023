#include "app/merge_proposals.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using family::ReviewedPerson;
using matter::Contact;

constexpr const char* kBirthdate = "birthdate";
constexpr const char* kEmail = "email";
constexpr const char* kPhone = "phone";

// By hand a name is often typed in one box and without the middle name; with both, both count.
std::vector<std::string> names_of(const Contact& contact) {
  const matter::PersonName& name = contact.name;
  std::vector<std::string> names = {base::fold_word(name.full)};
  if (!name.first.empty() && !name.last.empty() && !name.middle.empty()) {
    names.push_back(base::fold_word(name.first + " " + name.last));
  }
  std::erase(names, "");
  return names;
}

bool same_name(const Contact& a, const Contact& b) {
  const auto of_a = names_of(a);
  const auto of_b = names_of(b);
  // Two middle names that differ are of two people, so short forms never meet each other.
  const auto is = [](const std::vector<std::string>& names, const std::string& one) {
    return std::find(names.begin(), names.end(), one) != names.end();
  };
  return !of_a.empty() && !of_b.empty() && (is(of_a, of_b.front()) || is(of_b, of_a.front()));
}

// The national number: with or without North America's leading 1, and however it is grouped.
std::string digits_of(const std::string& phone) {
  constexpr std::size_t kNational = 10;
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() == kNational + 1 && digits.front() == '1') digits.erase(0, 1);
  return digits;
}

std::string mail_of(const std::string& email) { return base::fold(base::trim(email)); }

template <typename Text>
bool share(const std::vector<matter::Reach>& a, const std::vector<matter::Reach>& b,
           std::size_t least, Text text) {
  return std::any_of(a.begin(), a.end(), [&](const matter::Reach& one) {
    const std::string wanted = text(one.text);
    return wanted.size() >= least &&
           std::any_of(b.begin(), b.end(),
                       [&](const matter::Reach& other) { return text(other.text) == wanted; });
  });
}

// What says, beside the name, that these two are one; nothing when they cannot be.
std::vector<std::string> signs(const Contact& by_hand, const Contact& contact) {
  if (by_hand.kind != contact.kind || !same_name(by_hand, contact)) return {};
  const bool both_born = by_hand.birth_date && contact.birth_date;
  if (both_born && *by_hand.birth_date != *contact.birth_date) return {};
  constexpr std::size_t kShortestMail = 3;   // "a@b"
  constexpr std::size_t kShortestPhone = 7;  // a local number
  std::vector<std::string> found;
  if (both_born) found.emplace_back(kBirthdate);
  if (share(by_hand.emails, contact.emails, kShortestMail, mail_of)) found.emplace_back(kEmail);
  if (share(by_hand.phones, contact.phones, kShortestPhone, digits_of)) found.emplace_back(kPhone);
  return found;
}

std::string because_of(const std::vector<std::string>& signs) {
  std::vector<std::string> words = {"name"};
  for (const std::string& sign : signs) {
    words.emplace_back(sign == kBirthdate ? "birth date"
                       : sign == kEmail   ? "e-mail address"
                                          : "telephone number");
  }
  const std::string last = std::move(words.back());
  words.pop_back();
  return fmt::format("the same {} and {}", base::join(words, ", "), last);
}

using ByName = std::unordered_map<std::string, std::vector<const Contact*>>;

ByName by_name(const std::vector<Contact>& contacts) {
  ByName named;
  for (const Contact& contact : contacts) {
    if (contact.redacted) continue;
    for (std::string& name : names_of(contact)) named[std::move(name)].push_back(&contact);
  }
  return named;
}

class Proposing {
 public:
  Proposing(const Draft& draft, const std::vector<Contact>& kept)
      : draft_(draft), named_(by_name(kept)) {}

  std::vector<MergeProposal> all() {
    for (const ReviewedPerson* person : draft_.review.people()) {
      if (person->added && !person->removed && !person->merged_into) look_for(*person);
    }
    return std::move(found_);
  }

 private:
  void look_for(const ReviewedPerson& person) {
    const Contact& by_hand = person.person.contact;
    std::map<matter::Id, const Contact*> alike;
    for (const std::string& name : names_of(by_hand)) {
      const auto same = named_.find(name);
      if (same == named_.end()) continue;
      for (const Contact* contact : same->second) alike.emplace(contact->source.id, contact);
    }
    for (const auto& [id, contact] : alike) {
      const ReviewedPerson* there = draft_.review.find(id);
      const bool gone = there && (there->removed || there->merged_into);
      if (gone || draft_.review.is_kept_apart(person.id(), id)) continue;
      auto beside = signs(by_hand, *contact);
      if (!beside.empty()) add(person, *contact, there != nullptr, std::move(beside));
    }
  }

  void add(const ReviewedPerson& person, const Contact& contact, bool there,
           std::vector<std::string> beside) {
    MergeProposal proposal;
    proposal.draft = draft_.id;
    proposal.matter = draft_.review.matter().display_number;
    proposal.client = draft_.review.family().client.name.full;
    proposal.by_hand = person.person;
    proposal.contact = contact;
    proposal.in_draft = there;
    proposal.strong = beside.size() > 1 || beside.front() == kBirthdate;
    proposal.because = because_of(beside);
    proposal.signs = std::move(beside);
    found_.push_back(std::move(proposal));
  }

  const Draft& draft_;
  ByName named_;
  std::vector<MergeProposal> found_;
};

bool has_added(const Draft& draft) {
  const auto people = draft.review.people();
  return std::any_of(people.begin(), people.end(),
                     [](const ReviewedPerson* one) { return one->added; });
}

}  // namespace

std::vector<MergeProposal> proposals_of(const Draft& draft, const std::vector<Contact>& kept) {
  if (kept.empty() || !has_added(draft)) return {};
  return Proposing(draft, kept).all();
}

Result<MergeProposals> merge_proposals(DraftShelf& drafts, ContactShelf& contacts,
                                       const Mapping& mapping,
                                       const std::vector<std::string>& ids) {
  std::map<std::string, std::vector<Contact>> of_regions;
  MergeProposals found;
  for (const std::string& id : ids) {
    const auto draft = open_draft(drafts, mapping, id);
    if (!draft) {
      found.unread.push_back({id, draft.error()});
      continue;
    }
    if (!has_added(*draft)) continue;
    const std::string& region = draft->review.matter().region;
    if (!of_regions.contains(region)) {
      auto kept = contacts.kept(region);
      if (!kept) return tl::unexpected(kept.error());
      of_regions.emplace(region, std::move(*kept));
    }
    for (MergeProposal& one : proposals_of(*draft, of_regions.at(region)))
      found.all.push_back(std::move(one));
  }
  return found;
}

std::vector<family::Edit> edits_of(const MergeProposal& proposal) {
  std::vector<family::Edit> edits;
  if (!proposal.in_draft) {
    edits.emplace_back(
        family::Bring{proposal.contact, proposal.by_hand.role, proposal.by_hand.word});
  }
  edits.emplace_back(family::Merge{proposal.contact.source.id, proposal.by_hand.contact.source.id});
  return edits;
}

std::vector<family::Edit> apart_of(const MergeProposal& proposal) {
  return {family::KeepApart{proposal.by_hand.contact.source.id, proposal.contact.source.id,
                            proposal.contact.name.full}};
}

Result<MergeProposal> proposal_about(ContactShelf& contacts, const Draft& draft,
                                     family::Subject person, matter::Id contact) {
  const auto kept = contacts.kept(draft.review.matter().region);
  if (!kept) return tl::unexpected(kept.error());
  for (MergeProposal& one : proposals_of(draft, *kept)) {
    if (one.by_hand.contact.source.id == person && one.contact.source.id == contact)
      return std::move(one);
  }
  return base::failure(Fault::conflict, "no merge of these two is proposed",
                       fmt::format("draft {}, {} and contact {}", draft.id, person, contact),
                       "look at what is proposed now");
}

Result<family::Bring> bring_of(ContactShelf& contacts, const Draft& draft, matter::Id id,
                               family::Role role, const std::string& word) {
  const std::string region = draft.review.matter().region;
  auto contact = contacts.find(region, id);
  if (!contact) return tl::unexpected(contact.error());
  if (!*contact) {
    return base::failure(Fault::not_found, fmt::format("contact {} is not imported", id),
                         fmt::format("the address book of Clio {}, on this computer", region),
                         fmt::format("import it first (engross contacts --import {})", id));
  }
  return family::Bring{std::move(**contact), role, word};
}

}  // namespace engross::app
