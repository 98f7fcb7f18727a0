#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody touches the computer for a while: names are covered, and later Kith locks."""

import re
import time

import kith_journey

ENTRY = "Type a name or scan a card"
ROBIN = "teapot meadow lantern"
COVER_SECONDS = 10
COVERED = re.compile("^Names are covered")


def open_desk(journey, **settings):
    """As somebody at the front desk, with Rosa here."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    journey.account(store, "Robin", "front-desk", ROBIN, clock=clock)
    kith = journey.start(store=store, clock=clock, settings=settings)
    kith.click(re.compile("^Robin"), "button")
    kith.has_focus("Passphrase")
    kith.type(ROBIN, "Return")
    kith.has_focus(ENTRY)
    kith.type("rosa", "Return")
    kith.see(re.compile("^Rosa M., since"), "row")
    return kith


def cover(journey):
    """Names are covered; a key uncovers, and the cursor is where it was"""
    kith = open_desk(journey, desk_cover_seconds="uint32 %d" % COVER_SECONDS)
    kith.type("zz")
    kith.see(COVERED, seconds=60)
    kith.not_there(re.compile("Rosa"))
    kith.key("space")
    kith.see(re.compile("^Rosa M., since"), "row")
    kith.has_focus(ENTRY)
    journey.equal(kith.see(ENTRY, "text").text(), "zz", "what was typed")


def keys_are_activity(journey):
    """Keys keep the names uncovered, those in a menu too"""
    kith = open_desk(journey, desk_cover_seconds="uint32 %d" % COVER_SECONDS)
    kith.click(re.compile("^Paper, printing"), "button")
    item = kith.has_focus(role="menu item")
    # Each key must arrive in the menu, or it would be a key that uncovers.
    end = time.monotonic() + 1.5 * COVER_SECONDS
    while time.monotonic() < end:
        kith.key("Down")
        kith.not_there(COVERED)
        before, item = item.name, kith.has_focus(role="menu item")
        if item.name == before:
            item = kith.wait(lambda: another_item(kith, before), "another item of the menu")
    kith.key("Escape")
    kith.see(re.compile("^Rosa M., since"), "row")


def another_item(kith, before):
    node = kith.focused()
    return node if node is not None and node.role == "menu item" and node.name != before else None


kith_journey.run(__doc__, cover, keys_are_activity)
