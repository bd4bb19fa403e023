#include "cli/command_line.h"

#include <iostream>

#include "cli/version.h"

namespace engross::cli {

CommandLine::CommandLine(const Console& console) : console_(console) {
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
  add_bench();
  add_drafting();
  add_writing_back();
  add_helper();
}

void CommandLine::add_common(Common& common) {
  program_.add_option("--home", common.home,
                      "folder of all state (default: this user's data folder)");
  program_.add_option("--clio-url", common.clio_url,
                      "another Clio server; plain http on this machine only");
  program_.add_option("--region", common.region,
                      "Clio's region: us, ca, eu or au, or an address copied from the browser");
  program_.add_flag("--json", common.json, "print one JSON document");
  program_.add_flag("--quiet", common.quiet, "print results and errors only");
}

void CommandLine::add_signing_in() {
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

void CommandLine::add_reading() {
  auto* matters_command =
      program_.add_subcommand("matters", "search matters by number, description or client");
  matters_command->add_option("query", matters_.query,
                              "at least 2 characters; none: the 50 changed last");
  matters_command->add_option("--status", matters_.status,
                              "open, closed, pending, or several with commas");
  matters_command->add_option("--area", matters_.area, "part of the practice area");
  matters_command->add_option("--lawyer", matters_.lawyer, "part of the responsible lawyer's name");
  matters_command
      ->add_option("--sort", matters_.sort, "number, client, description, status, area or lawyer")
      ->check(CLI::IsMember({"number", "client", "description", "status", "area", "lawyer"}));
  matters_command->callback([this] { action_ = [this] { return matters(console_, matters_); }; });

  auto* contacts_command =
      program_.add_subcommand("contacts", "the firm's address book in Clio, or a part of it");
  contacts_command->add_option("query", contacts_.query,
                               "part of a name, e-mail, employer or city");
  contacts_command->add_flag("--no-email", contacts_.no_email,
                             "only those without an e-mail address");
  auto* keep = contacts_command->add_option(
      "--import", contacts_.import, "keep these on this computer: ID,ID,... or all of the list");
  auto* kept = contacts_command->add_flag("--kept", contacts_.kept,
                                          "list those kept on this computer; Clio is not asked");
  kept->excludes(keep);
  contacts_command
      ->add_flag("--merges", contacts_.merges,
                 "list people added to drafts by hand who look like a kept contact")
      ->excludes(keep)
      ->excludes(kept);
  contacts_command->callback(
      [this] { action_ = [this] { return contacts(console_, contacts_); }; });

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

void CommandLine::add_templates() {
  const auto dialects = CLI::IsMember({"engross", "braces", "none"});
  auto* fields_command = program_.add_subcommand("fields", "what a template asks for");
  fields_command->add_option("template", fields_.document, "a .docx, or a shipped template's id")
      ->required();
  fields_command->add_option("--dialect", fields_.dialect, "how marks are written")
      ->check(dialects);
  fields_command->add_flag("--json-schema", fields_.schema,
                           "as a JSON Schema of the values that fill it");
  fields_command->callback([this] { action_ = [this] { return fields(console_, fields_); }; });

  auto* check_command =
      program_.add_subcommand("check", "all faults of a template, or of a finished document");
  auto* checked =
      check_command->add_option("template", check_.document, "a .docx, or a shipped template's id");
  check_command->add_option("--data", check_.values, "values to check it against")->needs(checked);
  check_command->add_option("--dialect", check_.dialect, "how marks are written")->check(dialects);
  check_command->add_option("--annotate", check_.annotate, "a copy with each fault as a comment")
      ->needs(checked);
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
  fill_command->add_flag("--keep-objects", fill_.keep_objects,
                         "keep embedded objects and controls, which may start programs");
  fill_command
      ->add_flag("--prepared", fill_.prepared,
                 "as bench-fill has it; one document is always filled that way")
      ->group("");
  fill_command->callback([this] { action_ = [this] { return fill(console_, fill_); }; });

  auto* pdf_command =
      program_.add_subcommand("pdf", "finished documents as PDF, made by LibreOffice");
  pdf_command->add_option("document", pdf_.documents, "a .docx, or several")->required();
  pdf_command->add_option("--out", pdf_.out, "the folder for them (default: beside each)");
  pdf_command->callback([this] { action_ = [this] { return pdf(console_, pdf_); }; });
}

void CommandLine::add_bench() {
  constexpr std::size_t kMostFills = 1'000'000;
  constexpr std::size_t kMostThreads = 256;
  auto* bench_command = program_.add_subcommand(
      "bench-fill", "fill a template again and again; how long that takes, as one line of JSON");
  bench_command->add_option("--template", bench_.document, "a .docx, or a shipped template's id")
      ->required();
  bench_command
      ->add_option("--data", bench_.values,
                   "a JSON file of values, or of an array of them: each fill takes the next")
      ->required();
  bench_command->add_option("--iterations", bench_.iterations, "how many documents")
      ->required()
      ->check(CLI::Range(std::size_t{1}, kMostFills));
  bench_command->add_option("--dialect", bench_.dialect, "how marks are written")
      ->check(CLI::IsMember({"engross", "braces", "none"}));
  bench_command->add_flag("--prepared", bench_.prepared,
                          "open the template once; without this each fill begins with its bytes");
  bench_command->add_option("--threads", bench_.threads, "how many fill at the same time")
      ->check(CLI::Range(std::size_t{1}, kMostThreads));
  bench_command->callback([this] { action_ = [this] { return bench_fill(console_, bench_); }; });
}

void CommandLine::add_helper() {
  auto* pair_command =
      program_.add_subcommand("pair", "let a word processor use the helper that runs");
  pair_command->add_option("--allow", pair_.allow, "the six digits that it shows")->required();
  pair_command->callback([this] { action_ = [this] { return pair(console_, pair_); }; });

  auto* doctor_command = program_.add_subcommand(
      "doctor", "say what is wrong with this installation, and how to mend it");
  doctor_command->callback([this] { action_ = [this] { return doctor(console_); }; });

  auto* trust_command = program_.add_subcommand(
      "trust", "let the browsers of this computer trust the helper's certificate");
  trust_command->add_flag("--remove", remove_, "let them trust it no more");
  trust_command->callback([this] { action_ = [this] { return trust(console_, remove_); }; });

  auto* uninstall_command = program_.add_subcommand(
      "uninstall", "end the helper, erase its certificate and pairings; drafts stay");
  uninstall_command->callback([this] { action_ = [this] { return uninstall(console_); }; });

  auto* serve_command = program_.add_subcommand("serve", "run the helper");
  serve_command->add_flag("--sandbox", serve_.sandbox, "run the practice Clio too");
  serve_command->add_option("--port", serve_.port, "the bridge's port");
  serve_command->add_option("--sandbox-port", serve_.sandbox_port,
                            "the practice Clio's port (default: any free one)");
  serve_command->add_flag("--sign-in", serve_.sign_in,
                          "with --sandbox: sign in to the practice Clio as to a real one");
  serve_command
      ->add_option("--callback-port", serve_.callback_port,
                   "port of the redirect address that is registered for the app")
      ->check(CLI::Range(1, 65535));
  serve_command->callback([this] { action_ = [this] { return serve(console_, serve_); }; });
}

}  // namespace engross::cli
