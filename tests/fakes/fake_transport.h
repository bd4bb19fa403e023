// A Clio of planned answers: each part of a URL has its queue, and its last answer stays. Every
// request is remembered. A request that nothing was planned for fails the call.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "clio/clio.h"

namespace engross::fakes {

using Reply = base::Result<clio::Response>;

inline clio::Response reply(int status, std::string body, std::vector<clio::Header> headers = {}) {
  if (body.substr(0, 1) == "{")
    headers.push_back({"Content-Type", "application/json; charset=utf-8"});
  return {status, std::move(headers), std::move(body)};
}
inline clio::Response json(std::string body) { return reply(200, std::move(body)); }
inline Reply silence(std::string why = "Clio cannot be reached: the connection was refused") {
  return base::failure(base::Fault::unreachable, std::move(why), "https://ca.app.clio.com",
                       "check the internet connection and try again");
}

class FakeTransport : public clio::Transport {
 public:
  std::vector<clio::Request> requests;

  // The next answer to requests whose URL holds `part`; parts are tried in the order they were
  // named.
  void plan(const std::string& part, Reply answer, int times = 1) {
    auto* queue = find(part);
    if (!queue) queue = &plans_.emplace_back(part, std::deque<Reply>{}).second;
    for (int i = 0; i < times; ++i) queue->push_back(answer);
  }

  Reply send(const clio::Request& request) override {
    requests.push_back(request);
    for (auto& [part, queue] : plans_) {
      if (request.url.find(part) == std::string::npos) continue;
      Reply answer = queue.front();
      if (queue.size() > 1) queue.pop_front();
      return answer;
    }
    return base::failure(base::Fault::internal, "nothing planned for " + request.url, "", "");
  }

 private:
  std::deque<Reply>* find(const std::string& part) {
    for (auto& [known, queue] : plans_) {
      if (known == part) return &queue;
    }
    return nullptr;
  }
  std::vector<std::pair<std::string, std::deque<Reply>>> plans_;
};

}  // namespace engross::fakes
