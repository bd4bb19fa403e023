#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "interview/docassemble.h"
#include "interview/docassemble_names.h"

namespace engross::interview {
namespace docassemble {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

// Values end long before: two contacts that name each other are cut off where they are made.
constexpr int kDeepestValue = 64;

// Of a person and an address: what docassemble calls by another name, or works out itself.
constexpr std::array<std::string_view, 1> kPersonRenamed = {"phone"};
constexpr std::array<std::string_view, 1> kPersonLeftOut = {"name"};
constexpr std::array<std::string_view, 3> kAddressRenamed = {"street", "province", "postal_code"};
constexpr std::array<std::string_view, 4> kAddressLeftOut = {"state", "zip", "one_line", "full"};

struct Special {
  std::span<const std::string_view> renamed;
  std::span<const std::string_view> left_out;
  static bool holds(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};

// JSON as it grows. Numbers keep every digit they have.
class JsonText {
 public:
  void open(char bracket) {
    begin_value();
    text_ += bracket;
    first_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    text_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    begin_value();
    text_ += quoted(name) + ": ";
    after_key_ = true;
  }
  void text(std::string_view value) { plain(quoted(value)); }
  void plain(std::string_view value) {
    begin_value();
    text_ += value;
  }
  std::string take() { return std::move(text_) + "\n"; }

 private:
  static std::string quoted(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  void line() { (text_ += '\n').append(static_cast<std::size_t>(depth_) * 2, ' '); }
  void begin_value() {
    if (!after_key_ && depth_ > 0) {
      if (!first_) text_ += ',';
      line();
    }
    after_key_ = false;
    first_ = false;
  }

  std::string text_;
  int depth_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

std::string text_of_member(const Record& record, std::string_view name) {
  const Value* value = record.find(name);
  return value && value->is(Kind::text) ? std::string(base::trim(value->text())) : "";
}

bool is_person_record(const Record& record) {
  const Value* name = record.find("name");
  return name && name->is(Kind::record);
}

bool is_address(const Record& record) { return record.find("street") && record.find("city"); }

class Writer {
 public:
  std::string write(const Record& values, const Form& form) {
    out_.open('{');
    members(values, "", "", {}, 0);
    out_.key("engross_form");
    out_.text(form.id);
    out_.key("engross_names");
    out_.open('{');
    for (const auto& [path, original] : names_) {
      out_.key(path);
      out_.text(original);
    }
    out_.close('}');
    out_.close('}');
    return out_.take();
  }

 private:
  // `path` is the Python path of the object, `pattern` the same without row numbers.
  void members(const Record& record, const std::string& path, const std::string& pattern,
               const Special& special, int depth) {
    std::set<std::string> given = {"engross_form", "engross_names", "_class"};
    for (const auto& [name, value] : record.members) {
      if (value.is_nothing()) continue;
      if (Special::holds(special.left_out, name)) continue;
      const bool renamed = Special::holds(special.renamed, name);
      // No children are known of a person of the matter; that is not to say there are none.
      if (!path.empty() && value.is(Kind::list) && value.list().empty() && name == "children")
        continue;
      const std::string python =
          free_python_name(renamed ? their_name(name) : name,
                           path.empty() ? NameOf::variable : NameOf::attribute, given);
      const std::string dot = path.empty() ? "" : ".";
      if (!renamed && python != name) names_.emplace(pattern + dot + python, name);
      out_.key(python);
      this->value(value, path + dot + python, pattern + dot + python, depth + 1);
    }
  }

  void value(const Value& value, const std::string& path, const std::string& pattern, int depth) {
    switch (value.kind()) {
      case Kind::nothing:
        return out_.plain("null");
      case Kind::boolean:
        return out_.plain(value.boolean() ? "true" : "false");
      case Kind::number:
        return out_.plain(value.number().text());
      case Kind::money:
        return out_.plain(value.money().amount.text());
      case Kind::date:
        return out_.text(base::iso(value.date()) + "T00:00:00+00:00");
      case Kind::text:
        return out_.text(value.text());
      case Kind::list:
        return depth > kDeepestValue ? out_.plain("null")
                                     : list(value.list(), path, pattern, depth);
      case Kind::record:
        return depth > kDeepestValue ? out_.plain("null")
                                     : record(value.record(), path, pattern, depth);
    }
  }

  void open_object(std::string_view name, const std::string& path) {
    out_.open('{');
    out_.key("_class");
    out_.text(fmt::format("docassemble.base.util.{}", name));
    out_.key("instanceName");
    out_.text(path);
  }

  void list(const List& items, const std::string& path, const std::string& pattern, int depth) {
    open_object("DAList", path);
    out_.key("auto_gather");
    out_.plain("false");
    out_.key("gathered");
    out_.plain("true");
    out_.key("there_are_any");
    out_.plain(items.empty() ? "false" : "true");
    out_.key("elements");
    out_.open('[');
    for (std::size_t i = 0; i < items.size(); ++i)
      value(items[i], fmt::format("{}[{}]", path, i), pattern + "[]", depth + 1);
    out_.close(']');
    out_.close('}');
  }

  void record(const Record& record, const std::string& path, const std::string& pattern,
              int depth) {
    if (is_person_record(record)) {
      const Value* company = record.find("is_company");
      const bool firm = company && company->is(Kind::boolean) && company->boolean();
      open_object(firm ? "Organization" : "Individual", path);
      out_.key("name");
      name(record.find("name")->record(), path + ".name", firm);
      members(record, path, pattern, {kPersonRenamed, kPersonLeftOut}, depth);
    } else if (is_address(record)) {
      open_object("Address", path);
      members(record, path, pattern, {kAddressRenamed, kAddressLeftOut}, depth);
    } else {
      open_object("DAObject", path);
      members(record, path, pattern, {}, depth);
    }
    out_.close('}');
  }

  // "full" and the like are methods there: a variable of that name would hide them.
  void name(const Record& name, const std::string& path, bool firm) {
    const std::string full = text_of_member(name, "full");
    const bool parts = !text_of_member(name, "first").empty();
    open_object(firm ? "Name" : "IndividualName", path);
    if (!firm) {
      out_.key("uses_parts");
      out_.plain(parts ? "true" : "false");
      for (const std::string_view part : {"prefix", "first", "middle", "last"}) {
        const std::string text = text_of_member(name, part);
        if (!parts || text.empty()) continue;
        out_.key(part);
        out_.text(text);
      }
    }
    out_.key("text");
    out_.text(full.empty() ? name.display : full);
    out_.close('}');
  }

  JsonText out_;
  std::map<std::string, std::string> names_;
};

}  // namespace
}  // namespace docassemble

std::string to_docassemble(const expression::Value& values, const Form& form) {
  static const expression::Record kNone;
  const bool record = values.is(expression::Value::Kind::record);
  return docassemble::Writer().write(record ? values.record() : kNone, form);
}

}  // namespace engross::interview
