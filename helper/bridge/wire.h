// The JSON of the local door, as openapi.yaml describes it.
#pragma once

#include "bridge/bridge.h"
#include "bridge/message.h"

namespace engross::bridge {

Reply status_reply(const Status& status);
Reply error_reply(const Refusal& refusal);

// What every answer carries, refusals included.
void add_common_headers(Reply& reply);

}  // namespace engross::bridge
