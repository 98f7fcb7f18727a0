#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""While a name is typed, the records that are like it: offered, and in nobody's way."""

import re

import kith_journey
from kith_journey import Journey

ENTRY = "Type a name or scan a card"
NAME = "Name to be called by"
SEARCH = re.compile("^Find somebody")


def open_desk(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name in ("Katherine Osei", "Sam Whitfield", "Marek Dvořák"):
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    return clock, store, kith


def who_is_here(journey, store, clock):
    here = journey.ctl("here", store=store, account="Dana", clock=clock)
    return sorted(row["name"] for row in here["here"] if row["person"])


def that_is_them(journey):
    """A nickname, in another order and with a word too many: by keyboard they are signed in, and nobody is added"""
    clock, store, kith = open_desk(journey)
    kith.key("ctrl+n")
    kith.has_focus(NAME)
    kith.type("Osei Kathy")
    kith.see(re.compile("^1 record is like this"), "status")
    kith.see(re.compile("^That’s them: Katherine O"), "button")
    kith.has_focus(NAME)
    # By name only at the desk: nothing says why.
    kith.not_there(re.compile("nickname"))
    kith.key("Tab")
    kith.has_focus(re.compile("^That’s them: Katherine O"), "button")
    kith.key("Return")
    kith.see(re.compile("^Katherine O. is signed in"), "status")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Katherine Osei"], "who is here")


def goes_on(journey):
    """What is like it stops nobody: Enter adds a namesake, and what was found goes when the name is another"""
    clock, store, kith = open_desk(journey)
    kith.key("ctrl+n")
    kith.has_focus(NAME)
    kith.type("Sam Whitfeld")
    kith.see(re.compile("^That’s them: Sam W"), "button")
    kith.key("ctrl+a")
    kith.type("Zora")
    kith.gone(re.compile("^That’s them"), "button")
    kith.key("ctrl+a")
    kith.type("Sam Whitfeld")
    kith.see(re.compile("^That’s them: Sam W"), "button")
    kith.key("Return")
    kith.see(re.compile("^Sam W. is signed in"), "status")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Sam Whitfeld"], "who is here")


def with_reasons(journey):
    """Who may open intake is told why while they change a name, and compares the two; what was typed stays"""
    clock, store, kith = open_desk(journey)
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    kith.type("sam", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+e")
    kith.see("What to Call Them", "dialog")
    kith.click(NAME, "text")
    kith.not_there(re.compile("^That’s them"), "button")
    kith.key("ctrl+a")
    kith.type("Dvorak Marek")
    kith.see(re.compile("^1 record is like this"), "status")
    kith.see(re.compile("names in another order"))
    kith.click(re.compile("^That’s them: Marek D"), "button")
    kith.see("_Same Person".replace("_", ""), "button")
    kith.end()


kith_journey.run(__doc__, that_is_them, goes_on, with_reasons)
