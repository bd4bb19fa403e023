// The JSON of the local door, as openapi.yaml describes it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/errand.h"
#include "base/message.h"
#include "bridge/bridge.h"
#include "bridge/message.h"
#include "bridge/pairing.h"

namespace engross::bridge {

Reply json_reply(int status, const nlohmann::ordered_json& body);
Reply error_reply(const Refusal& refusal);
Reply internal_reply();  // says nothing of its cause
// What the steps refused, every reason of it; the status follows from the first one's fault.
Reply fault_reply(const base::Errors& errors);

// What was said, for other languages: null where only the text is known.
nlohmann::ordered_json message_json(const base::Message& message);
nlohmann::ordered_json messages_json(const std::vector<base::Message>& messages);

// Null: nothing was told yet.
nlohmann::ordered_json progress_json(const std::optional<app::Progress>& progress);

Reply status_reply(const Status& status);
nlohmann::ordered_json review_json(const app::Draft& draft,
                                   const std::vector<family::Finding>& findings,
                                   const std::vector<base::Message>& problems,
                                   const base::Date& today);
nlohmann::ordered_json values_json(const app::Draft& draft, family::Subject subject);
// The last entries before the one of that number, kMostHistory at most, the oldest first.
inline constexpr std::size_t kMostHistory = 100;
nlohmann::ordered_json history_json(const family::Review& review, int before);
nlohmann::ordered_json interview_json(const std::string& draft, const std::string& template_id,
                                      const app::Prepared& prepared,
                                      const expression::Value& values);

// What every answer carries, refusals included.
void add_common_headers(Reply& reply);

}  // namespace engross::bridge
