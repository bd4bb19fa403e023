"""What the extension did, in a file of the LibreOffice profile: an error of an extension shows
nowhere else. No values of documents or matters are written into it."""
import os
import sys
import time
import traceback

MOST = 512 * 1024


class Log:
    def __init__(self, folder):
        self.path = os.path.join(folder, "log.txt")

    def say(self, line):
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            if os.path.exists(self.path) and os.path.getsize(self.path) > MOST:
                os.replace(self.path, self.path + ".old")
            with open(self.path, "a", encoding="utf-8") as file:
                file.write("%s %s\n" % (time.strftime("%Y-%m-%dT%H:%M:%S"), line))
        except OSError:
            pass  # a full disk must not stop the work that is told of

    def thrown(self, during):
        """Of the exception that is being handled: its kind and where, not what it quotes."""
        kind, _, trace = sys.exc_info()
        frames = traceback.extract_tb(trace)[-6:]
        where = " < ".join("%s:%d" % (os.path.basename(one.filename), one.lineno) for one in reversed(frames))
        self.say("%s: %s at %s" % (during, getattr(kind, "__name__", "?"), where))
