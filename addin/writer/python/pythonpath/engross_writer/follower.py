"""Follows what the helper asks of one open document, does it on the main thread, and answers."""
import json
import socket
import threading

from . import operations
from .call import CallError
from .controls import HostError
from .events import EventReader
from .main_thread import Busy, in_thread

TRIES = 12  # the helper keeps a document for 15 seconds after its stream broke
REST = 1.0
GONE = ("not_found", "no_token")


class Follower:
    def __init__(self, desk, helper, document):
        self.desk, self.helper, self.document = desk, helper, document
        self._ended = False
        self._rests = threading.Event()  # set by threads alone
        self._connection = None
        self._last = ""  # the number of the last operation, and what was answered to it
        self._answer = None

    def begin(self):
        in_thread(self._follow)

    def goes_on(self):
        return not self._ended

    def end(self):
        """Says that the document is closed; waits for nobody."""
        if not self._ended:
            self._ended = True
            in_thread(self._close)

    def _close(self):
        self._rests.set()
        try:
            self.helper.post("/open-documents/%s/close" % self.document, {})
        except CallError:
            pass  # then it is forgotten when the stream breaks
        connection = self._connection
        if connection and connection.sock:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def _follow(self):
        broken = 0
        while not self._ended and broken < TRIES:
            try:
                if self._until_end():
                    break
                broken = 0
            except CallError as refused:
                if refused.code in GONE:
                    break
                broken += 1
                self._rests.wait(REST)
            except Exception:
                self.desk.office.log.thrown("following")
                broken += 1
                self._rests.wait(REST)
        if not self._ended:
            self._ended = True
            self.desk.tell(self.desk.words.say("closed_desk"))

    def _until_end(self):
        """True: the helper said that it is over. False: the stream broke."""
        reader = EventReader()
        connection, lines = self.helper.stream("/open-documents/%s/operations" % self.document, self._last)
        self._connection = connection
        try:
            for line in lines:
                event = reader.take(line.decode("utf-8", "replace"))
                if event and event.event == "end":
                    return True
                if event and event.event == "operation":
                    self._do(event)
            return False
        except (OSError, ValueError) as broke:
            raise CallError("lost", str(broke)) from None
        finally:
            connection.close()

    def _do(self, event):
        asked = json.loads(event.data)
        number = asked["number"]
        if self._answer is None or self._answer["number"] != number:
            self._answer = self._answered(number, asked["operation"])
        self._last = event.id
        try:
            self.helper.post("/open-documents/%s/answers" % self.document, self._answer)
        except CallError as refused:
            # It was given up meanwhile, or the answer is too large; the others go on.
            self.desk.office.log.say("answer: %s %d" % (refused.code, refused.status))
            if refused.code in ("absent", "lost", "untrusted"):
                raise

    def _answered(self, number, operation):
        try:
            return {"number": number, "result": self.desk.on_main(lambda: operations.do(self.desk, operation))}
        except HostError as refused:
            return {"number": number, "refused": {"code": refused.code, "message": self.desk.words.say(refused.why)}}
        except Busy:
            return {"number": number, "refused": {"code": "refused", "message": self.desk.words.say("writer_busy")}}
        except Exception:
            self.desk.office.log.thrown("operation")
            return {"number": number, "refused": {"code": "refused", "message": self.desk.words.say("wrong_thing", where=self.desk.office.log.path)}}
