"""Drives a LibreOffice for a test: a JSON line in, a JSON line out. Started as
drive.py FOLDER EXTENSION PORT; the first line out says that it is there."""
import json
import os
import re
import sys
import threading
import traceback

import uno
import unohelper
from com.sun.star.frame import XStatusListener

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "lib")]
import documents
from engross_writer import home
from engross_writer.call import CallError, Helper
from office import Office, make, value

PROTOCOL = "engross.writer:"
PATIENCE = 60  # seconds, until a test gives up; no bound of the product


class Said(unohelper.Base, XStatusListener):
    """What the sidebar says, as it is said."""

    def __init__(self):
        self.lines, self.changed = [], threading.Condition()

    def statusChanged(self, event):
        with self.changed:
            self.lines.append(str(event.State))
            self.changed.notify_all()

    def disposing(self, event):
        pass

    def wait(self, after, fits):
        with self.changed:
            if not self.changed.wait_for(lambda: any(fits(line) for line in self.lines[after:]), PATIENCE):
                raise RuntimeError("not said: %s" % self.lines[after:])
            return next(line for line in self.lines[after:] if fits(line))[2:]


class Driver:
    def __init__(self, folder, extension, port):
        self.office = Office(folder, extension, port, shown=bool(os.environ.get("DISPLAY")))
        self.context = self.office.start()
        self.document, self.said, self.known = None, None, {}

    def _url(self, command):
        url = uno.createUnoStruct("com.sun.star.util.URL")
        url.Complete = PROTOCOL + command
        return make(self.context, "com.sun.star.util.URLTransformer").parseStrict(url)[1]

    def _dispatcher(self, url):
        return self.document.getCurrentController().getFrame().queryDispatch(url, "_self", 0)

    def use(self, document):
        self.document = document
        uid = document.RuntimeUID
        if uid not in self.known:
            said, url = Said(), self._url("said")
            dispatcher = self._dispatcher(url)
            if dispatcher is not None:
                dispatcher.addStatusListener(said, url)
            self.known[uid] = (said, dispatcher)
        self.said = self.known[uid][0]
        return uid

    def open(self, path):
        return self.use(documents.open_document(self.context, path))

    def make(self, made):
        return self.use(documents.of_controls(self.context, made))

    def turn_to(self, uid):
        components = make(self.context, "com.sun.star.frame.Desktop").getComponents().createEnumeration()
        while components.hasMoreElements():
            one = components.nextElement()
            if one.RuntimeUID == uid:
                return self.use(one)
        raise RuntimeError("no such document")

    def ids(self):
        return documents.ids(self.context)

    def set_tracking(self, on):
        self.document.RecordChanges = on

    def others(self, known):
        return [uid for uid in documents.ids(self.context) if uid not in known]

    def run(self, command, asked, until=None):
        """Dispatches; gives what is said at the end, or what first fits `until`."""
        url, after = self._url(command), len(self.said.lines)
        self._dispatcher(url).dispatch(url, tuple(value(name, text) for name, text in asked.items()))
        return self.wait(after, until)

    def wait(self, after, until):
        if until:
            return self.said.wait(after, lambda line: re.search(until, line))
        begun = []

        def ended(line):
            begun.append(line.startswith("1"))
            return any(begun) and line.startswith("0")

        return self.said.wait(after, ended)

    def lines(self):
        return len(self.said.lines)

    def ask(self, path, body=None):
        """A call of the helper as its owner: [status, body]."""
        found = home.read(home.folder())
        helper = Helper(found, found.token)
        try:
            return [200, helper.get(path) if body is None else helper.post(path, body)]
        except CallError as refused:
            return [refused.status, {"code": refused.code, "message": refused.message}]

    def has_handler(self):
        return self._dispatcher(self._url("fill")) is not None

    def menu(self):
        """The titles of the extension's menu, as LibreOffice shows them in its language."""
        provider = make(self.context, "com.sun.star.configuration.ConfigurationProvider")
        path = value("nodepath", "/org.openoffice.Office.Addons/AddonUI/OfficeMenuBar/engross.writer.menu/Submenu")
        items = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
        return [items.getByName(name).Title for name in sorted(items.getElementNames()) if items.getByName(name).Title]

    def undo(self):
        self.document.UndoManager.undo()

    def redo(self):
        self.document.UndoManager.redo()

    def text(self):
        return self.document.Text.getString()

    def title(self):
        return self.document.getTitle()

    def close(self):
        self.known.pop(self.document.RuntimeUID, None)
        self.document.close(True)
        self.document = self.said = None

    def pid(self):
        return self.office.process.pid


def main():
    driver = Driver(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    print(json.dumps({"result": "ready"}), flush=True)
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            try:
                name, given = asked["do"], asked.get("with", [])
                if hasattr(driver, name):
                    result = getattr(driver, name)(*given)
                else:
                    result = getattr(documents, name)(driver.document, *given)
                print(json.dumps({"result": result}), flush=True)
            except Exception as thrown:
                print(json.dumps({"error": "%r: %s" % (thrown, traceback.format_exc())}), flush=True)
    finally:
        driver.office.kill()
        # What is left of the bridge may break while Python takes itself down.
        os._exit(0)


if __name__ == "__main__":
    try:
        main()
    except Exception:
        traceback.print_exc()
        os._exit(1)
