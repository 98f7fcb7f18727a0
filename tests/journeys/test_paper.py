#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Yesterday was on paper: the sheet is entered line by line, by keyboard."""

import re

import kith_journey

ENTRY = "Type a name or scan a card"


def sheet(journey):
    """A sheet with somebody known, somebody to choose, somebody new and a guest"""
    clock = journey.clock("2026-11-18T10:00:00")
    store = journey.center(clock=clock)
    for name in ("Rosa Martínez", "Maria Lopez", "Maria Santos"):
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose("Enter a Paper Sheet")

    kith.has_focus("Name, line 1")
    kith.key("shift+Tab", "shift+Tab")
    kith.has_focus("The day before")
    kith.key("Return")
    kith.see(re.compile("17 November 2026$"), "button")
    kith.click("Name, line 1", "text")
    kith.type("rosa", "Tab")
    kith.type("9:40", "Return")
    kith.has_focus("Name, line 2")
    kith.type("maria")
    kith.key("Return")
    kith.has_focus("Name, line 3")
    kith.type("Ignatius Quill", "Tab")
    kith.type("25:70", "Return")
    kith.has_focus("Name, line 4")
    kith.key("ctrl+g")
    kith.has_focus("Name, line 5")

    # What is open is said with its line, and the cursor goes there.
    kith.click("Enter Sheet", "button")
    kith.see(re.compile("^Line 2: please choose who"), "status")
    kith.has_focus("Name, line 2")
    kith.key("Down")
    kith.has_focus(re.compile("^Maria L|^Maria S"), "row")
    kith.key("Return")
    kith.click("Enter Sheet", "button")
    kith.see(re.compile("^Line 3: “25:70” is no time"), "status")
    kith.has_focus("Time, line 3")
    kith.key("ctrl+a")
    kith.type("1040")
    kith.click("Enter Sheet", "button")
    kith.see("The sheet of Tuesday, 17 November 2026 is entered. Shred it.")
    # One step back takes the whole sheet back, and its lines are there to be put right.
    kith.key("ctrl+z")
    kith.has_focus("Name, line 1")
    kith.click("Enter Sheet", "button")
    kith.see("The sheet of Tuesday, 17 November 2026 is entered. Shred it.")
    kith.has_focus("Back to the Desk")
    kith.key("Return")
    kith.has_focus(ENTRY)
    kith.end()

    count = journey.ctl("count", "--from", "2026-11-17", "--to", "2026-11-17", store=store, account="Dana", clock=clock)
    whole = count.get("whole", count)
    journey.equal((whole["visits"], whole["guests"]), (3, 1), "yesterday's visits and guests")


def draft(journey):
    """A sheet that was left half entered is there again"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose("Enter a Paper Sheet")
    kith.has_focus("Name, line 1")
    kith.type("Ignatius Quill", "Return")
    kith.has_focus("Name, line 2")
    # A hand moves: a click where the pointer has rested since it opened this menu is not always taken.
    kith.screen.run("mousemove", "600", "600")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose("Enter a Paper Sheet")
    kith.has_focus("Name, line 2")
    journey.equal(kith.see("Name, line 1", "text").text(), "Ignatius Quill", "line 1")


kith_journey.run(__doc__, sheet, draft)
