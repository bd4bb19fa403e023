"""Where the sidebar's parts stand, in pixels: rows from the top, the list takes what is left."""
EDGE, GAP, ROW, LINE = 8, 6, 28, 18
STANDING = 3 * LINE
SAID = 6 * LINE
SHORTEST_LIST = 80
BUTTON = 76
PAIRS = (("fill", "refresh"), ("check", "insert"), ("pane", "start"))


def placed(width, height):
    """Of each part: left, top, width, height. A sidebar that is too short cuts the last ones off."""
    inner = width - 2 * EDGE
    half = (inner - GAP) // 2
    places = {"standing": (EDGE, EDGE, inner, STANDING)}
    top = EDGE + STANDING + GAP
    places["search"] = (EDGE, top, inner - BUTTON - GAP, ROW)
    places["find"] = (EDGE + inner - BUTTON, top, BUTTON, ROW)
    top += ROW + GAP
    below = 2 * GAP + SAID + ROW + GAP + (len(PAIRS) + 1) * (ROW + GAP)
    tall = max(SHORTEST_LIST, height - top - below - EDGE)
    places["list"] = (EDGE, top, inner, tall)
    top += tall + GAP
    places["control"] = (EDGE, top, half, ROW)
    places["choose"] = (EDGE + half + GAP, top, half, ROW)
    top += ROW + 2 * GAP
    for left, right in PAIRS:
        places[left] = (EDGE, top, half, ROW)
        places[right] = (EDGE + half + GAP, top, half, ROW)
        top += ROW + GAP
    places["new"] = (EDGE, top, inner, ROW)
    top += ROW + GAP
    places["said"] = (EDGE, top, inner, SAID)
    return places
