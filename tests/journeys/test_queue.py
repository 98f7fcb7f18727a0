#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue of twelve at ten in the morning."""

import re
import time

import kith_journey

ENTRY = "Type a name or scan a card"
KNOWN = ["Maria Lopez", "Maria Santos", "Rosa Martínez", "Anatol Berg", "Søren Ødegaard", "Ngozi Eze", "Walter Finch",
         "Tamika Moore", "Yusuf Demir", "Hannah Weiss", "Pjotr Kowalski"]


def twelve_people(journey):
    """Twelve people within two minutes: two Marias, one already here, one unknown, no wrong record"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name in KNOWN:
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    journey.ctl("sign-in", "Walter Finch", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)

    began = time.monotonic()
    for typed, said in (("rosa", "Rosa M. is signed in"), ("anatol", "Anatol B. is signed in"),
                        ("soren", "Søren Ø. is signed in"), ("ngozi", "Ngozi E. is signed in"),
                        ("walter", "Walter F. is already here"), ("tamika", "Tamika M. is signed in"),
                        ("yusuf", "Yusuf D. is signed in"), ("hannah w", "Hannah W. is signed in"),
                        ("Pjotr", "Pjotr K. is signed in")):
        kith.type(typed)
        kith.see(re.compile("^Enter: "), "status")
        kith.key("Return")
        kith.see(re.compile("^" + said), "status")
    for typed, said in (("maria lop", "Maria L. is signed in"), ("maria", "Maria S. is signed in")):
        kith.type(typed)
        kith.see("Matches", "list")
        kith.key("Return")
        if typed == "maria":
            kith.has_focus(role="row")
            while not kith.has_focus(role="row").name.startswith("Maria S."):
                kith.key("Down")
            kith.key("Return")
        kith.see(re.compile("^" + said), "status")
    kith.type("Ignatius Quill", "Return")
    kith.see("Save and Sign In", "button")
    kith.key("Return")
    kith.see(re.compile("^Ignatius Q. is signed in"), "status")
    took = time.monotonic() - began
    print("# twelve people in %.0f s" % took)
    journey.check(took < 120, "it took %.0f s" % took)

    kith.end()
    here = journey.ctl("here", store=store, account="Dana", clock=clock)
    names = sorted(re.findall(r'"name": "([^"]*)"', kith_journey.json.dumps(here, ensure_ascii=False)))
    journey.equal(names, sorted(KNOWN + ["Ignatius Quill"]), "who is here")


kith_journey.run(__doc__, twelve_people)
