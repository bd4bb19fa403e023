#include "sandbox/pages.h"

#include <fmt/format.h>

namespace engross::sandbox {
namespace {

constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html lang="en-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }}
.note {{ border-left: 4px solid #b36b00; padding-left: .75rem; }}
button {{ font: inherit; padding: .5rem 1.5rem; margin-right: .75rem; }}
</style>
</head>
<body>
<p class="note">Practice Clio: nothing here is real, and nothing here reaches Clio.</p>
{body}
</body>
</html>
)";

Response page(int status, const std::string& title, const std::string& body) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.headers = {{"Cache-Control", "no-store"},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Frame-Options", "DENY"}};
  response.body =
      fmt::format(fmt::runtime(kPage), fmt::arg("title", html(title)), fmt::arg("body", body));
  return response;
}

std::string options_of(const std::vector<Person>& users) {
  std::string out;
  for (const Person& user : users) {
    out += fmt::format("<option value=\"{}\">{}</option>\n", html(user.id), html(user.name));
  }
  return out;
}

}  // namespace

Response authorize_page(const std::string& app, const std::string& firm,
                        const std::vector<Person>& users, const std::string& request_id) {
  return page(
      200, "Allow access?",
      fmt::format(R"(<h1>{app} asks for access to {firm}</h1>
<form method="post" action="/oauth/authorize">
<input type="hidden" name="request_id" value="{request}">
<p><label>Sign in as <select name="user_id">
{users}</select></label></p>
<p>It could read matters, contacts, custom fields and users.</p>
<p><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button></p>
</form>)",
                  fmt::arg("app", html(app)), fmt::arg("firm", html(firm)),
                  fmt::arg("request", html(request_id)), fmt::arg("users", options_of(users))));
}

Response approval_page(const std::string& title) {
  return page(200, title, fmt::format("<h1>{}</h1>\n<p>You may close this page.</p>", html(title)));
}

Response refusal_page(const std::string& reason) {
  return page(400, "Access was not given",
              fmt::format("<h1>Access was not given</h1>\n<p>{}</p>", html(reason)));
}

Response welcome_page(const std::string& firm) {
  return page(200, "Practice Clio",
              fmt::format("<h1>{}</h1>\n<p>A made-up firm to try Engross with. The API is at "
                          "<code>/api/v4</code>; what was asked of it is at "
                          "<a href=\"/practice/log\">/practice/log</a>, its switches at "
                          "<a href=\"/practice/switches\">/practice/switches</a>.</p>",
                          html(firm)));
}

}  // namespace engross::sandbox
