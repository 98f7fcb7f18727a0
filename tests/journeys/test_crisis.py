#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crisis help is one action away from everywhere, and one key leads back to exactly where one was."""

import re

import kith_journey

ENTRY = "Type a name or scan a card"
NUMBERS = "Who to call"
FIRST_HALF, SECOND_HALF = "kettle har", "bor violin"


def open_desk(journey, **settings):
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name in ("Rosa Martínez", "Sam Whitfield"):
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, settings=settings)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    return kith


def there_and_back(kith, by_button=False):
    """Opens crisis help and leaves it; where the cursor stood in what was typed, it stands again."""
    journey = kith.journey
    before = kith.focused()
    typed, caret = (before.text(), before.caret()) if before else (None, None)
    if by_button:
        kith.click("Crisis help", "button")
    else:
        kith.key("ctrl+shift+h")
    kith.see(NUMBERS, "heading")
    kith.key("Escape")
    # GTK 4.8 does not say of every row that it has the focus; what is typed next says it then.
    if before is None:
        kith.gone(NUMBERS, "heading")
        return
    after = kith.has_focus(before.name, before.role)
    journey.equal((after.text(), after.caret()), (typed, caret), "what was typed in %s, and the cursor" % before)


def first_run(journey):
    """From the welcome window and every step of the first run"""
    kith = journey.start()
    kith.has_focus("Set up our center", "button")
    there_and_back(kith)
    kith.key("Return")
    kith.see("Name of the center", "text")
    kith.type("Harbor House", "Tab")
    kith.type("Daa")
    kith.key("Left")
    there_and_back(kith)
    there_and_back(kith, by_button=True)
    kith.type("n")
    journey.equal(kith.see(re.compile("^Your name"), "text").text(), "Dana", "the name around crisis help")
    kith.key("Tab")
    kith.type(journey.PASSPHRASE, "Tab")
    kith.type(journey.PASSPHRASE, "Return")
    group = kith.recovery_code()[-1]
    kith.type(group[:2])
    there_and_back(kith)
    kith.type(group[2:], "Return")
    kith.has_focus("Open the front desk", "button")
    there_and_back(kith)
    kith.key("Return")
    kith.has_focus(ENTRY)
    kith.see(re.compile("^Dana · "), "button")


def front_desk_and_people(journey):
    """From the front desk, the paper sheet, the guide, people and a person's page"""
    kith = open_desk(journey)
    kith.type("ros")
    kith.see(re.compile("^Enter: Rosa M."), "status")
    kith.key("Left")
    there_and_back(kith)
    there_and_back(kith, by_button=True)
    kith.see(re.compile("^Enter: Rosa M."), "status")
    kith.key("ctrl+a", "BackSpace")
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose("Enter a Paper Sheet")
    kith.has_focus("Name, line 1")
    kith.type("sam")
    there_and_back(kith)
    kith.key("ctrl+a", "BackSpace", "Escape")
    kith.has_focus(ENTRY)
    kith.key("F1")
    kith.see("Somebody comes in")
    kith.key("ctrl+shift+h")
    kith.see(NUMBERS, "heading")
    kith.key("Escape")
    kith.see("Somebody comes in")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.key("ctrl+2")
    kith.see(re.compile("^Nobody is listed until you type"))
    kith.type("sam")
    kith.see("Matches", "list")
    there_and_back(kith)
    kith.key("Down", "Return")
    kith.see("Edit…", "button")
    there_and_back(kith)


def settings(journey):
    """From the settings, and from inside a dialog, which keeps what was typed"""
    kith = open_desk(journey)
    kith.key("ctrl+6")
    kith.has_focus(role="row")
    for _ in range(2):
        there_and_back(kith)
        kith.key("Down")
    kith.click("Accounts", "row")
    kith.click("Add…", "button")
    kith.see(role="dialog")
    kith.type("Daa")
    kith.key("Left")
    there_and_back(kith)
    kith.see(role="dialog")
    kith.type("n")
    name = next(node for node in kith.see(role="dialog").below() if (node.name, node.role) == ("Name", "text"))
    journey.equal(name.text(), "Dana", "the name in the dialog")
    kith.key("Escape")
    kith.gone(role="dialog")
    kith.see("Add…", "button")


def lock_screen(journey):
    """From the lock screen with half a passphrase, and nothing that is ready meanwhile takes its place"""
    kith = open_desk(journey)
    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.type(FIRST_HALF)
    there_and_back(kith)
    kith.type(SECOND_HALF)
    # In one breath: the desk opens while crisis help is read.
    kith.key("Return", "ctrl+shift+h")
    # Newer toolkits tell nothing of what lies behind.
    if kith.tree().tells_places():
        kith.see(ENTRY, shown=False)
    kith.see(NUMBERS, "heading")
    kith.has_focus("Back", "button")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.gone(NUMBERS, "heading")


kith_journey.run(__doc__, first_run, front_desk_and_people, settings, lock_screen)
