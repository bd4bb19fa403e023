// The steps of one import. Few calls, whatever the size of the family: all contacts come together,
// by their ids, and never one by one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clio/decode.h"
#include "clio/exchange.h"

namespace engross::clio {

class MatterImport {
 public:
  explicit MatterImport(Exchange& exchange);
  // One of them, once.
  base::Result<Import> run(const std::string& id_or_display_number);
  // What is held of this matter already, brought up to date: its own record is kept where Clio says
  // by ETag that it is still the same and nothing was missing from it. Everybody's details are
  // read, whatever their ETags.
  base::Result<Import> again(const matter::Matter& known);

 private:
  using Stop = std::optional<base::Error>;  // nothing: go on

  base::Result<Import> take_rest(int calls_before);
  base::Result<nlohmann::json> find(const std::string& id_or_display_number);
  base::Result<nlohmann::json> find_by_number(const std::string& display_number);
  Stop take_matter(const nlohmann::json& object);
  void keep_matter(const matter::Matter& known);
  Stop take_relationships();
  // Reads those contacts that are not held yet; what Clio does not give stays as it was mentioned.
  Stop take_contacts(const std::vector<matter::Id>& ids);
  Stop take_contact_chunk(const std::vector<matter::Id>& ids);
  Stop take_labels();
  Stop take_firm();
  void mention(std::optional<matter::Contact> contact);
  std::vector<matter::Id> wanted() const;
  std::vector<matter::Id> named_in(const std::vector<matter::CustomField>& fields) const;
  void assemble();
  void put_names(std::vector<matter::CustomField>& fields);

  Exchange& exchange_;
  Decoder decoder_;
  matter::Matter matter_;
  std::map<matter::Id, matter::Contact> mentioned_;
  std::map<matter::Id, matter::Contact> held_;
};

}  // namespace engross::clio
