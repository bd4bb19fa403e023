// Everything the local door answers, as a table.
#pragma once

#include <span>
#include <string_view>

#include "bridge/bridge.h"
#include "bridge/message.h"

namespace engross::bridge {

struct Route {
  std::string_view method;
  std::string_view path;
  Reply (*answer)(const Options&);
};

std::span<const Route> routes();

}  // namespace engross::bridge
