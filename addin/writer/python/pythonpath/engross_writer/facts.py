"""The facts that a template can ask for, as lines to choose from, and how each is put into the document."""
import base64
from urllib.parse import quote

from . import author
from .desk import Item

SHOWN_IN = 40  # characters of a sample


def document_of(desk):
    return base64.b64encode(desk.on_main(lambda: author.bytes_of(desk.document, desk.context))).decode("ascii")


def flat(tree, depth=0):
    """The tree's lines from the top, each with how deep it stands."""
    for fact in tree:
        yield depth, fact
        yield from flat(fact["members"], depth + 1)


def line(depth, fact):
    sample = fact["sample"][:SHOWN_IN]
    return "  " * depth + fact["label"] + (": " + sample if sample else "")


def listed(desk, helper):
    draft = desk.on_main(desk.recalled)
    if not draft:
        return None
    return list(flat(helper.get("/drafts/%s/facts" % quote(draft))["facts"]))


def insert(desk, helper, asked):
    """Fact: the path of one; without it they are listed, those that hold Query. As: mark, or control.
    A list goes around the selection as a loop."""
    say = desk.words.say
    found = listed(desk, helper)
    if found is None:
        return say("no_matter")
    if not asked.get("Fact"):
        query = asked.get("Query", "").casefold()
        shown = [(depth, fact) for depth, fact in found if fact["type"] != "group" and query in (fact["path"] + " " + fact["label"]).casefold()]
        desk.show([Item(line(0 if query else depth, fact), "insert", {"Fact": fact["path"]}) for depth, fact in shown], "b_insert")
        return say("facts", count=len(shown))
    fact = next((one for _, one in found if one["path"] == asked["Fact"]), None)
    if fact is None:
        return say("not_found_here")
    return _inserted(desk, fact, asked.get("As", "mark"))


def _inserted(desk, fact, how):
    say, path, document = desk.words.say, fact["path"], desk.document
    if fact["type"] == "list":
        around = desk.on_main(lambda: author.surround(document, "{%% for %s in %s %%}" % (fact["each"], path), "{% endfor %}"))
        refused = {"nothing selected": "select_first", "across a table": "across"}.get(around)
        return say(refused) if refused else say("inserted", path=path)
    if how == "control":
        control = {"tag": path, "title": fact["label"][:64], "text": fact["sample"] or "{{ %s }}" % path}
        desk.on_main(lambda: author.insert_control(document, control))
    else:
        desk.on_main(lambda: author.insert_text(document, "{{ %s }}" % path))
    return say("inserted", path=path)
