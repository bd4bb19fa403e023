"""The open document: filled, brought up to date, made plain text."""
from urllib.parse import quote

from . import controls, living
from .call import CallError
from .desk import Item
from .matters import stand, use_matter
from .record import origin_of, tags_of
from .unlink import unlink

AWAY = ("unreachable", "sign_in_needed")
STATES_LEFT = ("locked", "changed", "gone", "refused")


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
    if found["wording"] == "changed":
        said.append(say("wording_changed"))
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


def make_plain(desk, helper, asked):
    """Sure: takes the controls that were filled and the note of where they come from; the text stays.
    Without it a person is asked once more."""
    say = desk.words.say
    named = tags_of(desk.on_main(lambda: living.records(desk.document, desk.context)))
    if named is None:
        return say("not_ours")
    if not asked.get("Sure"):
        desk.show([Item(say("plain_item", count=len(named)), "plain", {"Sure": "yes"})], "b_plain")
        return say("plain_ask")
    left = desk.on_main(lambda: unlink(desk.document, desk.context, named, say("undo_plain")))
    desk.draft = None
    desk.show([], "b_plain")
    return " ".join([say("plain_done")] + ([say("left_locked", count=len(left))] if left else []))
