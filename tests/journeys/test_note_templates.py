#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note begins from a template; a coordinator adds one and takes that back."""

import re

import kith_journey
from kith_accounts import unlock

PEOPLE = re.compile("^Find somebody")
DRAFT = "Kept as a draft until you sign it (Ctrl+Enter)."
ROBIN = "teapot meadow lantern"


def begin(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)
    return clock, store


def write(kith):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type("sam", "Return")
    kith.has_focus(re.compile("^(Sign In|Back to the search)"), "button")
    kith.key("alt+n")
    kith.see("Write a Note", "button")
    kith.key("alt+w")
    kith.has_focus("Note", "text")


def sign(kith, about):
    kith.key("ctrl+Return")
    kith.see("Sign It?")
    kith.key("Return")
    kith.see(f"The note about {about} is signed.", "status")


def listed(journey, store, clock):
    return [one["name"] for one in journey.ctl("note", "template", store=store, clock=clock)["templates"]]


def from_template(journey):
    """Begun from a template by keys, taken away by one undo, locked in the middle, signed with its headings"""
    clock, store = begin(journey)
    for name in ("Accompanying to an office", "Getting to know each other", "After a hard day"):
        journey.ctl("note", "template", "remove", name, store=store, account="Dana", clock=clock)
    journey.ctl("note", "template", "set", "Tea", journey.write("tea.txt", "Which tea:\n\nWith whom:"),
                store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    write(kith)
    # A key opens the menu; whoever chose goes on typing.
    kith.key("alt+f")
    kith.has_focus("Companionship visit", "menu item")
    kith.key("Down", "Return")
    kith.has_focus("Note", "text")
    kith.see(DRAFT, "status")
    journey.equal(kith.see("Note", "text").text(), "Which tea:\n\nWith whom:\n", "the headings")
    kith.key("ctrl+z")
    kith.see("Nothing is written yet.", "status")
    journey.equal(kith.see("Note", "text").text(), "", "taken away")
    kith.key("alt+f")
    kith.has_focus("Companionship visit", "menu item")
    kith.key("Down", "Return")
    kith.has_focus("Note", "text")
    kith.type("Mint.")
    kith.see(DRAFT, "status")
    said = "Which tea:\nMint.\nWith whom:\n"
    journey.equal(kith.see("Note", "text").text(), said, "written under the first")
    kith.key("ctrl+l")
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.has_focus("Find in my notes", "text")
    kith.key("Down", "Return")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").text(), said, "after the lock")
    kith.key("ctrl+End")
    kith.type("With Jo.")
    sign(kith, "Sam Whitfield")
    kith.see(re.compile("^Which tea:\nMint.\nWith whom:\nWith Jo.$"))
    kith.end()
    # What a coordinator takes away is not there any more, and no button without one.
    for name in ("Companionship visit", "Tea"):
        journey.ctl("note", "template", "remove", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    write(kith)
    kith.not_there("Start from a template", "button")
    kith.end()


def to_templates(kith):
    """To the form for a new one."""
    kith.key("ctrl+6")
    kith.click("Writing notes", "row")
    kith.click("Add a template", "button")
    kith.see("Add a Template")


def edited(journey):
    """A coordinator adds a template, is told of a name that is there already, and takes the new one back"""
    clock, store = begin(journey)
    usual = listed(journey, store, clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    to_templates(kith)
    kith.type("after a HARD day")
    kith.key("Tab")
    kith.has_focus("Headings to write under", "text")
    kith.type("Where:")
    kith.see("There is a template “After a hard day” already.", "status")
    kith.key("shift+Tab", "End")
    kith.type(" out")
    kith.gone("There is a template “After a hard day” already.", "status")
    kith.key("Return")
    kith.see("Added.", "status")
    kith.see("Change after a HARD day out", "button", shown=False)
    kith.key("ctrl+z")
    kith.gone("Change after a HARD day out", "button")
    kith.end()
    journey.equal(listed(journey, store, clock), usual, "as before")


def interrupted(journey):
    """Half a template is there again after a lock, under what it changes alone, and no longer once it is stored"""
    clock, store = begin(journey)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    to_templates(kith)
    kith.type("At the court")
    kith.key("Tab")
    kith.has_focus("Headings to write under", "text")
    kith.type("Which room:")
    kith.key("ctrl+l")
    # The page comes back, its part does not.
    unlock(kith, "Dana", focus="Our center")
    kith.click("Writing notes", "row")
    kith.click("Change After a hard day", "button")
    kith.key("Return")
    kith.see("Change the Template")
    journey.equal(kith.see("Name", "text").text(), "After a hard day", "what changes")
    kith.key("Escape")
    kith.gone("Change the Template")
    to_templates(kith)
    journey.equal(kith.see("Name", "text").text(), "At the court", "its name")
    journey.equal(kith.see("Headings to write under", "text").text(), "Which room:", "what it says")
    kith.key("Return")
    kith.see("Added.", "status")
    to_templates(kith)
    journey.equal(kith.see("Name", "text").text(), "", "the name of the next")
    kith.end()
    journey.equal(journey.count_drafts(store), 0, "drafts")


kith_journey.run(__doc__, from_template, edited, interrupted)
