"""What a document remembers: the record of what filled it, XML in a namespace of its own.

It stands in the document twice: as the custom XML part that Word keeps it in, which Writer carries
through .docx files alone, and as a property of the document, which goes through every format. Where
both are there the part counts: Word writes no other."""
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.beans.PropertyAttribute import REMOVABLE

from .controls import HostError

NAMESPACE = "urn:engross:filled"
PROPERTY = "urn:engross:filled"
PARTS, ABOUT_PARTS = "OOXCustomXml", "OOXCustomXmlProps"
MOST = 4000000  # characters
# Writer reads no part that nothing describes.
ABOUT = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}"><ds:schemaRefs><ds:schemaRef ds:uri="%s"/></ds:schemaRefs></ds:datastoreItem>' % NAMESPACE
)


def _bag(document):
    return {one.Name: one.Value for one in document.InteropGrabBag}


def _namespace(dom):
    root = dom.getDocumentElement() if dom is not None else None
    return root.getNamespaceURI() if root is not None else ""


def _escaped(text):
    return "".join("&#%d;" % ord(one) if one in "&<>\"\t\n\r" else one for one in text)


def _xml(element, outer=""):
    """The element as text. Of text between elements nothing is kept: a record has none."""
    space = element.getNamespaceURI() or ""
    named = ' xmlns="%s"' % _escaped(space) if space != outer else ""
    found = element.getAttributes()
    attributes = [found.item(at) for at in range(found.getLength())]
    pairs = "".join(' %s="%s"' % (one.getNodeName(), _escaped(one.getNodeValue())) for one in attributes if one.getNodeName().partition(":")[0] != "xmlns")
    children, child = [], element.getFirstChild()
    while child is not None:
        kind = child.getNodeType().value
        if kind == "ELEMENT_NODE":
            children.append(_xml(child, space))
        elif kind in ("TEXT_NODE", "CDATA_SECTION_NODE") and child.getNodeValue().strip():
            children.append(_escaped(child.getNodeValue()))
        child = child.getNextSibling()
    name = element.getNodeName()
    inside = "".join("\n  " + one for one in children) + ("\n" if children else "")
    return "<%s%s%s>%s</%s>" % (name, named, pairs, inside, name) if children else "<%s%s%s/>" % (name, named, pairs)


def _property(document):
    properties = document.DocumentProperties.UserDefinedProperties
    if not properties.getPropertySetInfo().hasPropertyByName(PROPERTY):
        return None
    value = properties.getPropertyValue(PROPERTY)
    return value if isinstance(value, str) and len(value) <= MOST else None


def records(document, context):
    """Every record that stands in the document, as XML; one that was kept here letter for letter."""
    parts = [_xml(one.getDocumentElement()) for one in _bag(document).get(PARTS, ()) if _namespace(one) == NAMESPACE]
    kept = _property(document)
    if kept and (not parts or parts == [_canonical(context, kept)]):
        return [kept]
    return parts


def _canonical(context, text):
    try:
        return _xml(_dom(context, text).getDocumentElement())
    except Exception:
        return ""


def _dom(context, text):
    stream = context.ServiceManager.createInstanceWithContext("com.sun.star.io.SequenceInputStream", context)
    stream.initialize((uno.ByteSequence(text.encode("utf-8")),))
    builder = context.ServiceManager.createInstanceWithContext("com.sun.star.xml.dom.DocumentBuilder", context)
    return builder.parse(stream)


def _set_parts(document, parts, about):
    bag = _bag(document)
    bag[PARTS], bag[ABOUT_PARTS] = _sequence(parts), _sequence(about)
    values = []
    for name, value in bag.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        values.append(one)
    document.InteropGrabBag = tuple(values)


def _sequence(doms):
    return uno.Any("[]com.sun.star.xml.dom.XDocument", tuple(doms))


def _others(document):
    """The custom XML of others, and what describes it, which has the same places."""
    bag = _bag(document)
    parts, about = bag.get(PARTS, ()), bag.get(ABOUT_PARTS, ())
    about = tuple(about) + (None,) * (len(parts) - len(about))
    pairs = [(one, its) for one, its in zip(parts, about) if _namespace(one) != NAMESPACE]
    return [one for one, _ in pairs], [its for _, its in pairs]


def keep(document, context, record):
    """This record in the place of all before."""
    if len(record) > MOST:
        raise HostError("refused", "record_long")
    try:
        dom = _dom(context, record)
    except Exception:
        dom = None
    if _namespace(dom) != NAMESPACE:
        raise HostError("refused", "no_record")
    parts, about = _others(document)
    _set_parts(document, parts + [dom], about + [_dom(context, ABOUT)])
    properties = document.DocumentProperties.UserDefinedProperties
    if properties.getPropertySetInfo().hasPropertyByName(PROPERTY):
        properties.removeProperty(PROPERTY)
    properties.addProperty(PROPERTY, REMOVABLE, record)
    document.setModified(True)


def forget(document, context):
    """No record any more."""
    if not records(document, context):
        return
    _set_parts(document, *_others(document))
    properties = document.DocumentProperties.UserDefinedProperties
    if properties.getPropertySetInfo().hasPropertyByName(PROPERTY):
        properties.removeProperty(PROPERTY)
    document.setModified(True)
