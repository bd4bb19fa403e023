"""Server-sent events, as the HTML standard has them: what the helper asks of the open document."""
from collections import namedtuple

Event = namedtuple("Event", "id event data")


class EventReader:
    """Takes the lines of a stream one by one; gives an event where a blank line ends one with data.
    A comment, which only says that the other side is there, is no event."""

    def __init__(self):
        self._fields = {}

    def take(self, line):
        line = line.rstrip("\r\n")
        if line == "":
            fields, self._fields = self._fields, {}
            if "data" not in fields:
                return None
            return Event(fields.get("id", ""), fields.get("event", "message"), fields["data"])
        name, colon, value = line.partition(":")
        if not colon or name not in ("id", "event", "data"):
            return None
        value = value[1:] if value.startswith(" ") else value
        if name == "data" and "data" in self._fields:
            value = self._fields["data"] + "\n" + value
        self._fields[name] = value
        return None
