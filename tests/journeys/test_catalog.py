#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A directory of services comes in from a file: looked at first, taken, taken back."""

import re

import kith_journey
from kith_accounts import unlock
from kith_catalog import agency, directory, houses
from kith_files import choose_file

ADI = "teapot meadow lantern"


def start(journey, *files, who="Dana", secret=None):
    """files: taken in before the window opens."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Adi", "advocate", ADI, clock=clock)
    for file in files:
        journey.ctl("catalog", "import", journey.write("before.xml", file), store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, who, *([secret] if secret else []))
    return clock, store, kith


def begin(kith, path):
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Import a Directory…"), "button")
    choose_file(kith, path)


def held(journey, clock, store):
    """How many entries each source has."""
    listed = journey.ctl("catalog", "sources", store=store, account="Dana", clock=clock)["sources"]
    return {source["name"]: source["entries"] for source in listed}


def said(kith, row):
    """What stands in a row, in the order in which it is told."""
    return [node.name for node in kith.see(row, "row", shown=False).below() if node.role == "label" and node.name]


def first(journey):
    """Into an empty directory, to its report; again with a changed file, one field is shown; an undo takes it back"""
    clock, store, kith = start(journey)
    begin(kith, journey.write("harbor.xml", directory(houses())))
    kith.see("Import a Directory", "heading")
    kith.see("harbor.xml")
    kith.see("AIRS XML 3.0 · Harbor Helpline")
    kith.see("New", "row")
    kith.see("12 organizations, 12 places, 12 services, 12 services at a place")
    kith.not_there("Changed", "row")
    kith.has_focus("Import", "button")
    kith.key("Return")
    kith.see("The directory is imported: 48 new.", "heading")
    kith.has_focus("Show the Resources", "button")

    changed = houses()
    changed[4] = agency(5, "Lantern Kitchen", description="Soup, and somebody who listens.")
    begin(kith, journey.write("harbor.xml", directory(changed)))
    kith.see("1 organization")
    kith.not_there("New", "row")
    # What the import before said is gone with its undo, which would take this file's ground away.
    kith.not_there("Undo", "button")
    kith.click("Changed", "row")
    kith.see("Lantern Kitchen", "row")
    journey.equal(said(kith, "Lantern Kitchen"),
                  ["Lantern Kitchen", "Organization · 5 · line 7", "Description",
                   "Before: Tea, and somebody who listens.", "After: Soup, and somebody who listens."], "what changes")
    kith.key("Escape")
    kith.has_focus("Changed", "row")
    kith.click("Import", "button")
    kith.see("The directory is imported: 1 changed.", "heading")
    kith.click("Undo", "button", inside=kith.see("Show the Resources", "button").parent)
    kith.see("The import is undone.", "heading")
    kith.not_there("Undo", "button", inside=kith.see("Show the Resources", "button").parent)
    kith.key("Escape")
    kith.has_focus("Import", "row")
    kith.end()
    runs = journey.ctl("catalog", "runs", store=store, account="Dana", clock=clock)["runs"]
    journey.equal([(run["added"], run["changed"], run["taken_back"]) for run in runs], [(0, 1, True), (48, 0, False)], "runs")


def missing(journey):
    """Where much is missing it asks plainly, and a part is a part"""
    clock, store, kith = start(journey, directory(houses()))
    begin(kith, journey.write("half.xml", directory(houses(6))))
    kith.see(re.compile("^24 of the 48 entries of this source are not in the file"), "status")
    kith.has_focus("It Is Only a Part", "button")
    journey.check("sensitive" not in kith.see("Import", "button").states, "nothing is taken before that is said")
    kith.key("Return")
    kith.see(re.compile("^There is nothing to change"), "status")
    kith.not_there("Not told any more", "row")
    kith.key("Escape")
    kith.has_focus("Import", "row")

    begin(kith, journey.write("half.xml", directory(houses(6))))
    kith.click("They Are Gone", "button")
    kith.gone(re.compile("^24 of the 48 entries"), "status")
    kith.click("Not told any more", "row")
    kith.see("Warm Coats, upstairs", "row")
    kith.key("Escape")
    kith.click("Import", "button")
    kith.see("The directory is imported: 24 not told any more.", "heading")
    kith.end()
    listed = journey.ctl("catalog", "sources", store=store, account="Dana", clock=clock)["sources"]
    journey.equal([(source["entries"], source["missing"]) for source in listed], [(48, 24)], "what stays, and is marked")


def another_source(journey):
    """The file is of another source than it seems: that is said, and read anew"""
    clock, store, kith = start(journey, directory(houses(2), "Harbor Helpline"))
    begin(kith, journey.write("copy.xml", directory(houses(2), "Harbor Helpline")))
    kith.see(re.compile("^There is nothing to change"), "status")
    kith.click("Source", "combo box")
    kith.has_focus(role="row")
    kith.key("End", "Return")
    kith.see("Give the source a name.", "status")
    kith.see("Name of the new source", "text")
    kith.type("Harbor Helpline")
    kith.see(re.compile("^There is a source of that name"), "status")
    journey.check("sensitive" not in kith.see("Import", "button").states, "nothing is taken under a name twice")
    kith.type(" West", "Return")
    kith.see("2 organizations, 2 places, 2 services, 2 services at a place")
    kith.see("New", "row")
    kith.click("Import", "button")
    kith.see("The directory is imported: 8 new.", "heading")
    kith.end()
    journey.equal(held(journey, clock, store), {"Harbor Helpline": 8, "Harbor Helpline West": 8}, "sources")


def refused(journey):
    """A broken file is refused with its line; one bad record is left out and named; nothing else is changed"""
    clock, store, kith = start(journey)
    begin(kith, journey.write("broken.xml", directory(houses())[:-400]))
    kith.see(re.compile("^Line 1[0-9]: "), "status")
    kith.see("Nothing was changed.")
    kith.has_focus("Choose Another File…", "button")
    kith.key("Return")
    choose_file(kith, journey.write("page.xml", "<!DOCTYPE html>\n<html><body>Not here</body></html>\n"))
    kith.see(re.compile("^The file is a web page"), "status")
    kith.key("Escape")
    kith.has_focus("Import", "row")

    begin(kith, journey.write("nameless.xml", directory(houses(2) + ["<Agency><Key>9</Key></Agency>\n"])))
    kith.click("Problems in the file", "row")
    kith.see(re.compile("^Line 5 · .*left out$"))
    kith.key("Escape")
    kith.has_focus("Problems in the file", "row")
    kith.end()
    journey.equal(held(journey, clock, store), {}, "what is there")


def cancelled(journey):
    """A long file: cancelled while it is read, nothing is there"""
    clock, store, kith = start(journey)
    begin(kith, journey.write("long.xml", directory(houses(60000))))
    kith.has_focus("Cancel", "button")
    kith.key("Escape")
    kith.see(re.compile("^Reading was cancelled"), "status")
    kith.end()
    journey.equal(held(journey, clock, store), {}, "what is there")


def cancelled_later(journey):
    """A long file: cancelled while it is taken in, the plan is there again and nothing else"""
    clock, store, kith = start(journey)
    begin(kith, journey.write("long.xml", directory(houses(20000))))
    kith.has_focus("Import", "button", seconds=60)
    kith.key("Return")
    kith.has_focus("Cancel", "button")
    kith.key("Escape")
    kith.has_focus("Import", "button")
    kith.see("New", "row")
    kith.not_there(re.compile("^The directory is imported"))
    kith.end()
    journey.equal(held(journey, clock, store), {}, "what is there")


def pages(journey):
    """A long list is shown a page at a time"""
    clock, store, kith = start(journey)
    begin(kith, journey.write("houses.xml", directory(houses(30))))
    kith.click("New", "row")
    kith.scroll_to("1 to 50 of 120", "status")
    kith.click("Next", "button")
    kith.scroll_to("51 to 100 of 120", "status")
    kith.click("Next", "button")
    kith.scroll_to("101 to 120 of 120", "status")
    kith.see("The Bread Table 26", "row", shown=False)
    journey.check("sensitive" not in kith.see("Next", "button").states, "there is no page after the last")
    kith.click("Previous", "button")
    kith.scroll_to("51 to 100 of 120", "status")
    kith.end()


def sources(journey):
    """The sources: renamed, their imports with what was wrong, and the newest taken back"""
    clock, store, kith = start(journey, directory(houses(2) + ["<Agency><Key>9</Key></Agency>\n"]))
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Sources"), "button")
    kith.see("Sources of the Directory", "heading")
    kith.see(re.compile("^8 entries · last import .*, by Dana$"))
    kith.has_focus("Harbor Helpline", "row")
    kith.key("Return")
    kith.see("Harbor Helpline", "heading")
    kith.click(re.compile(", by Dana$"), "row")
    kith.see("Problems in the File", "heading")
    kith.see(re.compile("^Line 5 · .*left out$"))
    kith.key("Escape")
    kith.has_focus(re.compile(", by Dana$"), "row")
    kith.click("Rename…", "button")
    kith.see("Name", "text")
    kith.key("ctrl+a")
    kith.type("Helpline", "Return")
    kith.see("The source is called “Helpline” now.", "status")
    kith.see("Helpline", "heading")
    kith.click("Undo the Newest Import…", "button")
    kith.click("Undo the Import", "button")
    kith.see("The import is undone.", "status")
    kith.gone("Undo the Newest Import…", "button")
    kith.see(re.compile("· undone$"))
    kith.key("Escape")
    kith.has_focus("Helpline", "row")
    kith.key("Escape")
    kith.has_focus("Import", "row")
    kith.end()
    journey.equal(held(journey, clock, store), {"Helpline": 0}, "what is there")


def no_sources(journey):
    """Before the first import the page of sources says so, and leads to one"""
    _, _, kith = start(journey)
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Sources"), "button")
    kith.see(re.compile("^Nothing was imported yet"), "status")
    kith.has_focus("Import a Directory…", "button")
    kith.key("Return")
    choose_file(kith, journey.write("harbor.xml", directory(houses(1))))
    kith.click("Import", "button")
    kith.click("Show the Resources", "button")
    kith.gone("Import a Directory", "heading")
    kith.end()


def review(journey):
    """What was not verified for long is verified today, and that is undone"""
    clock, store, kith = start(journey, directory(houses(3)))
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Review"), "button")
    kith.see("Review the Directory", "heading")
    kith.has_focus("Not verified for long", "row")
    kith.key("Return")
    kith.see("Not verified for long", "heading")
    kith.see("Service · Teapot House · never verified")
    kith.click("Verified Today: Open hours of Teapot House", "button")
    kith.see("Open hours of Teapot House is verified as of today.", "status")
    kith.gone("Service · Teapot House · never verified")
    kith.see("Service · Harbor Beds · never verified")
    kith.click("Undo", "button")
    kith.see("Service · Teapot House · never verified")
    kith.key("Escape")
    kith.has_focus("Not verified for long", "row")
    kith.click("No longer told by their source", "row")
    kith.see("There is nothing to look at here.", "status")
    kith.key("Escape")
    kith.key("Escape")
    kith.has_focus("Import", "row")
    kith.end()


def gone(journey):
    """What its source tells no more is listed, since when; somebody finds out, and may take that back"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for n in (12, 11):
        journey.ctl("catalog", "import", journey.write("before.xml", directory(houses(n))), store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Review"), "button")
    kith.click("No longer told by their source", "row")
    kith.see("Night Bus", "row")
    kith.see("Night Bus, upstairs", "row")
    kith.see(re.compile("^Service · Night Bus · not told since "))
    # With the house its place and what is offered there.
    kith.click("Not There Any More: Night Bus", "button")
    kith.see("Night Bus is not shown any more.", "status")
    kith.see("There is nothing to look at here.", "status")
    kith.click("Undo", "button")
    kith.see("Night Bus is as before.", "status")
    kith.click("Still There: Night Bus", "button")
    kith.see("Night Bus is verified as of today.", "status")
    kith.see("There is nothing to look at here.", "status")
    kith.key("ctrl+4")
    kith.has_focus("Find a service, a place or a need", "text")
    kith.type("night bus", "Return")
    kith.has_focus("Open hours of Night Bus, Hours not certain: call first, Night Bus", "row")
    kith.end()


def conflict(journey):
    """What was changed here and by the source: ours stays until somebody takes the source's"""
    clock, store, kith = start(journey, directory(houses(3)))
    kith.key("ctrl+4")
    kith.has_focus("Find a service, a place or a need", "text")
    kith.type("teapot", "Return")
    kith.has_focus(re.compile("^Open hours of Teapot House"), "row")
    kith.key("Return", "alt+e")
    kith.has_focus("What it is called", "text")
    kith.key("ctrl+a")
    kith.type("Tea for everybody")
    kith.key("ctrl+s")
    kith.see("Tea for everybody is changed.", "status")

    begin(kith, journey.write("harbor.xml", directory([agency(1, "Teapot House", service="Kettle hours")] + houses(3)[1:])))
    kith.click("Changed", "row")
    kith.see("Name: changed here too, stays")
    kith.see("Before: Tea for everybody")
    kith.see("The source says: Kettle hours of Teapot House")
    kith.key("Escape")
    kith.click("Import", "button")
    kith.see("The directory is imported: 1 changed.", "heading")
    kith.key("Escape")
    kith.has_focus("Import", "row")
    kith.click(re.compile("^Review"), "button")
    kith.click("Changed here and by the source", "row")
    kith.see("Here: Tea for everybody")
    kith.see("The source says: Kettle hours of Teapot House")
    kith.click("Take the Source’s: Tea for everybody, Name", "button")
    kith.see("What the source says is taken.", "status")
    kith.see("There is nothing to look at here.", "status")
    kith.click("Undo", "button")
    kith.see("That is open again.", "status")
    kith.see("Here: Tea for everybody")
    kith.click("Take the Source’s: Tea for everybody, Name", "button")
    kith.see("What the source says is taken.", "status")
    kith.see("There is nothing to look at here.", "status")
    kith.key("ctrl+4")
    kith.has_focus("Find a service, a place or a need", "text")
    kith.key("ctrl+a")
    kith.type("kettle", "Return")
    kith.has_focus(re.compile("^Kettle hours of Teapot House"), "row")
    kith.end()


def pairs(journey):
    """Two sources tell of the same: somebody says so, takes that back, and says that they are two"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    other = directory([agency(101, "Teapot House", phone="555 0")] + [agency(n, "Elsewhere %d" % n, phone="555 7") for n in (702, 703)],
                      "Hills Directory")
    for file in (directory(houses(3)), other):
        journey.ctl("catalog", "import", journey.write("before.xml", file), store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana")
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.click(re.compile("^Review"), "button")
    kith.click("May be one and the same", "row")
    kith.see("There is nothing to look at here.", "status")
    kith.click("Look Through the Directory", "button")
    kith.see("1 more may be the same.", "status")
    kith.see("Organization · Harbor Helpline")
    kith.see("Organization · Hills Directory")
    kith.click("Same: Show This One: Teapot House, Organization · Harbor Helpline", "button")
    kith.see("They are shown as one from now on.", "status")
    kith.gone("Organization · Hills Directory")
    kith.click("Undo", "button")
    kith.see("That is open again.", "status")
    kith.see("Organization · Hills Directory")
    kith.scroll_to("Not the Same: Teapot House and Teapot House", "button")
    kith.click("Not the Same: Teapot House and Teapot House", "button")
    kith.see("They stay two, and nobody is asked again.", "status")
    kith.click("Look Through the Directory", "button")
    kith.see("No others look alike.", "status")
    kith.end()


MAP = """<osm version="0.6"><node id="1" lat="53.07" lon="8.81"><tag k="amenity" v="social_facility"/>
<tag k="name" v="Quiet Room"/><tag k="addr:city" v="Bremen"/></node></osm>
"""


def by_advocate(journey):
    """From the resources an advocate sees the sources with their license, and reviews; but imports nothing"""
    clock, store, kith = start(journey, MAP, who="Adi", secret=ADI)
    kith.key("ctrl+4")
    kith.has_focus("Find a service, a place or a need", "text")
    kith.type("quiet")
    kith.see(re.compile("^Source: .*© OpenStreetMap contributors · ODbL-1.0$"), shown=False)
    kith.key("alt+d")
    kith.has_focus("Review the Directory", "menu item")
    kith.key("Up")
    # The last one: there is no import.
    kith.has_focus("Sources of the Directory", "menu item")
    kith.key("Return")
    kith.see("Sources of the Directory", "heading")
    kith.see(re.compile("^3 entries · last import .*, by Dana\n© OpenStreetMap contributors · ODbL-1.0$"))
    kith.not_there("Import a Directory…", "button")
    kith.key("Return")
    kith.see("License")
    kith.see("ODbL-1.0")
    kith.not_there("Undo the Newest Import…", "button")
    kith.key("Escape", "Escape")
    kith.gone("Sources of the Directory", "heading")
    kith.has_focus("Find a service, a place or a need", "text")
    kith.key("alt+d")
    kith.has_focus("Review the Directory", "menu item")
    kith.key("Return")
    kith.see("Review the Directory", "heading")
    kith.has_focus("Not verified for long", "row")
    kith.key("Return")
    kith.click("Verified Today: Quiet Room", "button")
    kith.see("Quiet Room is verified as of today.", "status")
    kith.key("ctrl+6")
    kith.not_there(re.compile("^Import"))
    kith.end()


kith_journey.run(__doc__, first, missing, another_source, refused, cancelled, cancelled_later, pages, sources, no_sources,
                 review, gone, conflict, pairs, by_advocate)
