// One reading of a YAML text by yaml-cpp. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interview/yaml.h"
#include "interview/yaml_slips.h"

namespace engross::interview {

struct YamlReading {
  YamlNode whole;                   // nothing when it was stopped
  std::vector<YamlSlip> slips;      // beside which the rest was read
  std::optional<YamlSlip> stopped;  // by this
};
YamlReading read_once(const std::string& text);

}  // namespace engross::interview
