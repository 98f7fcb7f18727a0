#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The center's own lists: pronouns and questions are added, renamed, put in order and retired in the settings, and are
there wherever somebody is asked."""

import re

import kith_journey
from kith_accounts import unlock
from kith_journey import Journey
from kith_keys import tab_to

SEARCH = re.compile("^Find somebody")
ENTRY = re.compile(r"\bname or\b")


def begin(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    return clock, store


def to_questions(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+6")
    kith.click("Questions", "row")
    kith.see("Add to Pronouns", "button")
    kith.key("Tab")
    kith.has_focus("Add to Pronouns", "button")
    return kith


def leave(kith):
    """From the front desk: Kith opens again where it was left."""
    kith.key("ctrl+1")
    kith.has_focus(ENTRY, "text")
    kith.end()


def press(kith, name):
    """What stands far below."""
    kith.scroll_to(name, "button")
    kith.click(name, "button")


def from_menu(kith, name, item):
    """The menu beside something that has the focus."""
    kith.has_focus("Change " + name, "button")
    kith.key("Return")
    kith.choose(item)


def fill_in(kith, words):
    # The toolkit does not tell that an entry row has the focus.
    kith.see("In your words", "text", states={"editable"})
    kith.key("ctrl+a")
    kith.type(words, "Return")
    kith.gone("In your words", "text")


def refuses(kith, words):
    """What cannot be stored is said beside what was typed, which stays."""
    kith.see("In your words", "text", states={"editable"})
    kith.type(words, "Return")
    kith.see("“%s” is in the list already." % words, "status")
    kith.wait(lambda: kith.see("In your words", "text").text() == words, "the words")


def shows(kith, name, *expected):
    """The rows of a list on the screen."""
    def rows():
        found = kith.look(name, "list", shown=False)
        return [node.name for node in found.below() if node.role == "row"] if found else None

    kith.wait(lambda: rows() == list(expected), "%s: %s" % (name, ", ".join(expected)))


def asks(kith, *expected):
    """The questions on the screen."""
    def questions():
        found = kith.look_all(re.compile("^Change "), "button", shown=False)
        names = [node.name for node in found if all(above.role != "row" for above in node.ancestors())]
        # A button that opens a menu is two, one in the other.
        return [name[len("Change "):] for name in dict.fromkeys(names)]

    kith.wait(lambda: questions() == list(expected), "questions: " + ", ".join(expected))


def stored(journey, store, clock, name):
    listed = journey.ctl("questions", "list", name, store=store, clock=clock)["listed"]
    return [one["label"] for one in listed if one["list"] == name and one["offered"]]


def pronouns(journey):
    """Pronouns are added, renamed, moved and retired by keyboard; each can be undone; all come back as they were"""
    clock, store = begin(journey)
    kith = to_questions(journey, store, clock)
    kith.key("Return")
    refuses(kith, "They/Them")
    fill_in(kith, "xe/xem")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them", "xe/xem")
    from_menu(kith, "xe/xem", "Rename…")
    fill_in(kith, "ze/zir")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them", "ze/zir")
    from_menu(kith, "ze/zir", "Move up")
    shows(kith, "Pronouns", "she/her", "he/him", "ze/zir", "they/them")
    from_menu(kith, "ze/zir", "No longer offer")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them")
    kith.has_focus("Add to Pronouns", "button")
    kith.key("ctrl+z")
    shows(kith, "Pronouns", "she/her", "he/him", "ze/zir", "they/them")
    kith.key("ctrl+z", "ctrl+z", "ctrl+z")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them")
    press(kith, "Offer xe/xem again")
    kith.has_focus("Change xe/xem", "button")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them", "xe/xem")
    press(kith, re.compile("^Restore all"))
    shows(kith, "Pronouns", "she/her", "he/him", "they/them")
    kith.key("ctrl+z")
    shows(kith, "Pronouns", "she/her", "he/him", "they/them", "xe/xem")
    kith.end()
    journey.equal(stored(journey, store, clock, "pronouns"), ["she/her", "he/him", "they/them", "xe/xem"], "what is stored")


def by_keyboard(journey):
    """Arrows walk through the parts of the settings; Tab goes from their list into the part, and comes back to it"""
    clock, store = begin(journey)
    kith = to_questions(journey, store, clock)
    kith.key("shift+Tab")
    kith.has_focus("Questions", "row")
    kith.key("Up")
    kith.has_focus("Agreements", "row")
    kith.see("Agreements", "row", states={"selected"})
    kith.key("Down", "Down")
    kith.has_focus("Search words", "row")
    kith.key("Up", "Tab")
    kith.has_focus("Add to Pronouns", "button")
    # The list of pages is one too; between them is a reminder.
    kith.key("shift+Tab", "shift+Tab", "shift+Tab")
    kith.has_focus("Settings", "row")
    kith.key("Up")
    kith.has_focus("Resources", "row")
    kith.key("Tab")
    kith.has_focus(re.compile("^There is only one coordinator"), "button")
    kith.end()


def own_question(journey):
    """A question and its answers are added by keyboard and asked on a person's page; retired, the answer stays"""
    clock, store = begin(journey)
    kith = to_questions(journey, store, clock)
    tab_to(kith, "Add a question", "button", steps=7)
    kith.key("Return")
    fill_in(kith, "How they came here")
    from_menu(kith, "How they came here", "Move up")
    asks(kith, "Gender", "Where you stay", "Background or heritage", "How they came here", "Served in the armed forces")
    kith.has_focus("Change How they came here", "button")
    for at, answer in enumerate(("By bus", "On foot")):
        tab_to(kith, "Add to How they came here", "button", "shift+Tab", steps=1 + 2 * at)
        kith.key("Return")
        fill_in(kith, answer)
        kith.has_focus("Change " + answer, "button")
    leave(kith)
    kith = to_rosa(journey, store, clock)
    # The boxes above would turn with the wheel.
    kith.point_at(kith.see("If they like to say"))
    journey.screen.run("click", "--repeat", "20", "5")
    kith.click("How they came here", "label")
    kith.key("Down", "Down", "Return")
    kith.key("ctrl+s")
    kith.see("Saved.", "status")
    leave(kith)
    for question in ("how-they-came-here", "heritage"):
        journey.ctl("questions", "retire", "questions", question, store=store, account="Dana", clock=clock)
    kith = to_rosa(journey, store, clock)
    kith.see("On foot", shown=False)
    kith.not_there("Background or heritage", shown=False)
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("That’s Not Right…")
    kith.see("In their own words")
    kith.click("What is not right", "label")
    # The page behind has their names too.
    offered = {node.name for node in kith.see(role="dialog").below() if node.role == "label"}
    journey.equal({"Gender", "How they came here", "Background or heritage"} & offered, {"Gender", "How they came here"},
                  "what can be not right")
    kith.key("Escape", "Escape")
    kith.gone("In their own words")
    kith.end()


def to_rosa(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+t")
    kith.see("What brings you", "text")
    return kith


def at_the_desk(journey):
    """Pronouns are chosen from the center's for somebody new, and typed over on the card"""
    clock, store = begin(journey)
    journey.ctl("questions", "add", "pronouns", "xe/xem", store=store, account="Dana", clock=clock)
    journey.ctl("questions", "retire", "pronouns", "he", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.type("Amina Yusuf", "Return")
    kith.see("Save and Sign In", "button")
    tab_to(kith, "Choose pronouns", "button")
    kith.key("Return")
    kith.has_focus("she/her", "menu item")
    kith.not_there("he/him", "menu item")
    kith.choose("xe/xem")
    kith.wait(lambda: kith.see("Pronouns", "text").text() == "xe/xem", "what was chosen")
    kith.key("Return")
    kith.see(re.compile("is signed in"), "status")
    kith.key("ctrl+2")
    kith.has_focus(SEARCH, "text")
    kith.type("amina", "Return")
    kith.see("Edit…", "button")
    kith.see("xe/xem")
    kith.key("alt+e")
    tab_to(kith, "Choose pronouns", "button")
    kith.key("shift+Tab", "shift+Tab", "ctrl+a")
    kith.type("fae/faer", "Return")
    kith.see("fae/faer")
    kith.gone("Choose pronouns", "button")
    kith.end()


kith_journey.run(__doc__, by_keyboard, pronouns, own_question, at_the_desk)
