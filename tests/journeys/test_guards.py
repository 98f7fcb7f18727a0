#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A record is kept from somebody by keyboard: they find a calm sentence and none of the words, and sign the person in as
before."""

import re

import kith_journey
from kith_accounts import switch, unlock
from kith_keys import choose, tab_to

KEPT = "This record is kept from you. Ask a coordinator."
ROBIN = "teapot meadow lantern"
RIVA = "another rainy day with tea"
WORDS = "Looking for company on long evenings"
MENU_ITEM = "Who May Open This Record…"


def start(journey):
    """A center with a record of which something is told, and its coordinator at the desk."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Riva", "front-desk", RIVA, clock=clock)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("consent", "add", rosa, "--kind", "contact", "--event", "a new number", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    open_rosa(kith)
    kith.key("alt+t")
    tab_to(kith, "What brings you", "text")
    kith.type(WORDS)
    kith.key("ctrl+s")
    kith.see("Saved.", "status")
    return clock, store, rosa, kith


def open_rosa(kith):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")


def open_guards(kith):
    kith.key("alt+m")
    kith.choose(MENU_ITEM)
    kith.has_focus("Back", "button")
    kith.see("Who May Open the Record of Rosa Martínez", "heading")
    kith.see("Open to", "list")


def names(kith, name):
    """The rows of a list."""
    found = kith.look(name, "list")
    if found is None:
        return []
    return [row.name for row in kith.look_all(role="row", inside=found)]


def guard(kith, name):
    tab_to(kith, "From whom")
    choose(kith, "From whom", re.compile("^" + name))
    kith.key("alt+k")


def listed(journey, store, clock, rosa):
    """By another program, once this one has let go of the store."""
    guards = journey.ctl("guard", "list", rosa, store=store, account="Robin", passphrase=ROBIN, clock=clock)["guards"]
    return [(each["account"], each["kind"]) for each in guards]


def kept(journey):
    """Kept from the advocate by the coordinator, and then let in again"""
    clock, store, rosa, kith = start(journey)
    open_guards(kith)
    kith.wait(lambda: names(kith, "Open to") == ["Dana", "Robin"], "the two who read")
    kith.see("It is kept from nobody.")
    kith.key("alt+k")
    kith.see("Choose from whom it is to be kept.")
    guard(kith, "Robin")
    kith.see("From now on it is kept from Robin.", "status")
    kith.wait(lambda: names(kith, "Open to") == ["Dana"], "the one who reads")
    kith.wait(lambda: names(kith, "Kept from") == ["Robin"], "who is kept out")
    kith.has_focus("From whom")
    kith.see(re.compile("^The person wishes so. Since Wednesday, 18 November 2026, written down by Dana"))
    kith.gone("The keys of this record are being changed…")

    switch(kith, "Robin", ROBIN)
    open_rosa(kith)
    kith.key("alt+t")
    kith.see(KEPT, "status")
    kith.not_there("What brings you", "text")
    kith.key("alt+g")
    kith.see(KEPT, "status")
    kith.not_there("Add an Agreement…", "button")
    journey.check(WORDS not in kith.everything(), "the words are on the screen")
    kith.key("alt+m")
    kith.see("Something to Hand Over…", "menu item")
    for item in (MENU_ITEM, "Everything We Hold…", "Who Has Seen or Received This Record"):
        kith.not_there(item, "menu item", shown=False)
    kith.key("Escape")
    kith.gone("Something to Hand Over…", "menu item")
    kith.key("alt+s")
    kith.see(re.compile("^Here now"))

    switch(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus(re.compile("^Back to the search"), "button")
    open_guards(kith)
    tab_to(kith, "End it for Robin…", "button")
    kith.key("Return")
    kith.see("Let Robin Open It Again?")
    kith.key("alt+l")
    kith.see("Robin is not kept from it for that reason any more.", "status")
    kith.wait(lambda: names(kith, "Open to") == ["Dana", "Robin"], "the two who read")
    kith.see("It is kept from nobody.")

    switch(kith, "Robin", ROBIN)
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus(re.compile("^Back to the search"), "button")
    kith.key("alt+t")
    kith.wait(lambda: kith.see("What brings you", "text").text() == WORDS, "the words")
    kith.not_there(KEPT)
    kith.end()
    journey.equal(listed(journey, store, clock, rosa), [], "guards")


def from_oneself(journey):
    """The coordinator keeps it from herself after a question, and is out at once; an advocate cannot end it"""
    clock, store, rosa, kith = start(journey)
    open_guards(kith)
    guard(kith, "Dana")
    kith.see("Keep It from Yourself?")
    kith.key("Escape")
    kith.gone(role="dialog")
    kith.see("It is kept from nobody.")
    kith.key("alt+k")
    kith.see("Keep It from Yourself?")
    kith.key("alt+k")
    kith.has_focus("Sign In", "button")
    kith.key("alt+t")
    kith.see(KEPT, "status")
    journey.check(WORDS not in kith.everything(), "the words are on the screen")

    switch(kith, "Robin", ROBIN)
    open_rosa(kith)
    open_guards(kith)
    kith.wait(lambda: names(kith, "Kept from") == ["Dana"], "who is kept out")
    kith.see("Only a coordinator can end this.")
    kith.not_there(re.compile("^End it"), "button")
    kith.key("Escape")
    kith.has_focus("Sign In", "button")
    kith.key("alt+t")
    kith.wait(lambda: kith.see("What brings you", "text").text() == WORDS, "the words")

    # The desk adds and signs in, and is not asked who may open it.
    switch(kith, "Riva", RIVA)
    open_rosa(kith)
    kith.key("alt+m")
    kith.see("Something to Hand Over…", "menu item")
    kith.not_there(MENU_ITEM, "menu item", shown=False)
    kith.key("Escape")
    kith.gone("Something to Hand Over…", "menu item")
    kith.key("alt+t")
    kith.see("What brings you", "text")
    kith.not_there(KEPT)
    kith.end()
    journey.equal(listed(journey, store, clock, rosa), [("Dana", "wish")], "guards")


kith_journey.run(__doc__, kept, from_oneself)
