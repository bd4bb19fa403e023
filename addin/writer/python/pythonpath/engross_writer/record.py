"""What the record of a document says it was made from. Hints and no more: the helper reads the
record strictly, and a draft's name is only ever sent to it as the name of a draft."""
import re
import xml.etree.ElementTree
from collections import namedtuple

Origin = namedtuple("Origin", "draft matter template")

ID = re.compile(r"[A-Za-z0-9-]{1,64}\Z")
MATTER = re.compile(r"[1-9][0-9]{0,14}\Z")
MOST = 4000000
ROOT = "{urn:engross:filled}filled"


def origin_of(records):
    """Of the one record; None where there is none, several, or it is no record. The template is None
    where the document was filled by its tags alone."""
    if len(records) != 1 or len(records[0]) > MOST or "<!" in records[0]:
        return None
    try:
        root = xml.etree.ElementTree.fromstring(records[0])
    except xml.etree.ElementTree.ParseError:
        return None
    draft, matter, template = (root.get(name, "") for name in ("draft", "matter", "template"))
    if root.tag != ROOT or not ID.match(draft) or not MATTER.match(matter) or not ID.match(template):
        return None
    return Origin(draft, int(matter), None if template == "-" else template)
