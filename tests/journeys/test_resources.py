#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: found by a misspelt word, read, copied, verified and taken back."""

import re
import shutil
import subprocess
import sys

import kith_journey
from kith_accounts import unlock
from kith_directory import airs_file
from kith_files import save_file

SEARCH = re.compile("^Find a service")


def begin(journey, imported=True):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if imported:
        journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory",
                    store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    kith.key("ctrl+4")
    return clock, store, kith


def come_back(kith):
    """To the page that was shown when the program locked."""
    kith.has_focus("Passphrase")
    kith.type(kith_journey.Journey.PASSPHRASE, "Return")


def pdf_text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def empty(journey):
    """An empty directory says what to do, and a coordinator can take a file in"""
    _, _, kith = begin(journey, imported=False)
    kith.see("The directory is empty")
    kith.see("Import a Directory…", "button")
    kith.end()


def find(journey):
    """A misspelt word finds a service; whether it is open is said, and a click on the number copies it"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.see("5 found.", "status")
    kith.type("detoxifcation")
    kith.see("1 found.", "status")
    kith.see(re.compile("^Northside Detoxification Center, Open until 17:00, Chicago · Northside Health Alliance"), "row")
    # The best is shown beside the list without a further key.
    kith.see("Photo ID if you have one")
    kith.see("Wheelchair accessible")
    kith.not_there("(555) 010-6666", shown=False)
    kith.not_there(re.compile("javascript"), shown=False)
    kith.click("Copy (555) 010-4420", "button")
    kith.see("(555) 010-4420 is copied.", "status")
    # What kind of thing it is, in words; a click finds others of it.
    kith.key("ctrl+f", "ctrl+a")
    kith.type("recovery")
    kith.see("Copy (555) 010-4431", "button")
    kith.scroll_to("Mutual Support", "button")
    kith.not_there(re.compile("RX-8450"), shown=False)
    kith.click("Mutual Support", "button")
    kith.has_focus(SEARCH, "text")
    kith.see("Kind: Mutual Support", "button")
    kith.see("1 found.", "status")
    kith.end()


def by_keyboard(journey):
    """Down goes into the results, Enter to the details, Escape back to the row and to what is typed"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.see("5 found.", "status")
    kith.type("northside", "Down")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Down")
    kith.has_focus(re.compile("^Recovery Coaching"), "row")
    kith.see("Copy (555) 010-4431", "button")
    kith.key("Return")
    kith.has_focus("Copy (555) 010-4431", "button")
    kith.click("Northside Detoxification Center", "button")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.key("alt+Left")
    kith.has_focus("Copy (555) 010-4431", "button")
    kith.key("Escape")
    kith.has_focus(re.compile("^Recovery Coaching"), "row")
    kith.key("Up", "Up")
    kith.has_focus(SEARCH, "text")
    kith.key("Escape")
    kith.see("5 found.", "status")
    # What stands in descriptions only comes below.
    kith.type("quiet")
    kith.see("2 found.", "status")
    kith.see("In their descriptions")
    kith.see(re.compile("^Evening Meal, Hours not certain: call first"), "row")
    kith.end()


def filters(journey):
    """Chips say how many each would leave, hold together, and are cleared at once"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.see("5 found.", "status")
    kith.key("Tab")
    kith.has_focus("Open now (2)", "button")
    kith.key("space")
    kith.see("2 found.", "status")
    kith.click("Free (2)", "button")
    kith.click(re.compile("^Language: Any language"), "button")
    kith.has_focus("Any language", "row")
    kith.key("Down", "Down")
    kith.has_focus("Spanish, 1", "row")
    kith.key("Return")
    kith.see("1 found.", "status")
    kith.see("Language: Spanish", "button")
    kith.see(re.compile("^Northside Detoxification Center"), "row")
    kith.see("Copy (555) 010-4420", "button")
    kith.click("Clear All", "button")
    kith.see("5 found.", "status")
    kith.has_focus("Open now (2)", "button")
    # A crisis line is everywhere.
    kith.click("Anywhere", "button")
    kith.has_focus("Postal code or city", "text")
    kith.type("evan")
    kith.see("Evanston", "row", shown=False)
    kith.key("Tab")
    kith.has_focus("Evanston", "row")
    kith.key("Return")
    kith.see("Near Evanston", "button")
    kith.see("2 found.", "status")
    kith.see(re.compile("^Recovery Coaching, Hours not certain: call first, Evanston"), "row")
    kith.see(re.compile("^Night Owl Warm Line"), "row")
    kith.end()


def handout(journey):
    """Two services are collected and saved as a PDF, with nothing confidential in it"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return", "alt+h")
    kith.see("Handout: 1 service", "status")
    kith.see("Remove from Handout", "button")
    kith.key("ctrl+f", "ctrl+a")
    kith.type("warm line", "Return")
    kith.has_focus(re.compile("^Night Owl Warm Line"), "row")
    kith.key("Return", "alt+h")
    kith.see("Handout: 2 services", "status")
    kith.key("alt+u")
    kith.see("Letters")
    kith.key("alt+d")
    path = journey.path("handout.pdf")
    save_file(kith, path)
    kith.see("The handout is saved.", "status")
    text = pdf_text(path)
    for words in ("Northside Detoxification Center", "(555) 010-4420", "Photo ID if you have one", "Night Owl Warm Line"):
        journey.check(words in text, "%s is in the handout:\n%s" % (words, text))
    for words in ("010-6666", "Harbor House"):
        journey.check(words not in text, "%s is not in the handout:\n%s" % (words, text))
    kith.key("alt+t")
    kith.gone("Handout: 2 services", "status")
    kith.end()


def edit(journey):
    """What a source says is changed, shown as changed, taken from the source again, and undone"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return", "alt+e")
    kith.has_focus("What it is called", "text")
    kith.scroll_to("Hours, as “Mon-Fri 9am-5pm”", "text")
    kith.click("Hours, as “Mon-Fri 9am-5pm”", "text")
    kith.key("ctrl+a")
    kith.type("Mon-Fri 9am-8pm")
    kith.see(re.compile("^Kith reads: Monday to Friday"))
    kith.key("ctrl+s")
    kith.see("Northside Detoxification Center is changed.", "status")
    kith.see("Changed here: Hours", shown=False)
    kith.see(re.compile("^Open until"), "label")
    kith.key("alt+e")
    kith.see(re.compile("^Changed here. The source says: Monday to Friday"), shown=False)
    kith.key("Escape")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.key("alt+e")
    kith.scroll_to("Use what the source says: Hours, as “Mon-Fri 9am-5pm”", "button")
    kith.click("Use what the source says: Hours, as “Mon-Fri 9am-5pm”", "button")
    kith.key("ctrl+s")
    kith.gone("Changed here: Hours", shown=False)
    kith.key("ctrl+z")
    kith.see("Changed here: Hours", shown=False)
    kith.key("ctrl+z")
    kith.see("Northside Detoxification Center is as before.", "status")
    kith.gone("Changed here: Hours", shown=False)
    kith.end()


def add(journey):
    """What is not in the directory is added by keyboard, found, and taken back"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("Boot Room")
    kith.see(re.compile("^Nothing by that name"), "status")
    kith.key("alt+a")
    kith.has_focus("What it is called", "text")
    kith.wait(lambda: kith.see("What it is called", "text").text() == "Boot Room", "what was looked for")
    kith.key("Tab")
    kith.type("Tide House")
    kith.key("Tab")
    kith.type("(555) 010-9901")
    kith.click("City", "text")
    kith.type("Chicago")
    kith.key("ctrl+s")
    kith.see("Boot Room is in the directory.", "status")
    kith.see("6 found.", "status")
    kith.see("Copy (555) 010-9901", "button")
    kith.see("Written by this center", shown=False)
    kith.key("ctrl+z")
    kith.see("Boot Room is not in the directory.", "status")
    kith.see("5 found.", "status")
    kith.end()


def add_there(journey):
    """Something is added to an organization that is there: from its details, or by its name"""
    clock, store, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("warm line")
    kith.see("Copy 1-800-555-0142", "button")
    kith.key("alt+o")
    kith.has_focus("What it is called", "text")
    kith.wait(lambda: kith.see("Whose it is", "text").text() == "County Line", "whose it is")
    kith.see("It is in the directory already. This will be one more of what it offers.")
    kith.type("Letter Line")
    kith.key("ctrl+s")
    kith.see("Letter Line is in the directory.", "status")
    kith.see("6 found.", "status")
    kith.see("Night Owl Warm Line", "button")
    kith.key("alt+a")
    kith.has_focus("What it is called", "text")
    kith.type("Owl Walks")
    kith.key("Tab")
    kith.type("county")
    kith.click("Add it to County Line", "button")
    kith.wait(lambda: kith.see("Whose it is", "text").text() == "County Line", "whose it is")
    kith.see("It is in the directory already. This will be one more of what it offers.")
    kith.key("ctrl+s")
    kith.see("Owl Walks is in the directory.", "status")
    kith.see("Letter Line", "button")
    kith.key("ctrl+z")
    kith.see("Owl Walks is not in the directory.", "status")
    kith.end()
    found = journey.ctl("resource", "search", "county line", store=store, account="Dana", clock=clock)["results"]
    journey.equal(sorted(one["name"] for one in found), ["Letter Line", "Night Owl Warm Line"], "what the County Line offers")


def together(journey):
    """A service and its place are changed in one form: one entry of the log, and one undo takes both back"""
    clock, store, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return", "alt+e")
    kith.has_focus("What it is called", "text")
    kith.key("ctrl+a")
    kith.type("Northside House")
    kith.scroll_to("City", "text")
    kith.click("City", "text")
    kith.key("ctrl+a")
    kith.type("Cicero")
    kith.key("ctrl+s")
    kith.see("Northside House is changed.", "status")
    kith.see(re.compile("Cicero"), shown=False)
    kith.key("ctrl+f", "Escape")
    kith.key("ctrl+z")
    kith.see("Northside House is as before.", "status")
    kith.gone(re.compile("Cicero"), shown=False)
    kith.see("Northside Detoxification Center", shown=False)
    kith.end()
    log = journey.ctl("audit", store=store, account="Dana", clock=clock)["entries"]
    journey.equal(sum(entry["event"] == "resource-changed" for entry in log), 2, "changes in the log")


def locked(journey):
    """What is typed about an entry is there again after the lock, with the cursor where it was"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("warm line", "Return")
    kith.has_focus(re.compile("^Night Owl Warm Line"), "row")
    kith.key("Return", "alt+e")
    kith.has_focus("What it is called", "text")
    kith.click("City", "text")
    kith.key("ctrl+a")
    kith.type("Harborview")
    kith.key("ctrl+l")
    come_back(kith)
    kith.has_focus("City", "text")
    kith.wait(lambda: kith.see("City", "text").text() == "Harborview", "what was typed")
    kith.key("ctrl+s")
    kith.see("Night Owl Warm Line is changed.", "status")
    kith.see(re.compile("Harborview"), shown=False)
    kith.key("ctrl+l")
    come_back(kith)
    kith.has_focus(SEARCH, "text")
    kith.see("5 found.", "status")
    kith.end()


def verify(journey):
    """Verified today is written down with who did it, and taken back; so is a pin"""
    _, _, kith = begin(journey)
    kith.has_focus(SEARCH, "text")
    kith.type("warm line")
    kith.see("Last checked on 3 August 2026 by City Directory.", shown=False)
    kith.key("Return", "Return")
    kith.key("alt+v")
    kith.see("Night Owl Warm Line is verified as of today.", "status")
    kith.see("Last checked on 18 November 2026 by Dana.", shown=False)
    # The details were made anew, and the keyboard is still there.
    kith.has_focus("Copy 1-800-555-0142", "button")
    kith.key("ctrl+z")
    kith.see("Night Owl Warm Line is as before.", "status")
    kith.see("Last checked on 3 August 2026 by City Directory.", shown=False)
    kith.key("alt+p")
    kith.see("Night Owl Warm Line is pinned.", "status")
    kith.key("ctrl+f", "Escape")
    kith.see("5 found.", "status")
    kith.key("Down")
    kith.has_focus(re.compile("^Night Owl Warm Line, Open day and night, Everywhere · County Line, pinned"), "row")
    kith.end()


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, empty, find, by_keyboard, filters, handout, edit, add, add_there, together, locked, verify)
