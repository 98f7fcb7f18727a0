# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of something that happened: written down, read, and a conversation offered about it."""

import re

TODAY = "Wednesday, 18 November 2026"


def open_menu(tour, item):
    tour.click(re.compile("Coordinator$"), "button")
    tour.kith.choose(item)


def walk(tour):
    kith = tour.kith
    open_menu(tour, "Something happened…")
    kith.has_focus("What happened")
    tour.keep("incident-empty")
    kith.type("Two people shouted at the door. One of them left; the other sat down with tea.")
    tour.keep("incident-write")
    kith.key("alt+w")
    kith.see(re.compile("^Written down"))
    open_menu(tour, "What happened")
    tour.see(TODAY)
    tour.keep("incidents")
    tour.click(TODAY)
    tour.see(re.compile("^Two people shouted"))
    tour.keep("incident")
    tour.click("Offer a Debrief…", "button")
    tour.see("Offer", "button")
    tour.keep("incident-debrief")
    kith.key("Escape")
    kith.gone("Offer", "button")
