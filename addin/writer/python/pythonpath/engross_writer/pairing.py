"""How this Writer is let in: once, by the person at this machine, who compares six digits.

The pairing is kept in the LibreOffice profile, for this user alone. Its token is sent only to a
helper that has proved to have the pairing's key."""
import hashlib
import hmac
import json
import os
import secrets
import time

from .call import CallError, Helper

FILE = "pairing.json"
WAIT = 1.0  # between two looks; the helper asks for no more
MOST_LOOKS = 150  # the digits are good for two minutes


def proves(proof_key, challenge, proof):
    """Key and challenge are taken as the text of their digits, as the helper takes them."""
    wanted = hmac.new(proof_key.encode("ascii"), challenge.encode("ascii"), hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, str(proof))


def kept(folder):
    """The pairing in this folder, or None: there is none, or it is no pairing."""
    try:
        with open(os.path.join(folder, FILE), encoding="utf-8") as file:
            found = json.load(file)
        if all(isinstance(found[name], str) and found[name] for name in ("id", "token", "proof_key")):
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep(folder, pairing):
    """Whole or not at all, for this user alone from its first byte on."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, FILE)
    new = path + ".new"
    if os.path.lexists(new):
        os.remove(new)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(pairing, file)
    os.replace(new, path)


def forget(folder):
    try:
        os.remove(os.path.join(folder, FILE))
    except FileNotFoundError:
        pass


def proven(helper, pairing):
    """A helper that speaks with the pairing's token; None where the pairing is known no longer.
    Raises CallError wrong_helper where whoever answers has not the key."""
    challenge = secrets.token_hex(32)
    try:
        _, answer = helper.open_post("/proof", {"id": pairing["id"], "challenge": challenge})
    except CallError as refused:
        if refused.code == "not_found":
            return None
        raise
    if not proves(pairing["proof_key"], challenge, answer.get("proof", "")):
        raise CallError("wrong_helper")
    return Helper(helper.home, pairing["token"])


def pair(helper, program, document, show, rest=time.sleep, ended=lambda: False):
    """Asks to be let in; `show` gets the digits. Gives the pairing; raises CallError not_let_in where
    the person refuses, or nobody answers in time. That the owner's token opens the helper is seen
    first: a helper of another user, or of another home, has another one."""
    helper.as_owner("/pairings")
    _, asked = helper.open_post("/pairings", {"program": program, "document": document})
    show(asked["code"])
    for _ in range(MOST_LOOKS):
        if ended():
            break
        try:
            status, answer = helper.open_post("/pairings/claim", {"pairing": asked["pairing"]})
        except CallError as refused:
            if refused.code == "not_found":
                break
            raise
        if status == 200:
            return answer
        rest(WAIT)
    raise CallError("not_let_in")
