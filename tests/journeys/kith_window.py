# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in a program's windows, read the way a screen reader does: AT-SPI over D-Bus.

What GTK 4.8 tells over AT-SPI, as measured: extents are those of a widget's content, counted from its
window's; a page of a stack that was left keeps its extents and its "visible" state; whatever is
scrolled away has extents too. So a thing counts as shown only if the window, asked what is at one of
its points, answers with it or with something around or inside it.

Newer GTKs call some things otherwise; ROLES gives them the names they have in 4.8.
"""

import json
import re

from kith_bus import ACCESSIBLE, COMPONENT, IN_WINDOW, ROOT

TEXT = "org.a11y.atspi.Text"
ACTION = "org.a11y.atspi.Action"
SELECTION = "org.a11y.atspi.Selection"
CACHE = "/org/a11y/atspi/cache"
PROPERTIES = "org.freedesktop.DBus.Properties"

STATES = {1: "active", 4: "checked", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded",
          11: "focusable", 12: "focused", 20: "pressed", 23: "selected", 24: "sensitive",
          25: "showing", 30: "visible"}
ROLES = {2: "alert", 7: "check box", 8: "check item", 11: "combo box", 16: "dialog", 20: "filler",
         23: "frame", 27: "image", 29: "label", 31: "list", 32: "row", 33: "menu", 35: "menu item",
         37: "tab", 38: "tab list", 39: "panel", 40: "text", 42: "progress bar", 43: "button",
         44: "check box", 45: "radio item", 48: "scroll bar", 49: "scroll pane", 50: "separator",
         51: "slider", 52: "spin button", 54: "status", 55: "table", 56: "cell", 61: "text",
         62: "button", 69: "window", 75: "application", 79: "text", 83: "heading",
         99: "filler"}
NO_CONTENT = {"panel", "filler", "scroll bar", "separator", "scroll pane"}
MAX_SIZE = 10000
LABELLED_BY = 2
MENU_ROLES = ("menu item", "check item", "radio item")


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

    def ask(self, interface, method, *arguments):
        return self.tree.bus.one(self.peer, self.path, interface, method, *arguments)

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
        answer = self.ask(COMPONENT, "GetExtents", "(u)", (IN_WINDOW,))
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
                                       "(iiu)", (x, y, IN_WINDOW)) for x, y in spots])
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
                         "(ss)", (TEXT, "CharacterCount"))
        if not count:
            return ""
        answer = self.ask(TEXT, "GetText", "(ii)", (0, count[0]))
        return answer[0] if answer else ""

    def labelled(self):
        """What stands on what labels it: newer toolkits give a menu's items no name of their own."""
        answer = self.ask(ACCESSIBLE, "GetRelationSet")
        return " ".join(Node(self.tree, peer, path, self).text() for kind, labels in (answer[0] if answer else [])
                        if kind == LABELLED_BY for peer, path in labels)

    def caret(self):
        answer = self.ask(PROPERTIES, "Get", "(ss)", (TEXT, "CaretOffset"))
        return answer[0] if answer else -1

    def act(self):
        """Its first action, over AT-SPI: only for what a pointer cannot reach."""
        self.ask(ACTION, "DoAction", "(i)", (0,))

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
                node.name = next((below.name for below in node.below() if below.role == "label"), "") or node.labelled()

    def read_kept(self):
        """What GTK 4.8 tells by one call: all widgets that were ever asked for, as they are now."""
        answer = self.bus.one(self.root.peer, CACHE, "org.a11y.atspi.Cache", "GetItems")
        return {path: (count, None, says) for (_, path), _, _, _, count, _, *says in (answer[0] if answer else [])
                if path != ROOT}

    def ask(self, nodes):
        """What each says about itself: how many are below it, its parent, and what describes it."""
        asked = []
        for node in nodes:
            asked.append((node.peer, node.path, PROPERTIES, "GetAll", "(s)", (ACCESSIBLE,)))
            asked.append((node.peer, node.path, ACCESSIBLE, "GetState"))
            if node.path not in self.bus.roles:
                asked.append((node.peer, node.path, ACCESSIBLE, "GetRole"))
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
        answers = self.bus.many([(node.peer, node.path, ACCESSIBLE, "GetChildren") for node in above])
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
                               "(ss)", ("org.a11y.atspi.Application", "Version"))
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
                                  "(ss)", (ACCESSIBLE, "Parent"))
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
