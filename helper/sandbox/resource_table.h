// Which fields every resource has, as Clio's OpenAPI document (2026-04-08) lists them. A table, so
// that a new field or resource is a line here and nothing else.
#pragma once

#include <array>
#include <string_view>

namespace engross::sandbox {

struct ResourceRow {
  std::string_view name;
  std::string_view scope;     // permission group of an app that may read it; empty: with its parent
  std::string_view defaults;  // what comes back when no fields are asked for
  std::string_view fields;    // plain, `one>Resource` or `many>>Resource`
};

// Clio documents the defaults of matters and users alone; elsewhere id, etag and a name-like field.
inline constexpr std::array kResourceTable = {
    ResourceRow{"Matter", "Matters", "id etag display_number",
                "id etag number display_number custom_number currency>Currency description status "
                "location client_reference client_id billable maildrop_address billing_method "
                "open_date close_date pending_date created_at updated_at shared has_tasks "
                "last_activity_date matter_stage_updated_at client>Contact "
                "contingency_fee>ContingencyFee custom_rate>MatterCustomRate "
                "evergreen_retainer>EvergreenRetainer folder>Folder group>Group "
                "matter_budget>MatterBudget matter_stage>MatterStage originating_attorney>User "
                "practice_area>PracticeArea responsible_attorney>User responsible_staff>User "
                "statute_of_limitations>Task user>User legal_aid_uk_matter>LegalAidUkMatter "
                "attorney_allocation>AttorneyAllocation account_balances>>AccountBalance "
                "custom_field_values>>CustomFieldValue "
                "custom_field_set_associations>>CustomFieldSetAssociation "
                "matter_bill_recipients>>MatterBillRecipient relationships>>Relationship "
                "task_template_list_instances>>TaskTemplateListInstance "
                "kyc_field_values>>KycFieldValue split_invoice_payers>>SplitInvoicePayer"},
    ResourceRow{"Contact", "Contacts", "id etag name",
                "id etag name first_name middle_name last_name date_of_birth type created_at "
                "updated_at prefix title initials clio_connect_email locked_clio_connect_email "
                "client_connect_user_id primary_email_address secondary_email_address "
                "primary_phone_number secondary_phone_number ledes_client_id "
                "has_clio_for_clients_permission is_client is_clio_for_client_user is_co_counsel "
                "is_bill_recipient sales_tax_number currency>Currency activity_rates>>ActivityRate "
                "addresses>>Address custom_field_values>>CustomFieldValue "
                "custom_field_set_associations>>CustomFieldSetAssociation "
                "email_addresses>>EmailAddress instant_messengers>>InstantMessenger "
                "phone_numbers>>PhoneNumber web_sites>>WebSite "
                "notification_methods>>NotificationMethod account_balances>>AccountBalance "
                "related_contacts>>Contact kyc_field_values>>KycFieldValue "
                "primary_work_address>Address primary_address>Address secondary_address>Address "
                "company>Contact avatar>Avatar payment_profile>PaymentProfile folder>Folder "
                "co_counsel_rate>ActivityRate primary_web_site>WebSite "
                "legal_aid_uk_contact>LegalAidUkContact"},
    ResourceRow{"Client", "Contacts", "id name",
                "id name first_name middle_name last_name type created_at updated_at prefix title "
                "initials is_matter_client primary_email_address primary_phone_number "
                "client_connect_user_id date_of_birth avatar>Avatar company>Contact "
                "addresses>>Address email_addresses>>EmailAddress phone_numbers>>PhoneNumber "
                "web_sites>>WebSite"},
    ResourceRow{"MatterContacts", "Contacts", "id etag name",
                "contact_created_at contact_updated_at created_at description etag first_name id "
                "initials is_client last_name matter_id matter_number middle_name name prefix "
                "primary_email_address primary_phone_number relationship_name "
                "secondary_email_address secondary_phone_number title type updated_at "
                "client_connect_user_id avatar>Avatar company>Contact primary_address>Address "
                "primary_web_site>WebSite secondary_address>Address secondary_web_site>WebSite "
                "addresses>>Address custom_field_values>>CustomFieldValue "
                "email_addresses>>EmailAddress phone_numbers>>PhoneNumber web_sites>>WebSite "
                "relationship>Relationship"},
    ResourceRow{"RelatedContacts", "Contacts", "id name",
                "id contact_id name first_name middle_name last_name type created_at updated_at "
                "prefix title initials is_matter_client primary_email_address "
                "primary_phone_number client_connect_user_id avatar>Avatar company>Contact "
                "primary_address>Address primary_web_site>WebSite secondary_address>Address "
                "secondary_web_site>WebSite addresses>>Address "
                "custom_field_values>>CustomFieldValue email_addresses>>EmailAddress "
                "phone_numbers>>PhoneNumber web_sites>>WebSite relationship>Relationship"},
    ResourceRow{"Relationship", "Matters", "id etag description",
                "id etag description created_at updated_at matter>Matter contact>Contact"},
    ResourceRow{"CustomFieldValue", "", "id etag field_name",
                "id etag field_name created_at updated_at field_type field_required "
                "field_displayed field_display_order value soft_deleted custom_field>CustomField "
                "picklist_option>PicklistOption matter>CustomFieldMatterSelection "
                "contact>Contact"},
    ResourceRow{"CustomField", "Custom Fields", "id etag name",
                "id etag created_at updated_at name parent_type field_type displayed deleted "
                "required display_order picklist_options>>PicklistOption"},
    ResourceRow{"CustomFieldSet", "Custom Fields", "id etag name",
                "id etag name parent_type displayed created_at updated_at "
                "custom_fields>>CustomField"},
    ResourceRow{"CustomFieldSetAssociation", "", "id etag",
                "id etag display_order created_at updated_at"},
    ResourceRow{"PicklistOption", "", "id etag option",
                "id etag created_at updated_at option deleted_at"},
    ResourceRow{"CustomFieldMatterSelection", "Matters", "id display_number", "id display_number"},
    ResourceRow{"User", "Users", "id etag name",
                "account_owner clio_connect court_rules_default_attendee created_at "
                "default_calendar_id email enabled etag first_name id initials last_name name "
                "phone_number rate roles subscription_type time_zone updated_at "
                "default_activity_description>ActivityDescription "
                "notification_methods>>NotificationMethod account>Account avatar>Avatar "
                "contact>Contact job_title>JobTitle groups>>Group"},
    ResourceRow{"PracticeArea", "Matters", "id etag name",
                "id etag created_at updated_at name category code"},
    ResourceRow{"EmailAddress", "", "id etag address",
                "id etag address name primary created_at updated_at"},
    ResourceRow{"PhoneNumber", "", "id etag number",
                "id etag number name primary created_at updated_at"},
    ResourceRow{"Address", "", "id etag name",
                "id etag street city province postal_code country name created_at updated_at "
                "primary"},
    ResourceRow{"WebSite", "", "id etag address",
                "id etag address name default_web_site created_at updated_at"},
    ResourceRow{"InstantMessenger", "", "id etag address",
                "id etag address name created_at updated_at"},
    ResourceRow{"Account", "", "id etag name",
                "id etag name state created_at updated_at owner>User"},
    ResourceRow{"Currency", "", "id etag code", "id etag code sign created_at updated_at"},
    ResourceRow{"AccountBalance", "", "id balance", "id balance type name currency_id"},
    ResourceRow{"Avatar", "", "id etag", "id etag created_at updated_at url _destroy"},
    ResourceRow{"JobTitle", "", "id etag name", "id etag name initials"},
    ResourceRow{"Group", "", "id etag name",
                "client_connect_user etag id name type updated_at users>>User"},
    ResourceRow{"NotificationMethod", "", "id etag",
                "id etag type email_address is_default_email_address created_at updated_at"},
    ResourceRow{"Folder", "Documents", "id etag name",
                "id etag created_at updated_at deleted_at type locked name root "
                "parent>LinkedFolder matter>Matter contact>Contact "
                "document_category>DocumentCategory creator>ClioCreator "
                "latest_document_version>DocumentVersion group>Group "
                "external_properties>>ExternalProperty"},
    ResourceRow{"LinkedFolder", "Documents", "id etag name",
                "id etag created_at updated_at deleted_at type locked name root"},
    ResourceRow{"Document", "Documents", "id etag name",
                "id etag created_at updated_at deleted_at type locked name received_at filename "
                "size content_type parent>LinkedFolder matter>Matter contact>Contact "
                "document_category>DocumentCategory creator>ClioCreator "
                "latest_document_version>DocumentVersion group>Group "
                "external_properties>>ExternalProperty"},
    ResourceRow{"DocumentVersion", "Documents", "id etag filename",
                "id document_id etag uuid created_at updated_at filename size version_number "
                "content_type received_at put_url fully_uploaded creator>ClioCreator "
                "put_headers>>MultipartHeader multiparts>>Multipart"},
    // A part's headers come where parts are asked for: one level of braces leaves no other way.
    ResourceRow{"Multipart", "", "part_number put_url put_headers",
                "part_number put_url put_headers>>MultipartHeader"},
    ResourceRow{"MultipartHeader", "", "name value", "name value"},
    ResourceRow{"ClioCreator", "", "id etag name",
                "account_owner clio_connect court_rules_default_attendee default_calendar_id "
                "email enabled etag id type initials first_name last_name name phone_number rate "
                "subscription_type time_zone roles created_at updated_at"},
    ResourceRow{"DocumentCategory", "Documents", "id etag name",
                "id etag name created_at updated_at"},
    ResourceRow{"ExternalProperty", "", "id etag name", "id etag name value created_at updated_at"},
    ResourceRow{"MatterStage", "", "id etag name",
                "id etag practice_area_id name order created_at updated_at"},
    ResourceRow{"Activity", "Activities", "id etag",
                "id etag type date quantity_in_hours rounded_quantity_in_hours quantity "
                "rounded_quantity quantity_redacted price note flat_rate billed on_bill total "
                "contingency_fee created_at updated_at reference non_billable non_billable_total "
                "no_charge tax_setting currency>Currency activity_description>ActivityDescription "
                "matter>Matter user>User vendor>Contact document_version>DocumentVersion"},
    ResourceRow{"CalendarEntry", "Calendars", "id etag summary",
                "id etag summary description location start_at start_date start_time end_at "
                "end_date end_time all_day recurrence_rule parent_calendar_entry_id court_rule "
                "created_at updated_at permission calendar_owner_id start_at_time_zone "
                "time_entries_count time_entries>>Activity matter>Matter calendar_owner>Calendar "
                "parent_calendar_entry>CalendarEntry calendars>>Calendar "
                "external_properties>>ExternalProperty"},
    ResourceRow{"Calendar", "Calendars", "id etag name",
                "id etag color light_color court_rules_default_calendar name permission type "
                "visible created_at updated_at source creator>User"},
    // No record of the practice firm has any of these; they may be asked for all the same.
    ResourceRow{"ContingencyFee", "", "id etag",
                "id etag created_at updated_at show_contingency_award"},
    ResourceRow{"MatterCustomRate", "", "type", "type on_invoice"},
    ResourceRow{"EvergreenRetainer", "", "id etag",
                "id created_at updated_at etag minimum_threshold"},
    ResourceRow{"MatterBudget", "", "id etag",
                "id etag budget include_expenses notification_threshold notify_users created_at "
                "updated_at"},
    ResourceRow{"Task", "Tasks", "id etag name",
                "id etag name status description description_text_type priority due_at permission "
                "completed_at notify_completion statute_of_limitations time_estimated created_at "
                "updated_at time_entries_count assigner>User matter>Matter"},
    ResourceRow{"LegalAidUkMatter", "", "id etag", "id etag created_at updated_at"},
    ResourceRow{"LegalAidUkContact", "", "id",
                "id disability disability_code ethnicity ethnicity_title financially_eligible "
                "gender gender_title national_insurance_number"},
    ResourceRow{"AttorneyAllocation", "", "id etag",
                "id etag account_id resource_id resource_type originating_attorney_allocation "
                "responsible_attorney_allocation created_at updated_at"},
    ResourceRow{"MatterBillRecipient", "", "id etag",
                "created_at etag id updated_at recipient>Contact"},
    ResourceRow{"TaskTemplateListInstance", "", "id etag", "id etag created_at updated_at"},
    ResourceRow{"KycFieldValue", "", "id etag",
                "id etag field_name field_label created_at updated_at field_type field_value "
                "field_possible_values group"},
    ResourceRow{"SplitInvoicePayer", "", "id etag",
                "id contact_id matter_id send_to_bill_recipients split_portion etag created_at "
                "updated_at"},
    ResourceRow{"ActivityRate", "", "id etag",
                "id etag rate flat_rate created_at updated_at contact_id co_counsel_contact_id "
                "user>User group>Group"},
    ResourceRow{"PaymentProfile", "", "id etag",
                "id etag created_at updated_at billing_setting_id name terms discount_rate "
                "discount_period interest_rate interest_period interest_type"},
    ResourceRow{"ActivityDescription", "", "id etag name",
                "id etag name visible_to_co_counsel created_at updated_at default type "
                "utbms_activity_id utbms_task_name utbms_task_id xero_service_code "
                "accessible_to_user category_type currency>Currency groups>>Group"},
};

}  // namespace engross::sandbox
