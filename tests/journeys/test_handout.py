#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A handout is collected, looked at and printed, through the toolkit's own dialog, here into a PDF."""

import os
import re
import shutil
import sys

import kith_journey
from kith_accounts import unlock
from kith_directory import airs_file
from kith_paper import left, print_to_file

SEARCH = re.compile("^Find a service")
SECRET = "010-6666"


def begin(journey, **environment):
    clock = journey.clock()
    store = journey.center(clock=clock)
    # Somebody is here: nobody's name is on a handout or beside it in the log.
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    journey.ctl("sign-in", "Rosa Martínez", store=store, account="Dana", clock=clock)
    journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory", store=store,
                account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, environment=environment)
    unlock(kith)
    kith.key("ctrl+4")
    kith.has_focus(SEARCH, "text")
    for typed, name, said in (("detox", "Northside Detoxification Center", "Handout: 1 service"),
                              ("warm line", "Night Owl Warm Line", "Handout: 2 services")):
        kith.key("ctrl+f", "ctrl+a")
        kith.type(typed, "Return")
        kith.has_focus(re.compile("^" + name), "row")
        kith.key("Return", "alt+h")
        kith.see(said, "status")
    kith.key("alt+u")
    kith.has_focus("Letters")
    return clock, store, kith


def preview(kith, pages):
    """Looks at all pages, by keyboard, and goes back to the dialog."""
    kith.key("alt+v")
    for page in range(1, pages + 1):
        kith.has_focus("Page %d of %d" % (page, pages), "image")
        kith.key("Tab")
    kith.key("Escape")
    kith.gone(re.compile("^Page "), "image")


def printed(journey):
    """Two services are looked at and printed in large letters, with nothing confidential; the log names nobody"""
    clock, store, kith = begin(journey)
    preview(kith, 2)
    # In the largest letters it is twice as long.
    kith.has_focus("Letters")
    kith.key("Return")
    kith.has_focus(role="row")
    kith.key("End")
    kith.has_focus("Very large")
    kith.key("Return")
    kith.has_focus("Letters")
    preview(kith, 4)
    kith.key("alt+p")
    kith.see("Print to File")
    text = print_to_file(kith, journey.path("handout.pdf"))
    kith.end()
    for words in ("Northside Detoxification Center", "Northside Health Alliance", "(555) 010-4420", "(555) 010-4499",
                  "Monday to Friday 8:00 to 17:00", "1840 N Alder St", "Photo ID if you have one",
                  "Night Owl Warm Line", "1-800-555-0142", "City Directory"):
        journey.check(words in text, "%s is in the handout:\n%s" % (words, text))
    for words in (SECRET, "not for callers", "Harbor House", "Rosa", "Dana"):
        journey.check(words not in text, "%s is not in the handout:\n%s" % (words, text))
    journey.equal(left(journey, store, clock), [("printed", ["blank", "handout"])], "the log")


def only_looked_at(journey):
    """A handout that was only looked at left nothing behind, and is not in the log"""
    spool = journey.home("spool")
    clock, store, kith = begin(journey, TMPDIR=spool)
    preview(kith, 2)
    kith.key("Escape")
    kith.gone("Handout", "dialog")
    kith.see("Handout: 2 services", "status")
    journey.equal(os.listdir(spool), [], "left among the temporary files")
    kith.end()
    journey.equal(left(journey, store, clock), [], "the log")


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, printed, only_looked_at)
