"""What the record of a document says it was made from. Hints and no more: the helper reads the
record strictly, and a draft's name is only ever sent to it as the name of a draft."""
import re
import xml.etree.ElementTree
from collections import namedtuple

Origin = namedtuple("Origin", "draft matter template")

ID = re.compile(r"[A-Za-z0-9-]{1,64}\Z")
MATTER = re.compile(r"[1-9][0-9]{0,14}\Z")
MOST = 4000000
SPACE = "{urn:engross:filled}"


def _root(records):
    """Of the one record; None where there is none, several, or it is no record."""
    if len(records) != 1 or len(records[0]) > MOST or "<!" in records[0]:
        return None
    try:
        root = xml.etree.ElementTree.fromstring(records[0])
    except xml.etree.ElementTree.ParseError:
        return None
    return root if root.tag == SPACE + "filled" else None


def tags_of(records):
    """Of the controls that were filled, each once; None where the document says nothing that can be read."""
    root = _root(records)
    if root is None:
        return None
    return list(dict.fromkeys(one.get("tag", "") for one in root if one.tag == SPACE + "control"))


def origin_of(records):
    """The template is None where the document was filled by its tags alone."""
    root = _root(records)
    if root is None:
        return None
    draft, matter, template = (root.get(name, "") for name in ("draft", "matter", "template"))
    if not ID.match(draft) or not MATTER.match(matter) or not ID.match(template):
        return None
    return Origin(draft, int(matter), None if template == "-" else template)
