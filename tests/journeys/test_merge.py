#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one person: found, compared, taken together, and apart again."""

import re

import kith_journey
from kith_journey import Journey

SEARCH = re.compile("^Find somebody")


def open_people(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name in ("Katherine Osei", "Kathrine Osei", "Sam Whitfield"):
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    return clock, store, kith


def compare(kith):
    kith.key("alt+r")
    kith.see(re.compile("^Kath.*rine Osei and Kath.*rine Osei"), "row")
    kith.key("Return")
    kith.see("Name to be called by")


def search(kith, typed, n):
    kith.key("Escape")
    kith.has_focus(SEARCH, "text")
    kith.type(typed)
    kith.wait(lambda: len(kith.look_all(re.compile("^Kath"), "row")) == n, "%d found" % n)


def one_person(journey):
    """Compared and taken together by keyboard; undone at once, and they are two again"""
    clock, store, kith = open_people(journey)
    compare(kith)
    kith.key("alt+s")
    kith.see(re.compile("are one person now"), "status")
    kith.click("Undo", "button")
    kith.see(re.compile("are two records again"), "status")
    kith.see(re.compile("^Kath.*rine Osei and Kath.*rine Osei"), "row")
    search(kith, "kath", 2)
    kith.end()


def apart_later(journey):
    """Taken together, the other name finds them; later they are two people after all, with all that was theirs"""
    clock, store, kith = open_people(journey)
    compare(kith)
    kith.key("alt+s")
    kith.see(re.compile("^No two records look like one person"), "status")
    search(kith, "kathrine", 1)
    kith.key("Return")
    kith.has_focus("Sign In", "button")
    kith.key("Return")
    kith.see(re.compile("is signed in"), "status")
    kith.key("alt+m")
    kith.choose("Two People After All…")
    kith.see("Two People After All?")
    kith.key("Return")
    kith.see(re.compile("are two records again"), "status")
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    kith.type("kath")
    kith.wait(lambda: len(kith.look_all(re.compile("^Kath"), "row")) == 2, "two found")
    kith.end()
    here = journey.ctl("here", store=store, account="Dana", clock=clock)
    journey.equal(len([row for row in here["here"] if row["person"]]), 1, "how many are here")


def two_people(journey):
    """Said not to be the same person, they are not asked about again"""
    clock, store, kith = open_people(journey)
    compare(kith)
    kith.key("alt+n")
    kith.see("These two are different people.", "status")
    kith.see(re.compile("^No two records look like one person"), "status")
    kith.key("Escape")
    kith.has_focus(SEARCH, "text")
    kith.key("alt+r")
    kith.see(re.compile("^No two records look like one person"), "status")
    kith.end()


kith_journey.run(__doc__, one_person, apart_later, two_people)
