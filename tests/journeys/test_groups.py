#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: who came is ticked at the front desk, by keys or as a number."""

import re
import time

import kith_journey
from kith_accounts import unlock

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


kith_journey.run(__doc__, nine_by_keys, full, as_a_number, cancelled, at_the_desk, no_group_today)
