// A call of the helper that runs on this home folder, as its owner.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/base.h"

namespace engross::cli {

struct HelperCall {
  std::string method = "POST";
  std::string target;  // "/api/v1/status"
  std::string body;    // JSON; of a POST
};

// The helper's answer. Its certificate is verified against this home's own authority before
// anything is said. not_found: no helper runs; unreachable: it does not answer, or another program
// does; refused: what the helper answered.
base::Result<nlohmann::json> ask_helper(const std::string& home, const HelperCall& call);

}  // namespace engross::cli
