#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log, and what people asked for, on paper with names and copied without."""

import re
import shutil
import sys

import kith_journey
from kith_accounts import unlock
from kith_paper import left, print_to_file
from test_log import take



def begin(journey):
    """Rosa and Sam come in, Rosa asks for a copy and Sam for something else, which is done."""
    clock = journey.clock("2026-11-16T10:00:00")
    store = journey.center(clock=clock)
    for name, kind in (("Rosa Marin", "copy"), ("Sam Whitfield", "other")):
        person = str(journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"])
        journey.ctl("sign-in", "--id", person, store=store, account="Dana", clock=clock)
        one = journey.ctl("requests", "add", person, "--kind", kind, "--words", "zebulon", store=store, account="Dana",
                          clock=clock)["id"]
    journey.ctl("requests", "close", str(one), "--outcome", "done", store=store, account="Dana", clock=clock)
    clock.set("2026-11-18T10:00:00")
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    return clock, store, kith


def pasted(kith):
    """What is on the clipboard, as a text field of the log takes it, which is shown."""
    take(kith, "Period", "From … to …")
    kith.click(re.compile("^First day"), "text")
    kith.key("ctrl+v")
    return kith.wait(lambda: kith.see(re.compile("^First day"), "text").text(), "what was copied")


def log_shown(kith):
    kith.key("ctrl+6")
    kith.click("Log", "row")
    kith.see(re.compile(r"^\d+ entr"), "status")


def log(journey):
    """What is chosen, or all that is shown, is copied without names; printed are the names and what was asked for"""
    clock, store, kith = begin(journey)
    log_shown(kith)
    take(kith, "What happened", "At the front desk")
    kith.see("Signed in · Rosa Marin", "row")
    kith.click("Print…", "button")
    kith.see("Print to File")
    text = print_to_file(kith, journey.path("log.pdf"))
    for word in ("Harbor House", "Account: Every account", "What happened: At the front desk", "About whom", "Rosa Marin",
                 "Sam Whitfield", "Page 1 of 1"):
        journey.check(word in text, "no %r on paper:\n%s" % (word, text))
    kith.click("Signed in · Rosa Marin", "row")
    kith.key("ctrl+c")
    kith.see("1 row copied, without names of people who come.", "status")
    text = pasted(kith)
    for word in ("Days: Thursday, 12 November 2026 to ", "When\tAccount\tWhat happened", "\tDana\tSigned in"):
        journey.check(word in text, "no %r in what was copied: %r" % (word, text))
    for name in ("Rosa", "Marin", "Sam"):
        journey.check(name not in text, "%s was copied: %r" % (name, text))
    journey.equal(text.count("\tDana\t"), 1, "rows that were chosen")
    kith.end()
    journey.equal(left(journey, store, clock), [("exported", ["de-identified", "log"]), ("printed", ["internal", "log"])],
                  "the log")


def requests(journey):
    """Everybody's requests as they are shown, on paper with names and copied without; nobody's words in either"""
    clock, store, kith = begin(journey)
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.key("alt+w")
    kith.has_focus("Back", "button")
    kith.see(re.compile("^Rosa Marin: "), "row")
    kith.click("Print…", "button")
    kith.see("Print to File")
    text = print_to_file(kith, journey.path("requests.pdf"))
    for word in ("What people asked for", "What is open", "1 request", "Rosa Marin", "A copy of everything we hold"):
        journey.check(word in text, "no %r on paper:\n%s" % (word, text))
    journey.check("Sam" not in text, "what is closed is on paper:\n" + text)
    kith.key("alt+c")
    kith.see(re.compile("^Sam Whitfield: "), "row")
    kith.click("Copy", "button")
    kith.see("2 rows copied, without names of people who come.", "status")
    log_shown(kith)
    copied = pasted(kith)
    for word in ("What is open and what is closed", "A copy of everything we hold\t", "Something else\t"):
        journey.check(word in copied, "no %r in what was copied: %r" % (word, copied))
    for name in ("Rosa", "Marin", "Sam", "Whitfield"):
        journey.check(name not in copied, "%s was copied: %r" % (name, copied))
    journey.check("zebulon" not in text + copied, "somebody's words left")
    kith.end()
    journey.equal(left(journey, store, clock),
                  [("exported", ["de-identified", "requests"]), ("printed", ["internal", "requests"])], "the log")


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, log, requests)
