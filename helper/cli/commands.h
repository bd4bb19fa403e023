// One function a command, in the order of `engross --help`. Each returns the exit status.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/review_edits.h"

namespace engross::cli {

struct FillOptions {
  std::string document;  // --template: a .docx, or the id of a shipped template
  std::string values;    // --data
  std::string out;
  std::string dialect = "engross";
  std::string missing = "stop";
  bool keep_objects = false;
  bool prepared = false;  // nothing to choose: one document opens its template once in any case
};

struct PdfOptions {
  std::vector<std::string> documents;
  std::string out;  // a folder; empty: each beside its document
};

struct BenchOptions {
  std::string document;
  std::string values;
  std::string dialect = "engross";
  std::size_t iterations = 1;
  std::size_t threads = 1;
  bool prepared = false;
};

struct DraftOptions {
  std::string matter;
  std::vector<std::string> templates;
  std::string out;
  std::string answers;
  std::string confirm;  // who looked at every value
};

struct SaveOptions {
  std::string draft;
  std::vector<std::string> files;
  std::string folder;
  std::string by;  // who files
  bool yes = false;
};

struct WriteBackOptions {
  std::string draft;
  std::vector<std::string> only;  // keys of the list; none: all of it
  std::string by;                 // who agrees
  bool yes = false;
};

// One of time, expense and appointment.
struct RecordOptions {
  std::string draft;
  std::string time;     // "1:30" or "1.5"
  std::string expense;  // "24.95"
  std::string note;     // what the two were for
  std::string date;     // empty: today
  std::string appointment, start, end, location;
  bool again = false;  // one more, although Clio has an equal one
  bool yes = false;
};

struct InterviewOptions {
  std::string document;  // a template's id
  std::string draft;
  std::string by;
  bool all = false;           // ask what is prefilled too
  std::string questionnaire;  // write the questions as a document to this file instead
  std::string docassemble;    // write a docassemble interview to this file instead
};

struct AnswersOptions {
  std::string draft;
  std::vector<std::string> templates;  // none: those the draft was used with
  std::string format = "json";
  std::string out;
  std::string from;        // an answer file to read
  std::string names;       // HotDocs name table; empty: the one that comes with the interview
  std::string components;  // a HotDocs component file to check against
  std::string save_set, use_set;
  std::string by;
};

struct PairOptions {
  std::string allow;  // the six digits that the word processor shows
};

struct FieldsOptions {
  std::string document;
  std::string dialect = "engross";
  bool schema = false;  // --json-schema: as a description of the values
};

struct CheckOptions {
  std::string document;
  std::string values;
  std::string output;    // --output: a finished document
  std::string annotate;  // --annotate: where a copy with the faults as comments goes
  std::string dialect = "engross";
};

struct ConnectOptions {
  std::uint16_t callback_port = 5678;  // registered for the app as http://127.0.0.1:N/callback
  bool paste_code = false;             // no port: the code is copied from Clio's page
  bool new_keys = false;               // ask for app key and secret, whatever is kept
};

struct MattersOptions {
  std::string query;         // at least 2 characters; empty: those changed last in Clio
  std::string status;        // "open", "closed", "pending", or several with commas
  std::string area, lawyer;  // part of the practice area, of the responsible lawyer's name
  std::string sort;          // a column; empty: Clio's order
};

struct ContactsOptions {
  std::string query;  // part of a name, e-mail address, employer or city; empty: everybody
  bool no_email = false;
  std::string import;   // ids with commas, or "all" of those listed; empty: none is kept
  bool kept = false;    // list what is kept on this computer; Clio is not asked
  bool merges = false;  // list who of the drafts looks like a kept contact
};

struct ServeOptions {
  bool sandbox = false;
  std::optional<std::uint16_t> port;   // none: the bridge's own; 0: any free one
  std::uint16_t sandbox_port = 0;      // 0: any free one
  bool sign_in = false;                // to the practice Clio too; else the helper has its token
  std::uint16_t callback_port = 5678;  // as connect's
};

int connect(const Console& console, const ConnectOptions& options);
int status(const Console& console);
int disconnect(const Console& console, bool purge);
int matters(const Console& console, const MattersOptions& options);
int contacts(const Console& console, const ContactsOptions& options);
int import(const Console& console, const std::string& matter, bool preview);
int review(const Console& console, const ReviewOptions& options);
int interview(const Console& console, const InterviewOptions& options, std::istream& in);
int answers(const Console& console, const AnswersOptions& options);
int classify(const Console& console, const std::vector<std::string>& words, std::istream& in);
int fields(const Console& console, const FieldsOptions& options);
int check(const Console& console, const CheckOptions& options);
int fill(const Console& console, const FillOptions& options);
int pdf(const Console& console, const PdfOptions& options);
int bench_fill(const Console& console, const BenchOptions& options);
int draft(const Console& console, const DraftOptions& options);
int save(const Console& console, const SaveOptions& options, std::istream& in);
int write_back(const Console& console, const WriteBackOptions& options, std::istream& in);
int record(const Console& console, const RecordOptions& options, std::istream& in);
int pair(const Console& console, const PairOptions& options);
int doctor(const Console& console);
int trust(const Console& console, bool remove);
int uninstall(const Console& console);
int serve(const Console& console, const ServeOptions& options);

}  // namespace engross::cli
