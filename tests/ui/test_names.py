#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks what a screen reader is told of every screen, and fails on a name that is the name of a type."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))
import kith_journey  # pylint: disable=wrong-import-position

TYPE = re.compile(r"^(Gtk|Adw|Gdk|Kith)[A-Z]\w*$")
# Roles that only hold others, or adorn, or are empty while they have nothing to say.
SILENT = {"filler", "heading", "image", "label", "scroll bar", "status"}
SETTINGS = ["Our center", "What we offer", "Accounts", "Agreements", "Crisis help", "Backup", "This computer", "Log"]


def check(journey, kith, screen):
    """Everything that is there, whether it is in view at the moment or scrolled out of it."""
    bad = []
    for node in kith.tree().root.below():
        if node.role not in SILENT and TYPE.match(node.raw_name):
            bad.append("%s: a %s is called %s, in %s" % (
                screen, node.role, node.raw_name,
                " < ".join(above.name for above in node.ancestors() if above.name)[:160]))
    journey.check(not bad, "\n".join(bad))


def first_run(journey):
    """Everything in the first run has a name"""
    kith = journey.start()
    kith.see("Welcome to Kith")
    check(journey, kith, "welcome")
    kith.click("Set up our center", "button")
    kith.see("Name of the center", "text")
    check(journey, kith, "the form")
    kith.key("Escape")
    kith.see("Welcome to Kith")
    kith.key("F1")
    kith.see("Somebody comes in")
    check(journey, kith, "the guide")
    kith.key("Escape")
    kith.key("ctrl+shift+h")
    kith.see("Who to call")
    check(journey, kith, "crisis help")


def sample(journey):
    """Everything in the sample center, as a coordinator, has a name"""
    kith = journey.start("--practise")
    kith.click(re.compile("^Coordinator"))
    kith.see("Here now")
    check(journey, kith, "front desk")
    kith.type("ma")
    check(journey, kith, "front desk, matches")
    kith.key("Escape")
    kith.key("ctrl+k")
    check(journey, kith, "find a person")
    kith.key("Escape")
    kith.key("ctrl+2")
    kith.gone("Here now")
    check(journey, kith, "people")
    kith.type("jo", "Return")
    kith.key("Return")
    kith.has_focus("Sign In", "button")
    for key, section, part in (("alt+t", "told", "How to reach them"), ("alt+g", "agreements", "Agreements")):
        kith.key(key)
        kith.see(part)
        check(journey, kith, section)
    kith.key("Escape")
    kith.key("ctrl+f", "alt+r")
    kith.see("One person, or two?")
    kith.gone("Comparing all records…")
    check(journey, kith, "records that may be one person")
    kith.key("ctrl+6")
    for part in SETTINGS:
        kith.has_focus(part, "row")
        check(journey, kith, "settings, " + part)
        kith.key("Down")
    kith.key("ctrl+l")
    kith.see(re.compile("^Choose a role"))
    check(journey, kith, "lock screen")


kith_journey.run(__doc__, first_run, sample)
