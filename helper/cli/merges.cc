// People added by hand beside the kept contacts they look like, in words.
#include <fmt/format.h>

#include "cli/review.h"

namespace engross::cli {

std::string line_of(const app::MergeProposal& proposal) {
  const matter::Id by_hand = proposal.by_hand.contact.source.id;
  const matter::Id contact = proposal.contact.source.id;
  return fmt::format(
      "{}, added by hand, and contact {}, {}, {} one person ({}): engross review {} "
      "--merge-contact={}={}, or --apart={}={} when they are two",
      proposal.by_hand.contact.name.full, contact, proposal.contact.name.full,
      proposal.strong ? "are most likely" : "may be", proposal.because, proposal.draft, by_hand,
      contact, by_hand, contact);
}

}  // namespace engross::cli
