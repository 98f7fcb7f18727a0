# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the window: finds things as a screen reader does, presses real keys, clicks the real mouse.

A journey is a function that takes a Desk. run() gives each a home folder, a clock file and a window of its own on a screen in
memory, and prints TAP. Nothing sleeps for a fixed time: everything waits for a condition, with a bound.
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WITH_DISPLAY = HERE.parent / "with-display.sh"

STEP = 0.03
WAIT = 25.0


def enter_display(size="1366x768"):
    """Starts this program again on a screen in memory, unless it is on one."""
    if os.environ.get("KITH_ON_DISPLAY") == "1":
        return
    environment = dict(os.environ, KITH_ON_DISPLAY="1")
    os.execve(str(WITH_DISPLAY), [str(WITH_DISPLAY), "--size", size, sys.executable, *sys.argv], environment)


class JourneyError(Exception):
    pass


def wait_for(condition, what, bound=WAIT):
    """Returns the first true value of condition()."""
    until = time.monotonic() + bound
    last = None
    while True:
        try:
            value = condition()
            if value:
                return value
            last = None
        except JourneyError as error:
            last = error
        except Exception as error:  # pylint: disable=broad-except
            # A thing that went away while it was looked at.
            last = error
        if time.monotonic() > until:
            raise JourneyError(f"waited {bound:.0f} s for {what}" + (f" ({last})" if last else ""))
        time.sleep(STEP)


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *[str(a) for a in arguments]], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0 and arguments[0] not in ("search",):
        raise JourneyError(f"xdotool {' '.join(str(a) for a in arguments)}: {done.stderr.strip()}")
    return done.stdout


class Desk:
    """One running program, its home and its clock."""

    def __init__(self, program, folder, size=(1366, 768), environment=None):
        # pyatspi connects when it is imported: not before there is a bus.
        import pyatspi  # pylint: disable=import-outside-toplevel

        self.atspi = pyatspi
        self.program = str(program)
        self.folder = pathlib.Path(folder)
        self.size = size
        self.home = self.folder / "home"
        self.clock_file = self.folder / "clock"
        self.store = self.folder / "center.kith"
        self.process = None
        self.log = None
        self.environment = dict(os.environ)
        for name, part in (("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")):
            path = self.home / part
            path.mkdir(parents=True, exist_ok=True)
            self.environment[name] = str(path)
        schemas = pathlib.Path(program).resolve().parent.parent.parent / "data"
        self.environment["GSETTINGS_SCHEMA_DIR"] = str(schemas)
        self.environment["KITH_CLOCK_FILE"] = str(self.clock_file)
        self.environment.setdefault("TZ", "UTC")
        self.environment.update(environment or {})

    # The clock

    def set_clock(self, text):
        """"2026-11-22T10:00:00", or with any number of advances behind it: +90s, +5m."""
        temporary = self.clock_file.with_suffix(".new")
        temporary.write_text(text + "\n", encoding="utf-8")
        temporary.replace(self.clock_file)

    # The program

    def start(self, *arguments, store=True):
        if not self.clock_file.exists():
            self.set_clock("2026-11-20T10:00:00Z")
        command = [self.program, *(["--store", str(self.store)] if store else []), *arguments]
        self.log = open(self.folder / "program.log", "ab")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.settle()

    def settle(self):
        """Waits for the window, and gives it the whole screen: there is no window manager that would."""
        wait_for(self.application, "the program on the accessibility bus", 60)
        wait_for(lambda: self.windows(), "its window")
        window = wait_for(lambda: self.x_windows(), "its window on the screen")[0]
        xdotool("windowmove", window, 0, 0)
        xdotool("windowsize", window, *self.size)
        self.focus_window()
        wait_for(self._has_size, "the window's size", 10)

    def _has_size(self):
        frame = self.windows()[0]
        extents = frame.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        return abs(extents.width - self.size[0]) < 60 and abs(extents.height - self.size[1]) < 60

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self):
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        self.process = None
        self.log.close()

    def kill(self):
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.log.close()
        self.process = None

    # Windows

    def application(self):
        desktop = self.atspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            application = desktop.getChildAtIndex(index)
            if application is not None and application.name == "kith":
                return application
        return None

    def windows(self):
        application = self.application()
        if application is None:
            return []
        found = [application.getChildAtIndex(i) for i in range(application.childCount)]
        return [window for window in found if window is not None]

    def x_windows(self):
        """The program's shown windows, the first one first. The process keeps its id over a lock."""
        if self.process is None:
            return []
        ids = xdotool("search", "--onlyvisible", "--pid", self.process.pid).split()
        return sorted(ids, key=int)

    def focus_window(self):
        """Gives the newest window the keyboard."""
        ids = wait_for(self.x_windows, "a window on the screen")
        big = [i for i in ids if self._area(i) > 100]
        if big:
            with contextlib.suppress(JourneyError):
                xdotool("windowfocus", "--sync", big[-1])

    @staticmethod
    def _area(window):
        try:
            lines = dict(line.split("=", 1) for line in xdotool("getwindowgeometry", "--shell", window).split() if "=" in line)
            return int(lines.get("WIDTH", 0)) * int(lines.get("HEIGHT", 0))
        except JourneyError:
            return 0

    # Finding

    def walk(self, node=None, depth=0):
        if depth > 60:
            return
        if node is None:
            for window in self.windows():
                yield from self.walk(window, depth + 1)
            return
        yield node
        try:
            count = node.childCount
        except Exception:  # pylint: disable=broad-except
            return
        for index in range(count):
            try:
                child = node.getChildAtIndex(index)
            except Exception:  # pylint: disable=broad-except
                continue
            if child is not None:
                yield from self.walk(child, depth + 1)

    @staticmethod
    def _matches(node, name, role, contains):
        try:
            if role is not None and node.getRoleName() not in ((role,) if isinstance(role, str) else role):
                return False
            text = node.name or ""
        except Exception:  # pylint: disable=broad-except
            return False
        if name is not None:
            # A button with a mnemonic is named twice over by the toolkit: "_Save Save".
            return text == name or text.replace("_", "") in (name, f"{name} {name}")
        return contains is None or contains in text

    def has_area(self, node):
        try:
            extents = node.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        except Exception:  # pylint: disable=broad-except
            return False
        return extents.width > 0 and extents.height > 0

    def find_all(self, name=None, role=None, contains=None, within=None):
        return [node for node in self.walk(within) if self._matches(node, name, role, contains) and self.has_area(node)]

    def find(self, name=None, role=None, contains=None, within=None):
        for node in self.walk(within):
            if self._matches(node, name, role, contains) and self.has_area(node):
                return node
        return None

    def wait(self, name=None, role=None, contains=None, within=None, bound=WAIT):
        what = f"{role or 'anything'} {name or contains!r}"
        return wait_for(lambda: self.find(name, role, contains, within), what, bound)

    def wait_gone(self, name=None, role=None, contains=None, bound=WAIT):
        wait_for(lambda: self.find(name, role, contains) is None, f"{name or contains!r} to go", bound)

    def texts(self):
        return [node.name for node in self.walk() if node.name]

    def text_of(self, node):
        try:
            text = node.queryText()
            return text.getText(0, text.characterCount)
        except Exception:  # pylint: disable=broad-except
            return ""

    def focused(self):
        for window in reversed(self.windows()):
            for node in self.walk(window):
                try:
                    if node.getState().contains(self.atspi.STATE_FOCUSED) and node.getRoleName() != "frame":
                        return node
                except Exception:  # pylint: disable=broad-except
                    continue
        return None

    def wait_focus(self, name=None, role=None, contains=None, bound=WAIT):
        def focused():
            node = self.focused()
            return node if node is not None and self._matches(node, name, role, contains) else None

        return wait_for(focused, f"the focus on {role or ''} {name or contains!r}", bound)

    # Hands

    def key(self, *keys):
        xdotool("key", "--clearmodifiers", "--delay", 25, *keys)

    def type(self, text, delay=12):
        xdotool("type", "--clearmodifiers", "--delay", delay, text)

    def key_down(self, key):
        xdotool("keydown", key)

    def key_up(self, key):
        xdotool("keyup", key)

    def point(self, node):
        """The middle of a thing on the screen. The toolkit tells places in the window's content, within its shadow."""
        extents = node.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        top = node
        while top.getRoleName() not in ("frame", "dialog", "alert", "window") and top.parent is not None:
            top = top.parent
        frame = top.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        x_window = self._x_window_of(frame)
        geometry = dict(line.split("=", 1) for line in xdotool("getwindowgeometry", "--shell", x_window).split() if "=" in line)
        shadow_x = max(0, int(geometry["WIDTH"]) - frame.width) // 2
        shadow_y = max(0, int(geometry["HEIGHT"]) - frame.height) // 2
        return (
            int(geometry["X"]) + shadow_x + extents.x + extents.width // 2,
            int(geometry["Y"]) + shadow_y + extents.y + extents.height // 2,
        )

    def _x_window_of(self, frame):
        def distance(window):
            lines = dict(line.split("=", 1) for line in xdotool("getwindowgeometry", "--shell", window).split() if "=" in line)
            return abs(int(lines["WIDTH"]) - frame.width) + abs(int(lines["HEIGHT"]) - frame.height)

        return min(self.x_windows(), key=distance)

    def click(self, name=None, role=None, contains=None, within=None, node=None):
        node = node or self.wait(name, role, contains, within)
        xdotool("mousemove", "--sync", *self.point(node))
        xdotool("click", 1)
        return node

    # Looking

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", str(path)], timeout=60, check=False)

    def describe(self):
        lines = []
        for node in self.walk():
            with contextlib.suppress(Exception):
                lines.append(f"{node.getRoleName()}: {node.name!r}")
        return "\n".join(lines)

    # What every journey needs

    def kithctl(self, *arguments, passphrase=None, check=True):
        """The command line, for what has to be there before a journey begins."""
        program = pathlib.Path(self.program).resolve().parent.parent / "cli" / "kithctl"
        command = [str(program), "--store", str(self.store), *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False, input=passphrase)
        if check and done.returncode != 0:
            raise JourneyError(f"kithctl {' '.join(arguments)}: {done.stderr.strip()}")
        return done


def run(journeys):
    """Runs functions of a Desk as TAP. Options: --app PROGRAM, --only NAME, --keep FOLDER."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--app", default=os.environ.get("KITH_PROGRAM", str(ROOT / "build/src/app/kith")))
    parser.add_argument("--only")
    parser.add_argument("--keep", help="where screenshots of failures go")
    options = parser.parse_args()
    enter_display()

    chosen = [j for j in journeys if options.only in (None, j.__name__)]
    print(f"1..{len(chosen)}", flush=True)
    failed = 0
    for number, journey in enumerate(chosen, 1):
        folder = tempfile.mkdtemp(prefix="kith-journey-")
        desk = Desk(options.app, folder)
        began = datetime.datetime.now()
        try:
            journey(desk)
            print(f"ok {number} {journey.__name__}", flush=True)
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            report(desk, journey, error, options.keep)
            print(f"not ok {number} {journey.__name__}", flush=True)
        finally:
            desk.stop()
            shutil.rmtree(folder, ignore_errors=True)
        print(f"# {(datetime.datetime.now() - began).total_seconds():.1f} s", flush=True)
    sys.exit(1 if failed else 0)


def report(desk, journey, error, keep):
    for line in "".join(traceback.format_exception(type(error), error, error.__traceback__)).splitlines():
        print(f"# {line}")
    where = pathlib.Path(keep or os.environ.get("KITH_JOURNEY_SCREENSHOTS", ROOT / "build" / "journeys"))
    where.mkdir(parents=True, exist_ok=True)
    picture = where / f"{journey.__name__}.png"
    with contextlib.suppress(Exception):
        desk.screenshot(picture)
        print(f"# what the screen showed: {picture}")
    with contextlib.suppress(Exception):
        (where / f"{journey.__name__}.txt").write_text(desk.describe(), encoding="utf-8")
    with contextlib.suppress(Exception):
        for line in (desk.folder / "program.log").read_text(encoding="utf-8", errors="replace").splitlines()[-20:]:
            print(f"# program: {line}")
