"""What the author of a template does in the open document: text and controls at the selection, marks
around it, the whole file, and the way to a place. Called on Writer's main thread."""
import uno
from com.sun.star.beans import PropertyValue

from .controls import HostError, all_of, need_support

DOCX = "MS Word 2007 XML"


def value(name, held):
    one = PropertyValue()
    one.Name, one.Value = name, held
    return one


def _selected(document):
    """The one range of text that is selected, or where the cursor stands."""
    controller = document.getCurrentController()
    if controller is None:
        raise HostError("refused", "no_window")
    selection = controller.getSelection()
    if selection is not None and selection.supportsService("com.sun.star.text.TextRanges") and selection.getCount() > 0:
        return selection.getByIndex(0)
    raise HostError("refused", "no_selection")


def insert_text(document, text):
    place = _selected(document)
    cursor = place.getText().createTextCursorByRange(place)
    cursor.setString(text)
    cursor.collapseToEnd()
    document.getCurrentController().select(cursor)
    return "inserted"


def insert_control(document, control):
    need_support(document)
    place = _selected(document)
    text = place.getText()
    document.UndoManager.enterUndoContext("Insert fact")
    try:
        cursor = text.createTextCursorByRange(place)
        cursor.setString(control["text"] or control["tag"])
        element = document.createInstance("com.sun.star.text.ContentControl")
        element.Tag, element.Alias = control["tag"], control["title"]
        text.insertTextContent(cursor, element, True)
    finally:
        document.UndoManager.leaveUndoContext()
    return True


def _table_of(place):
    cursor = place.getText().createTextCursorByRange(place)
    return cursor.TextTable, cursor.Cell


def _cells_selected(document):
    """First and last cell of a selection of whole cells, which is no range of text."""
    selection = document.getCurrentController().getSelection()
    if selection is None or not selection.supportsService("com.sun.star.text.TextTableCursor"):
        return None
    first, _, last = selection.getRangeName().partition(":")
    place = document.getCurrentController().getViewCursor()
    return place.TextTable.getCellByName(first), place.TextTable.getCellByName(last or first)


def _covers(text, place):
    """Whether whole paragraphs are selected."""
    first = text.createTextCursorByRange(place.getStart())
    last = text.createTextCursorByRange(place.getEnd())
    return first.isStartOfParagraph() and last.isEndOfParagraph()


def surround(document, before, after):
    """Puts two texts around the selection and says how they stand."""
    document.UndoManager.enterUndoContext("Insert fact")
    try:
        cells = _cells_selected(document)
        if cells:
            return _in_cells(cells, before, after)
        place = _selected(document)
        if place.getText().createTextCursorByRange(place).isCollapsed():
            return "nothing selected"
        begin, first = _table_of(place.getStart())
        end, last = _table_of(place.getEnd())
        if (begin is None) != (end is None):
            return "across a table"
        if begin is not None and first.CellName != last.CellName:
            return _in_cells((first, last), before, after)
        return _in_text(place, before, after)
    finally:
        document.UndoManager.leaveUndoContext()


def _in_cells(cells, before, after):
    first, last = cells
    first.getText().insertString(first.getText().getStart(), before, False)
    last.getText().insertString(last.getText().getEnd(), after, False)
    return "rows"


def _in_text(place, before, after):
    from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
    text = place.getText()
    start, end = place.getStart(), place.getEnd()
    lines = _covers(text, place)
    if lines:
        cursor = text.createTextCursorByRange(end)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, after, False)
        cursor = text.createTextCursorByRange(start)
        text.insertString(cursor, before, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        return "lines"
    text.insertString(text.createTextCursorByRange(end), after, False)
    text.insertString(text.createTextCursorByRange(start), before, False)
    return "inline"


def bytes_of(document, context, filter_name=DOCX):
    """The whole document as it is now, saved or not; it keeps its own file and name."""
    stream = context.ServiceManager.createInstanceWithContext("com.sun.star.io.SequenceOutputStream", context)
    try:
        document.storeToURL("private:stream", (value("FilterName", filter_name), value("OutputStream", stream)))
    except Exception:
        raise HostError("refused", "write_failed") from None
    return stream.getWrittenBytes().value


def open_document(context, name, data):
    """A finished document in a window of its own, without a file yet; its title is the name."""
    stream = context.ServiceManager.createInstanceWithContext("com.sun.star.io.SequenceInputStream", context)
    stream.initialize((uno.ByteSequence(data),))
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    arguments = (value("InputStream", stream), value("FilterName", DOCX), value("AsTemplate", True), value("DocumentTitle", name))
    try:
        document = desktop.loadComponentFromURL("private:stream", "_blank", 0, arguments)
    except Exception:
        raise HostError("refused", "open_failed") from None
    if document is None:
        raise HostError("refused", "open_failed")
    document.setTitle(name)
    return document


def _around_texts(document, part):
    """The texts of headers or of footers, of the pages that have one."""
    kind = "Header" if part.startswith("header") else "Footer"
    styles = document.getStyleFamilies().getByName("PageStyles")
    found = []
    for at in range(styles.getCount()):
        style = styles.getByIndex(at)
        if style.isInUse() and style.getPropertyValue(kind + "IsOn"):
            found += [style.getPropertyValue(kind + "Text"), style.getPropertyValue(kind + "TextFirst"), style.getPropertyValue(kind + "TextLeft")]
    return [one for one in found if one is not None]


def _outermost(place):
    text = place.getText()
    for _ in range(16):
        cursor = text.createTextCursorByRange(place)
        outer = cursor.TextTable or cursor.TextFrame
        if outer is None:
            return text
        place = outer.getAnchor()
        text = place.getText()
    return text


def jump(document, place):
    """Selects the place, else the control that has the text for its tag. False: neither is found."""
    wanted = place["text"]
    controller = document.getCurrentController()
    if wanted == "" or controller is None:
        return False
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = wanted, True
    everywhere = document.findAll(search)
    found = [everywhere.getByIndex(at) for at in range(everywhere.getCount())]
    part = place["part"]
    if part.startswith(("header", "footer")):
        texts = _around_texts(document, part)
        among = [one for one in found if any(_outermost(one) == text for text in texts)]
    elif part == "body":
        among = [one for one in found if _outermost(one) == document.getText()]
    else:
        among = [one for one in found if _outermost(one) != document.getText()]
    if not among:
        among = [one.element.getAnchor() for one in all_of(document) if one.tag == wanted]
    if not among:
        return False
    return bool(controller.select(among[min(place["nth"], len(among) - 1)]))
