"""Where the helper's program is on this machine, how it is started, and how a browser is."""
import os
import shutil
import subprocess
import sys

PLACES = {
    "linux": ["/usr/bin/engross", "/usr/local/bin/engross", "/opt/engross/bin/engross", "~/.local/bin/engross"],
    "darwin": ["/Applications/Engross.app/Contents/MacOS/engross", "/usr/local/bin/engross", "/opt/homebrew/bin/engross"],
    "win32": [r"%LOCALAPPDATA%\Programs\Engross\engross.exe", r"%PROGRAMFILES%\Engross\engross.exe"],
}


def found(env=None, system=None, which=shutil.which, is_file=os.path.isfile):
    """The program: what ENGROSS_PROGRAM names, else of PATH, else of the usual places. None: nowhere."""
    env = os.environ if env is None else env
    named = env.get("ENGROSS_PROGRAM")
    if named:
        return named if is_file(named) else None
    on_path = which("engross")
    if on_path:
        return on_path
    system = sys.platform if system is None else system
    places = (os.path.expanduser(os.path.expandvars(place)) for place in PLACES.get(system, ()))
    return next((place for place in places if is_file(place)), None)


def start(program, home):
    """Starts it as a program of its own, which outlives Writer. It says itself where it is."""
    detached = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {"creationflags": 0x00000008 | 0x08000000}  # detached, and no window
    subprocess.Popen(
        [program, "serve", "--home", home],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **detached)


def browse(address, system=None, run=subprocess.Popen):
    """Opens the address in the person's browser; False where nothing can. LibreOffice's own way stays
    silent where it cannot."""
    system = sys.platform if system is None else system
    try:
        if system == "win32":
            os.startfile(address)
        else:
            opener = "open" if system == "darwin" else "xdg-open"
            run([opener, address], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except OSError:
        return False
    return True
