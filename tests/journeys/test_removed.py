#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mistaken visit is removed, put back and corrected on a person's page, by keyboard, long after it was."""

import re

import kith_journey
from kith_journey import Journey

SEARCH = re.compile("^Find somebody")


def open_person(journey, store, clock, account="Dana", passphrase=Journey.PASSPHRASE):
    kith = journey.start(store=store, clock=clock)
    if account != "Dana":
        kith.click(re.compile("^" + account), "button")
    kith.has_focus("Passphrase")
    kith.type(passphrase, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    kith.type("rosa", "Down")
    kith.has_focus(re.compile("^Rosa"), "row")
    kith.key("Return")
    kith.has_focus("Sign In", "button")
    return kith


def walk_to(kith, name, key="Tab"):
    """Walks on until the focus is there, one step at a time."""
    for _ in range(30):
        node = kith.wait(kith.focused, "a focus")
        if re.match(name, node.name):
            return
        kith.key(key)
        kith.wait(lambda: getattr(kith.focused(), "path", node.path) != node.path, "the focus to go on")
    kith.has_focus(re.compile(name))


def numbers(journey, store, clock):
    whole = journey.ctl("count", "--from", "2026-11-16", "--to", "2026-11-20", store=store, account="Dana", clock=clock)
    return whole["visits"], whole["people"]["low"], whole["first_timers"]


def came_yesterday(journey):
    """The numbers as they are, and Rosa's page."""
    clock = journey.clock("2026-11-17T10:00:00")
    store = journey.center(clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("sign-in", "--id", rosa, store=store, account="Dana", clock=clock)
    clock.set("2026-11-18T10:00:00")
    before = numbers(journey, store, clock)
    kith = open_person(journey, store, clock)
    return clock, store, before, kith


def put_back(journey):
    """Removed, found after the program was closed, put back: the counts are what they were; and undone again"""
    clock, store, before, kith = came_yesterday(journey)
    kith.see(re.compile("^Tuesday"), "row")
    kith.not_there(re.compile("^Removed"))
    walk_to(kith, "Remove the visit of ", "shift+Tab")
    kith.key("Return")
    kith.see(re.compile("does not count any more"), "status")
    kith.gone(re.compile("^Tuesday"), "row")
    kith.has_focus(re.compile(r"^Removed \(1\)"))
    kith.end()
    journey.equal(numbers(journey, store, clock), (0, 0, 0), "visits, people and first-timers without it")

    kith = open_person(journey, store, clock)
    kith.see("No visit yet. Sign In begins one.")
    walk_to(kith, r"Removed \(1\)", "shift+Tab")
    kith.key("Return")
    walk_to(kith, "Put back the visit of ")
    kith.key("Return")
    kith.see(re.compile("counts again"), "status")
    kith.see(re.compile("^Tuesday"), "row")
    kith.gone(re.compile(r"^Removed \("))
    kith.has_focus(re.compile("^Tuesday"), "row")
    kith.key("ctrl+z")
    kith.see(re.compile("does not count any more"), "status")
    kith.see(re.compile(r"^Removed \(1\)"))
    walk_to(kith, "Put back the visit of ")
    kith.key("Return")
    kith.see(re.compile("counts again"), "status")
    kith.end()
    journey.equal(numbers(journey, store, clock), before, "visits, people and first-timers")
    events = [row["event"] for row in journey.ctl("audit", store=store, account="Dana", clock=clock)["entries"]]
    journey.check("visit-voided" in events and "visit-put-back" in events, "the log has both")


def corrected(journey):
    """The times of a visit of yesterday corrected by keyboard; what cannot be is said, and it is taken back"""
    clock, store, before, kith = came_yesterday(journey)
    kith.see(re.compile("^Tuesday.* came at 10:00"), "row")
    walk_to(kith, "Correct the visit of ", "shift+Tab")
    kith.key("Return")
    kith.see(re.compile("^Came at"), "text")
    kith.key("ctrl+a")
    kith.type("9.20", "Tab")
    kith.type("910")
    kith.see("Nobody leaves before they come.")
    kith.type("", "ctrl+a")
    kith.type("11:05", "Tab")
    kith.gone("Nobody leaves before they come.")
    kith.has_focus("Meal")
    kith.type(" ", "Return")
    kith.see(re.compile("^Rosa M.* is corrected"), "status")
    kith.see(re.compile("^Tuesday.*9:20 to 11:05, Meal"), "row")
    kith.key("ctrl+z")
    kith.see(re.compile("is as it was"), "status")
    kith.see(re.compile("^Tuesday.* came at 10:00"), "row")
    kith.end()
    journey.equal(numbers(journey, store, clock), before, "visits, people and first-timers")


kith_journey.run(__doc__, put_back, corrected)
