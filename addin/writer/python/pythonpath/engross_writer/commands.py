"""What the menu, the toolbar and the sidebar do. Each command runs in a thread with the document's
desk, a helper that let this Writer in and its arguments, and gives the sentence to show.

The arguments are those of the dispatch, so that a macro can give what a person would choose."""
from urllib.parse import quote

from . import author, controls, facts
from .desk import Item
from .filling import fill, make_plain, refresh
from .matters import find, use_matter
from .program import browse


def check(desk, helper, asked):
    """The faults of the open document as a template."""
    say = desk.words.say
    answer = helper.post("/templates/check", {"document": facts.document_of(desk)})
    faults = answer["faults"]
    desk.show(
        [Item(say("fault_line", what=one["what"], place=one["place"]["text"], remedy=one["remedy"]), "jump",
              {"Part": one["place"]["part"], "Text": one["mark"], "Nth": str(one["nth"])}) for one in faults], "b_jump")
    return say("faults", count=len(faults)) if faults else say("no_faults", count=len(answer["fields"]))


def jump(desk, helper, asked):
    place = {"part": asked.get("Part", "body"), "text": asked.get("Text", ""), "nth": int(asked.get("Nth", "0"))}
    found = desk.on_main(lambda: author.jump(desk.document, place))
    return desk.said_before if found else desk.words.say("not_found_here")


def new_document(desk, helper, asked):
    """Template: which; without it they are listed. The helper fills a copy, Writer opens it as new."""
    say = desk.words.say
    if not asked.get("Template"):
        found = helper.get("/templates")["templates"]
        desk.show([Item(one["title"], "new", {"Template": one["id"]}) for one in found], "b_make")
        return say("templates", count=len(found))
    if asked.get("Matter"):
        use_matter(desk, helper, asked)
    draft = desk.on_main(desk.recalled)
    if not draft:
        return say("no_matter")
    body = {"templates": [asked["Template"]], "confirm": asked.get("Confirm", "")}
    made = helper.post("/drafts/%s/documents" % quote(draft), body)["documents"][0]
    data = helper.bytes("/documents/" + made["id"])
    desk.on_main(lambda: _open(desk, made["file"], data, draft))
    return say("opened_new", file=made["file"])


def _open(desk, name, data, draft):
    opened = desk.office.desk_of(author.open_document(desk.context, name, data))
    opened.draft, opened.remembers, opened.standing = draft, True, desk.standing


def insert(desk, helper, asked):
    return facts.insert(desk, helper, asked)


def pane(desk, helper, asked):
    """The rich pane in the browser, which drives this document through the helper."""
    say = desk.words.say
    fills = desk.on_main(lambda: controls.supported(desk.document))
    document = desk.announce(helper, fills, fills)
    address = "https://localhost:%d/pane/index.html#document=%s" % (helper.home.port, document)
    if not browse(address):
        return say("no_browser", address=address)
    return say("pane_open")


COMMANDS = {"find": find, "use": use_matter, "fill": fill, "refresh": refresh, "plain": make_plain, "check": check, "jump": jump, "new": new_document, "insert": insert, "pane": pane}
NEEDS_NO_HELPER = ("jump", "plain")


def begin(desk, name, asked):
    """Begins a command; returns at once."""
    office = desk.office
    if name == "start":
        desk.run(lambda _: office.start_helper())
        return
    command = COMMANDS[name]
    desk.said_before = desk.said

    def work(_):
        office.log.say("command: " + name)
        return command(desk, None if name in NEEDS_NO_HELPER else office.helper(desk), asked)

    desk.run(work)
