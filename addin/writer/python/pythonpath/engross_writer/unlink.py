"""Turns content controls into plain text: what leaves the firm is to hold no tag and no record.
Called on Writer's main thread."""
from com.sun.star.beans.PropertyState import DIRECT_VALUE

from . import living
from .controls import all_of, by_tag

# What a run of text can have of its own.
LOOKS = ("CharStyleName", "CharFontName", "CharHeight", "CharWeight", "CharPosture", "CharUnderline", "CharColor", "CharCaseMap", "CharStrikeout", "CharBackColor", "CharEscapement", "CharEscapementHeight")


def _runs(element):
    """The control's text with how it looks, run by run."""
    found = []
    portions = element.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType not in ("Text", "TextField", "LineBreak"):
            continue
        looks = [name for name in LOOKS if portion.getPropertyState(name) == DIRECT_VALUE]
        text = "\n" if portion.TextPortionType == "LineBreak" else portion.getString()
        found.append((text, [(name, portion.getPropertyValue(name)) for name in looks]))
    return found


def _to_text(element):
    runs = _runs(element)
    shows_placeholder = element.ShowingPlaceHolder
    anchor = element.getAnchor()
    text = anchor.getText()
    cursor = text.createTextCursorByRange(anchor.getEnd())
    cursor.collapseToEnd()
    cursor.goRight(1, False)
    element.dispose()
    if shows_placeholder:
        return
    for piece, looks in runs:
        text.insertString(cursor, piece, False)
        run = text.createTextCursorByRange(cursor)
        run.goLeft(len(piece), True)
        for name, value in looks:
            run.setPropertyValue(name, value)


def unlink(document, tags):
    """The text stays; what is locked too much is reported. The records go."""
    left = []
    found = by_tag(all_of(document))
    document.UndoManager.enterUndoContext("Make plain text")
    try:
        for tag in dict.fromkeys(tags):
            for nth, control in enumerate(found.get(tag, [])):
                if control.element.Lock in ("sdtLocked", "sdtContentLocked"):
                    left.append({"tag": tag, "nth": nth, "why": "locked"})
                    continue
                try:
                    _to_text(control.element)
                except Exception:
                    left.append({"tag": tag, "nth": nth, "why": "refused"})
    finally:
        document.UndoManager.leaveUndoContext()
    living.forget(document)
    return left
