#include "sandbox/firm_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "base/text.h"

namespace engross::sandbox {
namespace {

// A file belongs to the first row its name begins with.
struct FileRow {
  std::string_view begins;
  std::string_view resource;
  std::string_view members;
};

constexpr std::array kFiles = {
    FileRow{"account", "Account", "id name state owner"},
    FileRow{"address_book", "Contact", ""},
    FileRow{"applications", "App", "name client_id client_secret redirect_uris"},
    FileRow{"contacts", "Contact",
            "id type name prefix title first_name middle_name last_name date_of_birth company "
            "email_addresses phone_numbers addresses web_sites custom created_at updated_at"},
    FileRow{"custom_field_sets", "CustomFieldSet", "id name parent_type displayed custom_fields"},
    FileRow{"custom_fields", "CustomField",
            "id name parent_type field_type displayed deleted required display_order "
            "picklist_options"},
    FileRow{"matters", "Matter",
            "id display_number description status client practice_area responsible_attorney "
            "originating_attorney responsible_staff open_date close_date pending_date billable "
            "billing_method location client_reference custom custom_field_sets account_balances "
            "relationships created_at updated_at"},
    FileRow{"practice_areas", "PracticeArea", "id name category code"},
    FileRow{"users", "User",
            "id first_name last_name email phone_number enabled account_owner subscription_type "
            "roles rate time_zone job_title"},
};

const FileRow* row_of(const std::string& file) {
  const auto found = std::find_if(kFiles.begin(), kFiles.end(),
                                  [&](const FileRow& row) { return file.starts_with(row.begins); });
  return found == kFiles.end() ? nullptr : &*found;
}

std::string_view members_of(const FileRow& row) {
  if (!row.members.empty()) return row.members;
  return std::find_if(kFiles.begin(), kFiles.end(),
                      [&](const FileRow& other) {
                        return other.resource == row.resource && !other.members.empty();
                      })
      ->members;
}

base::Result<bool> check_members(const Json& record, const FileRow& row, const std::string& file) {
  const auto allowed = base::split(members_of(row), ' ');
  if (!record.is_object()) {
    return base::failure(base::Fault::malformed, "a record is no JSON object", file,
                         "mend the file");
  }
  for (const auto& [name, value] : record.items()) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      return base::failure(
          base::Fault::malformed, fmt::format("\"{}\" is no member of a {}", name, row.resource),
          fmt::format("{}, record {}", file, base::number_at(record, "id")), "mend the file");
    }
  }
  return true;
}

App app_of(const Json& record) {
  App app{base::text_at(record, "name"),
          base::text_at(record, "client_id"),
          base::text_at(record, "client_secret"),
          {}};
  for (const Json& uri : base::member(record, "redirect_uris")) {
    if (uri.is_string()) app.redirect_uris.push_back(uri.get<std::string>());
  }
  return app;
}

base::Result<bool> keep(Json record, const FileRow& row, const std::string& file, Firm& firm) {
  if (row.resource == "App") {
    firm.add(app_of(record));
    return true;
  }
  const Id id = base::number_at(record, "id");
  Records& records = firm.edit(row.resource);
  if (id <= 0 || records.contains(id)) {
    return base::failure(base::Fault::malformed,
                         id <= 0 ? "a record has no id" : fmt::format("id {} stands twice", id),
                         file, "give every record an id of its own");
  }
  record["#file"] = file;
  records.emplace(id, std::move(record));
  return true;
}

base::Result<bool> read_file(const std::filesystem::path& path, Firm& firm) {
  const std::string file = path.filename().string();
  const FileRow* row = row_of(file);
  if (row == nullptr) {
    return base::failure(base::Fault::malformed, "no kind of record is kept under this name", file,
                         "begin the name as the other files of the folder do");
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  auto parsed = base::parse_json(text.str(), file);
  if (!parsed) return tl::unexpected(parsed.error());
  if (!parsed->is_array()) {
    return base::failure(base::Fault::malformed, "not a list of records", file, "mend the file");
  }
  for (Json& record : *parsed) {
    if (auto known = check_members(record, *row, file); !known) return known;
    if (auto kept = keep(std::move(record), *row, file, firm); !kept) return kept;
  }
  return true;
}

}  // namespace

base::Result<bool> read_files(const std::filesystem::path& folder, Firm& firm) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (auto read = read_file(file, firm); !read) return read;
  }
  if (error || firm.all("Account").empty() || firm.all("User").empty() || firm.apps().empty()) {
    return base::failure(base::Fault::not_found, "no practice firm (account, users, applications)",
                         folder.string(), "name the folder that holds the firm's JSON files");
  }
  return true;
}

}  // namespace engross::sandbox
