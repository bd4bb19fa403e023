"""Work handed from a thread to Writer's main thread, where alone documents and windows are touched.

The main thread holds Writer's own lock, and Python may let a document go in any thread, which needs
that lock: so the main thread never waits for another thread. Thread.start() waits, and so does
whoever sets an Event; what is used here does not."""
import _thread

import unohelper
from com.sun.star.awt import XCallback

PATIENCE = 60.0  # seconds; a dialog of Writer's lets work through, a long print does not


class Busy(Exception):
    """Writer has not come to it."""


class _Work(unohelper.Base, XCallback):
    def __init__(self, function):
        self.function, self.waits = function, _thread.allocate_lock()
        self.waits.acquire()
        self.value = self.thrown = None
        self.given_up = False

    def notify(self, _):
        if not self.given_up:
            try:
                self.value = self.function()
            except BaseException as thrown:  # is raised where it is waited for
                self.thrown = thrown
        self.waits.release()


def in_thread(function, *arguments):
    """Begins it in a thread of its own, and returns at once."""
    _thread.start_new_thread(function, arguments)


class MainThread:
    def __init__(self, context):
        self._callback = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)

    def later(self, function):
        self._callback.addCallback(_Work(function), None)

    def do(self, function):
        """What the function gives, or raises; never called on the main thread itself, which would wait
        for itself. Given up, it is not done later either."""
        work = _Work(function)
        self._callback.addCallback(work, None)
        if not work.waits.acquire(timeout=PATIENCE):
            work.given_up = True
            raise Busy()
        if work.thrown is not None:
            raise work.thrown
        return work.value
