# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour through an advocate's notes, in the sample center."""

import re

from kith_keys import tab_to


def walk(tour):
    """The page of notes, what is found, the notes about somebody, and one that is written."""
    kith = tour.kith
    kith.key("ctrl+1", "ctrl+l")
    tour.click(re.compile("^Peer advocate"), "button")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.key("ctrl+3")
    tour.see("Recently signed", "heading", shown=False)
    tour.see("To follow up", "heading", shown=False)
    tour.keep("notes")
    kith.has_focus("Find in my notes", "text")
    kith.type("housing letter")
    tour.see(re.compile("^We read the letter"), shown=False)
    tour.keep("notes-found")
    kith.key("Down")
    kith.has_focus(role="row")
    kith.key("Return")
    tour.see("All of it is as it was signed.", "status", shown=False)
    kith.key("alt+n")
    kith.settle()
    tour.keep("person-notes")
    kith.key("alt+w")
    kith.has_focus("Note", "text")
    kith.key("alt+f")
    tour.see("Companionship visit", shown=False)
    tour.keep("note-templates")
    kith.key("Return")
    kith.has_focus("Note", "text")
    kith.type("A walk to the river, and tea.")
    tour.keep("note-from-template")
    kith.key("ctrl+a", "BackSpace")
    kith.type("We looked at the bus plan, and where the stop moved to. They know somebody who goes the same way on")
    tour.click("Add to the note", "button")
    kith.choose("What mattered to them")
    kith.has_focus("What mattered to them", "text")
    kith.type("Not to be late on the first day.")
    tour.click("Add to the note", "button")
    kith.choose("Next step")
    kith.has_focus("Next step", "text")
    kith.type("Ride there together on Thursday.")
    kith.key("Tab")
    kith.has_focus("Follow up on…", "button")
    kith.key("space")
    tab_to(kith, "In a Week", "button")
    tour.keep("note-follow-up")
    kith.key("Return")
    tour.see("Follow up on Wednesday, 25 November 2026", "button")
    tour.click("Add to the note", "button")
    kith.choose("Only for Me and Coordinators")
    tour.see(re.compile("^Only you and coordinators will read"), shown=False)
    tour.keep("note-write")
    kith.key("alt+d")
    kith.has_focus("Write a Note", "button")
    tour.click("Print Notes…", "button")
    tour.see("For Whom Is It Printed?")
    tour.keep("notes-print")
    kith.key("Escape")
    kith.gone("For Whom Is It Printed?")
    kith.key("ctrl+2", "Escape")


def templates(tour):
    """What can be done to a template, and one that is changed."""
    kith = tour.kith
    tour.click("Change Companionship visit", "button")
    kith.has_focus(role="menu item")
    tour.keep("settings-template-menu")
    kith.key("Escape")
    tour.click("Change Companionship visit", "button")
    kith.choose("Edit…")
    tour.see("Change the Template")
    tour.keep("settings-template-edit")
    kith.key("Escape")
    kith.gone("Change the Template")
