#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the welcome window to the first person signed in, in under a minute."""

import re
import time

import kith_journey

MINUTE = 60.0


def read_recovery(kith):
    """The groups of the recovery code, in their order, from the screen."""
    table = kith.see("Recovery code", "table")
    groups = [node.name for node in table.below() if node.role == "label"]
    if len(groups) < 3:
        kith.journey.fail("no recovery code to copy from", kith)
    return groups


def first_sign_in_by_mouse(journey):
    """From the welcome window to a first sign-in with the mouse, in under a minute"""
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
    groups = read_recovery(kith)
    kith.click(re.compile("^Type its last group"), "text")
    kith.type(groups[-1])
    kith.click("I have it on paper", "button")
    kith.click("Open the front desk", "button")


kith_journey.run(__doc__, first_sign_in_by_mouse)
