# SPDX-License-Identifier: GPL-3.0-or-later
"""A center that knows Sam, the People page unlocked as somebody, and Sam's page."""

import re

from kith_journey import Journey

SEARCH = re.compile("^Find somebody")
SAMS = "another rainy day with tea"


def open_people(journey, store, clock, account=None):
    kith = journey.start(store=store, clock=clock)
    if account:
        kith.click(re.compile("^" + account), "button")
    kith.has_focus("Passphrase")
    kith.type(Journey.PASSPHRASE if account in (None, "Dana") else SAMS, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    return kith


def center(journey):
    clock = journey.clock("2026-11-22T10:00:00")
    store = journey.center(clock=clock)
    person = journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("sign-in", "--id", person, store=store, account="Dana", clock=clock)
    return clock, store, person


def open_person(kith):
    kith.type("sam", "Down")
    kith.has_focus(re.compile("^Sam"), "row")
    kith.key("Return")
    # They are here today: the way back is what has the focus.
    kith.has_focus(re.compile("^Back to the search"), "button")
