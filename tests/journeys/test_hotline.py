#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A crisis line is found in the middle of a conversation, by keyboard alone: with a word that is misspelt, while the
search looks at one place only, and its number is copied."""

import re

import kith_journey
from kith_accounts import unlock
from kith_directory import address, agency, hours, phone, service, site

SEARCH = re.compile("^Find a service")
ALWAYS = hours(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), "00:00", "24:00")

AGENCIES = (
    agency("1", "Lighthouse Callers", site("11", "Switchboard", address("4 Quay", "Springfield", "62701"), service(
        "101", "Lighthouse Crisis Hotline", ALWAYS + phone("1-800-555-0170", "day and night")
        + phone("(555) 010-6660", "supervisor", confidential=True), "RP-1500", "Crisis Lines")
        # Called like a line and none: it is where it is.
        + service("102", "Hotline Volunteer Lunch", phone("(555) 010-2210"), "BD-5000", "Meals"))),
    agency("2", "Mill Street Church", site("21", "Hall", address("9 Mill St", "Evanston", "60201"), service(
        "201", "Hot Meals", hours(("Monday",), "12:00", "13:00") + phone("(555) 010-3310"), "BD-5000", "Meals")
        + service("202", "Hotline Evening Chorus", phone("(555) 010-3320"), "TC-1000", "Music"))),
)


def begin(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    path = journey.write("city.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<Source SourceEntity="City Directory" '
                         'OriginTimestamp="2026-11-02T08:00:00">%s</Source>\n' % "".join(AGENCIES))
    journey.ctl("catalog", "import", path, "--source", "City Directory", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+4")
    kith.has_focus(SEARCH, "text")
    kith.see("4 found.", "status")
    return kith


def near(kith, typed, place):
    """To the chip that says where, and a place chosen there."""
    for _ in range(12):
        node = kith.focused()
        if node is not None and node.name == "Anywhere":
            break
        kith.key("Tab")
        kith.settle()
    kith.has_focus("Anywhere", "button")
    kith.key("Return")
    kith.has_focus("Postal code or city", "text")
    kith.type(typed)
    kith.see(place, "row", shown=False)
    kith.key("Tab")
    kith.has_focus(place, "row")
    kith.key("Return")
    kith.see("Near " + place, "button")


def found(kith):
    """What stands in the list, from the top."""
    found = kith.look("What was found", "list", shown=False)
    return [node.name for node in found.below() if node.role == "row"] if found else []


def misspelt(journey):
    """A misspelt word finds a crisis line first, though it is of no place; its number is read and copied by keyboard"""
    kith = begin(journey)
    near(kith, "evan", "Evanston")
    kith.see("3 found.", "status")
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    for typed in ("crisis hotlien", "hotlnie crisis", "crysis hotline", "krisis helpline"):
        kith.key("ctrl+a")
        kith.type(typed)
        kith.wait(lambda: kith.see(SEARCH, "text").text() == typed, "what is typed")
        kith.wait(lambda: found(kith)[:1] and found(kith)[0].startswith(
            "Lighthouse Crisis Hotline, Open day and night, Everywhere · Lighthouse Callers"), "the line first for " + typed)
        # The best is shown beside the list without a further key.
        kith.see("Copy 1-800-555-0170", "button")
    kith.key("ctrl+a")
    kith.type("hotlien")
    kith.see("2 found.", "status")
    kith.wait(lambda: found(kith)[0].startswith("Lighthouse Crisis Hotline"), "the line before what only sings")
    kith.not_there(re.compile("Volunteer Lunch"), "row", shown=False)
    kith.key("Down")
    kith.has_focus(re.compile("^Lighthouse Crisis Hotline"), "row")
    kith.key("Return")
    kith.has_focus("Copy 1-800-555-0170", "button")
    kith.not_there(re.compile("010-6660"), shown=False)
    kith.key("Return")
    kith.see("1-800-555-0170 is copied.", "status")
    # It is what the clipboard holds, to be pasted anywhere.
    kith.key("ctrl+f", "ctrl+a", "ctrl+v")
    kith.wait(lambda: kith.see(SEARCH, "text").text() == "1-800-555-0170", "the number, pasted")
    kith.end()


kith_journey.run(__doc__, misspelt)
