// People whom staff added to a draft by hand and who look like a contact of the address book: each
// pair is proposed as one person, until somebody merges the two or keeps them apart.
#pragma once

#include <string>
#include <vector>

#include "app/address_book.h"
#include "app/drafts.h"

namespace engross::app {

struct MergeProposal {
  std::string draft;
  std::string matter;  // its display number
  std::string client;
  family::Person by_hand;  // as reviewed; its contact's id is the negative one
  matter::Contact contact;
  bool in_draft = false;  // the contact is in the review already: nothing has to be brought
  std::vector<std::string> signs;  // the same beside the name: "birthdate", "email", "phone"
  bool strong = false;             // the birth date, or two signs
  std::string because;             // "the same name and birth date"
};

// What the draft's people and the kept contacts of its region say. One name is not enough: a birth
// date, an e-mail address or a telephone number must be the same too, and another birth date
// forbids. In the order of the review, then by id.
std::vector<MergeProposal> proposals_of(const Draft& draft,
                                        const std::vector<matter::Contact>& kept);

// A draft that could not be read, and why.
struct UnreadDraft {
  std::string draft;
  base::Error error;
};

struct MergeProposals {
  std::vector<MergeProposal> all;  // in the order of the drafts
  std::vector<UnreadDraft> unread;
};

// Those of these drafts. A draft that cannot be read keeps none of the others' back; fails only
// when the kept contacts cannot be read.
base::Result<MergeProposals> merge_proposals(DraftShelf& drafts, ContactShelf& contacts,
                                             const Mapping& mapping,
                                             const std::vector<std::string>& ids);

// The edits that make one person of the two: the contact comes with the role and the word of whom
// it is merged with, and stays.
std::vector<family::Edit> edits_of(const MergeProposal& proposal);

// The edit that says that they are two, so that it is not proposed again.
std::vector<family::Edit> apart_of(const MergeProposal& proposal);

// The proposal about these two; conflict when there is none any more.
base::Result<MergeProposal> proposal_about(ContactShelf& contacts, const Draft& draft,
                                           family::Subject person, matter::Id contact);

// The edit that brings a kept contact into the draft; not_found when the contact is not kept.
base::Result<family::Bring> bring_of(ContactShelf& contacts, const Draft& draft, matter::Id contact,
                                     family::Role role, const std::string& word);

}  // namespace engross::app
