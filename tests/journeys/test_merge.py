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
    return clock, store, to_people(journey, store, clock)


def to_people(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    return kith


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


def who_is_away(journey):
    """One record says that they are away, the other does not: a person says which is right, and can take it back"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    people = [str(journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"])
              for name in ("Katherine Osei", "Kathrine Osei")]
    journey.ctl("person", "state", people[1], "away", "--until", "2026-12-24", store=store, account="Dana", clock=clock)

    def shown():
        return [journey.ctl("person", "show", person, store=store, account="Dana", clock=clock) for person in people]

    kith = to_people(journey, store, clock)
    compare(kith)
    kith.see("Away, or has died")
    kith.see("Away until Thursday, 24 December 2026", role="check box", states={"checked"})
    kith.click("Neither", "check box")
    kith.see("Neither", role="check box", states={"checked"})
    kith.key("alt+s")
    kith.see(re.compile("are one person now"), "status")
    kith.end()
    one = shown()[0]
    journey.equal(one["state"], "active", "where they are one person")
    journey.ctl("person", "unmerge", one["merged"][0], store=store, account="Dana", clock=clock)
    journey.equal([one["state"] for one in shown()], ["active", "away"], "where they are two")


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


kith_journey.run(__doc__, one_person, who_is_away, apart_later, two_people)
