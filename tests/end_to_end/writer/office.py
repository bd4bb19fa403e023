"""A LibreOffice of a test's own: the extension installed in a profile of its own, the process started
and reached over a socket, which only tests open. Ended by its process, never by its name."""
import os
import signal
import subprocess
import sys
import sysconfig
import time

import uno

# Of one that was unpacked and not installed, with libraries and a Python module of its own.
ROOT = os.environ.get("OFFICE_ROOT", "")
PROGRAM = ROOT + "/usr/lib/libreoffice/program"
LIBRARIES = PROGRAM + ":" + ROOT + "/usr/lib/" + str(sysconfig.get_config_var("MULTIARCH"))
ITS_OWN = {"LD_LIBRARY_PATH": LIBRARIES, "PYTHONPATH": ROOT + "/usr/lib/python3/dist-packages"} if ROOT else {}
# The driver's own module names its own LibreOffice there.
ENVIRONMENT = {**{name: text for name, text in os.environ.items() if name not in ("URE_BOOTSTRAP", "UNO_PATH")}, **ITS_OWN}
RESTARTS = 81  # what the program ends with the first time in a new profile
QUIET = ["--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
START = 60  # seconds
PACE = 0.05


class Office:
    def __init__(self, folder, extension, port, shown=False):
        self.profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        self.folder, self.port = folder, port
        self.how = QUIET if shown else ["--headless", "--invisible"] + QUIET
        if os.environ.get("OFFICE_LANGUAGE"):
            self.how = ["--language=" + os.environ["OFFICE_LANGUAGE"]] + self.how
        if extension:
            self._run("unopkg", ["add", "-f", "--suppress-license", extension, self.profile])
        self.process, self.context = None, None

    def _run(self, name, arguments):
        done = subprocess.run([os.path.join(PROGRAM, name)] + arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=START, env=ENVIRONMENT)
        if done.returncode != 0:
            raise RuntimeError("%s: %d: %s" % (name, done.returncode, done.stdout))

    def _spawn(self):
        accept = "--accept=socket,host=127.0.0.1,port=%d;urp;StarOffice.ComponentContext" % self.port
        said = open(os.path.join(self.folder, "office.log"), "ab")
        self.process = subprocess.Popen([os.path.join(PROGRAM, "soffice.bin"), self.profile, accept] + self.how, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=ENVIRONMENT)

    def start(self):
        self._spawn()
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        address = "uno:socket,host=127.0.0.1,port=%d;urp;StarOffice.ComponentContext" % self.port
        until = time.monotonic() + START
        while time.monotonic() < until:
            try:
                self.context = resolver.resolve(address)
                return self.context
            except Exception:
                if self.process.poll() == RESTARTS:
                    self._spawn()
                elif self.process.poll() is not None:
                    raise RuntimeError("LibreOffice ended: %s" % self.process.returncode) from None
                time.sleep(PACE)
        raise RuntimeError("LibreOffice did not start")

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def make(context, name):
    return context.ServiceManager.createInstanceWithContext(name, context)


def value(name, held):
    one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    one.Name, one.Value = name, held
    return one


def file_url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


sys.dont_write_bytecode = True
