#include "docx/include.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "docx/compile.h"
#include "docx/include_faults.h"
#include "docx/insertion.h"
#include "docx/place.h"
#include "docx/ranges.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using base::Fault;
using xml::Index;
using xml::kNone;

// A document that is included, read once however often it is.
struct Taken {
  std::string bytes;
  std::optional<Package> package;  // borrows the bytes
  std::unique_ptr<Part> body;
  Included whole;          // its places, titles, faults and notices
  std::size_t height = 0;  // documents within documents within it
  std::optional<Obstacle> unreadable;
};

class Includer {
 public:
  explicit Includer(const Options& options) : options_(options) {}

  // The document of a package with what it includes; its bytes are empty when that is nothing.
  // `title` is empty for the template itself.
  base::Result<Included> whole(const Package& package, std::string_view file,
                               const std::string& title, std::size_t& height) {
    Included whole;
    if (const auto read = read_places(package, title, whole); !read)
      return tl::unexpected(read.error());
    auto host = Host::open(package, whole.places);
    if (!host) return tl::unexpected(host.error());
    const Part& body = (*host)->body().part();
    const Reading reading = read_marks(body, *skin_of(options_.dialect), options_);
    const std::vector<Place> own = (*host)->body().places();
    std::vector<Place>& places = (*host)->body().places();
    std::size_t before = 0;  // places that have come in before those of the present paragraph
    const Mark* first = nullptr;
    for (const Mark& mark : reading.marks) {
      if (mark.verb != Verb::include || !base::is_file_name(mark.document) || misplaced(body, mark))
        continue;
      std::vector<Place> came;
      const IncludeFaults faults = include(**host, mark, own[mark.paragraph], whole, came, height);
      for (const auto& [code, why] : faults)
        whole.faults.push_back({code, mark.text, own[mark.paragraph], why.what, why.remedy});
      if (!faults.empty()) continue;
      const auto at = places.begin() + static_cast<std::ptrdiff_t>(mark.paragraph + before);
      places.insert(places.erase(at), came.begin(), came.end());
      before += came.size() - 1;
      if (first == nullptr) first = &mark;
    }
    if (first == nullptr) return whole;
    return finished(**host, file, {"include-content", first->text, own[first->paragraph], {}, {}},
                    std::move(whole));
  }

 private:
  // The whole, or the fault of its first mark where it would be damaged.
  base::Result<Included> finished(Host& host, std::string_view file, TemplateFault fault,
                                  Included whole) const {
    auto document = host.finish();
    if (!document) return tl::unexpected(document.error());
    std::vector<std::string_view> guests;
    for (const auto& [name, taken] : taken_) guests.push_back(taken->bytes);
    if (const auto what = damage_of_including(*document, file, guests)) {
      fault.what = "with what it includes the document would be damaged: " + *what;
      fault.remedy = "open the included documents in the word processor and save them again";
      whole.faults.push_back(std::move(fault));
      return whole;
    }
    for (auto& [part, grown] : host.places()) whole.places[part] = grown;
    for (const auto& [part, named] : host.titles()) whole.titles[part] = named;
    whole.document = std::move(*document);
    return whole;
  }

  base::Result<void> read_places(const Package& package, const std::string& title,
                                 Included& whole) const {
    const auto sources = text_parts(package);
    if (!sources) return tl::unexpected(sources.error());
    const HeadingStyles headings = heading_styles(package);
    for (const Source& source : *sources) {
      const std::string& name = package.layout().entries[source.entry].name;
      const std::string in_document = title.empty()            ? source.title
                                      : source.title == "body" ? title
                                                               : title + ", " + source.title;
      if (source.properties) {
        if (!title.empty()) whole.titles[name] = in_document;
        continue;
      }
      const auto part = read_part(package, {source.entry, in_document});
      if (!part) return tl::unexpected(part.error());
      whole.places[name] = places(**part, headings);
    }
    return {};
  }

  IncludeFaults include(Host& host, const Mark& mark, const Place& place, Included& whole,
                        std::vector<Place>& came, std::size_t& height) {
    const std::string file = included_file(mark.document);
    const std::string title = included_title(mark.document);
    if (!options_.beside) return {include_without_folder(title)};
    if (auto fault = refused_within(chain_, file)) return {std::move(*fault)};
    const Taken& taken = take(file, title);
    if (taken.unreadable) return {IncludeFault{"include-document", *taken.unreadable}};
    if (chain_.size() + 1 + taken.height > kDeepestInclude) return {include_too_deep(title)};
    height = std::max(height, taken.height + 1);
    Insertion insertion(
        host, {*taken.package, *taken.body, taken.whole.places, taken.whole.titles, title});
    const Part& body = host.body().part();
    const Index paragraph = body.paragraphs[mark.paragraph].node;
    const std::string empty = "<" + std::string(body.xml.written(paragraph)) + "/>";
    auto blocks = insertion.blocks(empty);
    if (!blocks) {
      IncludeFaults faults;
      for (const Obstacle& obstacle : insertion.obstacles()) {
        faults.push_back(
            {"include-content", {"“" + title + "” " + obstacle.what, obstacle.remedy}});
      }
      return faults;
    }
    if (!host.has_room(blocks->size())) {
      return {include_too_large(title)};
    }
    came = insertion.places();
    if (insertion.begins_with_table() && behind_table(body, paragraph)) {
      // Two tables with nothing between them are one.
      blocks->insert(0, empty);
      came.insert(came.begin(), place);
    }
    *blocks += Ranges(body).rest_of(paragraph);
    if (body.paragraphs[mark.paragraph].section != kNone) came.push_back(place);
    host.body().put(body.xml[paragraph].begin, body.xml[paragraph].after, std::move(*blocks));
    tell_once(taken.whole, insertion.notices(), whole);
    return {};
  }

  const Taken& take(const std::string& file, const std::string& title) {
    const auto known = taken_.find(file);
    if (known != taken_.end()) return *known->second;
    auto taken = std::make_unique<Taken>();
    if (const auto done = open(file, title, *taken); !done) {
      const base::Error& error = done.error();
      taken->unreadable =
          Obstacle{"“" + title + "” cannot be included: " + error.what, error.remedy};
    }
    return *(taken_[file] = std::move(taken));
  }

  base::Result<void> open(const std::string& file, const std::string& title, Taken& taken) {
    auto bytes = options_.beside(file);
    if (!bytes) return tl::unexpected(bytes.error());
    taken.bytes = std::move(*bytes);
    auto package = Package::open(taken.bytes);
    if (!package) return tl::unexpected(package.error());
    if (const auto sound = package->verify_unread(); !sound) return sound;
    chain_.push_back(file);
    auto whole = this->whole(*package, taken.bytes, title, taken.height);
    chain_.pop_back();
    if (!whole) return tl::unexpected(whole.error());
    if (package->main_kind() == MainKind::macro_document ||
        package->main_kind() == MainKind::macro_form) {
      whole->notices.push_back("“" + title + "”: its macros stay behind");
    }
    taken.whole = std::move(*whole);
    if (!taken.whole.document.empty()) {
      taken.bytes = std::move(taken.whole.document);
      package = Package::open(taken.bytes, limits_of_made());
      if (!package) return tl::unexpected(package.error());
    }
    auto body = read_part(*package, {*package->find(package->main_part()), title});
    if (!body) return tl::unexpected(body.error());
    if ((*body)->words[0] != Word::document) {
      return base::failure(Fault::malformed, "not a Word document (its main part holds no text)",
                           file, "choose another file");
    }
    taken.package = std::move(*package);
    taken.body = std::move(*body);
    return {};
  }

  const Options& options_;
  std::vector<std::string> chain_;  // files that include the present one
  std::map<std::string, std::unique_ptr<Taken>> taken_;
};

}  // namespace

base::Result<Included> with_included(const Package& package, std::string_view file,
                                     const Options& options) {
  Includer includer(options);
  std::size_t height = 0;
  return includer.whole(package, file, {}, height);
}

}  // namespace engross::docx
