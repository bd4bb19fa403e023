"""The operations that the helper passes on to the open document, by their names in the contract."""
import base64
import binascii

from . import author, controls, living
from .controls import HostError
from .unlink import unlink

# Of each operation: the members that it has, with their types.
SHAPES = {
    "tags": {},
    "read": {"tags": list},
    "apply": {"fills": list, "tracked": bool},
    "unlink": {"tags": list},
    "records": {},
    "keep": {"record": str},
    "insert_text": {"text": str},
    "insert_control": {"control": dict},
    "surround": {"before": str, "after": str},
    "bytes": {},
    "jump": {"place": dict},
    "open": {"name": str, "base64": str},
    "remember": {"draft": (str, type(None))},
    "recall": {},
}
FILL = {"tag": str, "nth": int, "was": str, "text": str}
CONTROL = {"tag": str, "title": str, "text": str}
PLACE = {"part": str, "text": str, "nth": int}
LONGEST_TAG = 64


def _fits(value, shape):
    return isinstance(value, dict) and set(value) == set(shape) and all(isinstance(value[name], kind) for name, kind in shape.items())


def _texts(values):
    return all(isinstance(one, str) for one in values)


def well_formed(asked):
    """Whether this is an operation of the contract. The helper has looked too; a document is worth two looks."""
    if not isinstance(asked, dict) or asked.get("do") not in SHAPES:
        return False
    if not _fits({name: value for name, value in asked.items() if name != "do"}, SHAPES[asked["do"]]):
        return False
    if "tags" in asked and not _texts(asked["tags"]):
        return False
    if asked["do"] == "apply":
        return all(_fits(one, FILL) and one["nth"] >= 0 and not isinstance(one["nth"], bool) for one in asked["fills"])
    if asked["do"] == "insert_control":
        return _fits(asked["control"], CONTROL) and len(asked["control"]["tag"]) <= LONGEST_TAG and len(asked["control"]["title"]) <= LONGEST_TAG
    return asked["do"] != "jump" or (_fits(asked["place"], PLACE) and asked["place"]["nth"] >= 0)


def do(desk, asked):
    """The result, in the contract's shape; raises HostError. On the main thread. `desk`: the document,
    what is remembered of it, and the words for people."""
    if not well_formed(asked):
        raise HostError("unsupported", "unknown_operation")
    if desk.is_closed:
        raise HostError("refused", "no_window")
    document, context = desk.document, desk.context
    name = asked["do"]
    if name == "tags":
        return controls.tags(document)
    if name == "read":
        return [controls.described(one) for one in controls.read(document, asked["tags"])]
    if name == "apply":
        return controls.apply(document, asked["fills"], asked["tracked"], desk.words.say("placeholder"), desk.words.say("undo_fill"), desk.undone)
    if name == "unlink":
        left = unlink(document, context, asked["tags"], desk.words.say("undo_plain"))
        desk.draft = None
        return left
    if name == "records":
        return living.records(document, context)
    if name == "keep":
        desk.keep(asked["record"])
        return True
    if name == "insert_text":
        return author.insert_text(document, asked["text"])
    if name == "insert_control":
        return author.insert_control(document, asked["control"])
    if name == "surround":
        return author.surround(document, asked["before"], asked["after"])
    if name == "bytes":
        return {"base64": base64.b64encode(author.bytes_of(document, context)).decode("ascii")}
    if name == "jump":
        return author.jump(document, asked["place"])
    if name == "open":
        return _open(context, asked)
    if name == "remember":
        desk.draft, desk.remembers = asked["draft"], True
        return True
    return desk.recalled()


def _open(context, asked):
    try:
        data = base64.b64decode(asked["base64"], validate=True)
    except (binascii.Error, ValueError):
        raise HostError("refused", "damaged") from None
    author.open_document(context, asked["name"], data)
    return "opened"
