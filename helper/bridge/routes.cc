#include "bridge/routes.h"

#include <array>

#include "bridge/wire.h"

namespace engross::bridge {
namespace {

Reply status(const Options& options) { return status_reply(options.status()); }

constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/status", status},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace engross::bridge
