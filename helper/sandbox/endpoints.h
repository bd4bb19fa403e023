// The functions of the route table, a few files of them.
#pragma once

#include "sandbox/routes.h"

namespace engross::sandbox {

Answer<Response> who_am_i(const Call& call);
Answer<Response> users(const Call& call);
Answer<Response> user(const Call& call);
Answer<Response> matters(const Call& call);
Answer<Response> matter(const Call& call);
Answer<Response> matter_client(const Call& call);
Answer<Response> matter_contacts(const Call& call);
Answer<Response> related_contacts(const Call& call);
Answer<Response> relationships(const Call& call);
Answer<Response> relationship(const Call& call);
Answer<Response> contacts(const Call& call);
Answer<Response> contact(const Call& call);
Answer<Response> email_addresses(const Call& call);
Answer<Response> phone_numbers(const Call& call);
Answer<Response> custom_fields(const Call& call);
Answer<Response> custom_field(const Call& call);
Answer<Response> custom_field_sets(const Call& call);
Answer<Response> custom_field_set(const Call& call);
Answer<Response> practice_areas(const Call& call);
Answer<Response> practice_area(const Call& call);
Answer<Response> documents(const Call& call);
Answer<Response> create_document(const Call& call);
Answer<Response> document(const Call& call);
Answer<Response> change_document(const Call& call);
Answer<Response> bin_document(const Call& call);
Answer<Response> document_versions(const Call& call);
Answer<Response> download_document(const Call& call);
Answer<Response> folders(const Call& call);
Answer<Response> create_folder(const Call& call);
Answer<Response> folder(const Call& call);
Answer<Response> change_contact(const Call& call);
Answer<Response> change_matter(const Call& call);
Answer<Response> change_relationship(const Call& call);
Answer<Response> create_relationship(const Call& call);
Answer<Response> delete_relationship(const Call& call);
Answer<Response> activities(const Call& call);
Answer<Response> activity(const Call& call);
Answer<Response> create_activity(const Call& call);
Answer<Response> calendar_entries(const Call& call);
Answer<Response> calendar_entry(const Call& call);
Answer<Response> create_calendar_entry(const Call& call);
Answer<Response> calendars(const Call& call);
Answer<Response> calendar(const Call& call);

}  // namespace engross::sandbox
