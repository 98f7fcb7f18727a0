#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody is referred from what was found in the directory, asked how it went, and the loop is closed."""

import re

import kith_journey
from kith_accounts import switch, unlock
from kith_directory import airs_file
from kith_keys import choose, tab_to

PEOPLE = re.compile("^Find somebody")
RESOURCES = re.compile("^Find a service")
PLACE = "Northside Detoxification Center, Northside Health Alliance"
DRAFT = "Kept as a draft until you save it (Ctrl+S)."
ROBIN = "teapot meadow lantern"


def begin(journey, robin=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if robin:
        journey.account(store, "Robin", robin, ROBIN, clock=clock)
    journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory",
                store=store, account="Dana", clock=clock)
    sam = journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)["id"]
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana" if robin else None)
    return clock, store, sam, kith


def kept(journey, store, sam, clock):
    return journey.ctl("referral", "list", str(sam), store=store, account="Dana", clock=clock)["referrals"]


def next_step(kith):
    kith.see("How did it go: " + PLACE, "button")
    tab_to(kith, "How did it go: " + PLACE, "button")
    kith.key("Return")
    kith.see("How it goes: " + PLACE, "heading")


def to_sam(kith):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type("sam", "Return")
    kith.has_focus("Sign In", "button")


def refer_from_directory(kith):
    """From what is found to the form, by keyboard alone."""
    kith.key("ctrl+4")
    kith.has_focus(RESOURCES, "text")
    kith.see("5 found.", "status")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.key("alt+r")
    kith.see(re.compile("^Who is referred to Northside Detoxification Center"))
    kith.type("sam")
    kith.see(re.compile("^Sam"), "row")
    kith.key("Return")
    kith.see("Refer to a Place", "heading")
    kith.see("Say what kind of help it is.", "status")


def closed_loop(journey):
    """Referred from a search result and asked how it went, by keyboard alone; what was a mistake is taken back"""
    clock, store, sam, kith = begin(journey)
    refer_from_directory(kith)
    choose(kith, "What kind of help", "Health and care")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Offered.", "status")
    kith.has_focus("Refer to a Resource…", "button")
    kith.see(PLACE, "heading")
    kith.see(re.compile("^Offered, "))
    kith.see("Ask how it went on Wednesday, 2 December 2026")

    next_step(kith)
    choose(kith, "It is now", "Did not work out")
    kith.see("Say why it did not work out.", "status")
    kith.key("ctrl+s")
    choose(kith, "Why", "No room, or too long a wait")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Did not work out.", "status")
    kith.has_focus("How did it go: " + PLACE, "button")
    kith.see("Did not work out, Wednesday, 18 November 2026: No room, or too long a wait")

    # It was a mistake: it is open again, and the day to ask is there again.
    kith.key("ctrl+z")
    kith.see("The referral is as before.", "status")
    kith.see("Ask how it went on Wednesday, 2 December 2026")
    next_step(kith)
    choose(kith, "It is now", "Attended")
    kith.gone("When to ask how it went", "text")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Attended.", "status")
    kith.see("Attended, Wednesday, 18 November 2026")

    # Whoever was there found it otherwise than the directory says.
    kith.click("More about the referral: " + PLACE, "button")
    kith.choose("What the Directory Says Is Not Right")
    kith.see(PLACE + " is not verified any more. Edit it once you know what is right.", "status")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([referral[key] for key in ("name", "kind", "made", "state", "reason", "outcome", "follow_up")],
                  [PLACE, "health", "2026-11-18", "attended", None, "attained", None], "what was kept")
    journey.equal([[step["state"], step["reason"], step["taken_back"]] for step in referral["steps"]],
                  [["offered", None, False], ["did-not-work-out", "no-room", True], ["attended", None, False]], "its steps")


def tell(kith):
    """What the place is told about Sam, of which nobody has said that it may."""
    choose(kith, "What kind of help", "Health and care")
    kith.scroll_to("Somebody there is told something about them", "check box")
    kith.click("Somebody there is told something about them", "check box")
    kith.see(re.compile("^They are told only what the person agreed to"), "status", shown=False)
    kith.scroll_to("What for", "text")
    kith.click("What for", "text")
    kith.type("a bed")
    kith.wait(lambda: kith.see("What for", "text").text() == "a bed", "what for")
    kith.key("Tab")
    kith.has_focus("What they are told", "text")
    kith.type("that Sam comes tonight")
    kith.see(DRAFT, "status")


def at_the_gate(journey):
    """What the place is told needs an agreement: without one nothing is written and nothing typed is lost"""
    clock, store, sam, kith = begin(journey)
    refer_from_directory(kith)
    tell(kith)
    kith.key("ctrl+s")
    kith.see("The person has not agreed to share anything with this recipient. Ask them first.", "status", shown=False)
    kith.scroll_to("See What They Agreed To", "button")
    kith.click("See What They Agreed To", "button")
    kith.see(re.compile("^Nothing is agreed to yet"))
    kith.key("alt+r")
    kith.see("What they are told", "text", shown=False)
    kith.scroll_to("Somebody there is told something about them", "check box")
    kith.click("Somebody there is told something about them", "check box")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Offered.", "status")
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([[step["state"], step["recipient"], step["told"]] for step in referral["steps"]],
                  [["offered", None, None]], "what was kept")


def agreed(journey):
    """With an agreement that names who is told and what for, it is written down"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    for recipient, what in ((PLACE, "referrals"), ("Harbor Clinic", "referrals"), ("Nobody", "notes")):
        journey.ctl("consent", "add", str(sam), "--kind", "sharing", "--recipient", recipient, "--purpose", "a bed",
                    "--what", what, "--until", "2027-11-18", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    refer_from_directory(kith)
    choose(kith, "What kind of help", "Health and care")
    kith.scroll_to("Somebody there is told something about them", "check box")
    kith.click("Somebody there is told something about them", "check box")
    # What was agreed to is offered in its own words; what of another place is, too.
    use = "Use what was agreed for " + PLACE
    kith.see("Use what was agreed for Harbor Clinic", "button", shown=False)
    kith.not_there("Use what was agreed for Nobody", "button", shown=False)
    kith.scroll_to(use, "button")
    kith.click(use, "button")
    kith.has_focus("What they are told", "text")
    kith.type("that Sam comes tonight")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Offered.", "status")
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([[step["recipient"], step["purpose"], step["told"]] for step in referral["steps"]],
                  [[PLACE, "a bed", "that Sam comes tonight"]], "what was told")


def their_own(journey):
    """What one person agreed to is not offered where somebody is told about another"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    journey.ctl("person", "add", "Kim Okafor", store=store, account="Dana", clock=clock)
    journey.ctl("consent", "add", str(sam), "--kind", "sharing", "--recipient", "Harbor Clinic", "--purpose", "a bed",
                "--what", "referrals", "--until", "2027-11-18", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)

    def typed_for(name):
        kith.key("ctrl+2", "ctrl+f")
        kith.has_focus(PEOPLE, "text")
        kith.key("ctrl+a")
        kith.type(name, "Return")
        kith.has_focus("Sign In", "button")
        kith.key("alt+r")

    def tells():
        kith.key("alt+c")
        kith.see("Refer to a Place", "heading")
        kith.scroll_to("Somebody there is told something about them", "check box")
        kith.click("Somebody there is told something about them", "check box")

    typed_for("kim")
    tells()
    kith.see(re.compile("^They are told only"), "status", shown=False)
    typed_for("sam")
    tells()
    kith.see("Use what was agreed for Harbor Clinic", "button", shown=False)
    typed_for("kim")
    kith.see(re.compile("^They are told only"), "status", shown=False)
    kith.settle()
    kith.not_there("Use what was agreed for Harbor Clinic", "button", shown=False)
    typed_for("sam")
    kith.see("Use what was agreed for Harbor Clinic", "button", shown=False)
    kith.end()


def corrected(journey):
    """What was written down wrong is put right, in the middle of which it is locked, and it can be undone"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    journey.ctl("referral", "add", str(sam), "--kind", "food", "--name", "Second Step", store=store, account="Dana",
                clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    to_sam(kith)
    kith.key("alt+r")
    kith.click("More about the referral: Second Step", "button")
    kith.choose("Correct It…")
    kith.see("Correct the Referral", "heading")
    kith.see("Nothing is corrected yet.", "status")
    kith.not_there("It is now", "combo box")
    kith.not_there("When to ask how it went", "text")
    choose(kith, "What kind of help", "Law, rights and papers")
    kith.see(DRAFT, "status")
    kith.key("ctrl+l")
    unlock(kith)
    to_sam(kith)
    kith.key("alt+r")
    kith.see("Correct the Referral", "heading")
    kith.key("ctrl+s")
    kith.see("Second Step: corrected.", "status")
    kith.has_focus("Refer to a Resource…", "button")
    kith.see(re.compile("^Law, rights and papers"))
    kith.key("ctrl+z")
    kith.see("The referral is as before.", "status")
    kith.see(re.compile("^Food, clothing"))
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([referral["kind"], referral["state"], len(referral["steps"])], ["food", "offered", 1], "what was kept")


def at_the_desk(journey):
    """The front desk finds nothing of it: no way to refer, no list, no part of the page"""
    clock, store, sam, kith = begin(journey, "front-desk")
    refer_from_directory(kith)
    choose(kith, "What kind of help", "Health and care")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Offered.", "status")
    switch(kith, "Robin", ROBIN)
    kith.key("ctrl+4")
    kith.has_focus(RESOURCES, "text")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.not_there("Refer…", "button")
    kith.key("alt+r")
    to_sam(kith)
    kith.see("Agreements", "tab")
    kith.not_there("Referrals", "tab")
    kith.not_there(re.compile("Northside"), "heading")
    kith.key("Escape")
    kith.has_focus(PEOPLE, "text")
    kith.not_there("Whom to Ask How It Went…", "button")
    kith.end()


def locked_while_typing(journey):
    """Chosen from the person's page; locked in the middle, it is there again as it was typed"""
    clock, store, sam, kith = begin(journey)
    to_sam(kith)
    kith.key("alt+r")
    kith.see(re.compile("^Not referred anywhere yet"))
    kith.key("alt+f")
    kith.see("Choose where to refer Sam Whitfield.", "status")
    kith.has_focus(RESOURCES, "text")
    kith.type("warm line", "Return")
    kith.has_focus(re.compile("^Night Owl Warm Line"), "row")
    kith.key("Return", "alt+r")
    kith.see("Say what kind of help it is.", "status")
    kith.click("What they want there, in their words", "text")
    kith.type("somebody to call at night")
    kith.key("ctrl+l")
    unlock(kith)
    to_sam(kith)
    kith.key("alt+r")
    kith.see("Say what kind of help it is.", "status")
    journey.equal(kith.see("What they want there, in their words", "text").text(), "somebody to call at night",
                  "what was typed")
    journey.equal(kith.see("Which place or service", "text").text(), "Night Owl Warm Line, County Line", "where to")
    kith.click("Save", "button")
    choose(kith, "What kind of help", "Company, groups and leisure")
    kith.key("ctrl+s")
    kith.see("Night Owl Warm Line, County Line: Offered.", "status")
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([referral["asked"], referral["kind"]], ["somebody to call at night", "company"], "what was kept")


def to_follow_up(journey):
    """Who is due stands in a list that reads nothing until it is asked to, and leads to their referrals"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    for follow_up, name in (("2026-11-16", "Second Step"), ("2026-12-24", "St. Brigid House")):
        journey.ctl("referral", "add", str(sam), "--kind", "food", "--name", name, "--on", "2026-11-02",
                    "--follow-up", follow_up, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.key("alt+h")
    kith.see("Whom to Ask How It Went", "heading")
    kith.see(re.compile("^Sam Whitfield: due since Monday, 16 November 2026"))
    kith.not_there(re.compile("24 December"))
    kith.not_there(re.compile("Second Step"))
    kith.key("alt+w")
    kith.see(re.compile("^Second Step"))
    kith.key("alt+y")
    kith.see(re.compile("^Sam Whitfield: due on Thursday, 24 December 2026"))
    kith.click(re.compile("^Sam Whitfield: due since"), "row")
    kith.see("Second Step", "heading")
    kith.see("Ask how it went: due since Monday, 16 November 2026")
    kith.end()


kith_journey.run(__doc__, closed_loop, at_the_gate, agreed, their_own, corrected, at_the_desk, locked_while_typing, to_follow_up)
