// Shapes of the older kind (VML) in loops: names that differ, and descriptions that stand once.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

struct ShapeRow {
  std::string name;
  std::string first;   // of a picture in a loop of two, as it stands
  std::string second;  // the same picture of the second round
};

class Shapes : public rows::Row<ShapeRow> {};

ROW_TEST(Shapes, DifferInEachRound) {
  const auto picture = [](const std::string& content) {
    return "<w:p><w:r>" + content + "</w:r></w:p>";
  };
  const std::string document =
      filled_document(fakes::DocxMaker(fakes::p("{% for c in children %}") + picture(row().first) +
                                       fakes::p("{% endfor %}"))
                          .root_attributes(std::string(fakes::kWordNamespaces) +
                                           " xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                                           "xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
                          .bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), picture(row().first) + picture(row().second));
}

const ShapeRow kShapeRows[] = {
    {"E36_shape", "<w:pict><v:shape id=\"_x0000_s1026\"/></w:pict>",
     "<w:pict><v:shape id=\"_x0000_s65536\"/></w:pict>"},
    {"E36_shape_with_a_name_of_its_own", "<w:pict><v:rect id=\"shape_0\" style=\"x\"/></w:pict>",
     "<w:pict><v:rect id=\"_x0000_s65536\" style=\"x\"/></w:pict>"},
    {"E36_name_above_the_first_new_one", "<w:pict><v:oval id=\"_x0000_s70000\"/></w:pict>",
     "<w:pict><v:oval id=\"_x0000_s70001\"/></w:pict>"},
    {"E36_shape_with_a_second_name",
     "<w:pict><v:shape id=\"Picture 1\" o:spid=\"_x0000_i1025\"/></w:pict>",
     "<w:pict><v:shape id=\"_x0000_s65536\" o:spid=\"_x0000_s65537\"/></w:pict>"},
    {"E36_description_stands_once",
     "<w:pict><v:shapetype id=\"_x0000_t75\"/><v:shape id=\"a\" type=\"#_x0000_t75\"/></w:pict>",
     "<w:pict><v:shape id=\"_x0000_s65536\" type=\"#_x0000_t75\"/></w:pict>"},
    {"E36_group", "<w:pict><v:group id=\"g\"><v:line id=\"l\"/></v:group></w:pict>",
     "<w:pict><v:group id=\"_x0000_s65536\"><v:line id=\"_x0000_s65537\"/></v:group></w:pict>"},
    {"E36_shape_without_a_name", "<w:pict><v:shape style=\"x\"/></w:pict>",
     "<w:pict><v:shape style=\"x\"/></w:pict>"},
    {"E36_control_names_its_shape",
     "<w:object><v:shape id=\"_x0000_i1025\"/><w:control w:shapeid=\"_x0000_i1025\"/></w:object>",
     "<w:object><v:shape id=\"_x0000_s65536\"/><w:control "
     "w:shapeid=\"_x0000_s65536\"/></w:object>"},
    {"E36_object_names_its_shape_of_two",
     "<w:object><v:shape id=\"a\"/><o:OLEObject ShapeID=\"a\"/></w:object>"
     "<w:object><v:shape id=\"b\"/><o:OLEObject ShapeID=\"b\"/></w:object>",
     "<w:object><v:shape id=\"_x0000_s65536\"/><o:OLEObject ShapeID=\"_x0000_s65536\"/></w:object>"
     "<w:object><v:shape id=\"_x0000_s65537\"/><o:OLEObject "
     "ShapeID=\"_x0000_s65537\"/></w:object>"},
    {"E36_object_of_no_shape", "<w:object><o:OLEObject ShapeID=\"a\"/></w:object>",
     "<w:object><o:OLEObject ShapeID=\"a\"/></w:object>"},
    {"E36_in_the_fallback",
     "<mc:AlternateContent><mc:Choice Requires=\"wps\"/><mc:Fallback><w:pict><v:rect "
     "id=\"shape_0\"/></w:pict></mc:Fallback></mc:AlternateContent>",
     "<mc:AlternateContent><mc:Choice Requires=\"wps\"/><mc:Fallback><w:pict><v:rect "
     "id=\"_x0000_s65536\"/></w:pict></mc:Fallback></mc:AlternateContent>"},
};

ROWS_OF(Rows, Shapes, kShapeRows);

}  // namespace
}  // namespace engross::docx_tests
