#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: who came is ticked at the front desk, by keys or as a number; what it was about is written by who leads it; the
week goes on the wall."""

import re
import time

import kith_journey
from kith_accounts import switch, unlock
from kith_keys import choose
from kith_paper import left, print_to_file

ENTRY = "Type a name or scan a card"
NAMES = ["Amina Yusuf", "Ben Carter", "Carla Núñez", "Dele Adeyemi", "Ewa Nowak", "Farid Haddad", "Grace Kim", "Hugo Silva",
         "Ines Weber", "Jonas Berg", "Kofi Mensah"]
NINE = NAMES[:9]
ROBIN = "teapot meadow lantern"


def begin(journey, names=NAMES, capacity="12", account=None, role="front-desk"):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if account:
        journey.account(store, account, role, ROBIN, clock=clock)
    for name in names:
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
        journey.ctl("sign-in", name, store=store, account="Dana", clock=clock)
    journey.ctl("person", "add", "Zora Quist", store=store, account="Dana", clock=clock)
    group = journey.ctl("group", "add", "Art and clay", "--kind", "activity", "--when", "wednesday 10:00-11:30",
                        "--place", "Workshop", "--capacity", capacity, store=store, account="Dana", clock=clock)["id"]
    kith = journey.start(store=store, clock=clock)
    if account:
        unlock(kith, account, ROBIN)
    else:
        unlock(kith)
    return clock, store, group, kith


def kept(journey, store, group, clock):
    return journey.ctl("group", "attendance", str(group), "--from", "2026-11-18", "--to", "2026-11-18", store=store,
                       account="Dana", clock=clock)


def open_attendance(kith, count="0 of 12"):
    kith.click(re.compile("^Art and clay, .*Workshop, " + count), "row")
    kith.see("Art and clay", "heading")
    kith.has_focus(role="row")


def nine_by_keys(journey):
    """Nine are ticked by letters and the space bar from who is here; the time is only printed"""
    clock, store, group, kith = begin(journey)
    open_attendance(kith)
    started = time.monotonic()
    for name in NINE:
        kith.type(name[:2].lower())
        kith.key("space")
    kith.see("9 of 12.", "status")
    print("# nine were ticked after %.1f s" % (time.monotonic() - started))
    kith.has_focus(re.compile("^Ines W.*, came$"), "row")

    # Along the rows with the arrows, too; and the last is taken back.
    kith.key("Down", "space")
    kith.has_focus(re.compile("^Jonas B.*, came$"), "row")
    kith.see("10 of 12.", "status")
    kith.see(re.compile("^Jonas B.* came to Art and clay.$"), "status")
    kith.key("ctrl+z")
    kith.see("The group is as before.", "status")
    kith.see("9 of 12.", "status")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.see(re.compile("^Art and clay, .*Workshop, 9 of 12"), "row")
    kith.end()
    said = kept(journey, store, group, clock)
    journey.equal(sorted(one["called"] for one in said["who"]), sorted(NINE), "who came")


def full(journey):
    """More than there is room for are said to be, and ticked"""
    clock, store, group, kith = begin(journey, NAMES[:3], capacity="2")
    open_attendance(kith, "0 of 2")
    kith.key("space", "Down", "space")
    kith.see("2 of 2: full. More can be ticked.", "status")
    kith.key("Down", "space")
    kith.see("3, with room for 2. More can be ticked.", "status")
    kith.end()
    journey.equal(len(kept(journey, store, group, clock)["who"]), 3, "who came")


def as_a_number(journey):
    """Where nobody is named, how many came is enough; somebody not here is found as everywhere"""
    clock, store, group, kith = begin(journey, NAMES[:2])
    open_attendance(kith)
    kith.key("alt+c")
    kith.has_focus("Came without a name", "spin button")
    kith.key("ctrl+a")
    kith.type("7", "Return")
    kith.see("7 of 12.", "status")
    kith.see("7 without a name at Art and clay.", "status")
    kith.key("alt+n")
    kith.see("Who Else Came")
    kith.type("zora", "Return")
    kith.see("8 of 12.", "status")
    kith.has_focus(re.compile("^Zora Q.*, came$"), "row")
    # She was not signed in, and can be.
    kith.click(re.compile("^Sign in Zora"), "button")
    kith.see(re.compile("^Zora.* is signed in"), "status")
    kith.gone(re.compile("^Sign in Zora"), "button")
    kith.end()
    said = kept(journey, store, group, clock)
    journey.equal([said["sessions"][0]["guests"], [one["called"] for one in said["who"]]], [7, ["Zora Quist"]], "what was kept")


def cancelled(journey):
    """It does not take place, and after all it does"""
    clock, store, group, kith = begin(journey, NAMES[:2])
    open_attendance(kith)
    kith.key("alt+t")
    kith.see("Art and clay does not take place.", "status")
    kith.see("It does not take place on this day.")
    kith.key("alt+a")
    kith.see("Art and clay takes place.", "status")
    kith.has_focus(role="row")
    kith.key("space")
    kith.see("1 of 12.", "status")
    kith.end()
    journey.equal(kept(journey, store, group, clock)["sessions"][0]["state"], "held", "what became of it")


def at_the_desk(journey):
    """The front desk ticks, by first name and initial on a screen that the queue sees"""
    clock, store, group, kith = begin(journey, NAMES[:3], account="Robin")
    open_attendance(kith)
    kith.see("Amina Y.", "row")
    kith.not_there(re.compile("Yusuf"))
    # By the family name that is not shown, as in the entry of the desk.
    kith.type("cart")
    kith.has_focus("Ben C.", "row")
    kith.key("BackSpace")
    kith.type("l")
    kith.has_focus("Carla N.", "row")
    kith.key("space")
    kith.see("1 of 12.", "status")
    kith.see("Carla N. came to Art and clay.", "status")
    # No way to what is written about it.
    kith.not_there(re.compile("^Note"), "button")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.not_there("All Groups", "button")
    kith.click(re.compile("^Paper, printing"), "button")
    kith.has_focus(role="menu item")
    kith.not_there("Groups and Their Timetable", "menu item")
    kith.key("Escape")
    kith.end()
    journey.equal([one["called"] for one in kept(journey, store, group, clock)["who"]], ["Carla Núñez"], "who came")


def no_group_today(journey):
    """On a day without a group the front desk shows nothing of them"""
    clock, store, group, kith = begin(journey, NAMES[:1])
    kith.see(re.compile("^Art and clay"), "row")
    kith.end()
    clock.set("2026-11-19T10:00:00")
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.settle()
    kith.not_there("Groups today", "heading")
    kith.end()


def to_the_group(kith):
    kith.click("All Groups", "button")
    kith.see("All groups", "heading")
    kith.click("Art and clay", "row", inside=kith.see("All groups", "list"))
    kith.see("Its days", "heading")


def note_and_lock(journey):
    """Who leads it writes a note, is locked out in the middle, and finds it again; the desk has no way to it"""
    clock, store, group, kith = begin(journey, NAMES[:2], account="Kim", role="advocate")
    to_the_group(kith)
    kith.click("Note about Wednesday, 18 November 2026", "button")
    kith.has_focus("What it was about", "text")
    kith.type("Sleep, and what helps with it. Amina")
    kith.key("Tab")
    kith.type("A bigger table")
    kith.see("Kept as a draft until you save it (Ctrl+S).", "status")
    kith.key("ctrl+l")
    unlock(kith, None, ROBIN)
    kith.click("All Groups", "button")
    kith.click("Go On Writing: Art and clay, 18 November", "button")
    kith.has_focus("What it was about", "text")
    journey.equal(kith.see("What it was about", "text").text(), "Sleep, and what helps with it. Amina", "what was typed")
    journey.equal(kith.see("What is to be done", "text").text(), "A bigger table", "what was typed")
    # A name of somebody who comes is said to be one, and keeps nobody from saving.
    kith.see(re.compile("^This may tell of one person"), "status")
    kith.key("ctrl+s")
    kith.see("The note about Art and clay is saved.", "status")
    kith.see("Its days", "heading")
    kith.see("0 came")
    kith.end()
    notes = journey.ctl("group", "notes", str(group), "--day", "2026-11-18", store=store, account="Kim", passphrase=ROBIN, clock=clock)
    journey.equal(len(notes["notes"]), 1, "notes")
    journey.equal(journey.count_drafts(store), 0, "drafts")


def made_and_ended(journey):
    """A group is added, edited, ended, and that is taken back"""
    clock, store, group, kith = begin(journey, NAMES[:1])
    kith.click("All Groups", "button")
    kith.see("All groups", "heading")
    kith.key("alt+a")
    kith.see("What it is called", "text")
    kith.settle()
    kith.type("Forms and letters", "Tab")
    kith.see("Say what kind of group it is.", "status")
    choose(kith, "What kind of group", "Workshop")
    kith.see(re.compile("^No day is said yet"), "status", shown=False)
    kith.scroll_to("Friday", "text")
    kith.click("Friday", "text")
    kith.type("10-11.30")
    kith.see(re.compile("^Friday 10:00–11:30. Kept as a draft"), "status", shown=False)
    kith.key("ctrl+s")
    kith.see("Forms and letters is added.", "status")
    kith.see("Forms and letters", "heading")
    kith.key("alt+n")
    kith.see("Forms and letters is held no more.", "status")
    kith.see(re.compile("^It is held no more. What was stays."))
    kith.key("ctrl+z")
    kith.see("The group is as before.", "status")
    kith.gone(re.compile("^It is held no more. What was stays."))
    kith.key("alt+e")
    kith.see("Edit the Group", "heading")
    kith.settle()
    kith.key("End")
    kith.type(", and mail")
    kith.key("ctrl+s")
    kith.see("Forms and letters, and mail is changed.", "status")
    kith.see("Forms and letters, and mail", "heading")
    kith.end()
    groups = journey.ctl("group", "list", "--all", store=store, account="Dana", clock=clock)["groups"]
    journey.equal([(one["name"], one["kind"], one["state"]) for one in groups],
                  [("Art and clay", "activity", "active"), ("Forms and letters, and mail", "workshop", "active")], "the groups")


def on_the_wall(journey):
    """The week is printed, with who leads each group and nobody who comes; the log says so"""
    clock, store, group, kith = begin(journey, NAMES[:2])
    kith.click("All Groups", "button")
    kith.see("Today, Wednesday, 18 November 2026", "list")
    kith.click("Print the Timetable…", "button")
    kith.see("Print to File")
    text = print_to_file(kith, journey.path("week.pdf"))
    journey.check("Art and clay" in text and "10:00" in text and "Workshop" in text, text)
    journey.check("Amina" not in text, text)
    kith.end()
    journey.equal(left(journey, store, clock), [("printed", ["blank", "timetable"])], "the log")


kith_journey.run(__doc__, note_and_lock, made_and_ended, on_the_wall, nine_by_keys, full, as_a_number, cancelled, at_the_desk, no_group_today)
