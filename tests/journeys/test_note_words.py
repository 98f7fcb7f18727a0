#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A coordinator turns the word lists of notes on, changes one, is told what is wrong with a line, and takes each back."""

import re

import kith_journey
from kith_accounts import unlock
from kith_keys import tab_to

WRONG = "Line 2 of the word list: Begin it with what it is, as “judging:”, and end it with “= better words”."


def open_words(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+6")
    kith.click("Writing notes", "row")
    kith.see("Underline them")
    return kith


def listed(journey, store, clock):
    found = journey.ctl("note", "words", "list", "--language", "en", store=store, clock=clock)
    return found["on"], found["as_it_came"], len(found["list"]) < 100 and found["list"]


def change(journey):
    """Turned on, a line that cannot be read, a list of the center's, restored; and each taken back by keyboard"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.equal(listed(journey, store, clock), (False, True, False), "at first")
    kith = open_words(journey, store, clock)
    kith.click("Underline them")
    kith.see("Saved.", "status")
    tab_to(kith, "Words and what is better", "text")
    kith.key("ctrl+a")
    kith.type("judging: quombly = say it plainly", "Return")
    kith.type("nonsense")
    kith.see(WRONG, "status", shown=False)
    kith.key(*["BackSpace"] * len("nonsense"))
    kith.gone(WRONG, "status")
    kith.key("Tab")
    kith.has_focus("Save the List", "button")
    kith.key("space")
    kith.see("Restore the List The list that comes with Kith", "button", states=("sensitive",), shown=False)
    # Kith opens again where it was left.
    kith.key("ctrl+1")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.end()
    own = (True, False, "judging: quombly = say it plainly")
    journey.equal(listed(journey, store, clock), own, "the center's list")

    kith = open_words(journey, store, clock)
    tab_to(kith, "Restore the List The list that comes with Kith", "button")
    kith.key("space")
    kith.see("The word list is as it comes with Kith.", "status")
    kith.key("ctrl+z")
    kith.see("Restore the List The list that comes with Kith", "button", states=("sensitive",), shown=False)
    kith.end()
    journey.equal(listed(journey, store, clock), own, "taken back")


if __name__ == "__main__":
    kith_journey.run(__doc__, change)
