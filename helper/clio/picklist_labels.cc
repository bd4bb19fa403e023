#include "clio/picklist_labels.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "clio/address.h"
#include "clio/messages.h"
#include "clio/paging.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;
using Labels = std::map<Id, std::string>;

constexpr std::size_t kDefinitionsInOneCall = 100;

matter::Option* unlabelled(matter::CustomField& field) {
  auto* option = std::get_if<matter::Option>(&field.value);
  return option && option->label.empty() ? option : nullptr;
}

base::Result<Labels> read_labels(Exchange& exchange, const std::set<Id>& definitions) {
  Labels labels;
  auto at = definitions.begin();
  while (at != definitions.end()) {
    Query query{{"fields", "id,picklist_options{id,option}"}, {"limit", "200"}};
    for (std::size_t n = 0; n < kDefinitionsInOneCall && at != definitions.end(); ++n, ++at) {
      query.emplace_back("ids[]", std::to_string(*at));
    }
    const auto walked =
        walk(exchange,
             {api_url(exchange.access().base_url, "/custom_fields.json", query), "custom fields"},
             [&](const json& definition) {
               for (const json& option : base::member(definition, "picklist_options")) {
                 labels[base::number_at(option, "id")] = base::text_at(option, "option");
               }
               return true;
             });
    if (!walked) return tl::make_unexpected(walked.error());
  }
  return labels;
}

}  // namespace

std::optional<base::Error> put_picklist_labels(
    Exchange& exchange, Decoder& decoder,
    const std::vector<std::vector<matter::CustomField>*>& records) {
  std::set<Id> definitions;
  for (auto* fields : records) {
    for (matter::CustomField& field : *fields) {
      if (unlabelled(field)) definitions.insert(field.definition);
    }
  }
  if (definitions.empty()) return std::nullopt;
  definitions.erase(0);
  auto labels = read_labels(exchange, definitions);
  if (!labels) {
    const Fault fault = labels.error().fault;
    if (fault != Fault::denied && fault != Fault::not_found) return labels.error();
    decoder.note(say("clio-custom-fields"),
                 say("clio-did-not-give", {{"words", labels.error().what}}));
    labels = Labels{};
  }
  for (auto* fields : records) {
    for (matter::CustomField& field : *fields) {
      matter::Option* option = unlabelled(field);
      if (!option) continue;
      option->label = (*labels)[option->id];
      if (!option->label.empty()) continue;
      decoder.note(say("clio-field", {{"name", field.name}}),
                   say("clio-no-label", {{"option", option->id}}));
      field.value = std::monostate{};
    }
  }
  return std::nullopt;
}

}  // namespace engross::clio
