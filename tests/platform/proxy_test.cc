// F8: what the environment, and a system's one text for all protocols, say of a proxy.
#include "platform/proxy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace engross::platform {
namespace {

struct Said {
  const char* name;
  std::map<std::string, std::string> environment;
  const char* address;
  const char* except;
  const char* source;
};

const Said kSaid[] = {
    {"nothing", {}, "", "", ""},
    {"HTTPS_PROXY", {{"HTTPS_PROXY", "proxy:8080"}}, "proxy:8080", "", "HTTPS_PROXY"},
    {"https_proxy", {{"https_proxy", "proxy:8080"}}, "proxy:8080", "", "https_proxy"},
    {"the small one counts",
     {{"https_proxy", "small:1"}, {"HTTPS_PROXY", "large:2"}},
     "small:1",
     "",
     "https_proxy"},
    {"a blank one is none",
     {{"https_proxy", " "}, {"HTTPS_PROXY", "large:2"}},
     "large:2",
     "",
     "HTTPS_PROXY"},
    {"with exceptions",
     {{"HTTPS_PROXY", "proxy:8080"}, {"NO_PROXY", "a.example"}},
     "proxy:8080",
     "a.example",
     "HTTPS_PROXY"},
    {"the small exceptions count",
     {{"HTTPS_PROXY", "proxy:8080"}, {"NO_PROXY", "a.example"}, {"no_proxy", "b.example"}},
     "proxy:8080",
     "b.example",
     "HTTPS_PROXY"},
    {"what is for plain http is for nobody",
     {{"HTTP_PROXY", "proxy:8080"}, {"http_proxy", "proxy:8080"}, {"ALL_PROXY", "proxy:8080"}},
     "",
     "",
     ""},
};

// Puts the environment back as it was.
class ProxyVariables {
 public:
  explicit ProxyVariables(const std::map<std::string, std::string>& now) {
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "no_proxy",
                             "NO_PROXY", "all_proxy", "ALL_PROXY"}) {
      if (const char* value = std::getenv(name)) before_[name] = value;
      ::unsetenv(name);
    }
    for (const auto& [name, value] : now) ::setenv(name.c_str(), value.c_str(), 1);
    now_ = now;
  }
  ProxyVariables(const ProxyVariables&) = delete;
  ~ProxyVariables() {
    for (const auto& [name, value] : now_) ::unsetenv(name.c_str());
    for (const auto& [name, value] : before_) ::setenv(name.c_str(), value.c_str(), 1);
  }

 private:
  std::map<std::string, std::string> now_, before_;
};

TEST(ProxySettingOfTheSystem, F8_TheEnvironmentIsReadAsOtherProgramsReadIt) {
  for (const Said& row : kSaid) {
    SCOPED_TRACE(row.name);
    const ProxyVariables variables(row.environment);
    const ProxySetting setting = proxy_setting();
    EXPECT_EQ(setting.address, row.address);
    EXPECT_EQ(setting.source, row.source);
    // Without a proxy there is nothing to leave out.
    EXPECT_EQ(*row.address ? setting.except : "", row.except);
    EXPECT_EQ(setting.automatic, "");
  }
}

TEST(ProxySettingOfTheSystem, F8_ThePartForHttpsOfATextForAll) {
  const char* const rows[][3] = {
      {"one for all", "proxy:8080", "proxy:8080"},
      {"one for each", "http=a:80;https=b:8080;ftp=c:21", "b:8080"},
      {"blanks between", "http=a:80 https=b:8080", "b:8080"},
      {"capitals", "HTTPS=b:8080", "b:8080"},
      {"one for all and one of its own", "a:80;https=b:8080", "b:8080"},
      {"an address", "https=http://b:8080", "http://b:8080"},
      {"nothing", "", ""},
      {"none for https", "http=a:80;socks=c:1080", ""},
      {"a name that ends alike", "xhttps=a:80", ""},
      {"separators alone", ";; ;", ""},
      {"no value", "https=", ""},
  };
  for (const auto& [name, text, part] : rows) EXPECT_EQ(https_part(text), part) << name;
}

}  // namespace
}  // namespace engross::platform
