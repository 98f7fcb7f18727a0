#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks what a screen reader is told of every screen, and fails on a name that is the name of a type; and tells
whether what is there fits when it is large."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))
import kith_journey  # pylint: disable=wrong-import-position
from kith_catalog import agency, directory, houses  # pylint: disable=wrong-import-position
from kith_files import choose_file  # pylint: disable=wrong-import-position
from kith_directory import airs_file  # pylint: disable=wrong-import-position

TYPE = re.compile(r"^(Gtk|Adw|Gdk|Kith)[A-Z]\w*$")
# Roles that only hold others, or adorn, or are empty while they have nothing to say.
SILENT = {"filler", "heading", "image", "label", "scroll bar", "status"}
SETTINGS = ["Our center", "What we offer", "Accounts", "Agreements", "Questions", "Search words", "Writing notes", "Keeping records", "Crisis help", "Backup", "Import", "This computer", "Log"]


def check(journey, kith, screen):
    """Everything that is there, whether it is in view at the moment or scrolled out of it."""
    bad = []
    for node in kith.tree().root.below():
        if node.role not in SILENT and TYPE.match(node.raw_name):
            bad.append("%s: a %s is called %s, in %s" % (
                screen, node.role, node.raw_name,
                " < ".join(above.name for above in node.ancestors() if above.name)[:160]))
    journey.check(not bad, "\n".join(bad))


def first_run(journey):
    """Everything in the first run has a name"""
    kith = journey.start()
    kith.see("Welcome to Kith")
    check(journey, kith, "welcome")
    kith.click("Set up our center", "button")
    kith.see("Name of the center", "text")
    check(journey, kith, "the form")
    kith.key("Escape")
    kith.see("Welcome to Kith")
    kith.key("F1")
    kith.see("Somebody comes in")
    check(journey, kith, "the guide")
    kith.key("Escape")
    kith.key("ctrl+shift+h")
    kith.see("Who to call")
    check(journey, kith, "crisis help")


def sample(journey):
    """Everything in the sample center, as a coordinator, has a name"""
    kith = journey.start("--practise")
    # Whom a name finds first may be here at this hour, and then there is no button to be signed in.
    first = re.compile("^(Sign In|Back to the search)")
    kith.click(re.compile("^Coordinator"))
    kith.see("Here now")
    check(journey, kith, "front desk")
    kith.type("ma")
    check(journey, kith, "front desk, matches")
    kith.key("Escape")
    kith.key("ctrl+k")
    check(journey, kith, "find a person")
    kith.key("Escape")
    kith.key("ctrl+2")
    kith.gone("Here now")
    check(journey, kith, "people")
    kith.type("jo", "Return")
    kith.key("Return")
    kith.has_focus(first, "button")
    for key, section, part in (("alt+t", "told", "How to reach them"), ("alt+g", "agreements", "Agreements"),
                               ("alt+r", "referrals", "Refer to a Resource…"), ("alt+p", "plan", "Add a Goal…")):
        kith.key(key)
        kith.see(part)
        check(journey, kith, section)
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("Everything We Hold…")
    kith.see(re.compile("^(Next to Decide|Print…)$"))
    check(journey, kith, "everything we hold")
    kith.key("Escape")
    kith.has_focus(first, "button")
    kith.key("Escape")
    kith.key("ctrl+f", "alt+r")
    kith.see("One person, or two?")
    kith.gone("Comparing all records…")
    check(journey, kith, "records that may be one person")
    kith.key("ctrl+2", "ctrl+f", "alt+h")
    kith.see("Whom to Ask How It Went", "heading")
    check(journey, kith, "whom to ask how it went")
    kith.key("ctrl+6")
    for part in SETTINGS:
        kith.has_focus(part, "row")
        check(journey, kith, "settings, " + part)
        kith.key("Down")
    kith.key("ctrl+l")
    kith.see(re.compile("^Choose a role"))
    check(journey, kith, "lock screen")


def with_directory(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory", store=store,
                account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus("Type a name or scan a card")
    kith.key("ctrl+4")
    kith.has_focus(re.compile("^Find a service"), "text")
    return kith


def resources(journey):
    """Everything on the page of the directory has a name"""
    kith = with_directory(journey)
    kith.see("5 found.", "status")
    check(journey, kith, "resources")
    kith.type("coaching")
    kith.see("Also at")
    check(journey, kith, "resources, one of them")
    kith.key("Return", "Return", "alt+h")
    kith.see("Handout: 1 service", "status")
    kith.key("alt+u")
    kith.see("Letters")
    check(journey, kith, "resources, a handout")
    kith.key("Escape")
    kith.gone("Letters")
    kith.key("alt+e")
    kith.see("What it is called", "text")
    check(journey, kith, "resources, edit")


def large_resources(journey):
    """At twice the text size one column of the directory is shown at a time, and fits"""
    journey.set(text_scale="uint32 200")
    kith = with_directory(journey)
    kith.type("coaching", "Return")
    kith.has_focus(re.compile("^Recovery Coaching"), "row")
    kith.key("Return")
    kith.has_focus(re.compile("^Copy "), "button")
    kith.see("Back", "button")
    width = kith.tree().root.children[0].extents()[2]
    journey.check(width <= 1366, "resources: the window is %d wide" % width)
    kith.key("Escape")
    kith.has_focus(re.compile("^Recovery Coaching"), "row")


def twice_as_large(journey):
    """At twice the text size the parts of a person's page fit a small screen"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("person", "edit", str(rosa), "--disambiguator", "comes with Zebulon", store=store, account="Dana", clock=clock)
    journey.set(text_scale="uint32 200")
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus("Type a name or scan a card")
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"))
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("Everything We Hold…")
    kith.has_focus("Keep: What tells you from a namesake", "button")
    kith.see("Keep: What tells you from a namesake", "button")
    kith.key("space")
    kith.see("Print…", "button")
    kith.settle()
    width = kith.tree().root.children[0].extents()[2]
    journey.check(width <= 1366, "everything we hold: the window is %d wide" % width)
    kith.key("Escape")
    kith.has_focus("Sign In", "button")
    for key, part in ((None, "Visits"), ("alt+t", "What brings you"), ("alt+g", "Add an Agreement…"),
                      ("alt+a", "What it is about")):
        if key:
            kith.key(key)
        kith.see(part, shown=False)
        kith.settle()
        width = kith.tree().root.children[0].extents()[2]
        journey.check(width <= 1366, "%s: the window is %d wide" % (part, width))


def import_part(kith, journey, text):
    kith.key("ctrl+6")
    kith.has_focus(role="row")
    kith.scroll_to("Import", "row")
    kith.click("Import", "row")
    kith.scroll_to(re.compile("^Import a Directory…"), "button")
    kith.click(re.compile("^Import a Directory…"), "button")
    choose_file(kith, journey.write("harbor.xml", text))
    kith.see("Import a Directory", "heading")


def catalog(journey):
    """Everything about a directory that is imported has a name, and fits at twice the text size"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.set(text_scale="uint32 200")
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus("Type a name or scan a card")

    def look(screen):
        check(journey, kith, screen)
        kith.settle()
        width = kith.tree().root.children[0].extents()[2]
        journey.check(width <= 1366, "%s: the window is %d wide" % (screen, width))

    import_part(kith, journey, directory(houses() + ["<Agency><Key>99</Key></Agency>\n"]))
    kith.has_focus("Import", "button")
    look("a plan")
    kith.key("Return")
    kith.has_focus("Show the Resources", "button")
    look("what was imported")
    kith.key("Escape")
    kith.has_focus("Import", "row")
    changed = houses(6)
    changed[0] = agency(1, "Teapot House", description="Soup, and everybody who listens to those who tell of their days.")
    import_part(kith, journey, directory(changed))
    kith.has_focus("It Is Only a Part", "button")
    look("much is missing")
    kith.scroll_to("Changed", "row")
    kith.click("Changed", "row")
    kith.see("Teapot House", "row", shown=False)
    look("what changes")
    kith.key("Escape")
    kith.has_focus("Changed", "row")
    kith.key("Escape")
    kith.has_focus("Import", "row")
    for action, inside in (("Sources", "Harbor Helpline"), ("Review", "Not verified for long")):
        kith.scroll_to(re.compile("^" + action), "button")
        kith.click(re.compile("^" + action), "button")
        kith.has_focus(inside, "row")
        look(action)
        kith.key("Return")
        kith.gone(inside, "row")
        look(action + ", inside")
        kith.key("Escape")
        kith.has_focus(inside, "row")
        kith.key("Escape")
        kith.has_focus("Import", "row")


kith_journey.run(__doc__, first_run, sample, resources, large_resources, twice_as_large, catalog)
