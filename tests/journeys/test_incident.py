#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Something happened: written at the desk from crisis help, interrupted by a lock, found again; read, and a debrief offered and answered."""

import re

import kith_journey
from kith_accounts import switch, unlock

HAPPENED = "What happened"
FIRST, SECOND = "Two people shouted ", "at the door."
LEES, INES = "candle meadow trumpet", "velvet harbor pencil"


def from_the_desk_to_the_debrief(journey):
    """The desk writes during crisis help and is locked in the middle; the coordinator reads and offers; the advocate answers"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Lee", "front-desk", LEES, clock=clock)
    journey.account(store, "Ines", "advocate", INES, clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Lee", LEES)
    kith.key("ctrl+shift+h")
    kith.see("Who to call", "heading")
    kith.click("Something Happened…", "button")
    kith.has_focus(HAPPENED)
    kith.type(FIRST)
    kith.key("ctrl+l")
    kith.has_focus("Passphrase", seconds=30)
    kith.not_there(re.compile("shouted"))
    unlock(kith, passphrase=LEES)
    kith.click(re.compile("^What you were writing about"), "button")
    box = kith.has_focus(HAPPENED)
    journey.equal(box.text(), FIRST, "what was typed before the lock")
    kith.key("ctrl+End")
    kith.type(SECOND)
    kith.key("alt+w")
    kith.see(re.compile("^Written down"))
    kith.see("Something Happened…", "button")
    journey.equal(journey.count_drafts(store), 0, "drafts that are left")
    kith.not_there(FIRST + SECOND)

    switch(kith, "Dana")
    kith.click(re.compile("^Dana · "), "button")
    kith.choose("What happened")
    kith.see("Wednesday, 18 November 2026")
    kith.click("Wednesday, 18 November 2026")
    kith.see(re.compile(re.escape(FIRST + SECOND)))
    kith.click("Offer a Debrief…", "button")
    kith.click("Ines", "check box")
    kith.click("Offer", "button")
    kith.see(re.compile("^A debrief is offered to 1 person"))

    switch(kith, "Ines", INES)
    kith.click(re.compile("^You are offered a conversation"), "button")
    kith.click(re.compile("^Answer…"), "button")
    kith.see("A Conversation for You")
    kith.click("Keep", "button")
    kith.see(re.compile("^Kept for you alone"))
    kith.gone(re.compile("^You are offered a conversation"), "button")
    kith.not_there(re.compile("shouted"))
    kith.key("Escape")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.end()
    offered, = journey.ctl("incident", "list", store=store, account="Dana", clock=clock)["incidents"]
    done = journey.ctl("debrief", "list", offered["id"], store=store, account="Dana", clock=clock)["debriefs"]
    journey.equal([(one["account"], one["state"]) for one in done], [("Ines", "done")], "what the coordinator sees of it")


kith_journey.run(__doc__, from_the_desk_to_the_debrief)
