#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody tells: written while they wait, added at the desk without reading, and kept when the power goes."""

import re
import time

import kith_journey
from kith_accounts import switch, unlock
from kith_keys import tab_to

ROBIN = "teapot meadow lantern"


def open_rosa(journey, more=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if more:
        journey.account(store, "Robin", more, ROBIN, clock=clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana" if more else None)
    to_intake(kith)
    return clock, store, kith


def to_intake(kith):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+t")
    tab_to(kith, "What brings you", "text")


def while_they_wait(journey):
    """What brings somebody, a hope and a phone, by keyboard alone, in under half a minute"""
    clock, store, kith = open_rosa(journey)
    kith.see("Has not said how to be reached.")
    began = time.monotonic()
    kith.type("Looking for company & <coffee>", "Tab")
    kith.has_focus("Hopes", "text")
    kith.type("A room of my own")
    kith.key("alt+a")
    kith.has_focus("Number or address", "text")
    kith.type("555 0142", "Tab")
    kith.key("space", "Tab", "Tab", "space")
    kith.see("Call", "check box", states=("checked",))
    kith.see("Text", "check box", states=("checked",))
    kith.key("ctrl+s")
    kith.see("Saved.", "status")
    taken = time.monotonic() - began
    if taken > 30:
        journey.fail("it took %.0f s" % taken, kith)
    kith.see("May be called and texted; no messages left.")
    kith.key("ctrl+f")
    to_intake(kith)
    kith.see("May be called and texted; no messages left.")
    kith.wait(lambda: kith.see("What brings you", "text").text() == "Looking for company & <coffee>", "the words")
    kith.see("Text", "check box", states=("checked",))
    kith.not_there("Voicemail", "check box", states=("checked",))
    kith.end()


def power_cut(journey):
    """Half written when the power goes, it is there again for whoever wrote it"""
    clock, store, kith = open_rosa(journey)
    kith.type("She was telling me about")
    kith.see(re.compile("^Kept as a draft"), "status")
    kith.wait(lambda: journey.count_drafts(store) == 1, "the draft on the disk")
    kith.kill()
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    to_intake(kith)
    kith.wait(lambda: kith.see("What brings you", "text").text() == "She was telling me about", "what was typed")
    kith.end()


def has_words(kith, box, words):
    kith.wait(lambda: (kith.look(box, "text") or kith.see(box, "text")).text() == words, "%r in %s" % (words, box))


def locked_while_typing(journey):
    """Locked while typing: another account sees nothing of it, its author finds it again"""
    clock, store, kith = open_rosa(journey, "advocate")
    kith.type("She was telling me about")
    switch(kith, "Robin", ROBIN)
    to_intake(kith)
    has_words(kith, "What brings you", "")
    switch(kith, "Dana")
    to_intake(kith)
    has_words(kith, "What brings you", "She was telling me about")
    kith.key("ctrl+s")
    kith.see("Saved.", "status")
    switch(kith, "Robin", ROBIN)
    to_intake(kith)
    has_words(kith, "What brings you", "She was telling me about")
    kith.end()


def at_the_desk(journey):
    """The front desk adds what somebody tells, cannot read it back, and takes nothing away"""
    clock, store, kith = open_rosa(journey, "front-desk")
    kith.type("A quiet place")
    kith.key("ctrl+s")
    kith.see("Saved.", "status")
    kith.see("Has not said how to be reached.")
    switch(kith, "Robin", ROBIN)
    to_intake(kith)
    has_words(kith, "What brings you", "")
    kith.not_there(re.compile("reached\\.$"))
    kith.key("Tab")
    kith.has_focus("Hopes", "text")
    kith.type("A bicycle")
    kith.key("ctrl+s")
    kith.see("Added for their peer advocate to read.", "status")
    has_words(kith, "Hopes", "")
    switch(kith, "Dana")
    to_intake(kith)
    has_words(kith, "What brings you", "A quiet place")
    has_words(kith, "Hopes", "A bicycle")
    kith.end()


kith_journey.run(__doc__, while_they_wait, power_cut, locked_while_typing, at_the_desk)
