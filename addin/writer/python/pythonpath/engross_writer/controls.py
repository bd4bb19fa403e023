"""The content controls of a document open in Writer. Called on Writer's main thread.

Text goes in through the control's own cursor alone: Writer puts what a portion is given outside of
the control. No element is held longer than a call: Writer ends when one is used after an undo."""
from collections import namedtuple

from com.sun.star.beans.PropertyAttribute import READONLY
from com.sun.star.beans.PropertyState import DIRECT_VALUE

LOCKED = ("contentLocked", "sdtContentLocked")
NO_FORMAT = ("CharAutoStyleName", "CharStyleNames", "CharInteropGrabBag")  # named by others, or of no sight
NO_TEXT = ("Checkbox", "Picture")  # a tick or a picture is no value
UNDO_TITLE = "Fill from Clio"

Control = namedtuple("Control", "tag title text locked element")


class HostError(Exception):
    """The document did not do what it was asked. `code`: refused, or unsupported by this version;
    `why`: the key of the text that says what, and what to do."""

    def __init__(self, code, why):
        super().__init__(why)
        self.code, self.why = code, why


def plain(text):
    """A line's end is written in several ways; the text is the same."""
    for end in ("\r\n", "\r", "\v", "\u2028"):
        text = text.replace(end, "\n")
    return text


def supported(document):
    """Content controls keep their tags since LibreOffice 7.5."""
    control = document.createInstance("com.sun.star.text.ContentControl")
    return control is not None and control.getPropertySetInfo().hasPropertyByName("Tag") and hasattr(document, "getContentControls")


def need_support(document):
    if not supported(document):
        raise HostError("unsupported", "too_old")


def text_of(control):
    """What it shows: nothing while its placeholder stands, nor what was deleted as a tracked change."""
    if control.ShowingPlaceHolder:
        return ""
    shown, deleted = [], 0
    portions = control.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        kind = portion.TextPortionType
        if kind == "Redline" and portion.RedlineType == "Delete":
            deleted += 1 if portion.IsStart else -1
        elif deleted <= 0 and kind in ("Text", "TextField", "LineBreak"):
            shown.append("\n" if kind == "LineBreak" else portion.getString())
    return plain("".join(shown))


def _in_body(document, control, body):
    place = control.getAnchor()
    for _ in range(16):  # tables in tables in frames
        text = place.getText()
        if text == body:
            return True
        cursor = text.createTextCursorByRange(place)
        outer = cursor.TextTable or cursor.TextFrame
        if outer is None:
            return False
        place = outer.getAnchor()
    return False


def all_of(document):
    """Every control with a tag: the body's in its order, then those of headers, footers and notes."""
    need_support(document)
    found = document.getContentControls()
    # Writer counts some that are in no text: of headers that it has read and put aside.
    elements = [one for one in (found.getByIndex(at) for at in range(found.getCount())) if one is not None]
    body = document.getText()
    elements.sort(key=lambda one: not _in_body(document, one, body))
    return [Control(one.Tag, one.Alias, text_of(one), one.Lock in LOCKED, one) for one in elements if one.Tag]


def by_tag(controls):
    found = {}
    for one in controls:
        found.setdefault(one.tag, []).append(one)
    return found


def tags(document):
    return list(by_tag(all_of(document)))


def read(document, wanted):
    """Every control of these tags, those of one tag in the document's order."""
    found = by_tag(all_of(document))
    return [one for tag in dict.fromkeys(wanted) for one in found.get(tag, [])]


def described(control):
    return {"tag": control.tag, "title": control.title, "text": control.text, "locked": control.locked}


def _format(element):
    """How its first letter is written, as far as that is not the paragraph's way; a placeholder's way is
    nobody's."""
    if element.ShowingPlaceHolder:
        return {}
    cursor = element.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(1, True)
    names = [one.Name for one in cursor.getPropertySetInfo().getProperties() if one.Name.startswith("Char") and one.Name not in NO_FORMAT and not one.Attributes & READONLY]
    own = [name for name, state in zip(names, cursor.getPropertyStates(names)) if state == DIRECT_VALUE]
    return {name: cursor.getPropertyValue(name) for name in own}


def write(element, text, placeholder):
    """The control's whole text, in the format of what stood there. One without any cannot be saved by
    Writer: its placeholder stands then."""
    kept = _format(element)
    cursor = element.createTextCursor()
    cursor.gotoStart(False)
    cursor.gotoEnd(True)
    element.ShowingPlaceHolder = text == ""
    cursor.setString(text if text else placeholder)
    cursor.gotoStart(False)
    cursor.gotoEnd(True)
    # The style first: it takes away what stands over it.
    for name in sorted(kept, key=lambda one: one != "CharStyleName"):
        if cursor.getPropertyValue(name) != kept[name]:
            cursor.setPropertyValue(name, kept[name])
    if element.Date:
        element.CurrentDate = ""  # that of the text before


def _why_not(found, fill):
    among = found.get(fill["tag"], [])
    if fill["nth"] >= len(among):
        return "gone"
    control = among[fill["nth"]]
    if control.locked:
        return "locked"
    return None if control.text == plain(fill["was"]) else "changed"


def _fill(control, text, placeholder):
    if any(getattr(control.element, name) for name in NO_TEXT):
        return
    try:
        write(control.element, text, placeholder)
    except Exception:  # of whatever kind: what the document then holds is what is told
        return


def apply(document, fills, tracked, placeholder, title=UNDO_TITLE, undone=None):
    """Fills what is named and nothing else, in one step to undo. What was edited since, locked or
    gone is left and reported; what is told is what the document then holds. `undone` hears which
    placeholders came or went, which Writer's undo does not bring back."""
    if getattr(document, "isReadonly", lambda: False)():
        raise HostError("refused", "read_only")
    before = by_tag(all_of(document))
    reasons = [(fill, _why_not(before, fill)) for fill in fills]
    left = [{"tag": fill["tag"], "nth": fill["nth"], "why": why} for fill, why in reasons if why]
    doable = [fill for fill, why in reasons if not why]
    if not doable:
        return {"filled": [], "left": left}
    stood = [(fill["tag"], fill["nth"], bool(before[fill["tag"]][fill["nth"]].element.ShowingPlaceHolder), plain(fill["text"]) == "") for fill in doable]
    recorded = document.RecordChanges
    undo = document.UndoManager
    undo.enterUndoContext(title)
    try:
        if tracked:
            document.RecordChanges = True
        for fill in doable:
            _fill(before[fill["tag"]][fill["nth"]], plain(fill["text"]), placeholder)
    finally:
        document.RecordChanges = recorded
        undo.leaveUndoContext()
    if undone:
        undone.filled([one for one in stood if one[2] != one[3]])
    after = by_tag(all_of(document))
    filled = []
    for fill in doable:
        among = after.get(fill["tag"], [])
        place = {"tag": fill["tag"], "nth": fill["nth"]}
        if fill["nth"] < len(among) and among[fill["nth"]].text == plain(fill["text"]):
            filled.append(place)
        else:
            left.append(dict(place, why="refused"))
    return {"filled": filled, "left": left}
