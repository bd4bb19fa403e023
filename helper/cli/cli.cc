#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/version.h"
#include "clio/clio.h"

namespace engross::cli {
namespace {

// The commands and their options; each leaves what it is to do in `action`.
class CommandLine {
 public:
  explicit CommandLine(const Console& console) : console_(console) {
    program_.name("engross");
    program_.set_version_flag("--version", std::string("engross ") + kVersion);
    program_.require_subcommand(1);
    program_.fallthrough();  // common options stand before or after the command
    program_.set_help_all_flag("--help-all", "every command with its options");
    add_signing_in();
    add_reading();
    add_review();
    add_interview();
    add_templates();
    add_drafting();
  }

  void add_common(Common& common) {
    program_.add_option("--home", common.home,
                        "folder of all state (default: this user's data folder)");
    program_.add_option("--clio-url", common.clio_url,
                        "another Clio server; plain http on this machine only");
    program_.add_option("--region", common.region,
                        "Clio's region: us, ca, eu or au, or an address copied from the browser");
    program_.add_flag("--json", common.json, "print one JSON document");
    program_.add_flag("--quiet", common.quiet, "print results and errors only");
  }

  CLI::App& program() { return program_; }
  int act() const { return action_(); }

 private:
  void add_signing_in() {
    auto* connect_command = program_.add_subcommand(
        "connect", "sign in to Clio; asks for the app's key and secret the first time");
    connect_command
        ->add_option("--callback-port", connect_.callback_port,
                     "port of the redirect address that is registered for the app")
        ->check(CLI::Range(1, 65535));
    connect_command->add_flag("--paste-code", connect_.paste_code,
                              "copy the code from Clio's page: where no port can be used");
    connect_command->add_flag("--new-keys", connect_.new_keys,
                              "ask for the app's key and secret again");
    connect_command->callback([this] { action_ = [this] { return connect(console_, connect_); }; });

    auto* status_command =
        program_.add_subcommand("status", "who is signed in, where, and how it is kept");
    status_command->callback([this] { action_ = [this] { return status(console_); }; });

    auto* disconnect_command = program_.add_subcommand("disconnect", "sign out of Clio");
    disconnect_command->add_flag("--purge", purge_,
                                 "erase what was imported too, after a look at it");
    disconnect_command->callback(
        [this] { action_ = [this] { return disconnect(console_, purge_); }; });
  }

  void add_reading() {
    auto* matters_command =
        program_.add_subcommand("matters", "search matters by number, description or client");
    matters_command->add_option("query", text_, "at least 2 characters")->required();
    matters_command->add_option("--status", status_,
                                "open, closed, pending, or several with commas");
    matters_command->callback(
        [this] { action_ = [this] { return matters(console_, text_, status_, sort_); }; });
    matters_command->add_option("--sort", sort_, "number, client, description or status")
        ->check(CLI::IsMember({"number", "client", "description", "status"}));

    auto* import_command = program_.add_subcommand(
        "import", "fetch a matter, classify its people, keep a draft, print the review");
    import_command->add_option("matter", text_, "id or exact display number")->required();
    import_command->add_flag("--preview", preview_, "show what would come, keep nothing");
    import_command->callback(
        [this] { action_ = [this] { return import(console_, text_, preview_); }; });

    auto* classify_command =
        program_.add_subcommand("classify", "role and reason of relationship words");
    classify_command->add_option("word", words_, "words; none: one a line from standard input");
    classify_command->callback(
        [this] { action_ = [this] { return classify(console_, words_, std::cin); }; });
  }

  void add_templates() {
    const auto dialects = CLI::IsMember({"engross", "braces", "none"});
    auto* fields_command = program_.add_subcommand("fields", "what a template asks for");
    fields_command->add_option("template", text_, "a .docx, or a shipped template's id")
        ->required();
    fields_command->add_option("--dialect", dialect_, "how marks are written")->check(dialects);
    fields_command->callback(
        [this] { action_ = [this] { return fields(console_, text_, dialect_); }; });

    auto* check_command =
        program_.add_subcommand("check", "all faults of a template, or of a finished document");
    auto* checked = check_command->add_option("template", check_.document,
                                              "a .docx, or a shipped template's id");
    check_command->add_option("--data", check_.values, "values to check it against")
        ->needs(checked);
    check_command->add_option("--dialect", check_.dialect, "how marks are written")
        ->check(dialects);
    check_command->add_option("--output", check_.output, "a finished document")->excludes(checked);
    check_command->callback([this] { action_ = [this] { return check(console_, check_); }; });

    auto* fill_command = program_.add_subcommand("fill", "fill a template without Clio");
    fill_command->add_option("--template", fill_.document, "a .docx, or a shipped template's id")
        ->required();
    fill_command->add_option("--data", fill_.values, "a JSON file of values")->required();
    fill_command->add_option("--out", fill_.out, "the document to write")->required();
    fill_command->add_option("--dialect", fill_.dialect, "how marks are written")->check(dialects);
    fill_command->add_option("--missing", fill_.missing, "what a missing value does")
        ->check(CLI::IsMember({"stop", "blank", "mark"}));
    fill_command->callback([this] { action_ = [this] { return fill(console_, fill_); }; });
  }

  void add_review() {
    auto* command = program_.add_subcommand(
        "review", "the review of a draft; PERSON is a Clio id, \"client\" or a whole name");
    command->add_option("draft", review_.draft, "the draft's id")->required();
    command->add_option("--by", review_.by, "who decides");
    command->add_option("--reason", review_.reason, "why: of a role or an overruling");
    command->add_option("--remove", review_.remove, "take a PERSON out; stays listed");
    command->add_option("--restore", review_.restore, "bring a removed PERSON back");
    command->add_option("--role", review_.roles, "PERSON=spouse, child, grandchild or party");
    command->add_option("--parent", review_.parents, "GRANDCHILD=PERSON, or =none");
    command->add_option("--merge", review_.merges, "KEPT=MERGED: two records of one person");
    command->add_option("--add", review_.adds, "NAME=ROLE, or NAME=ROLE:word");
    command->add_option("--correct", review_.corrections,
                        "PERSON.field=value, matter.field=value; no value empties it");
    command->add_option("--as-imported", review_.as_imported, "PERSON.field as Clio has it");
    command->add_option("--take", review_.take, "take from Clio what changed there; a key, or all");
    command->add_option("--keep", review_.keep, "keep what the review has; a key, or all");
    command->add_option("--overrule", review_.overrule, "a finding's key; needs --reason");
    command->add_flag("--undo", review_.undo, "take the last edit back");
    command->add_flag("--redo", review_.redo, "take the last undo back");
    command->add_option("--confirm", review_.confirm, "who looked at every value");
    auto* history = command->add_flag("--history", review_.history, "print every edit");
    command->add_option("--values", review_.values, "print every value of a PERSON or the matter")
        ->excludes(history);
    command->callback([this] { action_ = [this] { return review(console_, review_); }; });
  }

  void add_interview() {
    auto* command = program_.add_subcommand("interview", "asks what is still open");
    command->add_option("template", interview_.document, "a template's id")->required();
    command->add_option("--draft", interview_.draft, "the draft that keeps the answers");
    command->add_option("--by", interview_.by, "who answers");
    command->add_flag("--all", interview_.all, "ask what has an answer too");
    auto* paper = command->add_option("--questionnaire", interview_.questionnaire,
                                      "write the questions as a .docx, to be answered by hand");
    command
        ->add_option("--docassemble", interview_.docassemble,
                     "write the questions as a docassemble interview")
        ->excludes(paper);
    command->callback(
        [this] { action_ = [this] { return interview(console_, interview_, std::cin); }; });

    auto* files = program_.add_subcommand("answers", "the answers of a draft, for other systems");
    files->add_option("draft", answers_.draft, "the draft's id")->required();
    files->add_option("--template", answers_.templates, "a template's id");
    files->add_option("--format", answers_.format, "anx (HotDocs), docassemble or json")
        ->check(CLI::IsMember({"anx", "docassemble", "json"}));
    auto* out = files->add_option("--out", answers_.out, "the file to write");
    auto* from =
        files->add_option("--from", answers_.from, "read an answer file of any of these kinds");
    files->add_option("--names", answers_.names, "HotDocs variables and facts, a .json");
    files->add_option("--cmp", answers_.components, "a HotDocs component file to check against")
        ->needs(out);
    auto* save =
        files->add_option("--save-set", answers_.save_set, "keep the answers under a name");
    auto* use = files->add_option("--use-set", answers_.use_set,
                                  "take the answers kept under a name; roles turn round for the "
                                  "spouse");
    // One thing at a time.
    for (auto* one : {out, from, save, use}) {
      for (auto* other : {out, from, save, use}) {
        if (one != other) one->excludes(other);
      }
    }
    files->add_option("--by", answers_.by, "who answers");
    files->callback([this] { action_ = [this] { return answers(console_, answers_); }; });
  }

  void add_drafting() {
    auto* draft_command =
        program_.add_subcommand("draft", "the whole way, from a matter to its documents");
    draft_command->add_option("matter", draft_.matter, "id or exact display number")->required();
    draft_command->add_option("--template", draft_.templates, "a template's id; may be given again")
        ->required();
    draft_command->add_option("--out", draft_.out, "the folder for the documents")->required();
    draft_command->add_option("--answers", draft_.answers,
                              "an answer file: JSON, HotDocs .anx or docassemble");
    draft_command->add_option("--confirm", draft_.confirm, "who looked at every value");
    draft_command->callback([this] { action_ = [this] { return draft(console_, draft_); }; });

    auto* save_command =
        program_.add_subcommand("save", "file a draft's documents in its matter in Clio");
    save_command->add_option("draft", save_.draft, "the draft's id")->required();
    save_command->add_option("file", save_.files,
                             "a document; none: of each template the one made last");
    save_command->add_option("--folder", save_.folder,
                             "a folder of the matter, made when there is none; {matter.number}, "
                             "{client.name} and {year} stand for what they say");
    save_command->add_option("--by", save_.by, "who files (default: this computer's user)");
    save_command->add_flag("--yes", save_.yes, "file what the list shows, without asking");
    save_command->callback(
        [this] { action_ = [this] { return save(console_, save_, std::cin); }; });

    auto* pair_command =
        program_.add_subcommand("pair", "let a word processor use the helper that runs");
    pair_command->add_option("--allow", pair_.allow, "the six digits that it shows")->required();
    pair_command->callback([this] { action_ = [this] { return pair(console_, pair_); }; });

    auto* doctor_command = program_.add_subcommand(
        "doctor", "say what is wrong with this installation, and how to mend it");
    doctor_command->callback([this] { action_ = [this] { return doctor(console_); }; });

    auto* serve_command = program_.add_subcommand("serve", "run the helper");
    serve_command->add_flag("--sandbox", serve_.sandbox, "run the practice Clio too");
    serve_command->add_option("--port", serve_.port, "the bridge's port");
    serve_command->add_option("--sandbox-port", serve_.sandbox_port,
                              "the practice Clio's port (default: any free one)");
    serve_command->callback([this] { action_ = [this] { return serve(console_, serve_); }; });
  }

  const Console& console_;
  CLI::App program_{"Engross: from a Clio matter to a finished document"};
  std::function<int()> action_;
  std::string text_, status_, sort_, dialect_ = "engross";
  bool preview_ = false;
  bool purge_ = false;
  ConnectOptions connect_;
  std::vector<std::string> words_;
  ReviewOptions review_;
  InterviewOptions interview_;
  AnswersOptions answers_;
  CheckOptions check_;
  FillOptions fill_;
  DraftOptions draft_;
  SaveOptions save_;
  ServeOptions serve_;
  PairOptions pair_;
};

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Common common;
  const Console console(common, out, err);
  CommandLine line(console);
  line.add_common(common);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 takes them
    line.program().parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = line.program().get_subcommands();
    out << (chosen.empty() ? line.program().help() : chosen.front()->help());
    return kDone;
  } catch (const CLI::CallForAllHelp&) {
    out << line.program().help("", CLI::AppFormatMode::All);
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return kDone;
  } catch (const CLI::ParseError& error) {
    return console.fail(
        base::Error{base::Fault::usage, error.what(), "command line", "see engross --help"});
  }
  if (!common.region.empty()) {
    const auto region = clio::clio_of_region(common.region);
    if (!region) return console.fail(region.error());
  }
  return line.act();
}

}  // namespace engross::cli
