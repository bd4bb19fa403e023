// Labels of picklist options that came as a mere id.
#pragma once

#include <optional>
#include <vector>

#include "clio/decode.h"
#include "clio/exchange.h"

namespace engross::clio {

// One more call for all fields that need it; none when none does. A label that Clio does not give
// becomes a problem and the field holds nothing: the number alone would mean nothing in a document.
std::optional<base::Error> put_picklist_labels(
    Exchange& exchange, Decoder& decoder,
    const std::vector<std::vector<matter::CustomField>*>& records);

}  // namespace engross::clio
