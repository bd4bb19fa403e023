// What every change in Clio shares: its body, and what an answer that did not come may mean.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "clio/exchange.h"

namespace engross::clio {

// A second one only when Clio was seen not to have the first.
inline constexpr int kMostCreations = 2;

// The answer may be lost although Clio did what was asked.
inline bool may_be_done(const base::Error& error) {
  return error.fault == base::Fault::unreachable || error.fault == base::Fault::malformed;
}

// Of a change that was sent: what is said must not be that nothing happened.
inline base::Error unsure(base::Error error) {
  error.remedy = "it may have reached Clio: run the same again, which looks there first";
  return error;
}

inline std::string body_of(nlohmann::json data) {
  return nlohmann::json{{"data", std::move(data)}}.dump();
}

inline base::Error odd_answer(const Exchange& exchange, std::string what) {
  return {base::Fault::malformed, std::move(what), place(exchange.access()),
          "run the same command again; if it stays so, please report this line"};
}

}  // namespace engross::clio
