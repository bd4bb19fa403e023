"""The helper's home folder of this user: its port, its certificate's authority, its owner's token.

Only the user can read the folder. Who can read the token is the user, so it is what a program of
this user shows; it is never sent before the certificate was verified against the authority here."""
import os
import stat
import sys
from collections import namedtuple

Home = namedtuple("Home", "folder authority token port")
USUAL_PORT = 18743


class NoHome(Exception):
    """The helper has never run for this user, or its files can be read by others. `why`: a text's key."""

    def __init__(self, why, where):
        super().__init__(why)
        self.why, self.where = why, where


def folder(env=None, system=None):
    """Where the helper keeps its state: ENGROSS_HOME where somebody set it, else as the helper has it."""
    env = os.environ if env is None else env
    system = sys.platform if system is None else system
    if env.get("ENGROSS_HOME"):
        return env["ENGROSS_HOME"]
    if system == "win32":
        return os.path.join(env.get("LOCALAPPDATA", ""), "Engross")
    data = env.get("XDG_DATA_HOME", "")
    if not data.startswith("/"):
        data = os.path.join(env.get("HOME", os.path.expanduser("~")), ".local", "share")
    return os.path.join(data, "engross")


def read(path):
    """The home at this path as it is now; raises NoHome. The port may be that of an earlier helper."""
    token_file = os.path.join(path, "owner-token")
    authority = os.path.join(path, "tls", "authority.pem")
    try:
        with open(token_file, encoding="ascii") as file:
            if os.name == "posix" and not _is_private(os.fstat(file.fileno())):
                raise NoHome("token_open", token_file)
            token = file.read(1024).strip()
    except (OSError, UnicodeDecodeError):
        raise NoHome("never_ran", path) from None
    if not token or not os.path.isfile(authority):
        raise NoHome("never_ran", path)
    return Home(path, authority, token, _port(os.path.join(path, "port")))


def _is_private(found):
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _port(path):
    try:
        with open(path, encoding="ascii") as file:
            port = int(file.read(16))
    except (OSError, ValueError):
        return USUAL_PORT
    return port if 0 < port < 65536 else USUAL_PORT
