"""One document that is open in Writer: what is remembered of it, what is said about it, and the
work that goes on in it. One work at a time; it runs in a thread and never holds Writer up."""
import os

from . import living
from .call import CallError
from .controls import HostError
from .follower import Follower
from .home import NoHome
from .main_thread import Busy, in_thread
from .record import origin_of
from .undone import Undone


class Item:
    """A line of the list in the sidebar. `use`: the command and its arguments that choosing it gives."""

    def __init__(self, text, command, arguments):
        self.text, self.command, self.arguments = text, command, arguments


class Desk:
    def __init__(self, office, document, uid):
        self.office, self.document, self.uid = office, document, uid
        self.context, self.words = office.context, office.words
        self.draft, self.remembers = None, False
        self.standing = []  # the lines about matter and draft
        self.said = self.words.say("ready")
        self.said_before = self.said
        self.is_busy = False
        self.undone = Undone(self, self.words.say("undo_fill"))
        self.items, self.button = [], "b_use"
        self.follower = None
        self.is_closed = False
        self._watchers = []

    @property
    def name(self):
        if self.is_closed:
            return ""
        address = self.document.getURL()
        return os.path.basename(address.rstrip("/")) or self.document.getTitle()

    def recalled(self):
        """The draft that belongs to the document: what was last said, else what the document says. On the main thread."""
        if self.remembers or self.draft:
            return self.draft
        origin = origin_of(living.records(self.document, self.context))
        return origin.draft if origin else None

    def keep(self, record):
        """The document keeps this record; undoing the fill that it tells of brings the one before back. On the main thread."""
        before = living.records(self.document, self.context)
        living.keep(self.document, self.context, record)
        self.undone.kept(before[0] if before else None, record)

    # What is shown.

    def watch(self, watcher):
        self._watchers.append(watcher)

    def unwatch(self, watcher):
        self._watchers = [one for one in self._watchers if one != watcher]

    def tell(self, text):
        self.said = text
        self.changed()

    def show(self, items, button):
        self.items, self.button = items, button
        self.changed()

    def changed(self):
        """Has all that watches look, each time with what is said now and whether work goes on."""
        said, is_busy = self.said, self.is_busy
        self.office.main.later(lambda: self._notify(said, is_busy))

    def _notify(self, said, is_busy):
        for watcher in list(self._watchers):
            try:
                watcher(said, is_busy)
            except Exception:
                self.office.log.thrown("a view")

    # What is done.

    def on_main(self, function):
        return self.office.main.do(function)

    def run(self, work):
        """Begins work in a thread; what it gives is said. Where some goes on already, that is said."""
        if self.is_busy:
            self.tell(self.words.say("busy"))
            return
        self.is_busy = True
        self.tell(self.words.say("working"))
        in_thread(self._work, work)

    def _work(self, work):
        try:
            said = work(self)
        except Exception as thrown:
            said = self.sentence(thrown)
        self.is_busy = False
        self.tell(said)

    def sentence(self, thrown):
        """What went wrong, where, and what to do next."""
        say = self.words.say
        if isinstance(thrown, NoHome):
            return say(thrown.why, where=thrown.where)
        if isinstance(thrown, Busy):
            return say("writer_busy")
        if isinstance(thrown, HostError):
            return say(thrown.why)
        if isinstance(thrown, CallError):
            self.office.log.say("call: %s %d" % (thrown.code, thrown.status))
            if thrown.code == "no_token":
                self.office.forget_pairing()
            if thrown.code in ("absent", "untrusted", "wrong_helper", "lost", "not_let_in", "no_token"):
                return say(thrown.code, where=thrown.message)
            return say("refused_by", message=thrown.message)
        self.office.log.thrown("work")
        return say("wrong_thing", where=self.office.log.path)

    # The pane in a browser.

    def announce(self, helper, can_track, can_remember):
        """Says to the helper that the document is open, and follows what it asks; its name there.
        Once announced it stays so until it or the helper ends. In a thread."""
        if self.follower and self.follower.goes_on():
            return self.follower.document
        described = {"program": self.office.program, "name": self.name, "can_track": can_track, "can_remember": can_remember}
        opened = helper.post("/open-documents", described)
        self.follower = Follower(self, helper, opened["id"])
        self.follower.begin()
        return self.follower.document

    def close(self):
        """The document is closed, or Writer ends."""
        self.is_closed = True
        if self.follower:
            self.follower.end()
        self.office.drop(self.uid)
        # Let go here, on the main thread, and not where Python finds the time.
        self.document = self.undone = None
        self._watchers = []
