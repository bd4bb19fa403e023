#include "clio/answer.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace engross::clio {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 64;

class ExactReader : public nlohmann::json_sax<json> {
 public:
  json root;
  std::string why;

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override {
    const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fits ? add(static_cast<std::int64_t>(value)) : add(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& source) override { return add(source); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return stop("binary data"); }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (open_.back()->contains(name)) return stop(fmt::format("the key \"{}\" stands twice", name));
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&,
                   const nlohmann::detail::exception&) override {
    return stop(fmt::format("not JSON at byte {}", byte));
  }

 private:
  json* place(json&& value) {
    if (open_.empty()) return &(root = std::move(value));
    json& parent = *open_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    return &parent.emplace_back(std::move(value));
  }
  bool add(json&& value) {
    place(std::move(value));
    return true;
  }
  // A container grows only while its last child is closed, so the pointers stay good.
  bool open(json&& value) {
    if (open_.size() >= kDeepest) return stop(fmt::format("deeper than {} levels", kDeepest));
    open_.push_back(place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }
  bool stop(std::string reason) {
    why = std::move(reason);
    return false;
  }

  std::vector<json*> open_;
  std::string key_;
};

std::string_view first_letters(std::string_view body) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (body.substr(0, kMark.size()) == kMark) body.remove_prefix(kMark.size());
  return base::trim(body.substr(0, 256));
}

}  // namespace

base::Result<json> read_json(std::string_view bytes) {
  const auto refuse = [](std::string why) {
    return base::failure(base::Fault::malformed, std::move(why), "", "");
  };
  if (base::is_blank(bytes)) return refuse("an empty answer");
  if (bytes.front() == '\xEF') return refuse("not JSON at byte 1");
  ExactReader reader;
  if (!json::sax_parse(bytes.begin(), bytes.end(), &reader)) return refuse(reader.why);
  return std::move(reader.root);
}

bool is_web_page(const Response& response) {
  const std::string type = base::lower(response.header("Content-Type"));
  return type.rfind("text/html", 0) == 0 || first_letters(response.body).substr(0, 1) == "<";
}

}  // namespace engross::clio
