# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the window, for the journeys beside this file.

A journey starts the real program on a screen in memory (tests/with-display.sh), reads what is on
it the way a screen reader does (AT-SPI over D-Bus), and presses real keys and moves a real pointer
(xdotool). It waits for what should be seen, never for a time; where that does not come, it says what
was on the screen instead and keeps a picture.
"""

import argparse
import configparser
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

from kith_bus import Bus
from kith_screen import Screen
from kith_window import MENU_ROLES, Tree, matches

WAIT = 20.0


class Failure(Exception):
    """Something that a person would have expected did not happen."""


class Skipped(Exception):
    """What a journey needs and this machine does not have."""


def until(condition, what, seconds=WAIT):
    """Waits for @condition to give something, and gives that."""
    end = time.monotonic() + seconds
    while True:
        began = time.monotonic()
        found = condition()
        if found:
            return found
        now = time.monotonic()
        if now > end:
            raise Failure("waited %d s in vain for %s" % (seconds, what))
        # Looking keeps the program busy: it gets some time for itself.
        time.sleep(max(0.02, min((now - began) / 3, 0.1)))


class Clock:
    """The file that tells the program, and kithctl, what time it is (debug builds only)."""

    def __init__(self, folder, start):
        self.path = os.path.join(folder, "clock")
        self.set(start)

    def set(self, moment):
        self.write(moment)

    def advance(self, *steps):
        with open(self.path) as file:
            text = file.read()
        stamp = os.stat(self.path)
        self.write(text + "".join(" +" + step for step in steps), (stamp.st_atime_ns, stamp.st_mtime_ns))

    def write(self, text, stamp=None):
        new = self.path + ".new"
        with open(new, "w") as file:
            file.write(text)
        if stamp is not None:
            os.utime(new, ns=stamp)
        os.replace(new, self.path)


class Kith:
    """The program, and a person in front of it."""

    def __init__(self, journey, *arguments, store=None, clock=None, environment=None, settings=None):
        self.journey = journey
        self.screen = journey.screen
        self.bus = journey.bus
        self.clock = clock
        self.is_quick = False
        self.environment = dict(journey.environment, **(environment or {}))
        if clock is not None:
            self.environment["KITH_CLOCK_FILE"] = clock.path
        journey.set(**(settings or {}))
        command = [journey.options.app]
        if store is not None:
            command += ["--store", store]
        command += arguments
        self.errors = open(os.path.join(journey.folder, "stderr-%d" % len(journey.programs)), "w+")
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                        stdout=self.errors, stderr=self.errors, start_new_session=True)
        journey.programs.append(self)
        self.wait(lambda: self.frames(), "a window")

    # ---- reading

    def peer(self):
        for peer, path in self.bus.processes():
            if self.bus.process_id(peer) == self.process.pid:
                return peer
        return None

    def tree(self, whole=None):
        """What the program says now; None while it starts or starts anew."""
        if whole is None:
            whole = not self.is_quick
        if self.process.poll() is not None:
            self.journey.fail("the program ended with status %d" % self.process.returncode)
        peer = self.peer()
        return Tree(self.bus, peer, whole) if peer else None

    def frames(self):
        tree = self.tree()
        return [node for node in tree.root.children] if tree else []

    def wait(self, condition, what, seconds=WAIT):
        """Looks at what is on top, and every third time at everything: what was never asked for is not found by place."""
        looks = 0

        def look():
            nonlocal looks
            looks += 1
            self.is_quick = looks % 3 != 0
            try:
                return condition()
            finally:
                self.is_quick = False

        try:
            return until(look, what, seconds)
        except Failure as failure:
            self.journey.fail(str(failure), self)

    def look(self, name=None, role=None, **kinds):
        """The first thing of this name and role that is on the screen now, None if there is none."""
        tree = self.tree(None if kinds.get("shown", True) else True)
        return tree.find(name, role, **kinds) if tree else None

    def look_all(self, name=None, role=None, **kinds):
        tree = self.tree(None if kinds.get("shown", True) else True)
        return tree.find_all(name, role, **kinds) if tree else []

    def see(self, name=None, role=None, seconds=WAIT, **kinds):
        """Waits until it is there."""
        what = " ".join(str(word) for word in (role, getattr(name, "pattern", name)) if word)
        if kinds:
            what += " (" + ", ".join("%s: %s" % item for item in kinds.items() if item[0] != "inside") + ")"
        return self.wait(lambda: self.look(name, role, **kinds), what, seconds)

    def gone(self, name=None, role=None, seconds=WAIT, **kinds):
        """Waits until it is no longer there."""
        def is_gone():
            tree = self.tree(None if kinds.get("shown", True) else True)
            if tree is None or tree.find(name, role, **kinds) is not None:
                return False
            return tree.whole or self.tree(True).find(name, role, **kinds) is None

        what = "the end of " + " ".join(str(word) for word in (role, getattr(name, "pattern", name)) if word)
        self.wait(is_gone, what, seconds)

    def not_there(self, name=None, role=None, **kinds):
        """Says so if it is there now."""
        found = self.look(name, role, **kinds)
        if found is not None:
            self.journey.fail("this should not be on the screen: %s" % found, self)

    def recovery_code(self):
        """The groups of the recovery code that is on the screen, waited for: a page is told of before its words."""
        return self.wait(self.look_for_recovery_code, "the recovery code")

    def look_for_recovery_code(self):
        for node in self.look_all("Recovery code"):
            words = [below.name for below in node.below() if below.role == "label"]
            groups = [word for word in words if re.fullmatch("[0-9A-Z]{4}", word)]
            # Each stands behind its number.
            if len(groups) >= 4 and words == [word for number, group in enumerate(groups, 1)
                                              for word in (str(number), group)]:
                return groups
        return None

    def focused(self):
        tree = self.tree()
        return tree.focused() if tree else None

    def has_focus(self, name=None, role=None, seconds=WAIT):
        """Waits until the keyboard is there, or in something inside it."""
        def look():
            node = self.focused()
            while node is not None:
                if matches(name, node.name) and role in (None, node.role):
                    return node
                node = node.parent
            return None

        return self.wait(look, "the focus on " + str(getattr(name, "pattern", name) or role), seconds)

    def everything(self):
        tree = self.tree(True)
        return tree.dump() if tree else "(no window)"

    # ---- doing

    def key(self, *keys):
        self.screen.run("key", "--delay", "15", *keys)

    def type(self, text, then=None):
        self.screen.keyboard.learn(text)
        self.screen.run("type", "--delay", "12", "--", text)
        if then is not None:
            self.key(then)

    def place(self, window_node):
        """The X window of a widget's window, and where in it the latter's extents are counted from."""
        def measure():
            window = self.screen.active_window()
            size = self.screen.size(window) if window else None
            if size is None:
                return None
            x, y, width, height = window_node.extents()
            beside, above = size[0] - width, size[1] - height
            if beside < 0 or above < 0 or beside > 120 or above > 120:
                return None
            return window, beside // 2 - x, above // 2 - y

        return self.wait(measure, "the window of " + window_node.name)

    def point_at(self, node):
        spot = node.spot(exact=True) or node.spot()
        if spot is None:
            return False
        window, x, y = self.place(node.window())
        self.screen.run("mousemove", "--window", window, str(x + spot[0]), str(y + spot[1]))
        return True

    def click(self, name=None, role=None, button=1, **kinds):
        """Moves the pointer there and presses."""
        states = set(kinds.pop("states", ())) | {"sensitive"}
        seconds = kinds.pop("seconds", WAIT)

        places = {}

        def ready():
            found = self.look_all(name, role, states=states, **kinds)
            node = next((node for node in found if node.window().takes_input()), None)
            if node is None:
                return None
            # What has just come may still move under the pointer.
            place = node.extents()
            stands = places.get(node.path) == place
            places[node.path] = place
            return node if stands else None

        node = self.wait(ready, "%s to click at" % " ".join(
            str(word) for word in (role, getattr(name, "pattern", name)) if word), seconds)
        if not node.tree.tells_places():
            raise Skipped("GTK %d.%d does not tell where to click" % node.tree.version()[:2])
        if not self.point_at(node):
            self.journey.fail("nothing to click at: %s" % node, self)
        self.screen.run("click", str(button))
        return node

    def choose(self, name):
        """Takes an item of the open menu, by keyboard."""
        left = {}

        def taken():
            # A menu that was just opened is not found by place.
            node = self.focused() or self.tree(True).focused()
            # Steps are taken once: the screen may still tell where the focus was before them.
            if node is None or node.role not in MENU_ROLES or left.get(node.path, 0) > time.monotonic() - 3:
                return False
            left.clear()
            left[node.path] = time.monotonic()
            if matches(name, node.name) and "sensitive" in node.states:
                self.key("Return")
                return True
            menu = next((above for above in node.ancestors() if above.role == "menu"), node.tree.root)
            items = [item for item in menu.below()
                     if item.role in MENU_ROLES and {"sensitive", "visible"} <= item.states]
            goal = next((at for at, item in enumerate(items) if matches(name, item.name)), None)
            here = next((at for at, item in enumerate(items) if item.path == node.path), None)
            steps = goal - here if None not in (goal, here) else 1
            self.key(*["Down" if steps > 0 else "Up"] * max(1, abs(steps)))

        self.wait(taken, "the menu item " + str(getattr(name, "pattern", name)), 3 * WAIT)

    def scroll_to(self, name=None, role=None, **kinds):
        """Turns the wheel until it can be seen."""
        def seen():
            node = self.look(name, role, **kinds)
            if node is None:
                hidden = self.look(name, role, shown=False, **kinds)
                if hidden is None:
                    return None
                pane = next((a for a in hidden.ancestors() if a.role == "scroll pane"), None)
                if pane is not None and self.point_at(pane):
                    (_, top, _, height), (_, y, _, h) = pane.extents(), hidden.extents()
                    gap = y + h - top - height if y > top else top - y
                    self.screen.run("click", "--repeat", str(2 + max(0, gap) // 80), "5" if y > top else "4")
            return node

        return self.wait(seen, "%s after scrolling" % (name or role))

    def settle(self):
        self.screen.settle()

    def picture(self, path):
        self.screen.picture(path)

    def stderr(self):
        self.errors.flush()
        with open(self.errors.name) as file:
            return file.read()

    def kill(self):
        """As a power cut would end it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.errors.close()


class Journey:
    """What one journey works with: a folder, programs, a way to fail."""

    PASSPHRASE = "kettle harbor violin"

    def __init__(self, options, screen, bus, name):
        self.options = options
        self.screen = screen
        self.bus = bus
        self.name = name
        self.programs = []
        self.folder = tempfile.mkdtemp(prefix="kith-journey-")
        self.environment = dict(os.environ, GSETTINGS_BACKEND="keyfile", NO_AT_BRIDGE="0", HOME=self.home())
        for word in ("data", "config", "cache"):
            self.environment["XDG_%s_HOME" % word.upper()] = self.home(word)

    def home(self, *parts):
        """A folder of this journey's user, made if need be."""
        path = os.path.join(self.folder, "home", *parts)
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path

    def set(self, **settings):
        """Writes what this computer remembers: settings by their names, with _ for -."""
        path = os.path.join(self.home("config", "glib-2.0", "settings"), "keyfile")
        kept = configparser.ConfigParser()
        kept.optionxform = str
        kept.read(path)
        if not kept.has_section("org/kithdesk/Kith"):
            kept.add_section("org/kithdesk/Kith")
        for key, value in settings.items():
            kept.set("org/kithdesk/Kith", key.replace("_", "-"), value)
        with open(path, "w") as file:
            kept.write(file, space_around_delimiters=False)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as file:
            file.write(text)
        return self.path(name)

    def clock(self, start="2026-11-18T10:00:00"):
        return Clock(self.folder, start)

    def start(self, *arguments, **how):
        return Kith(self, *arguments, **how)

    def ctl(self, *words, store=None, account=None, passphrase=None, clock=None, expect=0):
        """Runs kithctl with --json, and gives what it prints."""
        command = [self.options.ctl, "--json"]
        if store:
            command += ["--store", store]
        if account:
            command += ["--account", account]
        command += ["--passphrase-file", self.write("passphrase", (passphrase or self.PASSPHRASE) + "\n")]
        environment = dict(self.environment)
        if clock is not None:
            environment["KITH_CLOCK_FILE"] = clock.path
        done = subprocess.run(command + list(words), env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)
        if done.returncode != expect:
            self.fail("kithctl %s: status %d\n%s%s" % (" ".join(words), done.returncode, done.stdout, done.stderr))
        return json.loads(done.stdout) if done.stdout.strip() else None

    def center(self, name="Harbor House", coordinator="Dana", clock=None, store=None):
        """A new center with one coordinator, made by kithctl."""
        store = store or self.path("center.kith")
        self.ctl("init", "--center", name, "--timezone", "America/Chicago", "--coordinator", coordinator,
                 store=store, clock=clock)
        return store

    def account(self, store, name, role, passphrase, clock=None):
        self.ctl("account", "add", name, "--role", role, "--new-passphrase-file",
                 self.write("new-passphrase", passphrase + "\n"), store=store, account="Dana", clock=clock)

    def count_drafts(self, store):
        """Of a copy, as it would be found after the power came back; 0 where it was taken in the middle of a write."""
        copy = self.path("copy.kith")
        try:
            for end in ("", "-wal"):
                shutil.copy(store + end, copy + end)
            db = sqlite3.connect(copy)
            (count,) = db.execute("SELECT count(*) FROM draft").fetchone()
            db.close()
            return count
        except (OSError, sqlite3.DatabaseError):
            return 0

    def check(self, condition, sentence):
        if not condition:
            self.fail(sentence)

    def equal(self, value, expected, what):
        if value != expected:
            self.fail("%s: %r instead of %r" % (what, value, expected))

    def fail(self, sentence, kith=None):
        text = [sentence]
        kith = kith or (self.programs[-1] if self.programs else None)
        if kith is not None and kith.process.poll() is None:
            picture = os.path.join(self.options.shots, self.name + ".png")
            self.screen.picture(picture)
            text += ["on the screen:", kith.everything(), "picture: " + picture]
        if kith is not None and not kith.errors.closed and kith.stderr():
            text += ["the program said:", kith.stderr()[-3000:]]
        raise Failure("\n".join(text))

    def end(self):
        for program in self.programs:
            program.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def skip(reason):
    print("1..0 # SKIP " + reason)
    return 0


def options(description, **more):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--app", required=True, help="the program")
    parser.add_argument("--ctl", help="kithctl")
    parser.add_argument("--shots", default=tempfile.gettempdir(), help="where pictures of failures go")
    parser.add_argument("--only", action="append", help="only the journey of this name")
    for name, how in more.items():
        parser.add_argument("--" + name.replace("_", "-"), **how)
    return parser.parse_args()


def run(description, *journeys, **more):
    """Runs each journey, a function that takes a Journey, and reports as TAP. Ends the process."""
    chosen = options(description, **more)
    os.makedirs(chosen.shots, exist_ok=True)
    todo = [journey for journey in journeys if not chosen.only or journey.__name__ in chosen.only]
    screen, bus = Screen(), Bus()
    failed = 0
    print("1..%d" % len(todo), flush=True)
    for number, function in enumerate(todo, 1):
        journey = Journey(chosen, screen, bus, function.__name__)
        began = time.monotonic()
        problem = None
        skipped = ""
        try:
            function(journey)
        except Skipped as reason:
            skipped = " # SKIP %s" % reason
        except Failure as failure:
            problem = str(failure)
            where = [frame for frame in traceback.extract_tb(failure.__traceback__)
                     if os.path.basename(frame.filename) != "kith_journey.py"]
            problem += "".join("\nat %s:%d: %s" % (os.path.basename(f.filename), f.lineno, f.line) for f in where)
        except Exception:
            problem = traceback.format_exc()
        try:
            journey.end()
        except Exception:
            problem = (problem or "") + traceback.format_exc()
        if problem:
            failed += 1
            print("\n".join("# " + line for line in problem.splitlines()))
        print("%s %d - %s%s" % ("not ok" if problem else "ok", number,
                                function.__doc__.strip().splitlines()[0].rstrip("."),
                                skipped or " # %.1f s" % (time.monotonic() - began)), flush=True)
    sys.exit(1 if failed else 0)
