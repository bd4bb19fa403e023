"""Which matter a document works on, and how its draft stands."""
from urllib.parse import quote

from . import living
from .call import CallError
from .desk import Item
from .record import origin_of


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
