// The commands and their options, as CLI11 reads them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace engross::cli {

class CommandLine {
 public:
  explicit CommandLine(const Console& console);
  void add_common(Common& common);
  CLI::App& program() { return program_; }
  // What the command that was read is to do; its exit status.
  int act() const { return action_(); }

 private:
  void add_signing_in();
  void add_reading();
  void add_review();
  void add_interview();
  void add_templates();
  void add_bench();
  void add_drafting();
  void add_writing_back();
  void add_helper();

  const Console& console_;
  CLI::App program_{"Engross: from a Clio matter to a finished document"};
  std::function<int()> action_;
  std::string text_;
  bool preview_ = false;
  bool purge_ = false;
  bool remove_ = false;
  ConnectOptions connect_;
  std::vector<std::string> words_;
  ReviewOptions review_;
  InterviewOptions interview_;
  AnswersOptions answers_;
  FieldsOptions fields_;
  CheckOptions check_;
  FillOptions fill_;
  PdfOptions pdf_;
  BenchOptions bench_;
  DraftOptions draft_;
  SaveOptions save_;
  WriteBackOptions write_back_;
  RecordOptions record_;
  ServeOptions serve_;
  PairOptions pair_;
  MattersOptions matters_;
  ContactsOptions contacts_;
};

}  // namespace engross::cli
