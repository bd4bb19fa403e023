"""What needs no LibreOffice: tables of rows, the refused ones first. Run by tests/end_to_end/writer_parts.test.mjs,
or in this folder by python3 -m unittest."""
import os
import string
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "python", "pythonpath"))

from engross_writer import events, home, layout, pairing, program, record, words
from engross_writer.call import refusal

RECORD = '<filled xmlns="urn:engross:filled" version="1" draft="D-1" matter="1001" template="%s" at="2026-11-25T14:27:37Z"></filled>'


class Rows(unittest.TestCase):
    def rows(self, rows, check):
        for name, *row in rows:
            with self.subTest(name):
                check(*row)


class Events(Rows):
    def test_what_is_no_event(self):
        self.rows(
            [
                ("a comment", [":", ""]),
                ("nothing at all", [""]),
                ("an event without data", ["event: operation", "id: 1", ""]),
                ("one that is not over", ["data: 1"]),
                ("a field nobody knows", ["retry: 5", ""]),
                ("a line without a colon", ["data", ""]),
            ],
            lambda lines: self.assertEqual(self.taken(lines), []),
        )

    def test_events(self):
        self.rows(
            [
                ("with a number", ["id: 7", "event: operation", "data: {}", ""], [("7", "operation", "{}")]),
                ("without a name", ["data: x", ""], [("", "message", "x")]),
                ("of two lines", ["data: a", "data: b", ""], [("", "message", "a\nb")]),
                ("one behind the other", ["data: a", "", ":", "data: b", ""], [("", "message", "a"), ("", "message", "b")]),
                ("with Windows' line ends", ["data: a\r\n", "\r\n"], [("", "message", "a")]),
                ("one blank alone is cut off", ["data:  a", ""], [("", "message", " a")]),
            ],
            lambda lines, expected: self.assertEqual([tuple(one) for one in self.taken(lines)], expected),
        )

    def taken(self, lines):
        reader = events.EventReader()
        return [one for one in map(reader.take, lines) if one]


class Records(Rows):
    def test_refused(self):
        good = RECORD % "will"
        self.rows(
            [
                ("none", []),
                ("two", [good, good]),
                ("no XML", ["<filled"]),
                ("another namespace", [good.replace("urn:engross:filled", "urn:other")]),
                ("another element", [good.replace("filled xmlns", "emptied xmlns").replace("/filled", "/emptied")]),
                ("a document type", ["<!DOCTYPE filled []>" + good]),
                ("an entity", ['<!DOCTYPE f [<!ENTITY a "b">]>' + good]),
                ("a draft that is a path", [good.replace("D-1", "../D-1")]),
                ("no draft", [good.replace('draft="D-1" ', "")]),
                ("a matter that is none", [good.replace("1001", "0")]),
                ("a matter in words", [good.replace("1001", "one")]),
                ("a template with a blank", [RECORD % "the will"]),
                ("too long", [good + " " * record.MOST]),
            ],
            lambda records: self.assertIsNone(record.origin_of(records)),
        )

    def test_taken(self):
        self.assertEqual(record.origin_of([RECORD % "will"]), ("D-1", 1001, "will"))
        self.assertEqual(record.origin_of([RECORD % "-"]), ("D-1", 1001, None))


class Proofs(Rows):
    KEY, CHALLENGE = "ab" * 32, "cd" * 32
    # openssl dgst -sha256 -hmac
    PROOF = "6bf4e1f20871ba74ced35ae59e9715b43abc2400e367a4936420f88c0c9c47f6"

    def test_refused(self):
        self.rows(
            [
                ("empty", self.KEY, ""),
                ("no text", self.KEY, None),
                ("a number", self.KEY, 5),
                ("too short", self.KEY, self.PROOF[:-1]),
                ("another digit", self.KEY, self.PROOF[:-1] + "7"),
                ("in capitals", self.KEY, self.PROOF.upper()),
                ("of another key", "ac" * 32, self.PROOF),
                ("the challenge itself", self.KEY, self.CHALLENGE),
            ],
            lambda key, proof: self.assertFalse(pairing.proves(key, self.CHALLENGE, proof)),
        )

    def test_taken(self):
        self.assertTrue(pairing.proves(self.KEY, self.CHALLENGE, self.PROOF))


class Pairings(Rows):
    def test_kept_refused(self):
        self.rows(
            [
                ("no file", None),
                ("no JSON", "{"),
                ("another shape", "[]"),
                ("without a key", '{"id":"a","token":"b"}'),
                ("an empty token", '{"id":"a","token":"","proof_key":"c"}'),
                ("a token that is no text", '{"id":"a","token":5,"proof_key":"c"}'),
            ],
            self.refused,
        )

    def refused(self, text):
        with tempfile.TemporaryDirectory() as folder:
            if text is not None:
                with open(os.path.join(folder, pairing.FILE), "w", encoding="utf-8") as file:
                    file.write(text)
            self.assertIsNone(pairing.kept(folder))

    def test_kept_for_this_user_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            pairing.keep(folder, {"id": "a", "token": "b", "proof_key": "c"})
            self.assertEqual(pairing.kept(folder)["token"], "b")
            self.assertEqual(os.stat(os.path.join(folder, pairing.FILE)).st_mode & 0o777, 0o600)
            pairing.forget(folder)
            self.assertIsNone(pairing.kept(folder))
            pairing.forget(folder)


class Homes(Rows):
    def test_folder(self):
        self.rows(
            [
                ("named", {"ENGROSS_HOME": "/a", "HOME": "/h"}, "linux", "/a"),
                ("of the desktop", {"XDG_DATA_HOME": "/d", "HOME": "/h"}, "linux", "/d/engross"),
                ("a relative one is ignored", {"XDG_DATA_HOME": "d", "HOME": "/h"}, "linux", "/h/.local/share/engross"),
                ("usual", {"HOME": "/h"}, "linux", "/h/.local/share/engross"),
            ],
            lambda env, system, expected: self.assertEqual(home.folder(env, system), expected),
        )

    def test_refused(self):
        self.rows(
            [
                ("empty", lambda folder: None, "never_ran"),
                ("no authority", lambda folder: self.put(folder, "owner-token", "t", 0o600), "never_ran"),
                ("an empty token", lambda folder: self.whole(folder, ""), "never_ran"),
                ("a token others can read", lambda folder: self.whole(folder, "t", 0o644), "token_open"),
                ("a token the group can read", lambda folder: self.whole(folder, "t", 0o640), "token_open"),
            ],
            self.refused,
        )

    def test_port(self):
        self.rows(
            [("none", None, 18743), ("no number", "x", 18743), ("nought", "0", 18743), ("too large", "70000", 18743), ("one", "20000\n", 20000)],
            self.port,
        )

    def put(self, folder, name, text, mode):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write(text)
        os.chmod(os.path.join(folder, name), mode)

    def whole(self, folder, token, mode=0o600):
        self.put(folder, "owner-token", token, mode)
        self.put(folder, "tls/authority.pem", "x", 0o600)

    def refused(self, make, why):
        with tempfile.TemporaryDirectory() as folder:
            make(folder)
            with self.assertRaises(home.NoHome) as thrown:
                home.read(folder)
            self.assertEqual(thrown.exception.why, why)

    def port(self, text, expected):
        with tempfile.TemporaryDirectory() as folder:
            self.whole(folder, "t")
            if text is not None:
                self.put(folder, "port", text, 0o600)
            self.assertEqual(home.read(folder).port, expected)


class Programs(Rows):
    def test_found(self):
        self.rows(
            [
                ("named", {"ENGROSS_PROGRAM": "/a"}, None, {"/a", "/usr/bin/engross"}, "/a"),
                ("named and not there", {"ENGROSS_PROGRAM": "/a"}, "/p", {"/usr/bin/engross"}, None),
                ("on the path", {}, "/p", set(), "/p"),
                ("in a usual place", {}, None, {"/usr/local/bin/engross"}, "/usr/local/bin/engross"),
                ("nowhere", {}, None, set(), None),
            ],
            lambda env, path, files, expected: self.assertEqual(
                program.found(env, "linux", which=lambda _: path, is_file=files.__contains__), expected),
        )

    def test_no_browser(self):
        def nothing(*_, **__):
            raise FileNotFoundError()

        self.assertFalse(program.browse("https://localhost", "linux", nothing))


class Refusals(Rows):
    def test_bodies(self):
        self.rows(
            [
                ("the helper's own", b'{"error":{"code":"conflict","message":"m"}}', "conflict", "m"),
                ("no JSON", b"<html>", "internal", "HTTP 500"),
                ("another shape", b'{"error":1}', "internal", "HTTP 500"),
                ("nothing", b"", "internal", "HTTP 500"),
            ],
            lambda body, code, message: self.assertEqual((refusal(500, body).code, refusal(500, body).message), (code, message)),
        )


class Texts(Rows):
    def test_both_languages_say_the_same(self):
        self.assertEqual(list(words.ENGLISH), list(words.FRENCH))
        holes = lambda text: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        self.rows([(key, key) for key in words.ENGLISH], lambda key: self.assertEqual(holes(words.ENGLISH[key]), holes(words.FRENCH[key])))

    def test_words_agree_with_their_number(self):
        self.rows(
            [
                ("one", "en", 1, "1 fault. Choose one to see where."), ("two", "en", 2, "2 faults. Choose one to see where."),
                ("none", "en", 0, "0 faults. Choose one to see where."), ("one in French", "fr", 1, "1 faute. Choisissez-en une pour voir où."),
                ("none in French", "fr", 0, "0 faute. Choisissez-en une pour voir où."), ("many in French", "fr", 12, "12 fautes. Choisissez-en une pour voir où."),
            ],
            lambda locale, count, expected: self.assertEqual(words.Words(locale).say("faults", count=count), expected),
        )

    def test_locales(self):
        self.rows(
            [("fr-CA", "fr-CA", "Remplir"), ("fr", "fr", "Remplir"), ("en-CA", "en-CA", "Fill"), ("none", "", "Fill"), ("another", "de", "Fill")],
            lambda locale, expected: self.assertEqual(words.Words(locale).say("b_fill"), expected),
        )


class Layout(Rows):
    def test_nothing_overlaps_and_nothing_is_cut_off_beside(self):
        for width, height in ((180, 600), (240, 800), (420, 1000)):
            places = [one for name, one in layout.placed(width, height).items()]
            for left, top, wide, tall in places:
                self.assertTrue(left >= 0 and left + wide <= width and tall > 0)
            for at, (left, top, wide, tall) in enumerate(places):
                for other, above, its, high in places[at + 1:]:
                    apart = left + wide <= other or other + its <= left or top + tall <= above or above + high <= top
                    self.assertTrue(apart)


if __name__ == "__main__":
    unittest.main()
