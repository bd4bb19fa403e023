#include "platform/proxy.h"

namespace engross::platform {

// Desktops put what is set in them into the environment of what they start; there is no other
// place that all of them share.
ProxySetting system_proxy() { return {}; }

}  // namespace engross::platform
