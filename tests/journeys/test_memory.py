#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the memory of the locked program, and in everything it writes: nothing about anybody."""

import os
import re

import kith_journey

WORDS = ["Quendolin&<aa", "Brixavel&<bb", "Yttermund&<cc"]
ENTRY = "Type a name or scan a card"


def memory(pid):
    """Every byte that the process can read of its own."""
    parts = []
    with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as image:
        for line in maps:
            span, rights = line.split()[:2]
            if "r" not in rights or line.rstrip().endswith(("[vvar]", "[vsyscall]", "[vdso]")):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            try:
                image.seek(start)
                parts.append(image.read(end - start))
            except (OSError, ValueError, OverflowError):
                pass
    return b"\n".join(parts)


def forms(word):
    """The ways a word may lie in memory: as typed, in wide letters, folded for the search."""
    folded = word.split("&<")[0].lower()
    return [word.encode(), word.encode("utf-16-le"), folded.encode(), word.split("&<")[0].encode()]


def found_in(image, words):
    return sorted({word for word in words for form in forms(word) if form in image})


def memory_of_the_locked_program(journey):
    """The locked program holds no name and no passphrase, the unlocked one does"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for word in WORDS:
        journey.ctl("person", "add", word, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, environment={"KITH_DEBUG_DUMPABLE": "1"})
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    kith.type("Quendolin")
    kith.see(re.compile("^Enter: Quendolin"), "status")
    kith.key("Return")
    kith.see(re.compile("is signed in"), "status")
    journey.equal(found_in(memory(kith.process.pid), WORDS), sorted(WORDS), "names in the unlocked program")

    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.see("Unlock", "label")
    image = memory(kith.process.pid)
    journey.check(len(image) > 1 << 20, "the memory of the program could not be read")
    journey.equal(found_in(image, WORDS), [], "names in the locked program")
    journey.check(journey.PASSPHRASE.encode() not in image, "the passphrase is still in the locked program")

    for name in ("cmdline", "environ"):
        with open("/proc/%d/%s" % (kith.process.pid, name), "rb") as file:
            said = file.read()
        journey.equal(found_in(said, WORDS + [journey.PASSPHRASE]), [], "secrets in " + name)
    journey.equal(found_in(kith.stderr().encode(), WORDS + [journey.PASSPHRASE]), [], "secrets in what it said")
    for folder, _, names in os.walk(journey.home()):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                journey.equal(found_in(file.read(), WORDS + [journey.PASSPHRASE]), [], "secrets in " + name)


kith_journey.run(__doc__, memory_of_the_locked_program)
