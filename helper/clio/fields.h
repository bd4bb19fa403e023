// What each call asks for. Clio allows one level of braces and refuses the whole call for a second,
// so the associations of a custom field's value stand bare and come with Clio's default members.
#pragma once

#include <string>

namespace engross::clio {

inline const char* const kCustomFieldValues =
    "custom_field_values{id,field_name,field_type,value,soft_deleted,custom_field,picklist_option,"
    "contact,matter}";

inline std::string matter_fields() {
  return std::string(
             "id,etag,display_number,description,status,open_date,"
             "client{id,etag,name,first_name,middle_name,last_name,prefix,type},"
             "responsible_attorney{id,etag,name,first_name,last_name,email,phone_number},"
             "practice_area{id,name},currency{id,code},") +
         kCustomFieldValues;
}

inline const char* const kRelationshipFields =
    "id,etag,description,contact{id,etag,name,first_name,middle_name,last_name,prefix,type}";

inline std::string contact_fields() {
  return std::string(
             "id,etag,name,first_name,middle_name,last_name,prefix,title,type,date_of_birth,"
             "company{id,name},addresses{id,name,street,city,province,postal_code,country,primary},"
             "email_addresses{id,name,address,primary},phone_numbers{id,name,number,primary},") +
         kCustomFieldValues;
}

inline const char* const kSummaryFields =
    "id,etag,display_number,description,status,client{id,name},practice_area{id,name},"
    "responsible_attorney{id,name}";

inline const char* const kWhoAmIFields = "id,etag,name,email,account{id,name}";

}  // namespace engross::clio
