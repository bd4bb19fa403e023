"""What the menu, the toolbar and the sidebar do. Each command runs in a thread with the document's
desk, a helper that let this Writer in and its arguments, and gives the sentence to show.

The arguments are those of the dispatch, so that a macro can give what a person would choose."""
from urllib.parse import quote

from . import author, controls, facts, living
from .call import CallError
from .desk import Item
from .program import browse
from .record import origin_of

AWAY = ("unreachable", "sign_in_needed")
STATES_LEFT = ("locked", "changed", "gone", "refused")


def find(desk, helper, asked):
    """Query: a search; one hit is used at once. Matter: an exact number, used at once."""
    say, query = desk.words.say, asked.get("Query", "").strip()
    if asked.get("Matter"):
        return use_matter(desk, helper, asked)
    if len(query) == 1:
        return say("short_query")
    found = helper.get("/matters" + ("?query=" + quote(query, safe="") if query else ""))["matters"]
    if not found:
        desk.show([], "b_use")
        return say("no_match", query=query)
    desk.show([Item("%s  %s" % (one["number"], one["client"] or one["description"]), "use", {"Matter": one["number"]}) for one in found], "b_use")
    if query and len(found) == 1:
        return use_matter(desk, helper, {"Matter": found[0]["number"]})
    return say("found_matters", count=len(found))


def use_matter(desk, helper, asked):
    """Imports the matter; the document works on its draft from then on."""
    review = helper.post("/drafts", {"matter": asked["Matter"]})
    desk.draft, desk.remembers = review["draft"], True
    stand(desk, helper, review)
    return desk.words.say("matter_used", number=review["matter"]["number"], client=client_of(review))


def client_of(review):
    return next((one["name"] for one in review["people"] if one["client"]), "")


def stand(desk, helper, review):
    """What is open in the draft, as the sidebar shows it."""
    say = desk.words.say
    origin = desk.on_main(lambda: origin_of(living.records(desk.document, desk.context)))
    open_doubts = [one for one in review["findings"] if not one["overruled"]]
    lines = [
        say("standing_matter", number=review["matter"]["number"], client=client_of(review)),
        say("standing_draft", draft=review["draft"], doubts=len(open_doubts)),
    ]
    if origin and origin.template:
        try:
            interview = helper.get("/drafts/%s/interviews/%s" % (quote(review["draft"]), quote(origin.template)))
            lines.append(say("standing_missing", missing=len(interview["open"])))
        except CallError as refused:
            desk.office.log.say("interview: " + refused.code)
    desk.standing = lines
    desk.changed()


class Unready(Exception):
    """The work cannot begin; `said` is why."""

    def __init__(self, said):
        super().__init__(said)
        self.said = said


def _begin(desk, helper):
    """The draft's review, the document's controls, records and what they say it was made from."""
    say = desk.words.say

    def look():
        controls.need_support(desk.document)
        return desk.recalled(), [controls.described(one) for one in controls.all_of(desk.document)], living.records(desk.document, desk.context)

    draft, present, records = desk.on_main(look)
    if not draft:
        raise Unready(say("no_matter"))
    try:
        review = helper.get("/drafts/" + quote(draft))
    except CallError as refused:
        raise Unready(say("no_matter")) from None if refused.code == "not_found" else refused
    origin = origin_of(records)
    if origin and origin.matter != review["matter"]["id"]:
        raise Unready(say("other_matter"))
    if not present:
        raise Unready(say("no_controls"))
    return review, present, records, origin


def _in_place(desk, helper, review, present, records, origin, purpose):
    """Compares, fills what is chosen, and has the document keep what was filled; the sentence."""
    say, path = desk.words.say, "/drafts/" + quote(review["draft"])
    template = origin.template if origin else None
    found = helper.post(path + "/comparisons", {"template": template, "controls": present, "records": records, "purpose": purpose})
    said = []
    if found["fault"]:
        said.append(say("record_" + found["fault"]))
    if found["fault"] == "newer":
        return said[0]
    lines = found["lines"]
    fills = [{"tag": one["tag"], "nth": one["nth"], "was": one["present"], "text": one["fresh"]} for one in lines if one["chosen"]]
    report = {"filled": [], "left": []}
    if fills:
        tracked = desk.on_main(lambda: bool(desk.document.RecordChanges))
        report = desk.on_main(lambda: controls.apply(desk.document, fills, tracked, say("placeholder"), say("undo_fill"), desk.undone))
    if report["filled"] or (purpose == "fill" and any(one["state"] == "same" for one in lines)):
        kept = [{name: one[name] for name in ("tag", "nth", "fresh", "state")} for one in lines]
        record = helper.post(path + "/records", {"template": template, "records": records, "lines": kept, "filled": report["filled"]})["record"]
        desk.on_main(lambda: desk.keep(record))
    desk.draft, desk.remembers = review["draft"], True
    said.append(_report(desk, report, lines, purpose))
    stand(desk, helper, review)
    return " ".join(said)


def _report(desk, report, lines, purpose):
    say = desk.words.say
    said = []
    if report["filled"]:
        said.append(say("filled", count=len(report["filled"])))
    for why in STATES_LEFT:
        count = sum(1 for one in report["left"] if one["why"] == why)
        count += sum(1 for one in lines if one["state"] == "locked") if why == "locked" else 0
        if count:
            said.append(say("left_" + why, count=count))
    by_hand = sum(1 for one in lines if one["state"] == "by hand" and not one["chosen"])
    if by_hand:
        said.append(say("by_hand", count=by_hand))
    return " ".join(said) or say("up_to_date" if purpose == "refresh" else "nothing_to_fill")


def fill(desk, helper, asked):
    """Matter: is used first. Every empty control, and what was filled before and is another today."""
    if asked.get("Matter"):
        use_matter(desk, helper, asked)
    try:
        return _in_place(desk, helper, *_begin(desk, helper), "fill")
    except Unready as why:
        return why.said


def refresh(desk, helper, asked):
    """Asks Clio again, then fills what has changed there and was not touched here."""
    say = desk.words.say
    try:
        review, present, records, origin = _begin(desk, helper)
        if not origin:
            return say("not_ours")
        away = ""
        try:
            review = helper.post("/drafts", {"draft": review["draft"]})
        except CallError as refused:
            if refused.code not in AWAY:
                raise
            away = say("clio_away") + " "
        if review["changes"]:
            stand(desk, helper, review)
            return say("decide_first", count=len(review["changes"]))
        return away + _in_place(desk, helper, review, present, records, origin, "refresh")
    except Unready as why:
        return why.said


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
    opened = desk.on_main(lambda: _opened(desk, made["file"], data, draft))
    _remember(opened, helper, draft, asked["Template"])
    return say("opened_new", file=made["file"])


def _opened(desk, name, data, draft):
    opened = desk.office.desk_of(author.open_document(desk.context, name, data))
    opened.draft, opened.remembers, opened.standing = draft, True, desk.standing
    return opened


def _remember(desk, helper, draft, template):
    """A document that is given out remembers what it was made from, where it has controls for that."""
    def look():
        if not controls.supported(desk.document):
            return [], []
        return [controls.described(one) for one in controls.all_of(desk.document)], living.records(desk.document, desk.context)

    present, records = desk.on_main(look)
    if not present:
        return
    path = "/drafts/" + quote(draft)
    lines = helper.post(path + "/comparisons", {"template": template, "controls": present, "records": records, "purpose": "refresh"})["lines"]
    kept = [{name: one[name] for name in ("tag", "nth", "fresh", "state")} for one in lines]
    record = helper.post(path + "/records", {"template": template, "records": records, "lines": kept, "filled": []})["record"]
    desk.on_main(lambda: living.keep(desk.document, desk.context, record))


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


COMMANDS = {"find": find, "use": use_matter, "fill": fill, "refresh": refresh, "check": check, "jump": jump, "new": new_document, "insert": insert, "pane": pane}
NEEDS_NO_HELPER = ("jump",)


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
