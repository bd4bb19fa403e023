// The answers of each route, by what they are about. Private to the room.
#pragma once

#include "bridge/routes.h"

namespace engross::bridge {

Reply get_status(const Call& call, House& house);
Reply stop_helper(const Call& call, House& house);

Reply get_pairings(const Call& call, House& house);
Reply ask_to_pair(const Call& call, House& house);
Reply claim_pairing(const Call& call, House& house);
Reply allow_pairing(const Call& call, House& house);
Reply refuse_pairing(const Call& call, House& house);
Reply revoke_pairing(const Call& call, House& house);
Reply prove(const Call& call, House& house);

Reply get_clio(const Call& call, House& house);
Reply start_sign_in(const Call& call, House& house);
Reply get_sign_in(const Call& call, House& house);
Reply cancel_sign_in(const Call& call, House& house);
Reply sign_out(const Call& call, House& house);
Reply erase_clio(const Call& call, House& house);

Reply get_templates(const Call& call, House& house);
Reply get_matters(const Call& call, House& house);
Reply get_contacts(const Call& call, House& house);
Reply import_contacts(const Call& call, House& house);
Reply get_merges(const Call& call, House& house);
Reply get_draft_contacts(const Call& call, House& house);

Reply get_drafts(const Call& call, House& house);
Reply import_matter(const Call& call, House& house);
Reply get_review(const Call& call, House& house);
Reply get_values(const Call& call, House& house);
Reply get_history(const Call& call, House& house);
Reply edit_review(const Call& call, House& house);

Reply get_interview(const Call& call, House& house);
Reply answer_interview(const Call& call, House& house);
Reply make_documents(const Call& call, House& house);
Reply list_entry(const Call& call, House& house);
Reply record_entry(const Call& call, House& house);
Reply get_jobs(const Call& call, House& house);
Reply get_job(const Call& call, House& house);
Reply follow_job(const Call& call, House& house);
Reply cancel_job(const Call& call, House& house);
Reply compare_document(const Call& call, House& house);
Reply make_record(const Call& call, House& house);
Reply get_open_documents(const Call& call, House& house);
Reply announce_document(const Call& call, House& house);
Reply get_open_document(const Call& call, House& house);
Reply close_document(const Call& call, House& house);
Reply follow_operations(const Call& call, House& house);
Reply ask_operation(const Call& call, House& house);
Reply answer_operation(const Call& call, House& house);
Reply get_document(const Call& call, House& house);
Reply get_facts(const Call& call, House& house);
Reply check_template(const Call& call, House& house);
Reply make_preview(const Call& call, House& house);
Reply list_filing(const Call& call, House& house);
Reply file_documents(const Call& call, House& house);
Reply list_write_back(const Call& call, House& house);
Reply write_back(const Call& call, House& house);

}  // namespace engross::bridge
