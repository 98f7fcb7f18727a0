# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of something that happened: written down, read, and a conversation offered about it."""

import re

from kith_keys import tab_to

TODAY = "Wednesday, 18 November 2026"


def walk(tour):
    kith = tour.kith
    tour.click(re.compile("Coordinator$"), "button")
    kith.choose("Something happened…")
    kith.has_focus("What happened")
    tour.keep("incident-empty")
    kith.type("Two people shouted at the door. One of them left; the other sat down with tea.")
    tour.keep("incident-write")
    kith.key("alt+w")
    kith.see(re.compile("^Written down"))
    kith.has_focus("Something Happened…", "button")
    tour.keep("incidents")
    tab_to(kith, TODAY)
    kith.key("Return")
    tour.see(re.compile("^Two people shouted"))
    tour.keep("incident")
    tab_to(kith, "Offer a Debrief…", "button")
    kith.key("Return")
    tour.see("Offer", "button")
    tour.keep("incident-debrief")
    kith.key("Escape")
    kith.gone("Offer", "button")
