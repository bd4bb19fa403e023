// engross pdf: finished documents as PDF, made by LibreOffice.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/share.h"
#include "docx/docx.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::Fault;

constexpr auto kPdfPatience = std::chrono::seconds(120);  // for one document
constexpr unsigned kPdfWorkers = 4;

struct PdfWork {
  std::string document;
  std::string pdf;  // where it goes
  std::optional<Error> fault = std::nullopt;
};

// Beside the document, or in the folder; two documents never have one place.
app::Outcome<std::vector<PdfWork>> works_of(const PdfOptions& options) {
  std::vector<PdfWork> works;
  app::Refusal refusal;
  std::map<std::string, std::string> taken;
  for (const std::string& document : options.documents) {
    fs::path pdf = fs::path(document).replace_extension(".pdf");
    if (!options.out.empty()) pdf = fs::path(options.out) / pdf.filename();
    std::error_code none;
    const std::string place = fs::weakly_canonical(pdf, none).string();
    const auto [at, fresh] = taken.try_emplace(place, document);
    if (!fresh) {
      refusal.push_back({Fault::usage,
                         fmt::format("it would have the place of {}'s PDF", at->second), document,
                         "name documents of different names, or run them by themselves"});
    }
    if (fs::path(document).extension() == ".pdf") {
      refusal.push_back({Fault::usage, "this is a PDF already", document, "name a document"});
    }
    works.push_back({document, pdf.string()});
  }
  if (!refusal.empty()) return tl::unexpected(std::move(refusal));
  return works;
}

// LibreOffice makes a PDF of nearly anything, and a name of Word's must not hide what it is.
std::optional<Error> misnamed(const std::string& document, std::string_view bytes) {
  const std::string extension = base::lower(fs::path(document).extension().string());
  constexpr std::array<std::string_view, 4> kOfWord = {".docx", ".docm", ".dotx", ".dotm"};
  if (std::ranges::find(kOfWord, extension) == kOfWord.end()) return std::nullopt;
  auto error = docx::not_a_document(bytes);
  if (error) error->where = document;
  return error;
}

base::Result<void> make_pdf(const std::string& office, const PdfWork& work) {
  const auto bytes = read_document(work.document);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const auto error = misnamed(work.document, *bytes)) return tl::unexpected(*error);
  const auto pdf = platform::pdf_of(office, *bytes, work.document, kPdfPatience);
  if (!pdf) return tl::unexpected(pdf.error());
  return platform::write_whole(work.pdf, *pdf);
}

void make_all(const std::string& office, std::vector<PdfWork>& works) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < works.size(); i = next++) {
      if (auto made = make_pdf(office, works[i]); !made) works[i].fault = made.error();
    }
  };
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  const auto most = std::min<std::size_t>({works.size(), cores, kPdfWorkers});
  for (std::size_t i = 1; i < most; ++i) others.emplace_back(take);
  take();
}

}  // namespace

int pdf(const Console& console, const PdfOptions& options) {
  auto works = works_of(options);
  if (!works) return console.fail(works.error());
  const auto office = platform::find_office();
  if (!office) return console.fail(office.error());
  if (!options.out.empty()) {
    if (const auto made = platform::make_folder(options.out); !made)
      return console.fail(made.error());
  }
  make_all(*office, *works);
  app::Refusal refusal;
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const PdfWork& work : *works) {
    if (work.fault) {
      refusal.push_back(*work.fault);
      continue;
    }
    list.push_back({{"document", work.document}, {"pdf", work.pdf}});
    if (!console.common.json) console.out << work.pdf << "\n";
  }
  if (console.common.json) console.print({{"documents", std::move(list)}});
  return refusal.empty() ? static_cast<int>(kDone) : console.fail(refusal);
}

}  // namespace engross::cli
