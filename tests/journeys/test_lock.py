#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked and back: the passphrase, another account, more accounts than are listed, the PIN for today."""

import re

import kith_journey

ENTRY = "Type a name or scan a card"
ROBIN = "teapot meadow lantern"
PIN = "481516"
WRONG_PIN = "271828"


def open_center(journey, *more):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    for name in more:
        journey.account(store, name, "front-desk", ROBIN, clock=clock)
    return clock, store, journey.start(store=store, clock=clock)


def unlock(kith, passphrase=kith_journey.Journey.PASSPHRASE):
    kith.has_focus("Passphrase")
    kith.type(passphrase, "Return")
    kith.has_focus(ENTRY)


def is_locked(kith, asked="Passphrase"):
    kith.has_focus(asked)
    kith.see("Unlock", "label")
    kith.not_there(re.compile("Rosa"))


def set_pin(kith, pin=PIN):
    kith.click(re.compile("Coordinator$"), "button")
    kith.choose(re.compile("^Set a PIN"))
    # The rows of a secret do not tell over AT-SPI that they have the focus.
    kith.see("A PIN for today")
    kith.settle()
    kith.type(pin, "Tab")
    kith.type(pin, "Return")
    kith.see("Your PIN is set for today.")


def passphrase(journey):
    """Ctrl+L locks; a wrong passphrase is a sentence, with Caps Lock where that is on"""
    clock, store, kith = open_center(journey)
    unlock(kith)
    kith.type("rosa", "Return")
    kith.see(re.compile("^Rosa M., since"), "row")
    kith.key("ctrl+l")
    is_locked(kith)
    kith.type("not the passphrase", "Return")
    kith.see("That passphrase didn’t work. Try again, or ask a coordinator to reset it.")
    kith.has_focus("Passphrase")
    kith.key("Caps_Lock")
    try:
        kith.type(journey.PASSPHRASE, "Return")
        kith.see("That passphrase didn’t work. Caps Lock is on. Try again, or ask a coordinator to reset it.")
    finally:
        kith.key("Caps_Lock")
    kith.has_focus("Passphrase")
    unlock(kith)
    kith.see(re.compile("^Rosa M., since"), "row")


def another_account(journey):
    """Switching the account locks and asks who is there; each unlocks with their own passphrase only"""
    clock, store, kith = open_center(journey, "Robin")
    kith.click(re.compile("^Dana"), "button")
    unlock(kith)
    kith.click("Dana · Coordinator", "button")
    kith.choose("Switch account")
    kith.see("Who are you?")
    kith.click(re.compile("^Robin"), "button")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.see(re.compile("^That passphrase didn’t work"))
    unlock(kith, ROBIN)
    kith.see("Robin · Front desk", "button")
    kith.not_there("Settings", "row")


def nine_accounts(journey):
    """More accounts than eight are not listed: a name is asked for, and none is said to exist or not"""
    clock, store, kith = open_center(journey, "Robin", "Sasha", "Priya", "Noor", "Lev", "Mina", "Otto", "Kaia")
    kith.has_focus("Your name")
    kith.not_there(re.compile("^(Dana|Robin|Kaia)"))
    kith.type("nobody", "Return")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.see(re.compile("^That passphrase didn’t work"))
    kith.key("shift+Tab")
    kith.has_focus("Your name")
    kith.key("ctrl+a")
    kith.type("kaia", "Return")
    unlock(kith, ROBIN)
    kith.see("Kaia · Front desk", "button")


def pin(journey):
    """A PIN brings its account back, five wrong ones end it"""
    clock, store, kith = open_center(journey)
    unlock(kith)
    set_pin(kith)
    kith.key("ctrl+l")
    is_locked(kith, "PIN for today")
    kith.type(PIN, "Return")
    kith.has_focus(ENTRY)
    kith.key("ctrl+l")
    is_locked(kith, "PIN for today")
    for left in ("4 tries left.", "3 tries left.", "2 tries left.", "1 try left."):
        kith.type(WRONG_PIN, "Return")
        kith.see("That PIN didn’t work. " + left)
        kith.has_focus("PIN for today")
    kith.type(WRONG_PIN, "Return")
    kith.see("The PIN no longer works. Use the passphrase.")
    kith.has_focus("Passphrase")
    kith.type(PIN, "Return")
    kith.see(re.compile("^That passphrase didn’t work"))
    unlock(kith)


def end_of_the_pin(journey):
    """A PIN ends with the day, and when the program is started anew"""
    clock, store, kith = open_center(journey)
    unlock(kith)
    set_pin(kith)
    kith.key("ctrl+l")
    is_locked(kith, "PIN for today")
    kith.kill()
    kith = journey.start(store=store, clock=clock)
    is_locked(kith)
    unlock(kith)
    set_pin(kith)
    kith.key("ctrl+l")
    is_locked(kith, "PIN for today")
    clock.advance("20h")
    # The clock of a computer that was set is looked at every half minute.
    kith.see("Thursday, 19 November 2026", seconds=60)
    unlock(kith)


kith_journey.run(__doc__, passphrase, another_account, nine_accounts, pin, end_of_the_pin)
