#include <nlohmann/json.hpp>

#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using base::Message;
using nlohmann::ordered_json;

ordered_json said_json(const Message& message);

ordered_json argument_json(const base::Argument& argument) {
  if (!argument.list) return said_json(argument.values.front());
  ordered_json list = ordered_json::array();
  for (const Message& one : argument.values) list.push_back(said_json(one));
  return list;
}

// What belongs to no language stands as it is.
ordered_json said_json(const Message& message) {
  return message.id().empty() ? ordered_json(message.text()) : message_json(message);
}

}  // namespace

ordered_json message_json(const Message& message) {
  if (message.id().empty()) return nullptr;
  ordered_json arguments = ordered_json::object();
  for (const base::Argument& argument : message.arguments()) {
    arguments[argument.name] = argument_json(argument);
  }
  return {{"id", message.id()}, {"args", std::move(arguments)}};
}

ordered_json messages_json(const std::vector<Message>& messages) {
  ordered_json list = ordered_json::array();
  for (const Message& message : messages) list.push_back(message_json(message));
  return list;
}

}  // namespace engross::bridge
