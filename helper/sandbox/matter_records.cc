// Matters and their relationships.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/complete.h"

namespace engross::sandbox {
namespace {

std::string search_words(const Json& matter, const Firm& firm) {
  std::string words = base::text_at(matter, "display_number") + '\n' +
                      std::to_string(base::number_at(matter, "number")) + '\n' +
                      base::text_at(matter, "description") + '\n';
  if (const Json* client = firm.find("Contact", base::number_at(matter, "client"))) {
    words += base::text_at(*client, "first_name") + ' ' + base::text_at(*client, "last_name") +
             '\n' + base::text_at(*client, "name");
  }
  return base::fold(words);
}

void complete_balances(Json& matter) {
  if (!matter.contains("account_balances")) matter["account_balances"] = Json::array();
  Id number = 0;
  for (Json& balance : matter["account_balances"]) {
    balance["id"] = base::number_at(matter, "id") * 10 + ++number;
    balance["currency_id"] = 1;
  }
}

void complete_sets(Json& matter) {
  const Json sets = matter.value("custom_field_sets", Json::array());
  matter.erase("custom_field_sets");
  matter["custom_field_set_associations"] = Json::array();
  Id order = 0;
  for (const Json& set : sets) {
    Json association = {{"id", base::number_at(matter, "id") * 10 + order},
                        {"display_order", order},
                        {"#custom_field_set", set}};
    stamp_inside(association, "CustomFieldSetAssociation", matter);
    matter["custom_field_set_associations"].push_back(std::move(association));
    ++order;
  }
}

Json folder_of(const Json& matter) {
  Json folder = {{"id", base::number_at(matter, "id") + 70000},
                 {"type", "Folder"},
                 {"name", base::text_at(matter, "display_number")},
                 {"locked", false},
                 {"root", false},
                 {"deleted_at", nullptr},
                 {"matter", base::number_at(matter, "id")}};
  stamp_inside(folder, "Folder", matter);
  return folder;
}

}  // namespace

void complete_matter(Json& matter, const Firm& firm) {
  const Id id = base::number_at(matter, "id");
  set_times(matter);
  matter["number"] = id % 1000;
  matter["client_id"] = base::member(matter, "client");
  matter["maildrop_address"] = fmt::format("matter-{}@maildrop.beaumonthale.example", id);
  matter["currency"] = 1;
  matter["shared"] = false;
  matter["has_tasks"] = false;
  set_default(matter, "billable", true);
  set_default(matter, "billing_method", "hourly");
  set_default(matter, "originating_attorney", base::member(matter, "responsible_attorney"));
  matter["user"] = base::member(matter, "responsible_attorney");
  matter["folder"] = folder_of(matter);
  complete_balances(matter);
  complete_sets(matter);
  for (const char* list : {"matter_bill_recipients", "task_template_list_instances",
                           "kyc_field_values", "split_invoice_payers"}) {
    matter[list] = Json::array();
  }
  refresh_matter(matter, firm);
}

void refresh_matter(Json& matter, const Firm& firm) {
  matter["#search"] = search_words(matter, firm);
}

base::Result<bool> take_relationships(Json& matter, Firm& firm) {
  const Json related = matter.value("relationships", Json::array());
  Json ids = Json::array();
  for (Json relationship : related) {
    const Id id = base::number_at(relationship, "id");
    if (firm.find("Contact", base::number_at(relationship, "contact")) == nullptr) {
      return tl::unexpected(misfit(matter, fmt::format("relationship {} is with nobody", id)));
    }
    if (id <= 0 || firm.find("Relationship", id) != nullptr) {
      return tl::unexpected(misfit(matter, fmt::format("relationship id {} stands twice", id)));
    }
    relationship["matter"] = matter["id"];
    stamp(relationship, "Relationship");
    firm.edit("Relationship").emplace(id, std::move(relationship));
    ids.push_back(id);
  }
  matter["relationships"] = std::move(ids);
  return true;
}

}  // namespace engross::sandbox
