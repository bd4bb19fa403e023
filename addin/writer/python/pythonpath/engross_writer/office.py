"""What all documents of one LibreOffice have in common: its language, its profile, the way to the
helper. A component is made for every window, so this is kept by the module."""
import os
import threading
import time

import uno

from . import home, pairing, program
from .call import CallError, Helper
from .desk import Desk
from .log import Log
from .main_thread import MainThread
from .words import Words

STARTS_WITHIN = 20  # seconds
LOOKS_EVERY = 0.2

_offices = {}


def office_of(context):
    """The one of this process."""
    if "one" not in _offices:
        _offices["one"] = Office(context)
    return _offices["one"]


def _setting(context, node, name):
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    path = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    path.Name, path.Value = "nodepath", node
    access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    return access.getPropertyValue(name) or ""


class Office:
    def __init__(self, context):
        self.context = context
        self.main = MainThread(context)
        self.words = Words(_setting(context, "/org.openoffice.Setup/L10N", "ooLocale") or "en")
        self.version = _setting(context, "/org.openoffice.Setup/Product", "ooSetupVersionAboutBox") or _setting(context, "/org.openoffice.Setup/Product", "ooSetupVersion")
        paths = context.ServiceManager.createInstanceWithContext("com.sun.star.util.PathSubstitution", context)
        self.folder = os.path.join(uno.fileUrlToSystemPath(paths.substituteVariables("$(user)", True)), "engross")
        self.log = Log(self.folder)
        self.ended = False
        self.listens = False  # to documents that close, and to the end
        self._desks = {}
        self._pairing = threading.Lock()

    @property
    def program(self):
        return "LibreOffice Writer %s" % self.version

    def desk_of(self, document):
        """The desk of a document that is open, made when it is first asked for. On the main thread."""
        uid = document.RuntimeUID
        if uid not in self._desks:
            self._desks[uid] = Desk(self, document, uid)
        return self._desks[uid]

    def drop(self, uid):
        self._desks.pop(uid, None)

    def desks(self):
        return list(self._desks.values())

    def end(self):
        self.ended = True
        for desk in self.desks():
            desk.close()

    def helper(self, desk):
        """A helper that let this Writer in; asks the person where it has not yet. Raises CallError and NoHome."""
        found = home.read(home.folder())
        helper = Helper(found)
        with self._pairing:
            known = pairing.kept(self.folder)
            proven = pairing.proven(helper, known) if known else None
            if proven:
                return proven
            show = lambda code: desk.tell(self.words.say("compare_digits", code=code))
            pairing.keep(self.folder, pairing.pair(helper, self.program, desk.name, show, ended=lambda: self.ended))
            desk.tell(self.words.say("let_in"))
            return Helper(found, pairing.kept(self.folder)["token"])

    def forget_pairing(self):
        pairing.forget(self.folder)

    def start_helper(self):
        """Starts the helper where none answers, and waits until it does; gives the sentence to show."""
        if self.answers():
            return self.words.say("started")
        found = program.found()
        if found is None:
            return self.words.say("no_program")
        program.start(found, home.folder())
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and not self.ended:
            time.sleep(LOOKS_EVERY)
            if self.answers():
                return self.words.say("started")
        return self.words.say("not_started", seconds=STARTS_WITHIN)

    def answers(self):
        try:
            Helper(home.read(home.folder())).get("/status")
            return True
        except (CallError, home.NoHome):
            return False
