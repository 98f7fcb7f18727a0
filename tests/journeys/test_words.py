#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that mean the same to whoever searches the directory are listed, changed and restored in the settings, and
the search goes by them at once."""

import re

import kith_journey
from kith_accounts import unlock
from kith_directory import airs_file

SEARCH = re.compile("^Find a service")
FIELD = "Words, with commas between"


def begin(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory", store=store,
                account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    return clock, store, kith


def to_words(kith):
    kith.key("ctrl+6")
    kith.click("Search words", "row")
    kith.see("Find a word", "text")


def rows(kith):
    return [node.name for node in kith.look_all(role="row", inside=kith.look("Search words", "list", shown=False), shown=False)]


def search(kith, words, found):
    kith.key("ctrl+4")
    kith.has_focus(SEARCH, "text")
    kith.key("ctrl+a")
    kith.type(words)
    kith.see(found, "status")


def fill_in(kith, words):
    # The toolkit does not tell that an entry row has the focus.
    kith.see(FIELD, "text", states={"editable"})
    kith.key("ctrl+a")
    kith.type(words, "Return")
    kith.gone(FIELD, "text")


def filtered(kith, typed):
    kith.click("Find a word", "text")
    kith.key("ctrl+a")
    kith.type(typed)


def change(journey):
    """Words are added, changed and removed by keyboard; the search goes by each; each is undone"""
    clock, store, kith = begin(journey)
    search(kith, "goulash", re.compile("^Nothing by that name"))
    to_words(kith)
    usual = len(rows(kith))
    journey.check(usual > 40, "%d groups come with Kith" % usual)
    kith.click("Add search words", "button")
    # What cannot be stored is said beside what was typed, which stays.
    kith.see(FIELD, "text", states={"editable"})
    kith.type("WIC, women infants and children", "Return")
    kith.see("There is a group of these words already.", "status")
    fill_in(kith, "goulash, meal")
    kith.has_focus("goulash, meal", "row")
    kith.see("Added.", "status")
    journey.equal(len(rows(kith)), usual + 1, "rows")
    search(kith, "goulash", "1 found.")
    kith.see(re.compile("^Evening Meal"), "row")

    to_words(kith)
    filtered(kith, "GOU")
    kith.wait(lambda: rows(kith) == ["goulash, meal"], "the words that begin so")
    kith.key("Tab")
    kith.has_focus("goulash, meal", "row")
    kith.key("Return")
    fill_in(kith, "goulash, meal, casserole")
    kith.has_focus("goulash, meal, casserole", "row")
    search(kith, "casserole", "1 found.")

    to_words(kith)
    kith.click("goulash, meal, casserole", "row")
    kith.see(FIELD, "text", states={"editable"})
    kith.key("Escape")
    kith.gone(FIELD, "text")
    kith.key("Delete")
    kith.see("No word begins with “GOU”.", "status")
    kith.see("Removed.", "status")
    search(kith, "casserole", re.compile("^Nothing by that name"))
    kith.key("ctrl+a", "BackSpace", "ctrl+z")
    search(kith, "casserole", "1 found.")
    kith.end()
    journey.equal(journey.ctl("resource", "words", "list", "goulash", store=store, account="Dana", clock=clock)["groups"],
                  [{"heading": None, "words": ["goulash", "meal", "casserole"]}], "what is stored")


def restore(journey):
    """An empty list says what to do; those that come with Kith are restored, and that is undone too"""
    clock, store, kith = begin(journey)
    to_words(kith)
    usual = rows(kith)
    # Kith opens again where it was left.
    kith.key("ctrl+1")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.end()
    for group in journey.ctl("resource", "words", store=store, account="Dana", clock=clock)["groups"][1:]:
        journey.ctl("resource", "words", "remove", ",".join(group["words"]), store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith)
    to_words(kith)
    kith.wait(lambda: rows(kith) == usual[:1], "the only one that is left")
    kith.click("Remove " + usual[0], "button")
    kith.see(re.compile("^No words mean the same"), "status")
    kith.has_focus("Add search words", "button")
    kith.click(re.compile("^Restore all"), "button")
    kith.wait(lambda: rows(kith) == usual, "those that come with Kith")
    kith.see("The search words are as they come with Kith.", "status")
    kith.key("ctrl+z")
    kith.see(re.compile("^No words mean the same"), "status")
    kith.key("ctrl+z")
    kith.wait(lambda: rows(kith) == usual[:1], "the one that was removed")
    kith.end()


if __name__ == "__main__":
    kith_journey.run(__doc__, change, restore)
