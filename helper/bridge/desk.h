// What the routes about a draft have in common: the draft with its findings, and refusals on their
// way to a reply. Private to the room.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "bridge/answering.h"
#include "bridge/bridge.h"
#include "bridge/wire.h"

namespace engross::bridge {

struct Desk {
  explicit Desk(const Call& call, House& house);

  const Work& work;
  app::OpenDrafts& open_drafts;
  expression::Environment environment;

  base::Result<app::Draft> draft(const std::string& id) const;
  expression::Value values(const app::Draft& draft) const;
  // The documents that the draft was used for, as far as they can be prepared now.
  std::vector<std::unique_ptr<app::Prepared>> documents(const app::Draft& draft) const;
  app::Outcome<std::unique_ptr<app::Prepared>> prepare(const app::Draft& draft,
                                                       const std::string& template_id) const;
  Reply review(const app::Draft& draft, const std::vector<base::Message>& problems = {}) const;
};

// Why a step of several went no further, beside what was done.
nlohmann::ordered_json fault_json(const base::Error& error);

inline Reply fault_reply(const base::Error& error) { return fault_reply(base::Errors{error}); }

}  // namespace engross::bridge
