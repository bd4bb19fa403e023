"""Turns content controls into plain text: what leaves the firm is to hold no tag and no record.
Called on Writer's main thread."""
from . import living
from .controls import HostError, all_of, by_tag

FIXED = ("sdtLocked", "sdtContentLocked")
DELETE = ".uno:DeleteContentControl"  # takes the control the cursor is in, and leaves its text


def _to_text(document, dispatcher, element):
    controller = document.getCurrentController()
    cursor = element.createTextCursor()
    cursor.gotoStart(False)
    controller.select(cursor)
    before = document.getContentControls().getCount()
    dispatcher.executeDispatch(controller.getFrame(), DELETE, "", 0, ())
    return document.getContentControls().getCount() < before


def unlink(document, context, tags, title):
    """The text stays; what is locked too much is reported. The records go. `title`: of the step to undo."""
    left = []
    if document.getCurrentController() is None:
        raise HostError("refused", "no_window")
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    found = by_tag(all_of(document))
    document.UndoManager.enterUndoContext(title)
    try:
        for tag in dict.fromkeys(tags):
            for nth, control in enumerate(found.get(tag, [])):
                if control.element.Lock in FIXED:
                    left.append({"tag": tag, "nth": nth, "why": "locked"})
                elif not _to_text(document, dispatcher, control.element):
                    left.append({"tag": tag, "nth": nth, "why": "refused"})
    finally:
        document.UndoManager.leaveUndoContext()
    living.forget(document, context)
    return left
