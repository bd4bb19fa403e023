"""What Writer's undo leaves out of a fill: the record, without which what was never touched would count
as typed over by hand, and which controls show a placeholder. On the main thread."""
import unohelper
from com.sun.star.document import XUndoManagerListener

from . import living
from .controls import all_of, by_tag


class _Fill:
    def __init__(self, placeholders):
        self.placeholders = placeholders  # tag, nth, before, after
        self.records = None  # before, after


class Undone(unohelper.Base, XUndoManagerListener):
    def __init__(self, desk, title):
        self.desk, self.title = desk, title
        self._done, self._undone = [], []
        self._listens = False

    def filled(self, placeholders):
        if not self._listens:
            self.desk.document.UndoManager.addUndoManagerListener(self)
            self._listens = True
        self._done.append(_Fill(placeholders))
        self._undone = []

    def kept(self, before, after):
        if self._done and self._done[-1].records is None:
            self._done[-1].records = (before, after)

    def _bring(self, fill, after):
        controls = by_tag(all_of(self.desk.document))
        for one in fill.placeholders:
            among = controls.get(one[0], [])
            if one[1] < len(among):
                among[one[1]].element.ShowingPlaceHolder = one[3] if after else one[2]
        if fill.records is None:
            return
        record = fill.records[1] if after else fill.records[0]
        if record is None:
            living.forget(self.desk.document, self.desk.context)
        else:
            living.keep(self.desk.document, self.desk.context, record)

    def actionUndone(self, event):
        if event.UndoActionTitle == self.title and self._done:
            self._undone.append(self._done.pop())
            self._bring(self._undone[-1], False)

    def actionRedone(self, event):
        if event.UndoActionTitle == self.title and self._undone:
            self._done.append(self._undone.pop())
            self._bring(self._done[-1], True)

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
