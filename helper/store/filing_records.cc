// What was made and filed, as bodies of rows.
#include "store/described.h"
#include "store/records.h"

namespace engross::store {

template <typename Form>
void describe(Form& form, Of<MadeDocument> auto& made) {
  auto& [template_id, title, path, sha256, at, review, answers] = made;
  form("template", template_id);
  form("title", title);
  form("path", path);
  form("sha256", sha256);
  form("at", at);
  form("review", review);
  form("answers", answers);
}

template <typename Form>
void describe(Form& form, Of<Filing> auto& filing) {
  auto& [template_id, path, name, sha256, size, folder, folder_name, document, version, number,
         after, state, by, at] = filing;
  form("template", template_id);
  form("path", path);
  form("name", name);
  form("sha256", sha256);
  form("size", size);
  form("folder", folder);
  form("folder_name", folder_name);
  form("document", document);
  form("version", version);
  form("number", number);
  form("after", after);
  form("state", state);
  form("by", by);
  form("at", at);
}

template <typename Form>
void describe(Form& form, Of<Written> auto& written) {
  auto& [key, who, label, from, to, by, at] = written;
  form("key", key);
  form("who", who);
  form("label", label);
  form("from", from);
  form("to", to);
  form("by", by);
  form("at", at);
}

base::Result<std::string> encode(const MadeDocument& made, std::string_view where) {
  return encode_record(made, where);
}

base::Result<std::string> encode(const Filing& filing, std::string_view where) {
  return encode_record(filing, where);
}

base::Result<std::string> encode(const Written& written, std::string_view where) {
  return encode_record(written, where);
}

base::Result<Written> decode_written(std::string_view body, std::string_view where) {
  return decode<Written>(body, where);
}

base::Result<MadeDocument> decode_made(std::string_view body, std::string_view where) {
  return decode<MadeDocument>(body, where);
}

base::Result<Filing> decode_filing(std::string_view body, std::string_view where) {
  return decode<Filing>(body, where);
}

}  // namespace engross::store
