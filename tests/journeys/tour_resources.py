# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the directory in use: found, read, changed, handed out, and somebody referred and asked how it went.

The sample center has no directory; this one comes in from files, after those of tour_catalog."""

import re

from kith_directory import airs_file
from kith_keys import choose, tab_to
from tour_catalog import begin, leave

SEARCH = re.compile("^Find a service")
DETOX = "Northside Detoxification Center"
FIELD = "Words, with commas between"
MAP = ('<osm version="0.6"><node id="1" lat="41.93" lon="-87.65"><tag k="amenity" v="social_facility"/>'
       '<tag k="name" v="Saltbox Day Room"/><tag k="opening_hours" v="Mo-Fr 10:00-16:00"/>'
       '<tag k="addr:street" v="Pier Street"/><tag k="addr:city" v="Chicago"/></node></osm>\n')


def take_in(tour, name, text):
    begin(tour, name, text)
    tour.click("Import", "button")
    tour.see(re.compile("^The directory is imported"), "heading")


def find(tour, words, name):
    """What is typed, and the entry of that name as if it had been chosen."""
    kith = tour.kith
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    kith.key("ctrl+a")
    kith.type(words)
    kith.see(re.compile("^[0-9]+ found"), "status")
    kith.key("Return")
    kith.has_focus(re.compile("^" + name), "row")
    kith.key("Return")
    kith.has_focus(re.compile("^Copy "), "button")


def search(tour):
    kith = tour.kith
    kith.has_focus(SEARCH, "text")
    kith.see(re.compile("^[0-9]+ found"), "status")
    kith.type("recov")
    kith.see(re.compile("^[1-9] found"), "status")
    tour.keep("resources-found")
    kith.key("ctrl+a")
    kith.type("quiet")
    tour.see("In their descriptions")
    tour.keep("resources-in-descriptions")
    kith.key("ctrl+a")
    kith.type("zzyzx")
    kith.see(re.compile("^Nothing by that name"), "status")
    tour.keep("resources-nothing")
    kith.key("ctrl+a", "BackSpace")
    kith.see(re.compile(r"^Open now \([1-9]"), "button")
    kith.key("Tab")
    kith.has_focus(re.compile("^Open now"), "button")
    kith.key("space")
    tab_to(kith, "Language: Any language", "button")
    kith.key("space")
    kith.has_focus("Any language", "row")
    tour.keep("resources-language")
    kith.key("Down", "Return")
    kith.see(re.compile("^Language: (?!Any)"), "button")
    tab_to(kith, "Anywhere", "button")
    kith.key("space")
    kith.has_focus("Postal code or city", "text")
    kith.type("chi")
    kith.see("Chicago", "row", shown=False)
    tour.keep("resources-near")
    kith.key("Tab")
    kith.has_focus("Chicago", "row")
    kith.key("Return")
    kith.see("Near Chicago", "button")
    tour.keep("resources-filtered")
    tab_to(kith, "Clear All", "button")
    kith.key("space")
    kith.has_focus(re.compile("^Open now"), "button")


def detail(tour):
    kith = tour.kith
    find(tour, "detox", DETOX)
    tour.keep("resource")
    kith.scroll_to("Verified Today", "button")
    tour.keep("resource-end")
    kith.key("alt+e")
    kith.has_focus("What it is called", "text")
    tour.keep("resource-edit")
    kith.key("ctrl+a")
    kith.type("Northside Detox House")
    tour.click("Hours, as “Mon-Fri 9am-5pm”", "text")
    kith.key("ctrl+a")
    kith.type("Mon-Fri 9am-8pm")
    tour.see(re.compile("^Kith reads: "))
    tour.keep("resource-edit-hours")
    kith.key("ctrl+s")
    kith.see("Northside Detox House is changed.", "status")
    kith.scroll_to(re.compile("^Changed here: "))
    tour.keep("resource-changed")
    kith.key("alt+e")
    kith.has_focus("What it is called", "text")
    tour.keep("resource-edit-changed")
    kith.key("Escape")


def add_there(tour):
    """Something new of an organization that is there."""
    kith = tour.kith
    kith.key("ctrl+f", "alt+a")
    kith.has_focus("What it is called", "text")
    kith.type("Owl Walks")
    kith.key("Tab")
    kith.type("county")
    tour.see("Add it to County Line", "button")
    tour.keep("resources-add-there")
    tour.click("Add it to County Line", "button")
    tour.see(re.compile("^It is in the directory already"))
    tour.keep("resources-added-there")
    kith.key("Escape")
    kith.click("Throw Away", "button")
    kith.gone(role="dialog")


def handout(tour):
    kith = tour.kith
    for words, name in (("detox", "Northside Detox House"), ("warm line", "Night Owl Warm Line")):
        find(tour, words, name)
        kith.key("alt+h")
        tour.see(re.compile("^Handout: [12] service"), "status")
    tour.keep("resources-collected")
    kith.key("alt+u")
    kith.has_focus("Letters")
    tour.keep("handout")
    kith.key("alt+v")
    kith.has_focus(re.compile("^Page 1 of"), "image")
    tour.keep("handout-preview")
    kith.key("Escape")
    kith.gone(re.compile("^Page "), "image")
    kith.key("Escape")
    kith.gone("Handout", "dialog")
    kith.key("alt+t")
    kith.gone(re.compile("^Handout: "), "status")


def scroll_and_click(kith, name, role):
    kith.scroll_to(name, role)
    # The wheel's turn ends softly.
    kith.settle()
    kith.click(name, role)


def refer(tour):
    """Somebody is referred; what the place would be told waits for their agreement."""
    kith = tour.kith
    find(tour, "second step", "Second Step Counseling")
    kith.key("alt+r")
    tour.see(re.compile("^Who is referred to Second Step Counseling"))
    kith.type("jose castillo")
    kith.see(re.compile("^Jos"), "row")
    tour.keep("refer-whom")
    kith.key("Return")
    tour.see("Refer to a Place", "heading")
    tour.see("Say what kind of help it is.", "status")
    tour.keep("referral-form")
    choose(kith, "What kind of help", "Health and care")
    scroll_and_click(kith, "Somebody there is told something about them", "check box")
    tour.see(re.compile("^They are told only what the person agreed to"), "status", shown=False)
    # What is before it does not tell that it has the focus.
    tab_to(kith, "What they are told", "text")
    kith.key("shift+Tab")
    kith.type("an appointment", "Tab")
    kith.has_focus("What they are told", "text")
    kith.type("that he would like to come on Friday")
    kith.key("ctrl+s")
    kith.scroll_to(re.compile("^The person has not agreed to share anything"), "status")
    tour.keep("referral-gate")
    scroll_and_click(kith, "Somebody there is told something about them", "check box")
    kith.key("ctrl+s")
    tour.see("Second Step Counseling, Second Step: Offered.", "status")
    tour.keep("referral-made")


def steps(tour):
    """How it went, step by step, and what can be done with it."""
    kith = tour.kith
    tour.click("How did it go: Second Step Counseling, Second Step", "button")
    choose(kith, "It is now", "Did not work out")
    tour.see("Say why it did not work out.", "status")
    tour.keep("referral-step")
    kith.key("ctrl+s")
    choose(kith, "Why", "No room, or too long a wait")
    kith.key("ctrl+s")
    tour.see("Second Step Counseling, Second Step: Did not work out.", "status")
    tour.click("How it went so far", "label")
    tour.see(re.compile("^Did not work out, "), shown=False)
    tour.keep("referral-steps")
    tour.click("More about the referral: Second Step Counseling, Second Step", "button")
    kith.has_focus(role="menu item")
    tour.keep("referral-menu")
    kith.choose("What the Directory Says Is Not Right")
    kith.see(re.compile("is not verified any more"), "status")
    tour.keep("resource-not-right")


def follow_up(tour):
    kith = tour.kith
    kith.key("ctrl+2", "ctrl+f")
    tour.see(re.compile("^Nobody is listed until you type"))
    kith.key("alt+h")
    tour.see("Whom to Ask How It Went", "heading")
    tour.see(re.compile(": due "), "row")
    tour.keep("follow-ups")
    kith.key("alt+w")
    kith.see(re.compile(" · Offered, "), shown=False)
    tour.keep("follow-ups-read")
    kith.key("Escape")


def to_import(tour):
    tour.kith.key("ctrl+6")
    tour.see("Parts of the settings", "list")


def conflict(tour):
    """The source tells another name than ours; a map tells its license."""
    kith = tour.kith
    to_import(tour)
    take_in(tour, "city.xml", airs_file().replace(DETOX, "Northside Withdrawal Center"))
    leave(tour)
    take_in(tour, "pier.osm", MAP)
    leave(tour)
    tour.click(re.compile("^Review"), "button")
    tour.click("Changed here and by the source", "row")
    tour.see("Here: Northside Detox House")
    tour.keep("catalog-conflicts")
    kith.key("Escape", "Escape")
    tour.see("Parts of the settings", "list")
    tour.click(re.compile("^Sources"), "button")
    tour.click(re.compile("OpenStreetMap"), "row")
    tour.see("License")
    tour.keep("catalog-license")
    kith.key("Escape")
    leave(tour)


def words(tour):
    kith = tour.kith
    tour.click("Search words", "row")
    tour.see("Find a word", "text")
    tour.click("Add search words", "button")
    kith.see(FIELD, "text", states={"editable"})
    kith.type("WIC, women infants and children", "Return")
    kith.see("There is a group of these words already.", "status")
    tour.keep("settings-search-words-add")
    kith.key("Escape")
    kith.gone(FIELD, "text")


def paper(tour):
    kith = tour.kith
    kith.key("ctrl+1")
    tour.click("Paper, printing and the end of the day", "button")
    kith.has_focus(role="menu item")
    kith.choose("Print a Paper Pack…")
    tour.see("Print a Paper Pack", "label")
    tour.keep("paper-pack")
    kith.key("Escape")
    kith.gone(role="dialog")


def walk(tour):
    take_in(tour, "city.xml", airs_file())
    tour.click("Show the Resources", "button")
    search(tour)
    detail(tour)
    add_there(tour)
    handout(tour)
    refer(tour)
    steps(tour)
    follow_up(tour)
    conflict(tour)
    words(tour)
    paper(tour)
