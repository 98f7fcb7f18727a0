#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A card is scanned, wherever the focus is, and while the names are covered."""

import re

import kith_journey

ENTRY = "Type a name or scan a card"


def open_desk(journey, role=None):
    """As the coordinator, or as somebody of that role."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name, code in (("Rosa Martínez", "1001"), ("Karim Kc", "KC-1002")):
        journey.ctl("person", "add", name, "--code", code, store=store, account="Dana", clock=clock)
    if role is not None:
        journey.account(store, "Robin", role, journey.PASSPHRASE, clock=clock)
    kith = journey.start(store=store, clock=clock, settings={"desk_cover_seconds": "uint32 10"})
    if role is not None:
        kith.click(re.compile("^Robin"), "button")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    return kith


def scan(kith, code):
    kith.type("KC-" + code, "Return")


def anywhere(journey):
    """A scan signs in from another page and leaves what was typed there alone; a k that is typed stays a k"""
    kith = open_desk(journey)
    kith.type("kc")
    kith.see(re.compile("^Enter: Karim K."), "status")
    kith.key("Escape")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"))
    kith.type("zz k")
    scan(kith, "1001")
    kith.see(re.compile("^Rosa M. is signed in"), "status")
    journey.equal(kith.see(re.compile("^Find somebody"), "text").text(), "zz k", "what was typed")
    scan(kith, "1002")
    kith.see(re.compile("^Karim K. is signed in"), "status")
    kith.key("ctrl+1")
    kith.see(re.compile("^Rosa M., since"), "row")


def nobodys_card(journey):
    """A card that is nobody's is offered to somebody new, and is theirs from then on"""
    kith = open_desk(journey)
    scan(kith, "7777")
    kith.click("New Person With This Card…", "button")
    kith.has_focus("Name to be called by")
    kith.type("Ignatius Quill", "Return")
    kith.see(re.compile("^Ignatius Q. is signed in"), "status")
    scan(kith, "7777")
    kith.see(re.compile("^Ignatius Q. is already here"), "status")


def while_covered(journey):
    """While the names are covered a scan says "Signed in" and shows nobody; the next key uncovers"""
    kith = open_desk(journey, "front-desk")
    kith.type("karim", "Return")
    kith.see(re.compile("^Karim K., since"), "row")
    kith.gone(re.compile("^Karim K., since"), "row", seconds=60)
    scan(kith, "1001")
    kith.see("Signed in")
    kith.not_there(re.compile("Rosa"))
    kith.not_there(re.compile("Karim"))
    kith.key("space")
    kith.see(re.compile("^Rosa M., since"), "row")


def first_key_of_a_code(journey):
    """A k alone uncovers too, though a card's code begins with it"""
    kith = open_desk(journey, "front-desk")
    kith.type("karim", "Return")
    kith.see(re.compile("^Karim K., since"), "row")
    kith.gone(re.compile("^Karim K., since"), "row", seconds=60)
    kith.key("k")
    kith.see(re.compile("^Karim K., since"), "row")


def open_menu(kith):
    kith.click(re.compile("^Paper, printing"), "button")
    return kith.has_focus(role="menu item")


def in_a_menu(journey):
    """An open menu keeps neither a card, nor crisis help, nor locking from anybody"""
    kith = open_desk(journey)
    first = open_menu(kith)
    scan(kith, "1001")
    kith.see(re.compile("^Rosa M. is signed in"), "status")
    # Enter of the scanner must not have chosen anything.
    kith.has_focus(first.name)
    kith.key("ctrl+shift+h")
    kith.see("Who to call", "heading")
    kith.key("Escape")
    kith.gone("Who to call", "heading")
    open_menu(kith)
    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.not_there(re.compile("Rosa"))


kith_journey.run(__doc__, anywhere, nobodys_card, while_covered, first_key_of_a_code, in_a_menu)
