#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user, from the welcome window to the first person signed in, in under a minute."""

import re
import time

import kith_journey

MINUTE = 60.0
LAST_GROUP = re.compile("^Type its last group")


def in_a_minute(journey, began):
    took = time.monotonic() - began
    print("# the first person was signed in after %.1f s" % took)
    journey.check(took < MINUTE, "it took %.0f s" % took)


def first_sign_in_by_mouse(journey):
    """From the welcome window to a first sign-in by mouse, in under a minute"""
    kith = journey.start()
    kith.see("Welcome to Kith")
    began = time.monotonic()
    kith.click("Set up our center", "button")
    kith.click("Name of the center", "text")
    kith.type("Harbor House")
    kith.click(re.compile("^Your name"), "text")
    kith.type("Dana")
    kith.click("Passphrase", "text")
    kith.type(journey.PASSPHRASE)
    kith.click("Passphrase once more", "text")
    kith.type(journey.PASSPHRASE)
    kith.click("Set up", "button")
    group = kith.recovery_code()[-1]
    kith.click(LAST_GROUP, "text")
    kith.type(group)
    kith.click("I have it on paper", "button")
    kith.click("Open the front desk", "button")
    kith.click("New Person…", "button")
    kith.click("Name to be called by", "text")
    kith.type("Rosa Martínez")
    kith.click("Save and Sign In", "button")
    kith.see(re.compile("^Rosa M. is signed in"), "status")
    in_a_minute(journey, began)
    kith.see(re.compile("^Rosa M., since"), "row")


def first_sign_in_by_keyboard(journey):
    """From the welcome window to a first sign-in without a mouse, in under a minute"""
    kith = journey.start()
    kith.see("Welcome to Kith")
    began = time.monotonic()
    kith.has_focus("Set up our center", "button")
    kith.key("Return")
    kith.see("Name of the center", "text")
    kith.type("Harbor House", "Tab")
    kith.type("Dana", "Tab")
    kith.type(journey.PASSPHRASE, "Tab")
    kith.type(journey.PASSPHRASE, "Return")
    group = kith.recovery_code()[-1]
    kith.type(group, "Return")
    kith.has_focus("Open the front desk", "button")
    kith.key("Return")
    kith.see("Type a name or scan a card", "text")
    kith.type("Rosa Martínez", "Return")
    kith.see("Save and Sign In", "button")
    kith.key("Return")
    kith.see(re.compile("^Rosa M. is signed in"), "status")
    in_a_minute(journey, began)
    kith.see(re.compile("^Rosa M., since"), "row")
    kith.has_focus("Type a name or scan a card")


kith_journey.run(__doc__, first_sign_in_by_mouse, first_sign_in_by_keyboard)
