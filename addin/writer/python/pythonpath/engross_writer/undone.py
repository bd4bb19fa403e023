"""The record goes back with the text when a fill is undone, and forth when it is redone: else what
was never touched would count as typed over by hand. On the main thread."""
import unohelper
from com.sun.star.document import XUndoManagerListener

from . import living


class Undone(unohelper.Base, XUndoManagerListener):
    def __init__(self, desk, title):
        self.desk, self.title = desk, title
        self._done, self._undone = [], []  # pairs of records: before and after a fill
        self._listens = False

    def follow(self, before, after):
        if not self._listens:
            self.desk.document.UndoManager.addUndoManagerListener(self)
            self._listens = True
        self._done.append((before, after))
        self._undone = []

    def _put(self, record):
        if record is None:
            living.forget(self.desk.document)
        else:
            living.keep(self.desk.document, self.desk.context, record)

    def actionUndone(self, event):
        if event.UndoActionTitle == self.title and self._done:
            pair = self._done.pop()
            self._undone.append(pair)
            self._put(pair[0])

    def actionRedone(self, event):
        if event.UndoActionTitle == self.title and self._undone:
            pair = self._undone.pop()
            self._done.append(pair)
            self._put(pair[1])

    def allActionsCleared(self, event):
        self._done, self._undone = [], []

    resetAll = allActionsCleared

    def redoActionsCleared(self, event):
        self._undone = []

    def undoActionAdded(self, event):
        pass

    enteredContext = enteredHiddenContext = leftContext = leftHiddenContext = cancelledContext = undoActionAdded

    def disposing(self, event):
        pass
