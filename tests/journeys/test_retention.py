#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule proposes who has not come for years; the coordinator sees whom, and erases one of them."""

import re

import kith_journey
from kith_people import center, open_people


def proposed(journey):
    """The rule is set, shows names and days, says who is held, and erases nobody by itself"""
    clock, store, person = center(journey)
    kept = journey.ctl("person", "add", "Ada Brook", store=store, account="Dana", clock=clock)["id"]
    clock.set("2030-01-05T10:00:00")
    journey.ctl("person", "hold", kept, "--until", "2031-12-24", "--reason", "Letter", store=store, account="Dana", clock=clock)
    kith = open_people(journey, store, clock)
    kith.key("ctrl+6")
    kith.click("Keeping records", "row")
    kith.see("The rule is off: nobody is proposed.")
    kith.click(re.compile("^Years without a visit"), "spin button")
    kith.key("ctrl+a")
    kith.type("3", "Return")
    kith.see("2 people. Nothing is erased until you say so, for each of them.")
    kith.see(re.compile("^Last seen on Sunday, 22 November 2026"))
    kith.see(re.compile("^Never seen here.*A legal hold keeps the record until Wednesday, 24 December 2031"))
    kith.not_there("Erase the record of Ada B.", "button")
    kith.click("Erase the record of Sam W.", "button")
    kith.see("Erase the Record of Sam W.?")
    kith.key("alt+e")
    kith.see("1 person. Nothing is erased until you say so.")
    kith.end()
    erasures = journey.ctl("person", "erasures", store=store, account="Dana", clock=clock)["erasures"]
    journey.equal([(row["person"], row["state"]) for row in erasures], [(person, "asked")], "erasures")


def due(journey):
    """What is asked for is due when the center says"""
    clock, store, person = center(journey)
    kith = open_people(journey, store, clock)
    kith.key("ctrl+6")
    kith.click("Keeping records", "row")
    days = re.compile("^Days until what somebody asks is due")
    kith.click(re.compile("^Years without a visit"), "spin button")
    for _ in range(6):
        if days.match(kith.wait(kith.focused, "a focus").name):
            break
        kith.key("Tab")
        kith.settle()
    kith.has_focus(days, "spin button")
    kith.key("ctrl+a")
    kith.type("10", "Return")
    kith.settle()
    kith.end()
    kept = journey.ctl("setting", "people.request-days", store=store, account="Dana", clock=clock)
    journey.equal(kept["people.request-days"], "10", "days")


kith_journey.run(__doc__, proposed, due)
