#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A record is erased by keyboard: hidden at once, stopped, kept by a legal hold; the desk is not even asked."""

import re

import kith_journey
from kith_keys import tab_to
from kith_people import SAMS, SEARCH, center, open_people, open_person


def erase(kith):
    # A dialog that was there before has given the keyboard back.
    kith.gone(role="dialog")
    kith.has_focus(role="button")
    kith.key("alt+m")
    kith.choose("Erase This Record…")
    kith.see("Erase the Record of Sam W.?")


def confirm(kith):
    # The safe answer has the focus; the other is behind it.
    kith.key("alt+e")
    kith.has_focus("Stop Erasing", "button")


def visits(journey, store, clock):
    return journey.ctl("count", "--from", "2026-11-01", "--to", "2026-12-31", store=store, account="Dana", clock=clock)["visits"]


def stopped(journey):
    """What erasing does is said; then the record is found nowhere, and the page and the list stop it"""
    clock, store, person = center(journey)
    kith = open_people(journey, store, clock)
    open_person(kith)
    erase(kith)
    kith.see(re.compile("^The record is hidden at once. On 29 November it is gone"))
    kith.see(re.compile("No backup that Kith knows of"))
    kith.key("Escape")
    kith.see("Edit…", "button")
    erase(kith)
    confirm(kith)
    sentence = re.compile("^Sam W.’s record will be gone on 29 November. Totals keep the visits, not the person.")
    kith.see(sentence, "status")
    kith.not_there("Visits", "tab")
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    kith.see(sentence, "row")
    kith.type("sam")
    kith.see(re.compile("^Nobody by that name"))
    kith.key("ctrl+a", "BackSpace")
    kith.end()
    journey.equal(visits(journey, store, clock), 1, "visits")

    # Found again by the list, days later, and stopped there.
    clock.set("2026-11-25T10:00:00")
    kith = open_people(journey, store, clock)
    kith.see(sentence, "row")
    tab_to(kith, sentence, "row")
    kith.key("Return")
    kith.has_focus("Stop Erasing", "button")
    kith.key("Return")
    kith.see("Sam W.’s record stays, as it was.", "status")
    kith.see("Visits", "tab")
    kith.gone(sentence)
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    kith.type("sam")
    kith.see(re.compile("^Sam"), "row")
    kith.end()
    clock.set("2026-12-05T10:00:00")
    journey.equal(visits(journey, store, clock), 1, "visits")
    journey.equal(journey.ctl("person", "erasures", store=store, account="Dana", clock=clock)["erasures"], [], "erasures")


def held(journey):
    """A legal hold is set with its day and reason; erasing tells of both and waits; once it is ended, the record goes"""
    clock, store, person = center(journey)
    kith = open_people(journey, store, clock)
    open_person(kith)
    kith.key("alt+m")
    kith.choose("Legal Hold…")
    kith.see(re.compile("^Last day it is kept"), "text")
    kith.type("2026-12-24", "Tab")
    kith.type("Letter of the court", "Return")
    kith.see("Legal hold until Thursday, 24 December 2026")
    kith.see("Letter of the court")
    erase(kith)
    kith.see(re.compile("A legal hold keeps it until Thursday, 24 December 2026: “Letter of the court”", re.DOTALL))
    confirm(kith)
    kith.see(re.compile("^Sam W.’s record is hidden. A legal hold keeps it until Thursday, 24 December 2026; after that"), "status")
    kith.end()
    clock.set("2026-12-05T10:00:00")
    states = [row["state"] for row in journey.ctl("person", "erasures", store=store, account="Dana", clock=clock)["erasures"]]
    journey.equal(states, ["asked"], "after a week")

    kith = open_people(journey, store, clock)
    tab_to(kith, re.compile("^Sam W."), "row")
    kith.key("Return")
    kith.has_focus("Stop Erasing", "button")
    kith.click("End It", "button")
    kith.gone(re.compile("^Legal hold until"))
    kith.see(re.compile("^Sam W.’s record will be gone on 29 November"), "status")
    kith.end()
    states = [row["state"] for row in journey.ctl("person", "erasures", store=store, account="Dana", clock=clock)["erasures"]]
    journey.equal(states, ["erased"], "at the next unlock")
    journey.equal(visits(journey, store, clock), 1, "visits")


def desk_refused(journey):
    """The front desk finds nothing of it in the menu, and nobody who is being erased"""
    clock, store, person = center(journey)
    journey.account(store, "Riva", "front-desk", SAMS, clock)
    kith = open_people(journey, store, clock, "Riva")
    open_person(kith)
    kith.key("alt+m")
    kith.see("Something to Hand Over…", "menu item")
    kith.not_there("Erase This Record…", "menu item", shown=False)
    kith.not_there("Legal Hold…", "menu item", shown=False)
    kith.end()
    journey.ctl("person", "erase", person, store=store, account="Riva", passphrase=SAMS, clock=clock, expect=3)
    journey.ctl("person", "erase", person, store=store, account="Dana", clock=clock)
    kith = open_people(journey, store, clock, "Riva")
    kith.not_there("Being erased")
    kith.type("sam")
    kith.see(re.compile("^Nobody by that name"))
    kith.end()


kith_journey.run(__doc__, stopped, held, desk_refused)
