# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour through groups, in the sample center."""

import re


def attend(tour, suffix=""):
    """Who came is ticked at the front desk."""
    kith = tour.kith
    tour.click(re.compile("^Cooking together, "), "row")
    kith.has_focus(role="row")
    kith.key("space", "Down", "space", "Down", "Down", "space")
    tour.see("3 of 6.", "status")
    tour.keep("group-attendance" + suffix)
    kith.key("Escape")
    tour.see("Type a name or scan a card", "text")


def walk(tour):
    """The week, one group, its note and its form."""
    kith = tour.kith
    kith.key("ctrl+1")
    tour.see("Type a name or scan a card", "text")
    tour.click("All Groups", "button")
    tour.see("All groups", "heading")
    tour.see(re.compile("^Today, "), "list")
    tour.keep("groups")
    kith.key("alt+a")
    tour.see("What it is called", "text")
    tour.keep("groups-add")
    tour.click("Discard", "button")
    tour.see("All groups", "heading")
    tour.click("Cooking together", "row", inside=kith.see("All groups", "list", shown=False))
    tour.see("Its days", "heading")
    tour.keep("group")
    tour.click(re.compile("^Note about Wednesday, 18 November"), "button")
    kith.has_focus("What it was about", "text")
    kith.type("Soup for many, and who likes which spice. Rosa and her sister")
    tour.see(re.compile("^This may tell of one person"), "status")
    tour.keep("group-note")
    tour.click("Discard", "button")
    tour.see("Its days", "heading")
    kith.key("Escape", "Escape")
