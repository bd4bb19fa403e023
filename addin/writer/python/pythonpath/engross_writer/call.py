"""One call to the helper, and the stream of what it asks. Threads call this, never Writer's own.

The connection goes to this machine alone, past every proxy, and is verified against the authority
in the user's own home folder: another program on the port has no certificate of it."""
import http.client
import json
import socket
import ssl
import uuid

CONNECT = 2.0  # seconds; the helper is on this machine
PATIENCE = 120.0  # of an answer: what asks Clio can take minutes
SILENCE = 40.0  # between two signs of life of a stream, which come every 15 seconds
MOST = 64 * 1024 * 1024
BASE = "/api/v1"


class CallError(Exception):
    """What went wrong. `code`: the helper's own, or absent (nobody answers), untrusted (the
    certificate is not the helper's), lost (it broke off: whether it was done is not known)."""

    def __init__(self, code, message="", status=0, faults=()):
        super().__init__(code + ": " + message)
        self.code, self.message, self.status, self.faults = code, message, status, list(faults)


def new_key():
    return uuid.uuid4().hex


def refusal(status, body):
    """The CallError of an answer that is no 2xx, whatever its body is."""
    try:
        error = json.loads(body)["error"]
        return CallError(str(error["code"]), str(error["message"]), status, error.get("faults", []))
    except (ValueError, KeyError, TypeError):
        return CallError("internal", "HTTP %d" % status, status)


class Helper:
    """The helper of one home. `token` goes with every call but those that are open."""

    def __init__(self, home, token=None):
        self.home, self.token = home, token

    def get(self, path):
        return self._json("GET", path, None, self.token, None)

    def post(self, path, body, key=None, token=None):
        return self._json("POST", path, body, token or self.token, key)

    def open_post(self, path, body):
        """Before there is a token; gives the status too."""
        status, data = self._call("POST", path, body, None, None)
        return status, json.loads(data)

    def bytes(self, path):
        return self._call("GET", path, None, self.token, None)[1]

    def as_owner(self, path):
        """With the owner's token, which says that this program is the user's."""
        return self._json("GET", path, None, self.home.token, None)

    def stream(self, path, last=""):
        """An answer that comes line by line: (connection, lines). Whoever ends it shuts the connection."""
        connection = self._connect()
        try:
            headers = self._headers(self.token, None)
            headers["Accept"] = "text/event-stream"
            if last:
                headers["Last-Event-ID"] = last
            connection.sock.settimeout(SILENCE)
            connection.request("GET", BASE + path, headers=headers)
            answer = connection.getresponse()
            if answer.status != 200:
                raise refusal(answer.status, answer.read(MOST))
        except (OSError, http.client.HTTPException) as broke:
            connection.close()
            raise CallError("lost", str(broke)) from None
        except CallError:
            connection.close()
            raise
        return connection, answer

    def _json(self, method, path, body, token, key):
        data = self._call(method, path, body, token, key)[1]
        try:
            return json.loads(data)
        except ValueError:
            raise CallError("internal", "not JSON: " + path) from None

    def _headers(self, token, key):
        headers = {"X-Engross": "1"}
        if token:
            headers["Authorization"] = "Bearer " + token
        if key:
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = key
        return headers

    def _connect(self):
        try:
            context = ssl.create_default_context(cafile=self.home.authority)
        except (OSError, ssl.SSLError):
            raise CallError("untrusted", self.home.authority) from None
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        connection = http.client.HTTPSConnection("localhost", self.home.port, timeout=CONNECT, context=context)
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as wrong:
            raise CallError("untrusted", wrong.verify_message) from None
        except (OSError, socket.timeout):
            raise CallError("absent", "localhost:%d" % self.home.port) from None
        return connection

    def _call(self, method, path, body, token, key):
        connection = self._connect()
        try:
            connection.sock.settimeout(PATIENCE)
            text = None if body is None else json.dumps(body).encode("utf-8")
            key = (key or new_key()) if method == "POST" else None
            connection.request(method, BASE + path, body=text, headers=self._headers(token, key))
            answer = connection.getresponse()
            data = answer.read(MOST)
        except (OSError, http.client.HTTPException) as broke:
            raise CallError("lost", str(broke)) from None
        finally:
            connection.close()
        if not 200 <= answer.status < 300:
            raise refusal(answer.status, data)
        return answer.status, data
