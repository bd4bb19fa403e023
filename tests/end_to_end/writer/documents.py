"""Documents of a test: opened, made of controls, read, typed into. Nothing is held of a control longer
than a call: Writer ends when one is used after an undo."""
import uno
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

from office import file_url, make, value

FORMATS = {"docx": "MS Word 2007 XML", "odt": "writer8", "pdf": "writer_pdf_Export"}


def open_document(context, path, hidden=False):
    return make(context, "com.sun.star.frame.Desktop").loadComponentFromURL(file_url(path), "_blank", 0, (value("Hidden", hidden),))


def newest(context, before):
    """The document that was opened since: of those that are open, the one that is not among these."""
    components = make(context, "com.sun.star.frame.Desktop").getComponents().createEnumeration()
    while components.hasMoreElements():
        one = components.nextElement()
        if one.RuntimeUID not in before:
            return one
    return None


def ids(context):
    found, components = [], make(context, "com.sun.star.frame.Desktop").getComponents().createEnumeration()
    while components.hasMoreElements():
        found.append(components.nextElement().RuntimeUID)
    return found


def of_controls(context, controls):
    """An empty document with these controls, one behind the other."""
    document = make(context, "com.sun.star.frame.Desktop").loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    text = document.Text
    for one in controls:
        cursor = text.createTextCursorByRange(text.getEnd())
        cursor.setString(one["text"] or one.get("placeholder", "Click here"))
        element = document.createInstance("com.sun.star.text.ContentControl")
        text.insertTextContent(cursor, element, True)
        element.Tag, element.Alias = one["tag"], one["title"]
        element.ShowingPlaceHolder = one["text"] == ""
        if one["locked"]:
            element.Lock = "sdtContentLocked"
        text.insertControlCharacter(text.getEnd(), PARAGRAPH_BREAK, False)
    document.UndoManager.clear()
    return document


def _elements(document):
    found = document.getContentControls()
    return [one for one in (found.getByIndex(at) for at in range(found.getCount())) if one is not None]


def controls(document):
    return [[one.Tag, "" if one.ShowingPlaceHolder else one.getAnchor().getString()] for one in _elements(document)]


def formats(document, tag):
    """Of each control of the tag: character style, weight and colour of its first letter."""
    found = []
    for element in _elements(document):
        if element.Tag == tag:
            cursor = element.createTextCursor()
            cursor.gotoStart(False)
            cursor.goRight(1, True)
            found.append([cursor.CharStyleName, cursor.CharWeight, cursor.CharColor])
    return found


def type_over(document, tag, nth, text):
    element = [one for one in _elements(document) if one.Tag == tag][nth]
    cursor = element.createTextCursor()
    cursor.gotoEnd(True)
    cursor.setString(text)


def lock(document, tag):
    for one in _elements(document):
        if one.Tag == tag:
            one.Lock = "sdtContentLocked"


def save(document, path, kind):
    document.storeToURL(file_url(path), (value("FilterName", FORMATS[kind]),))


def selected(document):
    selection = document.getCurrentController().getSelection()
    return selection.getByIndex(0).getString() if selection.supportsService("com.sun.star.text.TextRanges") else ""


def select(document, wanted):
    search = document.createSearchDescriptor()
    search.SearchString = wanted
    return document.getCurrentController().select(document.findFirst(search))


def undo_titles(document):
    return list(document.UndoManager.getAllUndoActionTitles())
