#include <fmt/format.h>

#include <algorithm>

#include "interview/hotdocs.h"
#include "interview/hotdocs_xml.h"

namespace engross::interview::hotdocs {
namespace {

constexpr std::string_view kLineEnd = "\r\n";  // HotDocs' own, of the file as of its texts
constexpr int kMostPlaces = 7;                 // more are not kept by HotDocs

std::string_view element_of(Type type) {
  switch (type) {
    case Type::number:
      return "NumValue";
    case Type::date:
      return "DateValue";
    case Type::yes_no:
      return "TFValue";
    case Type::choice:
      return "MCValue";
    case Type::text:
    case Type::other:
      break;
  }
  return "TextValue";
}

std::string number_text(const base::Decimal& number) {
  return number.scale() > kMostPlaces ? number.rounded(kMostPlaces).text() : number.text();
}

std::string date_text(const base::Date& date) {
  return fmt::format("{}/{}/{:04}", static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

// A carriage return stands as it is: escaped, it would be part of the text for good.
void append_lines(std::string& out, std::string_view text) {
  const std::string plain = without_controls(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find_first_of("\r\n", at), plain.size());
    xml::append_escaped_text(out, std::string_view(plain).substr(at, end - at));
    if (end == plain.size()) return;
    out += kLineEnd;
    at = end + (plain.compare(end, 2, kLineEnd) == 0 ? 2 : 1);
  }
}

int depth_of(const AnswerValue& value) {
  int below = 0;
  for (const AnswerValue& row : value.rows) below = std::max(below, depth_of(row));
  return value.repeat ? 1 + below : 0;
}

bool is_answered(const AnswerValue& value) {
  if (value.unanswered) return false;
  if (const auto* text = std::get_if<std::string>(&value.held)) return !text->empty();
  const auto* options = std::get_if<std::vector<std::string>>(&value.held);
  return !options || !options->empty();
}

class Writer {
 public:
  std::string take() { return std::move(out_); }

  void head(const AnswerSet& set) {
    out_ += "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>";
    out_ += kLineEnd;
    out_ += "<AnswerSet title=\"";
    xml::append_escaped_attribute(out_, without_controls(set.title));
    out_ += "\" version=\"1.1\">";
    out_ += kLineEnd;
  }

  void variable(const Variable& variable) {
    out_ += "\t<Answer name=\"";
    xml::append_escaped_attribute(out_, escape_controls(variable.name));
    out_ += '"';
    if (!variable.saved) out_ += " save=\"false\"";
    if (!variable.extendible) out_ += " userExtendible=\"false\"";
    out_ += '>';
    if (!variable.verbatim.empty()) {
      out_ += variable.verbatim;
    } else {
      value(variable.value, variable.type, depth_of(variable.value), 2);
    }
    out_ += "</Answer>";
    out_ += kLineEnd;
  }

  void foot() { (out_ += "</AnswerSet>") += kLineEnd; }

 private:
  // `depth`: the repeats from here to the innermost values.
  void value(const AnswerValue& value, Type type, int depth, std::size_t tabs) {
    if (!value.repeat) return scalar(value, type);
    out_ += "<RptValue>";
    for (const AnswerValue& row : value.rows) {
      line(tabs);
      this->value(row, type, depth - 1, tabs + 1);
    }
    line(tabs);
    if (depth > 1) {
      out_ += "<RptValue></RptValue>";
    } else {
      scalar(AnswerValue{.unanswered = true}, type);
    }
    out_ += "</RptValue>";
  }

  void line(std::size_t tabs) { (out_ += kLineEnd).append(tabs, '\t'); }

  void scalar(const AnswerValue& value, Type type) {
    const std::string_view element = element_of(type);
    (out_ += '<') += element;
    if (value.locked) out_ += " userModifiable=\"false\"";
    if (!is_answered(value)) {
      out_ += " unans=\"true\" />";
      return;
    }
    out_ += '>';
    std::visit([this](const auto& held) { content(held); }, value.held);
    ((out_ += "</") += element) += '>';
  }

  void content(const std::string& text) { append_lines(out_, text); }
  void content(const base::Decimal& number) { out_ += number_text(number); }
  void content(const base::Date& date) { out_ += date_text(date); }
  void content(bool tick) { out_ += tick ? "true" : "false"; }
  void content(const std::vector<std::string>& options) {
    for (const std::string& option : options) {
      out_ += "<SelValue>";
      xml::append_escaped_text(out_, escape_controls(option));
      out_ += "</SelValue>";
    }
  }

  std::string out_;
};

}  // namespace

std::string_view word(Type type) {
  switch (type) {
    case Type::text:
      return "Text";
    case Type::number:
      return "Number";
    case Type::date:
      return "Date";
    case Type::yes_no:
      return "True/False";
    case Type::choice:
      return "Multiple Choice";
    case Type::other:
      break;
  }
  return "another kind";
}

std::string write_anx(const AnswerSet& set) {
  Writer writer;
  writer.head(set);
  for (const Variable& variable : set.variables) writer.variable(variable);
  writer.foot();
  return writer.take();
}

}  // namespace engross::interview::hotdocs
