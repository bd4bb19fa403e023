// The documents of one draft, made together: all of them or none.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/drafts.h"
#include "app/living.h"

namespace engross::app {

using Documents = std::vector<std::unique_ptr<Prepared>>;

// Every document prepared, in the order of the templates. Refused with what is wrong in all of
// them.
Outcome<Documents> prepare_all(TemplateShelf& shelf, const std::vector<std::string>& templates,
                               const expression::Value& values, const interview::Answers& answers,
                               const expression::Environment& environment);

// When what the draft says of the matter was last edited or answered; where it never was, when it
// was imported. The same document made again later is the same bytes, and nothing new to file.
base::Instant settled_at(const Draft& draft);

// Every document filled, before the first of them is given out, and remembering the draft that it
// was made from. Refused with every reason of all.
Outcome<std::vector<Filled>> fill_all(const Documents& documents, const Draft& draft,
                                      const expression::Environment& environment,
                                      const Fingerprint& fingerprint);

}  // namespace engross::app
