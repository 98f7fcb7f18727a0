#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody says that something in their record is not right: taken down, marked, closed; and the front desk, which takes
it down and cannot read it."""

import re

import kith_journey
from kith_accounts import unlock

ROBIN = "teapot meadow lantern"
WORDS = "It is spelt with a z"


def begin(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "front-desk", ROBIN, clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martinez", store=store, account="Dana", clock=clock)["id"]
    return clock, store, str(rosa), journey.start(store=store, clock=clock)


def to_menu(kith):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+m")
    kith.has_focus(role="menu item")


def to_words(kith, item):
    kith.choose(item)
    kith.has_focus(re.compile("^What (is not right|they ask for)"), "combo box")
    # Between them is an entry row, of which the toolkit does not tell that it has the focus.
    kith.key("Tab", "Tab")
    kith.has_focus("In their own words", "text")


def object_to_name(kith):
    to_words(kith, "That’s Not Right…")
    kith.type(WORDS)
    kith.key("alt+w")
    kith.see("Written down, in their words.", "status")


def listed(journey, store, rosa, clock):
    return journey.ctl("requests", "list", rosa, store=store, account="Dana", clock=clock)["requests"]


def corrected(journey):
    """Taken down, the mark beside the name, closed as corrected, and the request is closed with it; by keyboard"""
    clock, store, rosa, kith = begin(journey)
    unlock(kith, "Dana")
    to_menu(kith)
    object_to_name(kith)
    kith.see("They say 1 thing here is not right")
    kith.see("They say this is not right: Name to be called by")
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("Requests")
    kith.see("What Rosa Martinez Asked For")
    kith.see(re.compile("^Not right: Name to be called by"))
    for _ in range(8):
        if kith.wait(kith.focused, "a focus").name == "Close: Not right: Name to be called by":
            break
        kith.key("Tab")
        kith.settle()
    kith.has_focus("Close: Not right: Name to be called by", "button")
    kith.key("Return")
    kith.see("What Became of It?")
    kith.key("alt+i")
    kith.see("Closed.", "status")
    kith.gone("Close: Not right: Name to be called by", "button")
    kith.see(re.compile("Corrected, "))
    kith.key("Escape")
    kith.see("Sign In", "button")
    kith.gone("They say 1 thing here is not right")
    kith.gone("They say this is not right: Name to be called by")
    kith.end()
    (one,) = listed(journey, store, rosa, clock)
    journey.equal((one["not_right"], one["words"], one["outcome"], one["at_desk"]), ("name", WORDS, "corrected", False), "what is kept")


def beside_fields(journey):
    """Beside a field of what they told, an agreement's kind and a visit stands what is not right of it, and goes with it"""
    clock, store, rosa, kith = begin(journey)
    kith.end()
    ctl = {"store": store, "account": "Dana", "clock": clock}
    journey.ctl("sign-in", "--id", rosa, **ctl)
    journey.ctl("consent", "add", rosa, "--kind", "photo", **ctl)
    for field, words in (("hopes", "I never said that"), ("access", "I need no ramp"), ("contact:phone", "An old number"),
                         ("agreement:photo", "Not for the wall"), ("visit:2026-11-18", "It was my sister")):
        journey.ctl("requests", "add", rosa, "--not-right", field, "--words", words, **ctl)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.see(re.compile("^They say this is not right: Visit of Wednesday"))
    kith.not_there(re.compile("^They say this is not right: Name"))
    kith.click("What They Told", "tab")
    kith.see("They say this is not right: What makes being here easier")
    kith.not_there(re.compile("^They say this is not right: Languages"))
    kith.click(re.compile("^They say this is not right: Hopes"))
    kith.see("I never said that")
    kith.has_focus("Open the Requests", "button")
    kith.key("Return")
    kith.see("What Rosa Martinez Asked For")
    kith.end()
    (access,) = [one for one in listed(journey, store, rosa, clock) if one["not_right"] == "access"]
    journey.ctl("requests", "close", access["id"], "--outcome", "corrected", **ctl)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.see(re.compile("^They say this is not right: Visit of Wednesday"))
    kith.click("Agreements", "tab")
    kith.see(re.compile("^They say this is not right: Agreement: Photo"))
    kith.click("What They Told", "tab")
    kith.see(re.compile("^They say this is not right: Hopes"))
    kith.not_there("They say this is not right: What makes being here easier")
    kith.end()


def at_the_desk(journey):
    """The desk takes it down and is shown neither the words nor that there are any"""
    clock, store, rosa, kith = begin(journey)
    unlock(kith, "Robin", ROBIN)
    to_menu(kith)
    kith.not_there("Requests", "menu item")
    object_to_name(kith)
    kith.not_there("They say 1 thing here is not right")
    kith.end()
    (one,) = listed(journey, store, rosa, clock)
    journey.equal((one["words"], one["outcome"], one["at_desk"]), (WORDS, "open", True), "what is kept")


def begun(journey):
    """What was begun in either form is there again, each for itself"""
    clock, store, rosa, kith = begin(journey)
    unlock(kith, "Robin", ROBIN)
    forms = ("That’s Not Right…", "Something They Ask For…")
    for item in forms:
        to_menu(kith)
        to_words(kith, item)
        kith.type("begun " + item[:4])
        kith.key("Escape")
        kith.gone("In their own words")
    for item in forms:
        to_menu(kith)
        to_words(kith, item)
        journey.equal(kith.wait(kith.focused, "a focus").text(), "begun " + item[:4], "what was begun")
        kith.key("alt+w")
        kith.see(re.compile("^Written down"), "status")
        # It is said of both in the same words.
        kith.gone(re.compile("^Written down"), "status")
    kith.end()
    journey.equal(sorted(one["words"] for one in listed(journey, store, rosa, clock)), ["begun Some", "begun That"],
                  "what is kept")


def everybody(journey):
    """A coordinator sees whose requests are due, goes to one of them, and what is closed only if asked for"""
    clock, store, rosa, kith = begin(journey)
    kith.end()
    sam = str(journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)["id"])
    for person, kind, day in ((rosa, "copy", "2026-11-10"), (sam, "other", "2026-09-01"), (sam, "not-shared", "2026-11-17")):
        one = journey.ctl("requests", "add", person, "--kind", kind, "--words", "zebulon", "--on", day, store=store,
                          account="Dana", clock=clock)["id"]
    journey.ctl("requests", "close", str(one), "--outcome", "done", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.key("alt+w")
    kith.has_focus("Back", "button")
    first = kith.see(re.compile("^Sam Whitfield: "), "row")
    second = kith.see(re.compile("^Rosa Martinez: "), "row")
    journey.check(first.extents()[1] < second.extents()[1], "what is due first stands first")
    kith.see(re.compile("Overdue", re.I), "label")
    journey.equal(len(kith.look_all(re.compile("^Sam Whitfield: "), "row", shown=False)), 1, "open ones")
    kith.not_there(re.compile("zebulon"), shown=False)
    kith.key("alt+c")
    kith.wait(lambda: len(kith.look_all(re.compile("^Sam Whitfield: "), "row", shown=False)) == 2, "the closed one")
    kith.click(re.compile("^Rosa Martinez: "), "row")
    kith.see("Rosa Martinez", "heading")
    kith.end()


def copy_given(journey):
    """Whoever makes the copy that somebody asked for is told so, and closes it there once they have it"""
    clock, store, rosa, kith = begin(journey)
    kith.end()
    journey.ctl("requests", "add", rosa, "--kind", "copy", "--words", "zebulon", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    to_menu(kith)
    kith.choose("Everything We Hold…")
    kith.see(re.compile("^They asked for this copy"), "status")
    kith.has_focus("Print…", "button")
    kith.key("alt+h")
    kith.see("Closed.", "status")
    kith.gone(re.compile("^They asked for this copy"))
    kith.key("Escape")
    kith.see("Sign In", "button")
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("Everything We Hold…")
    kith.has_focus("Print…", "button")
    kith.not_there(re.compile("^They asked for this copy"))
    kith.end()
    (one,) = listed(journey, store, rosa, clock)
    journey.equal(one["outcome"], "done", "what became of it")


kith_journey.run(__doc__, corrected, beside_fields, at_the_desk, begun, everybody, copy_given)
