#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note while it is typed: a power cut takes at most the last moment of it; a lock, another account, sleep and a
full disk take nothing."""

import os
import random
import re
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))

import kith_journey  # noqa: E402
from kith_accounts import switch, unlock  # noqa: E402
from kith_keys import tab_to  # noqa: E402
from kith_sleep import LoginManager, asleep  # noqa: E402
from small_disk import SmallDisk, own_mounts  # noqa: E402

PEOPLE = re.compile("^Find somebody")
ROBIN = "teapot meadow lantern"
RUNS = 200 if os.environ.get("KITH_SOAK") else 3
# What a power cut may take is the last second; the machine of a test may be slow in showing a key, too.
MAY_BE_LOST = 1.0 if os.environ.get("KITH_SOAK") else 3.0
WORDS = ("letter kettle bus garden before Friday she wrote herself they answer calm number walk again "
         "together office paper tea stairs brother window choir").split()
REFUSED = None


def begin(journey, store=None, environment=None):
    clock = journey.clock()
    store = journey.center(clock=clock, store=store)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, environment=environment)
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type("sam", "Return")
    kith.has_focus(re.compile("^(Sign In|Back to the search)"), "button")
    kith.key("alt+n")
    kith.see("Write a Note", "button")
    kith.key("alt+w")
    kith.has_focus("Note", "text")
    return clock, store, kith


def open_draft(kith):
    """The one there is, from the page of notes; the words in it."""
    kith.key("ctrl+3")
    kith.see("My drafts", "heading")
    tab_to(kith, "Sam Whitfield", "row")
    kith.key("Return")
    return kith.has_focus("Note", "text").text()


class Typist:
    """Types words, and knows when each could be read in the window."""

    def __init__(self, kith, chance, before):
        self.kith = kith
        self.chance = chance
        self.typed = before
        self.seen = [(time.monotonic(), len(before))]
        self.box = kith.has_focus("Note", "text")

    def go_on(self):
        """One more word; False once nobody answers any more."""
        word = self.chance.choice(WORDS) + self.chance.choice((" ", " ", " ", ". ", "\n"))
        self.typed += word
        for part in re.split("(\n)", word):
            if part == "\n":
                self.kith.key("Return")
            elif part:
                self.kith.type(part)
        while self.kith.process.poll() is None:
            length = len(self.box.text())
            if length >= len(self.typed):
                self.seen.append((time.monotonic(), length))
                return True
        return False

    def seen_before(self, moment):
        return max(length for at, length in self.seen if at <= moment or at == self.seen[0][0])


def killed(journey):
    """Killed while somebody types, again and again: what was there a moment before is there again"""
    seed = int(os.environ.get("KITH_SEED") or random.SystemRandom().randrange(10 ** 9))
    chance = random.Random(seed)
    print(f"# KITH_SEED={seed}")
    clock, store, kith = begin(journey)
    text = ""
    longest = 0.0
    for _ in range(RUNS):
        typist = Typist(kith, chance, text)
        moment = []

        def cut():
            moment.append(time.monotonic())
            kith.kill()

        cutter = threading.Timer(chance.uniform(0.3, 4.0) + 2.0 * (text == ""), cut)
        cutter.start()
        while typist.go_on():
            pass
        cutter.join()
        kith = journey.start(store=store, clock=clock)
        unlock(kith, "Robin", ROBIN)
        found = open_draft(kith)
        journey.check(typist.typed.startswith(found), f"what is there was never typed: {found[-80:]!r}, {typist.typed[-80:]!r}")
        journey.check(len(found) >= len(text), "something is gone that was there after the last time")
        lost = max(0.0, *(moment[0] - at for at, length in typist.seen if length > len(found) and at <= moment[0]), 0.0)
        longest = max(longest, lost)
        journey.check(len(found) >= typist.seen_before(moment[0] - MAY_BE_LOST),
                      f"{lost:.2f} s of typing are gone: {typist.typed[len(found):]!r}")
        text = found
        if len(text) > 3000:
            kith.key("ctrl+a", "Delete")
            kith.wait(lambda: kith.see("Note", "text").text() == "", "an empty box")
            text = ""
    print(f"# {RUNS} times; the oldest word that was gone had been there for {longest:.2f} s")


def interrupted(journey):
    """Lock, another account and sleep in the middle of a word take nothing, and the cursor is where it was"""
    manager = LoginManager()
    try:
        clock, store, kith = begin(journey, environment={"DBUS_SYSTEM_BUS_ADDRESS": manager.address})
        kith.wait(manager.is_held_up, "the program to hold up sleep")
        text = ""

        def sleep():
            asleep(kith, manager)
            manager.tell(False)
            unlock(kith, "Robin", ROBIN)

        def lock():
            kith.key("ctrl+l")
            unlock(kith, "Robin", ROBIN)

        def other_account():
            switch(kith, "Dana")
            switch(kith, "Robin", ROBIN)

        for word, interrupt in (("We went thr", lock), ("ough the letter", sleep), (" from the off", other_account)):
            kith.type(word)
            text += word
            interrupt()
            journey.equal(open_draft(kith), text, "the words")
            journey.equal(kith.see("Note", "text").caret(), len(text), "where the cursor is")
    finally:
        manager.end()


def full_disk(journey):
    """A full disk is said at once; what was kept stays, and the rest is kept as soon as there is room"""
    if REFUSED:
        raise kith_journey.Skipped(REFUSED)
    with SmallDisk(journey.path("disk"), 16 << 20) as disk:
        clock, store, kith = begin(journey, store=disk.path("center.kith"))
        kith.type("We went through the letter.")
        kith.wait(lambda: journey.count_drafts(store) == 1, "a draft")
        disk.leave(0)
        # More than fits into what is free in the file itself.
        more = " And then the other one." * 8
        said = re.compile("^What you are typing is not kept yet")
        typed = "We went through the letter."
        while kith.look(said, "button") is None:
            journey.check(len(typed) < 20000, "nothing is said of a full disk")
            kith.type(more)
            typed += more
        journey.equal(kith.see("Note", "text").text(), typed, "the words are still there")
        disk.make_room()
        kith.gone(said, "button")
        kith.kill()
        kith = journey.start(store=store, clock=clock)
        unlock(kith, "Robin", ROBIN)
        journey.equal(open_draft(kith), typed, "the words after a power cut")
        kith.end()


if __name__ == "__main__":
    REFUSED = own_mounts()
    kith_journey.run(__doc__, killed, interrupted, full_disk)
