#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is found again by a word of it, and opened where it stands among the others."""

import os
import re

import kith_journey
from kith_accounts import unlock

ROBIN = "teapot meadow lantern"
ENTRY = "Find in my notes"


def sign(journey, store, clock, person, name, words):
    path = os.path.join(journey.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(words)
    return journey.ctl("note", "sign", str(person), path, "--mode", "phone", store=store, account="Robin",
                       passphrase=ROBIN, clock=clock)["note"]


def found(journey):
    """Found by the beginning of a word, opened by keyboard; nothing found is said; Escape empties the search"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    people = {}
    for name in ("Sam Whitfield", "Jo Ferris"):
        people[name.split()[0]] = journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"]
    sign(journey, store, clock, people["Sam"], "a.txt", "The letter from the Gärtnerei came, and we read it.")
    for i in range(20):
        sign(journey, store, clock, people["Sam"], f"{i}.txt", f"Tea, number {i}.")
    sign(journey, store, clock, people["Jo"], "b.txt", "We walked past the garden.")
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.has_focus(ENTRY, "text")
    kith.type("zebra")
    kith.see("Nothing found in what you signed.", "status")
    kith.key("Escape")
    kith.has_focus(ENTRY, "text")
    kith.type("GART")
    kith.see(re.compile("1 note"), "status")
    kith.key("Down")
    kith.has_focus(re.compile("^Sam Whitfield, .*Gärtnerei"), "row")
    kith.key("Return")
    kith.see("The letter from the Gärtnerei came, and we read it.")
    kith.has_focus(re.compile("^Add to the note"), "button")
    kith.end()


if __name__ == "__main__":
    kith_journey.run(__doc__, found)
