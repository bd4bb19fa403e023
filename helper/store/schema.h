// The tables, as numbered steps: a database is brought up to date by running the steps it lacks.
#pragma once

#include "base/base.h"
#include "store/connection.h"

namespace engross::store {

int newest_step();  // the last step that this program knows

// The last step that was run: 0 for a database without tables. Malformed: tables, but none that
// says so, as in another program's database. Unsupported: a step that this program does not know.
base::Result<int> step_of(Session& session, const std::string& path);

// Runs the missing steps in one transaction: afterwards all of them are there, or none.
base::Result<int> bring_up_to_date(Session& session, const std::string& path);

}  // namespace engross::store
