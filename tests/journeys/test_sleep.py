#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer goes to sleep: Kith holds it up until everything is locked, and a PIN does not come back from it."""

import re

import kith_journey
from kith_sleep import LoginManager, asleep

ENTRY = "Type a name or scan a card"
PIN = "271828"


def open_desk(journey, manager):
    clock = journey.clock()
    store = journey.center(clock=clock)
    kith = journey.start(store=store, clock=clock, environment={"DBUS_SYSTEM_BUS_ADDRESS": manager.address})
    kith.wait(manager.is_held_up, "the program to hold up sleep")
    journey.equal(manager.asked[0][0::3], ("sleep", "delay"), "what was asked of the login manager")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    return kith


def set_pin(kith):
    kith.click(re.compile("^Dana · "), "button")
    kith.choose("Set a PIN for today…")
    kith.see(role="dialog")
    kith.type(PIN, "Tab")
    kith.type(PIN, "Return")
    kith.see("Your PIN is set for today.", "status")


def sleep_locks(journey):
    """Sleep locks, ends the PIN, and begins only then; afterwards the next sleep is held up again"""
    manager = LoginManager()
    try:
        kith = open_desk(journey, manager)
        set_pin(kith)
        asleep(kith, manager)
        kith.has_focus("Passphrase")
        kith.not_there("PIN for today")
        manager.tell(False)
        kith.wait(manager.is_held_up, "the program to hold up the next sleep")
        kith.type(journey.PASSPHRASE, "Return")
        kith.has_focus(ENTRY)
    finally:
        manager.end()


def sleep_while_locked(journey):
    """A PIN that was set before a lock is gone after sleep as well"""
    manager = LoginManager()
    try:
        kith = open_desk(journey, manager)
        set_pin(kith)
        kith.key("ctrl+l")
        kith.has_focus("PIN for today")
        kith.wait(manager.is_held_up, "the program to hold up sleep")
        asleep(kith, manager)
        kith.has_focus("Passphrase")
        kith.not_there("PIN for today")
        kith.type(journey.PASSPHRASE, "Return")
        kith.has_focus(ENTRY)
    finally:
        manager.end()


kith_journey.run(__doc__, sleep_locks, sleep_while_locked)
