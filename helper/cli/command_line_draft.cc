// The commands that work on a draft.
#include <iostream>

#include "cli/command_line.h"

namespace engross::cli {

void CommandLine::add_review() {
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
  command->add_option("--bring", review_.brings,
                      "CONTACT=ROLE or =ROLE:word: a kept contact of the address book, by id");
  command->add_option("--merge-contact", review_.contact_merges,
                      "PERSON=CONTACT: take the merge that the review proposes");
  command->add_option("--apart", review_.apart,
                      "PERSON=CONTACT: two people, whom the review proposes to merge");
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

void CommandLine::add_interview() {
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
  auto* save = files->add_option("--save-set", answers_.save_set, "keep the answers under a name");
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

void CommandLine::add_drafting() {
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
  save_command->callback([this] { action_ = [this] { return save(console_, save_, std::cin); }; });
}

void CommandLine::add_writing_back() {
  auto* back = program_.add_subcommand("write-back", "write what was corrected in review to Clio");
  back->add_option("draft", write_back_.draft, "the draft's id")->required();
  back->add_option("--only", write_back_.only, "a value by its key, as --json lists it; several");
  back->add_option("--by", write_back_.by, "who agrees (default: this computer's user)");
  back->add_flag("--yes", write_back_.yes, "write what the list shows, without asking");
  back->callback(
      [this] { action_ = [this] { return write_back(console_, write_back_, std::cin); }; });

  auto* record_command = program_.add_subcommand(
      "record", "record time, an expense or an appointment in a draft's matter in Clio");
  record_command->add_option("draft", record_.draft, "the draft's id")->required();
  auto* what = record_command->add_option_group("what", "one of");
  auto* time = what->add_option("--time", record_.time, "hours and minutes, 1:30 or 1.5");
  auto* expense = what->add_option("--expense", record_.expense, "an amount, 24.95");
  auto* appointment =
      what->add_option("--appointment", record_.appointment, "what the appointment is called");
  what->require_option(1);
  auto* note =
      record_command->add_option("--note", record_.note, "what the time or expense was for");
  auto* date = record_command->add_option("--date", record_.date, "its day (default: today)");
  auto* start = record_command->add_option("--start", record_.start,
                                           "2026-12-01T10:00; a date alone is the whole day");
  auto* end =
      record_command->add_option("--end", record_.end, "when it ends (default: an hour later)");
  auto* location = record_command->add_option("--location", record_.location, "where it is");
  for (auto* option : {start, end, location}) option->needs(appointment);
  for (auto* option : {note, date}) option->excludes(appointment);
  time->needs(note);
  expense->needs(note);
  record_command->add_flag("--again", record_.again, "one more, although Clio has an equal one");
  record_command->add_flag("--yes", record_.yes, "record what is shown, without asking");
  record_command->callback(
      [this] { action_ = [this] { return record(console_, record_, std::cin); }; });
}

}  // namespace engross::cli
