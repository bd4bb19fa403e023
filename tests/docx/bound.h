// Documents with data of their own that content controls show.
#pragma once

#include <string>

#include "fakes/docx_maker.h"

namespace engross::docx_tests {

inline const std::string kStoreId = "{11111111-2222-3333-4444-55555555AAAA}";
inline const std::string kCityPath = "/ns0:letter[1]/ns0:city[1]";

inline std::string binding_to(const std::string& path, const std::string& store = kStoreId) {
  return "<w:dataBinding w:prefixMappings=\"xmlns:ns0='urn:letter'\" w:xpath=\"" + path +
         "\" w:storeItemID=\"" + store + "\"/>";
}
inline std::string letter(const std::string& content) {
  return "<letter xmlns=\"urn:letter\">" + content + "</letter>";
}

inline fakes::DocxMaker with_data(const std::string& body, const std::string& data) {
  return fakes::DocxMaker(body)
      .relation(
          "<Relationship Id=\"rId8\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" "
          "Target=\"../customXml/item1.xml\"/>")
      .extra("customXml/item1.xml", data)
      .extra(
          "customXml/itemProps1.xml",
          "<ds:datastoreItem ds:itemID=\"" + kStoreId +
              "\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>")
      .extra(
          "customXml/_rels/item1.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>");
}

}  // namespace engross::docx_tests
