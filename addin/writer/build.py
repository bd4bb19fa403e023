#!/usr/bin/env python3
"""Packs the extension: `build.py OUT.oxt` (default dist/engross.oxt). The same bytes every time."""
import os
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDERS = ("META-INF", "registry", "python")
ICONS = {"icons/engross-16.png": "../word/icons/icon-16.png", "icons/engross-64.png": "../word/icons/icon-64.png"}
ENDINGS = (".xml", ".xcu", ".py")


def files():
    """Of each file: its name in the package, and where it lies."""
    found = {"description.xml": os.path.join(HERE, "description.xml")}
    for folder in FOLDERS:
        for place, _, names in os.walk(os.path.join(HERE, folder)):
            for name in names:
                path = os.path.join(place, name)
                if name.endswith(ENDINGS):
                    found[os.path.relpath(path, HERE).replace(os.sep, "/")] = path
    found.update((name, os.path.join(HERE, path)) for name, path in ICONS.items())
    return found


def build(out):
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    new = out + ".new"
    with zipfile.ZipFile(new, "w") as package:
        for name, path in sorted(files().items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            with open(path, "rb") as file:
                package.writestr(entry, file.read(), zipfile.ZIP_STORED)
    os.replace(new, out)


if __name__ == "__main__":
    build(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "dist", "engross.oxt"))
