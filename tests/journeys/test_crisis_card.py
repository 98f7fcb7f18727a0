#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crisis help over the cover, over a file that does not open, in large type; and what else stands on it."""

import re
import sqlite3

import kith_journey

ENTRY = "Type a name or scan a card"
NUMBERS = "Who to call"
# What the mark at a number is read as.
UNCHECKED = "Not checked yet"


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


def covered(journey):
    """From the covered screen, which covers again afterwards and gives back what was being typed"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Sam", "front-desk", "lantern copper field", clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, settings={"desk_cover_seconds": "uint32 10"})
    kith.click(re.compile("^Sam"), "button")
    kith.has_focus("Passphrase")
    kith.type("lantern copper field", "Return")
    kith.has_focus(ENTRY)
    kith.type("ros")
    kith.key("Left")
    caret = kith.has_focus(ENTRY).caret()
    kith.see(re.compile("^Names are covered"))
    kith.key("ctrl+shift+h")
    kith.see(NUMBERS, "heading")
    kith.key("Escape")
    kith.see(re.compile("^Names are covered"))
    kith.not_there(re.compile("Rosa"))
    kith.key("Home")
    kith.gone(re.compile("^Names are covered"))
    entry = kith.has_focus(ENTRY)
    journey.equal((entry.text(), entry.caret()), ("ros", caret), "the entry under the cover")


def callers(journey):
    """Callers and officials, its way back, and a number that somebody checks"""
    kith = open_desk(journey)
    kith.key("ctrl+shift+h")
    kith.see(NUMBERS, "heading")
    kith.click("Callers and officials", "button")
    kith.see("Police and other officials")
    kith.gone(NUMBERS, "heading")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.click("Crisis help", "button")
    kith.see(NUMBERS, "heading")
    kith.not_there("Police and other officials")
    unchecked = len(kith.look_all(UNCHECKED, shown=False))
    kith.click(re.compile("^I checked 988$"), "button")
    kith.see(re.compile("^Checked on .*2026$"))
    journey.equal(len(kith.look_all(UNCHECKED, shown=False)), unchecked - 1, "numbers that nobody has checked")
    kith.click("Back", "button")
    kith.has_focus(ENTRY)


def in_trouble(journey):
    """With a center's file that is missing, damaged, or newer than the program"""
    store = journey.center()
    whole = open(store, "rb").read()
    newer = sqlite3.connect(store)
    newer.execute("PRAGMA user_version = 9000")
    newer.commit()
    newer.close()
    kith = journey.start(store=store)
    kith.see("This center was last used with a newer Kith")
    kith.has_focus("Try again", "button")
    there_and_back(kith)
    kith.see("This center was last used with a newer Kith")
    kith.end()

    with open(store, "wb") as file:
        file.write(whole[:5000])
    kith = journey.start(store=store)
    kith.see("The center’s file is damaged")
    there_and_back(kith)
    there_and_back(kith, by_button=True)
    kith.see("The center’s file is damaged")
    kith.end()

    kith = journey.start(store=journey.path("nowhere.kith"), environment={"LANGUAGE": "en_US"})
    kith.see("Welcome to Kith")
    kith.key("ctrl+shift+h")
    kith.see("988")
    kith.see("Crisis Text Line")


def large_text(journey):
    """At twice the text size every number is seen without scrolling"""
    kith = journey.start(environment={"LANGUAGE": "en_US"}, settings={"text_scale": "uint32 200"})
    kith.has_focus("Set up our center")
    kith.key("ctrl+shift+h")
    kith.see(NUMBERS, "heading")
    for number in ("911", "988", "Text HOME to 741741", "988, then 1", "1-800-662-4357", "211"):
        kith.see(number)
    kith.see("With the person")
    kith.key("ctrl+0")
    kith.see("Stay with the person")
    kith.see("211")


kith_journey.run(__doc__, covered, callers, in_trouble, large_text)
