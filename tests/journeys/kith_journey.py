# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the window, for the journeys beside this file.

A journey starts the real program on a screen in memory (tests/with-display.sh), reads what is on
it the way a screen reader does (AT-SPI over D-Bus), and presses real keys and moves a real pointer
(xdotool). It waits for what should be seen, never for a time; where that does not come, it says what
was on the screen instead and keeps a picture.

What GTK 4.8 tells over AT-SPI, as measured: extents are those of a widget's content, counted from its
window's; a page of a stack that was left keeps its extents and its "visible" state; whatever is
scrolled away has extents too. So a thing counts as shown only if the window, asked what is at one of
its points, answers with it or with something around or inside it.

Newer GTKs call some things otherwise; ROLES gives them the names they have in 4.8.
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

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from kith_screen import Screen  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
ACTION = "org.a11y.atspi.Action"
SELECTION = "org.a11y.atspi.Selection"
ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
PROPERTIES = "org.freedesktop.DBus.Properties"
IN_WINDOW = 1

STATES = {1: "active", 4: "checked", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded",
          11: "focusable", 12: "focused", 20: "pressed", 23: "selected", 24: "sensitive",
          25: "showing", 30: "visible"}
ROLES = {2: "alert", 7: "check box", 8: "check item", 11: "combo box", 16: "dialog", 20: "filler",
         23: "frame", 27: "image", 29: "label", 31: "list", 32: "row", 33: "menu", 35: "menu item",
         37: "tab", 38: "tab list", 39: "panel", 40: "text", 42: "progress bar", 43: "button",
         44: "radio button", 45: "radio item", 48: "scroll bar", 49: "scroll pane", 50: "separator",
         51: "slider", 52: "spin button", 54: "status", 55: "table", 56: "cell", 61: "text",
         62: "button", 69: "window", 75: "application", 79: "text", 83: "heading",
         99: "filler"}
NO_CONTENT = {"panel", "filler", "scroll bar", "separator", "scroll pane"}
WAIT = 20.0
MAX_SIZE = 10000
MENU_ROLES = ("menu item", "check item", "radio item")


class Failure(Exception):
    """Something that a person would have expected did not happen."""


class Skipped(Exception):
    """What a journey needs and this machine does not have."""


def plain(name):
    """A name without what GTK 4.8 adds to it: a label's own words a second time, and underscores."""
    words = name.replace("_", "")
    half = len(words) // 2
    if len(words) % 2 == 1 and words[half] == " " and words[:half] == words[half + 1:]:
        words = words[:half]
    return words.strip()


def matches(wanted, text):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return wanted.search(text) is not None
    return wanted == text


class Bus:
    """The accessibility bus: single calls, and many at once."""

    def __init__(self):
        self.tells_places = None
        self.roles = {}
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, -1, None).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def many(self, calls):
        """The answers to calls, each (peer, path, interface, method, arguments); None where it failed."""
        answers = [None] * len(calls)
        left = len(calls)
        loop = GLib.MainLoop()

        def answered(connection, result, index):
            nonlocal left
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass
            left -= 1
            if left == 0:
                loop.quit()

        for index, (peer, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(peer, path, interface, method, arguments, None, 0, 10000, None,
                                 answered, index)
        if left:
            loop.run()
        return answers

    def one(self, *call):
        return self.many([call])[0]

    def unseen(self, nodes):
        """Those of them that are not on the screen: nothing is found at their middle."""
        extents = self.many([(node.peer, node.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (IN_WINDOW,)))
                             for node in nodes])
        found = self.many([(node.peer, node.path, COMPONENT, "GetAccessibleAtPoint",
                            GLib.Variant("(iiu)", (x + width // 2, y + height // 2, IN_WINDOW)))
                           for node, ((x, y, width, height),) in zip(nodes, (e or ((0, 0, 0, 0),) for e in extents))])
        return [node for node, answer in zip(nodes, found) if not answer or answer[0][1].endswith("/null")]

    def processes(self):
        """Every program on this bus: (peer, path)."""
        answer = self.one("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", None)
        return answer[0] if answer else []

    def process_id(self, peer):
        answer = self.one("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "GetConnectionUnixProcessID", GLib.Variant("(s)", (peer,)))
        return answer[0] if answer else 0


class Node:
    """What one widget said about itself at one moment."""

    def __init__(self, tree, peer, path, parent):
        self.tree = tree
        self.peer = peer
        self.path = path
        self.parent = parent
        self.children = []
        self.role = ""
        self.raw_name = ""
        self.name = ""
        self.description = ""
        self.states = frozenset()

    def describe(self, name, role, description, states):
        self.raw_name = name
        self.name = plain(name)
        self.description = description
        self.role = ROLES.get(role, "role %d" % role) if role is not None else ""
        if self.role == "status" and not self.name:
            self.name = self.text()
        bits = (states[0] | states[1] << 32) if len(states) == 2 else 0
        self.states = frozenset(word for bit, word in STATES.items() if bits >> bit & 1)

    def ask(self, interface, method, arguments=None):
        return self.tree.bus.one(self.peer, self.path, interface, method, arguments)

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def below(self):
        for child in self.children:
            yield child
            yield from child.below()

    def is_inside(self, other):
        return any(node.path == other.path for node in self.ancestors())

    def window(self):
        node = self
        while node.parent is not None and node.parent.parent is not None:
            node = node.parent
        return node

    def extents(self):
        answer = self.ask(COMPONENT, "GetExtents", GLib.Variant("(u)", (IN_WINDOW,)))
        return answer[0] if answer else (0, 0, 0, 0)

    def spots(self):
        """Points inside it, its middle first."""
        x, y, width, height = self.extents()
        if width <= 0 or height <= 0:
            return []
        middle = y + height // 2
        return [(x + width // 2, middle), (x + min(12, width // 4), middle),
                (x + width - 1 - min(12, width // 4), middle), (x + width // 2, y + height // 4)]

    def spot(self, exact=False):
        """A point at which the window shows it, None if there is none. @exact: nothing around it counts."""
        if self.parent is None or "sensitive" not in self.states and exact:
            return None
        window = self.window()
        spots = self.spots()
        answers = self.tree.bus.many([(self.peer, window.path, COMPONENT, "GetAccessibleAtPoint",
                                       GLib.Variant("(iiu)", (x, y, IN_WINDOW))) for x, y in spots])
        around = {node.path for node in self.ancestors()}
        for spot, answer in zip(spots, answers):
            path = self.tree.known(answer[0]) if answer else None
            # The text inside an entry is nothing of its own to AT-SPI.
            if path is None and answer and self.role == "text":
                return spot
            if path == self.path or path in self.tree.by_path and self.tree.by_path[path].is_inside(self):
                return spot
            if not exact and path in around and path != window.path:
                return spot
        return None

    def takes_input(self):
        """Whether this window is the one to act in: the dialog where there is one (GTK 4.8 never calls one active)."""
        others = [window for window in self.tree.root.children if window.role == "dialog"]
        return self in others if others else "active" in self.states

    def is_shown(self):
        if self.role == "frame":
            return True
        if self.tree.tells_places():
            return self.spot() is not None
        return "showing" in self.states and all(0 < size < MAX_SIZE for node in [self] + list(self.ancestors())[:-1]
                                                for size in node.extents()[2:])

    def text(self):
        count = self.ask(PROPERTIES, "Get",
                         GLib.Variant("(ss)", (TEXT, "CharacterCount")))
        if not count:
            return ""
        answer = self.ask(TEXT, "GetText", GLib.Variant("(ii)", (0, count[0])))
        return answer[0] if answer else ""

    def caret(self):
        answer = self.ask(PROPERTIES, "Get", GLib.Variant("(ss)", (TEXT, "CaretOffset")))
        return answer[0] if answer else -1

    def act(self):
        """Its first action, over AT-SPI: only for what a pointer cannot reach."""
        self.ask(ACTION, "DoAction", GLib.Variant("(i)", (0,)))

    def __str__(self):
        states = " ".join(sorted(self.states - {"visible", "showing", "sensitive", "enabled", "focusable"}))
        parts = [self.role, json.dumps(self.name, ensure_ascii=False)]
        if self.description:
            parts.append("(" + self.description + ")")
        if states:
            parts.append("[" + states + "]")
        if "sensitive" not in self.states:
            parts.append("[greyed out]")
        return " ".join(parts)


class Tree:
    """What the program says about its windows, read anew: all, or without the pages that are not on top."""

    def __init__(self, bus, peer, whole=False):
        self.bus = bus
        self.root = Node(self, peer, ROOT, None)
        self.by_path = {}
        self.whole = whole or not self.tells_places()
        self.kept = self.read_kept() if whole and self.tells_places() else {}
        level = [self.root]
        while level:
            level = self.read(level)
        for node in self.by_path.values():
            if node.role in MENU_ROLES and not node.name:
                node.name = next((below.name for below in node.below() if below.role == "label"), "")

    def read_kept(self):
        """What GTK 4.8 tells by one call: all widgets that were ever asked for, as they are now."""
        answer = self.bus.one(self.root.peer, CACHE, "org.a11y.atspi.Cache", "GetItems", None)
        return {path: (count, None, says) for (_, path), _, _, _, count, _, *says in (answer[0] if answer else [])
                if path != ROOT}

    def ask(self, nodes):
        """What each says about itself: how many are below it, its parent, and what describes it."""
        asked = []
        for node in nodes:
            asked.append((node.peer, node.path, PROPERTIES, "GetAll", GLib.Variant("(s)", (ACCESSIBLE,))))
            asked.append((node.peer, node.path, ACCESSIBLE, "GetState", None))
            if node.path not in self.bus.roles:
                asked.append((node.peer, node.path, ACCESSIBLE, "GetRole", None))
        answers = iter(self.bus.many(asked))
        for node in nodes:
            told, states = next(answers), next(answers)
            if node.path not in self.bus.roles:
                role = next(answers)
                if role:
                    self.bus.roles[node.path] = role[0]
            told = told[0] if told else {}
            count = None if node is self.root else told.get("ChildCount")
            self.kept[node.path] = (count, told.get("Parent", (None, None))[1], (
                told.get("Name", ""), self.bus.roles.get(node.path), told.get("Description", ""),
                states[0] if states else ()))

    def read(self, level):
        self.ask([node for node in level if node.path not in self.kept])
        pages = []
        for node in level:
            _, parent, says = self.kept[node.path]
            node.describe(*says)
            # The parent of what a stack holds is its page, which is no widget.
            if not self.whole and node.parent and parent not in (None, node.parent.path, ROOT):
                pages.append(node)
        for page in self.bus.unseen(pages):
            page.parent.children.remove(page)
            level.remove(page)
        # Which widgets are kept as its children does not tell: they may be hidden now.
        above = [node for node in level if self.kept[node.path][0] != 0]
        answers = self.bus.many([(node.peer, node.path, ACCESSIBLE, "GetChildren", None) for node in above])
        deeper = []
        self.by_path.update((node.path, node) for node in level)
        for node, children in zip(above, answers):
            for _, path in (children[0] if children else []):
                if path not in self.by_path and not path.endswith("/null"):
                    child = Node(self, node.peer, path, node)
                    node.children.append(child)
                    deeper.append(child)
        return deeper

    def version(self):
        """Of the toolkit: (4, 8, 3)"""
        answer = self.root.ask(PROPERTIES, "Get",
                               GLib.Variant("(ss)", ("org.a11y.atspi.Application", "Version")))
        return tuple(int(part) for part in re.findall(r"\d+", answer[0])) if answer else ()

    def tells_places(self):
        """Newer toolkits leave the padding around a widget out of where they say it is."""
        if self.bus.tells_places is None:
            self.bus.tells_places = self.version() < (4, 10)
        return self.bus.tells_places

    def known(self, found):
        """What is in the tree of @found, a (peer, path): itself, or what it is a part of."""
        peer, path = found
        for _ in range(8):
            if not peer or path in self.by_path:
                return path if peer else None
            answer = self.bus.one(peer, path, PROPERTIES, "Get",
                                  GLib.Variant("(ss)", (ACCESSIBLE, "Parent")))
            if not answer:
                break
            path = answer[0][1]
        return None

    def each(self, name=None, role=None, description=None, states=(), inside=None, shown=True):
        for node in (inside or self.root).below():
            if role is not None and node.role != role:
                continue
            if not matches(name, node.name) or not matches(description, node.description):
                continue
            if not set(states) <= node.states:
                continue
            if not shown or node.is_shown():
                yield node

    def find_all(self, *args, **kinds):
        return list(self.each(*args, **kinds))

    def find(self, *args, **kinds):
        return next(self.each(*args, **kinds), None)

    def focused(self):
        """The innermost widget that has the keyboard."""
        found = [node for node in self.root.below() if "focused" in node.states]
        active = [node for node in found if "active" in node.window().states]
        return (active or found or [None])[-1]

    def dump(self):
        lines = []

        def write(node, depth):
            says = node.name or node.description or "focused" in node.states or node.role not in NO_CONTENT
            if node.parent is not None and says and node.is_shown():
                text = ""
                if node.role in ("text", "entry") or "editable" in node.states:
                    text = " = " + json.dumps(node.text(), ensure_ascii=False)
                lines.append("  " * depth + str(node) + text)
                depth += 1
            for child in node.children:
                write(child, depth)

        write(self.root, 0)
        return "\n".join(lines) or "(nothing)"


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
        # Looking keeps the program busy: it gets as much time for itself.
        time.sleep(max(0.03, min(now - began, 0.3)))


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

        def ready():
            found = self.look_all(name, role, states=states, **kinds)
            return next((node for node in found if node.window().takes_input()), None)

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
            node = self.focused()
            # Steps are taken once: the screen may still tell where the focus was before them.
            if node is None or node.role not in MENU_ROLES or left.get(node.path, 0) > time.monotonic() - 3:
                return False
            left.clear()
            left[node.path] = time.monotonic()
            if matches(name, node.name) and "sensitive" in node.states:
                self.key("Return")
                return True
            items = [item for item in node.tree.root.below()
                     if item.role in MENU_ROLES and "sensitive" in item.states and item.is_shown()]
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
