#include "store/records.h"

#include "store/described.h"

namespace engross::store {

template <typename Form>
void describe(Form& form, Of<Line> auto& line) {
  auto& [display_number, client] = line;
  form("display_number", display_number);
  form("client", client);
}

base::Result<std::string> encode(const matter::Matter& matter, std::string_view where) {
  return encode_record(matter, where);
}
base::Result<std::string> encode(const family::Family& family, std::string_view where) {
  return encode_record(family, where);
}
base::Result<std::string> encode(const Line& line, std::string_view where) {
  return encode_record(line, where);
}

base::Result<std::string> encode(const matter::Contact& contact, std::string_view where) {
  return encode_record(contact, where);
}

base::Result<matter::Matter> decode_matter(std::string_view body, std::string_view where) {
  return decode<matter::Matter>(body, where);
}
base::Result<family::Family> decode_family(std::string_view body, std::string_view where) {
  return decode<family::Family>(body, where);
}
base::Result<Line> decode_line(std::string_view body, std::string_view where) {
  return decode<Line>(body, where);
}
base::Result<matter::Contact> decode_contact(std::string_view body, std::string_view where) {
  return decode<matter::Contact>(body, where);
}

}  // namespace engross::store
