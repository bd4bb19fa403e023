#include "sandbox/shape.h"

#include <Poco/NumberParser.h>

#include "base/json.h"

namespace engross::sandbox {
namespace {

class Shaper {
 public:
  Shaper(const Resources& resources, const Firm& firm, const View& view)
      : resources_(resources), firm_(firm), view_(view) {}

  Ordered whole(const Json& record, const Selection& selection) const {
    Ordered out = Ordered::object();
    for (const Wanted& wanted : selection) {
      const Field& field = *wanted.field;
      out[field.name] = field.nested.empty()
                            ? plain(record, field)
                            : nested(record, field, wanted.inner ? &*wanted.inner : nullptr);
    }
    return out;
  }

 private:
  using Inner = std::vector<const Field*>;

  Ordered plain(const Json& record, const Field& field) const {
    if (field.name == "redacted") return false;
    const Json& value = base::member(record, field.name);
    if (field.name == "value" && view_.values_as_numbers) return as_number(record, value);
    return Ordered(value);
  }

  static Ordered as_number(const Json& record, const Json& value) {
    const std::string type = base::text_at(record, "field_type");
    if (!value.is_string()) return Ordered(value);
    const std::string text = value.get<std::string>();
    if (type == "numeric" || type == "currency") return Poco::NumberParser::parseFloat(text);
    if (type == "picklist" || type == "contact" || type == "matter") {
      return Poco::NumberParser::parse64(text);
    }
    return Ordered(value);
  }

  Ordered nested(const Json& record, const Field& field, const Inner* inner) const {
    const Resource& resource = resources_.of(field.nested);
    const Json& value = base::member(record, field.name);
    if (!value.is_array()) return one(value, resource, inner);
    Ordered list = Ordered::array();
    for (const Json& entry : value) {
      if (field.nested == "CustomFieldValue" && !chosen(entry)) continue;
      list.push_back(one(entry, resource, inner));
    }
    return list;
  }

  bool chosen(const Json& value) const {
    return view_.custom_field_ids.empty() ||
           view_.custom_field_ids.contains(base::number_at(value, "custom_field"));
  }

  // `value` is an id, a whole record, or null.
  Ordered one(const Json& value, const Resource& resource, const Inner* inner) const {
    if (value.is_null()) return nullptr;
    const Json* record = value.is_object() ? &value : firm_.find(resource.name, value.get<Id>());
    if (record == nullptr) return nullptr;
    const Inner& fields = inner != nullptr ? *inner : resource.defaults;
    if (!view_.may_read(resource.scope)) return redacted(*record, resource, fields);
    if (resource.name == "CustomFieldValue" && stripped()) {
      return {{"id", Ordered((*record)["id"])}};
    }
    Ordered out = Ordered::object();
    for (const Field* field : fields) {
      out[field->name] =
          field->nested.empty() ? plain(*record, *field) : nested(*record, *field, nullptr);
    }
    return out;
  }

  bool stripped() const { return view_.strip_custom_fields || !view_.may_read("Custom Fields"); }

  static Ordered redacted(const Json& record, const Resource& resource, const Inner& fields) {
    Ordered out = {{"id", Ordered(record["id"])}, {"redacted", true}};
    for (const Field* field : fields) {
      if (resource.name == "Matter" && field->name == "display_number") {
        out["display_number"] = Ordered(record["display_number"]);
      }
    }
    return out;
  }

  const Resources& resources_;
  const Firm& firm_;
  const View& view_;
};

}  // namespace

Ordered shape(const Json& record, const Selection& selection, const Resources& resources,
              const Firm& firm, const View& view) {
  return Shaper(resources, firm, view).whole(record, selection);
}

}  // namespace engross::sandbox
