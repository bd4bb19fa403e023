// People as answers name them: whom a name means, who is the same, findings about them. Private to
// the room.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "law/appointments.h"

namespace engross::law {

// When their Clio ids are equal, else when both names fold to one text.
bool same(const Named& a, const Named& b);

Named named(const matter::Contact& contact);

// Clio's record of whom a name means in the family, the client included; null for a stranger. By id
// before by name: of two people of one name, the id says which is meant.
const matter::Contact* find(const Named& who, const family::Family& family);

// Whom a name means, as Clio knows the person; the name as it is for a stranger.
Named known(const Named& who, const family::Family& family);

// Whom the document names, though the review removed them or nobody quite has that name.
std::vector<family::Finding> doubtful_names(const family::Family& family,
                                            const Appointments& appointed);

// People who are not in Clio stand in the key by name, so that each has a finding of its own.
family::Finding finding_about(const std::vector<Named>& people, const char* code,
                              family::Severity severity, base::Message text);

}  // namespace engross::law
