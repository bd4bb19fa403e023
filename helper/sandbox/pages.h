// The pages a person sees: allow or deny, the approval page, refusals, and what this server is.
#pragma once

#include <string>
#include <vector>

#include "sandbox/http.h"

namespace engross::sandbox {

struct Person {
  std::string id;
  std::string name;
};

// A form that posts `request_id`, `user_id` and `decision` (allow or deny) to /oauth/authorize.
Response authorize_page(const std::string& app, const std::string& firm,
                        const std::vector<Person>& users, const std::string& request_id);

// The page of /oauth/approval, which carries its message in the title.
Response approval_page(const std::string& title);

// 400, as Clio answers where it will not go back to the app.
Response refusal_page(const std::string& reason);

Response welcome_page(const std::string& firm);

}  // namespace engross::sandbox
