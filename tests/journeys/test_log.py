#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log in the settings: what of it is asked for, by keyboard and pointer."""

import re

import kith_journey
from kith_journey import Journey

MARIAS = "another rainy day with tea"


def center(journey):
    """Three days of work: Rosa and Sam come on two of them, and Maria reads what Rosa agreed to."""
    clock = journey.clock("2026-11-02T10:00:00")
    store = journey.center(clock=clock)
    journey.account(store, "Maria", "advocate", MARIAS, clock)
    people = [journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"]
              for name in ("Rosa Marin", "Sam Whitfield")]
    for moment in ("2026-11-16T10:00:00", "2026-11-17T10:00:00"):
        clock.set(moment)
        for person in people:
            journey.ctl("sign-in", "--id", person, store=store, account="Dana", clock=clock)
    journey.ctl("consent", "list", people[0], store=store, account="Maria", passphrase=MARIAS, clock=clock)
    clock.set("2026-11-18T10:00:00")
    return store, clock, people


def open_log(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    kith.click(re.compile("^Dana"), "button")
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+6")
    kith.click("Log", "row")
    kith.see(re.compile(r"^\d+ entr"), "status")
    return kith


def take(kith, drop, label):
    """Of the rows that come down; the toolkit names them by a label inside."""
    def stepped():
        node = kith.focused()
        if node is None or node.role != "row":
            return False
        rows_below = [row for row in node.parent.children if row.role == "row"]
        paths = [row.path for row in rows_below]
        wanted = next((row.path for row in rows_below if any(below.name == label for below in row.below())), None)
        if wanted is None:
            return False
        steps = paths.index(wanted) - paths.index(node.path)
        # All at once: the screen is read again once for every look.
        kith.key(*["Down" if steps > 0 else "Up"] * abs(steps), "Return")
        return True

    kith.click(drop, "combo box")
    kith.wait(stepped, "the row of " + label)
    kith.wait(lambda: any(below.name == label and below.is_shown() for below in kith.see(drop, "combo box").below()),
              label)


def rows(kith):
    found = kith.look("Log", "list")
    names = [] if found is None else [row.name for row in found.children if row.role == "row"]
    return [name for name in names if name != "Day closed"]


def shows(kith, wanted, what):
    """The rows that are there in the end, days closed by themselves aside."""
    kith.wait(lambda: rows(kith) == wanted, "%s, not %s" % (what, rows(kith)))


def filters(journey):
    """By days, kind, account and person; what is chosen stays while other parts are looked at"""
    store, clock, people = center(journey)
    kith = open_log(journey, store, clock)
    take(kith, "What happened", "At the front desk")
    shows(kith, ["Signed in · Sam Whitfield", "Signed in · Rosa Marin"] * 2, "who was signed in within a week")
    kith.see("6 entries", "status")

    take(kith, "Period", "From … to …")
    kith.click(re.compile("^First day"), "text")
    kith.type("2026-11-1", "Tab")
    kith.see(re.compile("2026-11-1”? is|not a day|is no day|day"), "status")
    shows(kith, [], "nothing while a day is not written out")
    kith.key("shift+Tab")
    kith.type("2026-11-17")
    shows(kith, ["Signed in · Sam Whitfield", "Signed in · Rosa Marin"], "the second day")
    kith.key("ctrl+a")
    kith.type("2026-11-01", "Tab")
    kith.type("2026-11-16")
    shows(kith, ["Signed in · Sam Whitfield", "Signed in · Rosa Marin"], "the first day")

    kith.click("About anybody…", "button")
    kith.see("The Log of One Record")
    kith.type("ros", "Return")
    kith.gone("The Log of One Record")
    kith.see("About Rosa Marin", "button")
    shows(kith, ["Signed in · Rosa Marin"], "one person on the first day")
    kith.click("Accounts", "row")
    kith.see("Add…", "button")
    kith.click("Log", "row")
    shows(kith, ["Signed in · Rosa Marin"], "the same after another part")

    take(kith, "Account", "Maria")
    kith.see(re.compile("^Nothing of that kind in this time. Choose"), "status")
    kith.click("Look at Everything", "button")
    kith.see("About anybody…", "button")
    kith.wait(lambda: "Center set up" in rows(kith) and "Consents read · Rosa Marin" in rows(kith), "everything")
    kith.end()
    logged = journey.ctl("audit", "--kind", "desk", "--from", "2026-11-16", "--to", "2026-11-16", "--person", people[0],
                         store=store, account="Dana", clock=clock)["entries"]
    journey.equal([entry["event"] for entry in logged], ["signed-in"], "the same by kithctl")


def pages(journey):
    """More than a page: the rest comes when it is asked for, and the keyboard goes on there"""
    clock = journey.clock()
    store = journey.path("center.kith")
    journey.ctl("sample", "--people", "30", "--visits", "60", "--years", "1", store=store, clock=clock)
    for number in range(40):
        journey.ctl("setting", "center.name", "Harbor House %d" % number, store=store, account="coordinator", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.click(re.compile("^coordinator, "), "button")
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+6")
    kith.click("Log", "row")
    kith.see("The newest 100 entries are shown.", "status")
    kith.see("Show More", "button", shown=False).act()
    kith.see(re.compile(r"^1\d\d entries$"), "status")
    kith.gone("Show More", "button")
    kith.has_focus(role="row")
    kith.end()


if __name__ == "__main__":
    kith_journey.run(__doc__, filters, pages)
