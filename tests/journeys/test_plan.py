#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody writes a goal with an advocate, does a step of it, and is asked how they are; and what helps in a hard
time is written down, for whom they choose."""

import re

import kith_journey
from kith_accounts import switch, unlock
from kith_keys import choose, tab_to

PEOPLE = re.compile("^Find somebody")
DRAFT = "Kept as a draft until you save it (Ctrl+S)."
HARD_TIME = "If I’m having a hard time"
ROBIN = "teapot meadow lantern"
WORDS = "What they want to reach, in their words"


def begin(journey, robin=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if robin:
        journey.account(store, "Robin", robin, ROBIN, clock=clock)
    sam = journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)["id"]
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana" if robin else None)
    return clock, store, sam, kith


def to_sam(kith):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type("sam", "Return")
    kith.has_focus("Sign In", "button")


def to_plan(kith):
    to_sam(kith)
    kith.key("alt+p")


def goals(journey, store, sam, clock):
    return journey.ctl("goal", "list", str(sam), store=store, account="Dana", clock=clock)["goals"]


def sealed(journey, store, clock):
    """How often the log says that something sealed of somebody was read."""
    rows = journey.ctl("audit", store=store, account="Dana", clock=clock)
    return sum(row["event"] in ("goal-read", "check-in-read", "intake-read") for row in rows["entries"])


def a_goal(journey):
    """A goal with two steps by keyboard; locked in the middle it is found again; a step is ticked and taken back"""
    clock, store, sam, kith = begin(journey)
    to_plan(kith)
    kith.see(re.compile("^No goal is written down yet"))
    kith.key("alt+d")
    kith.see("A Goal", "heading")
    kith.has_focus(WORDS, "text")
    kith.see("Write down the goal, in the person’s words.", "status")
    kith.type("A room of my own", "Tab")
    kith.see("Say what part of life the goal is about.", "status")
    choose(kith, "What part of life it is about", "Home and everyday life")
    kith.see(DRAFT, "status")
    tab_to(kith, "Steps on the way, one a line", "text")
    kith.type("call the office", "Return")
    kith.type("see the room")
    kith.wait(lambda: kith.see("Steps on the way, one a line", "text").text() == "call the office\nsee the room", "steps")
    kith.key("ctrl+l")
    unlock(kith)
    to_plan(kith)
    journey.equal(kith.see(WORDS, "text").text(), "A room of my own", "what was typed")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see("The goal is written down.", "status")
    kith.see("A room of my own", "heading")
    kith.see("First: call the office")
    tab_to(kith, "call the office", "check box")
    kith.key("space")
    kith.see("The step is done.", "status")
    kith.see("1 of 2 steps done. Next: see the room")
    kith.has_focus(re.compile("^call the office"), "check box")
    kith.key("ctrl+z")
    kith.see("The goal is as before.", "status")
    kith.see("First: call the office")
    tab_to(kith, "call the office", "check box")
    kith.key("space")
    kith.see("1 of 2 steps done. Next: see the room")
    kith.end()
    (goal,) = goals(journey, store, sam, clock)
    journey.equal([goal["goal"], [[step["words"], step["on"]] for step in goal["steps"]]],
                  ["A room of my own", [["call the office", "2026-11-18"], ["see the room", None]]], "what was kept")


def on_the_way(journey):
    """A step is added, how it goes is noted, it is reached and that taken back"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    journey.ctl("goal", "add", str(sam), "--area", "home", "--goal", "A dog", "--step", "ask the landlord",
                "--milestone", "the first walk", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    to_plan(kith)
    kith.see("A dog", "heading")
    kith.click("Add a step: A dog", "button")
    kith.has_focus("Steps on the way, one a line", "text")
    kith.see("Nothing is changed yet.", "status")
    kith.key("ctrl+End")
    kith.type("find one")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see("The goal is changed.", "status")
    kith.see("find one", "check box")
    kith.click("How is it going: A dog", "button")
    kith.see("How it is going: A dog", "heading")
    kith.has_focus("How it is going, in their words", "text")
    kith.type("the landlord said yes")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see("Written down how it is going.", "status")
    kith.click("the first walk", "check box")
    kith.see("Reached: something to celebrate.", "status")
    kith.click("More about the goal: A dog", "button")
    kith.choose("They Reached It")
    kith.see("The goal: Reached.", "status")
    kith.see(re.compile("^Reached, "))
    kith.key("ctrl+z")
    kith.see("The goal is as before.", "status")
    kith.see(re.compile("^On the way, "))
    kith.end()
    (goal,) = goals(journey, store, sam, clock)
    journey.equal([goal["state"], [step["words"] for step in goal["steps"]], goal["milestones"][0]["on"],
                   [[entry["state"], entry["words"], entry["taken_back"]] for entry in goal["entries"]]],
                  ["going", ["ask the landlord", "find one"], "2026-11-18",
                   [["going", None, False], ["going", "the landlord said yes", False], ["reached", None, True]]],
                  "what was kept")


def check_in(journey):
    """A check-in is planned as the person permits, done, and that taken back"""
    clock, store, sam, kith = begin(journey)
    to_plan(kith)
    kith.key("alt+c")
    kith.see("Plan a Check-in", "heading")
    kith.see("Who asks", "combo box")
    journey.equal(kith.see("Call", "check box").takes_input(), False, "whether a call can be chosen")
    kith.key("ctrl+a")
    kith.type("2026-11-20")
    kith.see(DRAFT, "status")
    kith.key("ctrl+l")
    unlock(kith)
    to_plan(kith)
    kith.see("Plan a Check-in", "heading")
    kith.key("ctrl+s")
    kith.see("The check-in is planned.", "status")
    kith.see("Ask how they are on Friday, 20 November 2026", "heading")
    kith.click(re.compile("^Check-in done: "), "button")
    kith.see("How the Check-in Went", "heading")
    kith.key("ctrl+s")
    kith.see("The check-in is done, and the next is planned.", "status")
    kith.see("Ask how they are on Wednesday, 2 December 2026", "heading")
    kith.key("ctrl+z")
    kith.see("The check-in is as before.", "status")
    kith.see("Ask how they are on Friday, 20 November 2026", "heading")
    kith.end()


def whom_to_ask(journey):
    """Who is due stands in a list that opens nothing sealed; how to reach them and who is missed is read when asked for"""
    clock, store, sam, kith = begin(journey)
    kith.end()
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    kim = journey.ctl("person", "add", "Kim Okafor", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("checkin", "plan", str(sam), "--due", "2026-11-18", "--words", "the new room", store=store,
                account="Dana", clock=clock)
    journey.ctl("checkin", "plan", str(kim), "--due", "2026-11-18", "--worker", "Robin", store=store, account="Dana",
                clock=clock)
    clock.set("2026-11-19T10:00:00")
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.key("alt+a")
    kith.see("Whom to Ask How They Are", "heading")
    kith.see(re.compile("^Sam Whitfield: due since Wednesday, 18 November 2026"))
    kith.not_there(re.compile("^Kim Okafor"))
    kith.not_there(re.compile("the new room"))
    kith.key("alt+o")
    kith.see(re.compile("^Kim Okafor: due since"))
    kith.key("alt+o")
    kith.gone(re.compile("^Kim Okafor"))
    kith.end()
    journey.equal(sealed(journey, store, clock), 0, "what was read of anybody")

    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.key("alt+a")
    kith.see(re.compile("^Sam Whitfield: due since"))
    kith.key("alt+r")
    kith.see(re.compile("the new room"))
    kith.key("alt+m")
    kith.see("Nobody is missed who permits to be reached.")

    kith.click("More about check-ins", "button")
    kith.choose("Hand Over Follow-ups…")
    kith.see("1 follow-up goes: Sam Whitfield", "status")
    kith.key("alt+h")
    kith.see("1 follow-up is handed over.", "status")
    kith.see(re.compile("^Nobody is to be asked this week"))
    kith.key("ctrl+z")
    kith.see("The follow-ups are handed back.", "status")
    kith.click(re.compile("^Sam Whitfield: due since"), "row")
    kith.see("Ask how they are: due since Wednesday, 18 November 2026", "heading")
    kith.end()
    journey.equal(sealed(journey, store, clock) > 0, True, "whether the log says that it was read")


def at_the_desk(journey):
    """The front desk has no such part of the page"""
    clock, store, sam, kith = begin(journey, "front-desk")
    switch(kith, "Robin", ROBIN)
    to_sam(kith)
    kith.see("Agreements", "tab")
    kith.not_there("Plan", "tab")
    kith.not_there("Whom to Ask How They Are…", "button")
    kith.key("alt+p")
    kith.settle()
    kith.not_there(re.compile("^No goal is written down yet"))
    kith.end()


def hard_times(journey, store, sam, clock):
    return journey.ctl("hard-time", "show", str(sam), store=store, account="Dana", clock=clock)["hard_times"]


def n_read(journey, store, clock):
    rows = journey.ctl("audit", store=store, account="Dana", clock=clock)
    return sum(row["event"] == "hard-time-read" for row in rows["entries"])


def hard_time(journey):
    """Written by keyboard in the plan, left and found again, for the desk too, taken back and back again"""
    clock, store, sam, kith = begin(journey)
    to_plan(kith)
    kith.see(re.compile("^Up to five lines in their own words"))
    kith.click("Write It Down…", "button")
    kith.see("What I notice first", "text")
    kith.settle()
    kith.type("I go quiet", "Tab")
    kith.type("a walk", "Escape")
    kith.gone("What helps", "text")
    kith.click("Write It Down…", "button")
    kith.wait(lambda: kith.see("What helps", "text").text() == "a walk", "what was typed")
    tab_to(kith, "Who sees this", "combo box")
    kith.key("space")
    kith.has_focus(role="row")
    kith.key("End", "Return")
    kith.see("The front desk too", inside=kith.see("Who sees this", "combo box"))
    kith.click("Save", "button")
    kith.see("Written down, in their words.", "status")
    kith.see("I go quiet")
    kith.see(re.compile("The front desk sees it too.$"))
    kith.key("ctrl+z")
    kith.see("It is as before.", "status")
    kith.see(re.compile("^Up to five lines in their own words"))
    kith.click("Write It Down…", "button")
    kith.see("What I notice first", "text")
    kith.settle()
    kith.key("Tab", "Tab", "Tab", "Tab")
    kith.type("tea?", "Return")
    kith.see("tea?")
    kith.see(re.compile("Only staff who may read the record see it.$"))
    kith.click("Take Back", "button")
    kith.see("Taken back. The words are gone.", "status")
    kith.key("ctrl+z")
    kith.see("tea?")
    kith.end()
    one, = hard_times(journey, store, sam, clock)
    journey.equal([one["notice"], one["helps"], one["say"], one["seen_by"], one["by"]], [None, None, "tea?", "staff", "Dana"], "what was kept")


def hard_time_at_the_desk(journey):
    """The desk is offered what it may see, unfolded and logged only when asked for; of what it may not, nothing"""
    clock, store, sam, kith = begin(journey, "front-desk")
    kith.end()
    lines = journey.write("lines.txt", "I go quiet\nmusic\n")
    journey.ctl("hard-time", "set", str(sam), lines, "--seen-by", "desk", store=store, account="Dana", clock=clock)
    before = n_read(journey, store, clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    to_sam(kith)
    kith.see(HARD_TIME)
    kith.not_there("music")
    kith.click(HARD_TIME, "button")
    kith.see("music")
    kith.end()
    journey.equal(n_read(journey, store, clock), before + 1, "how often it was read")
    journey.ctl("hard-time", "set", str(sam), lines, "--seen-by", "staff", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    to_sam(kith)
    kith.not_there(HARD_TIME)
    kith.end()


def plans(journey, store, sam, clock):
    return journey.ctl("plan", "list", str(sam), store=store, account="Dana", clock=clock)["plans"]


def own_plan(journey):
    """A wellness plan by keyboard, locked in the middle and gone on with; looked at together, taken back and back again"""
    clock, store, sam, kith = begin(journey)
    to_plan(kith)
    kith.see(re.compile("^A plan is a few questions"))
    kith.key("alt+a")
    kith.choose("Wellness Plan")
    kith.see("Wellness Plan", "heading")
    kith.has_focus("What I am good at", "text")
    kith.see("Write at least one line. Any part may stay empty.", "status")
    kith.type("I keep my word", "Return")
    kith.type("I make people laugh", "Tab")
    kith.has_focus("What does me good every day", "text")
    kith.type("out of the house by ten")
    kith.see(DRAFT, "status")
    kith.key("ctrl+l")
    unlock(kith)
    to_plan(kith)
    kith.see("Wellness Plan", "heading")
    journey.equal([kith.see(name, "text").text() for name in ("What I am good at", "What does me good every day", "Early signs")],
                  ["I keep my word\nI make people laugh", "out of the house by ten", ""], "what was typed")
    tab_to(kith, "What I am good at", "text")
    kith.key("ctrl+Return")
    kith.see("The plan is written down, in their words.", "status")
    kith.see(re.compile("^Written down with Dana on "))
    kith.click("Wellness Plan", "button")
    kith.see("out of the house by ten")
    kith.click("Look at It…: Wellness Plan", "button")
    kith.has_focus("What I am good at", "text")
    kith.see("Nothing is changed yet.", "status")
    tab_to(kith, "Looked at together today", "check box")
    kith.key("space")
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(re.compile("^Looked at together with Dana on "))
    kith.click("Take Back: Wellness Plan", "button")
    kith.see("Taken back. The plan is gone.", "status")
    kith.see(re.compile("^A plan is a few questions"))
    kith.key("ctrl+z")
    kith.see("The plan is as before.", "status")
    kith.see(re.compile("^Looked at together with Dana on "))
    kith.end()
    one, = plans(journey, store, sam, clock)
    journey.equal([one["plan"], one["by"], one["reviewed"], {part["part"]: part["words"] for part in one["parts"] if part["words"]}],
                  ["wellness", "Dana", "2026-11-18", {"strengths": "I keep my word\nI make people laugh", "daily": "out of the house by ten"}], "what was kept")


kith_journey.run(__doc__, a_goal, on_the_way, check_in, whom_to_ask, at_the_desk, hard_time,
                 hard_time_at_the_desk, own_plan)
