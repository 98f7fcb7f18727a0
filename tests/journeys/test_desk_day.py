#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk: taking back, the wrong person, services, guests, stepping out, the end of the day, a power cut."""

import re

import kith_journey

ENTRY = "Type a name or scan a card"
PEOPLE = ["Rosa Martínez", "Sam Whitfield", "Maria Lopez", "Maria Santos", "Marek Dvořák"]


def open_desk(journey):
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name in PEOPLE:
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
    return clock, store, unlock(journey, store, clock)


def unlock(journey, store, clock):
    kith = journey.start(store=store, clock=clock)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    return kith


def said(kith, words):
    return kith.see(re.compile("^" + re.escape(words)), "status")


def sign_in(kith, typed, words):
    kith.has_focus(ENTRY)
    kith.type(typed, "Return")
    said(kith, words)


def more(kith, who, item):
    kith.click(re.compile("^More for " + re.escape(who)), "button")
    kith.choose(item)


def who_is_here(journey, store, clock):
    here = journey.ctl("here", store=store, account="Dana", clock=clock)
    return sorted(row["name"] for row in here["here"] if row["person"])


def take_back(journey):
    """Ctrl+Z takes back the sign-in while nothing is typed, and the typing while something is"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    place = kith.see(ENTRY).extents()
    sign_in(kith, "rosa", "Rosa M. is signed in")
    # What was said covers nothing below, and nothing moves for it.
    journey.equal(kith.see(ENTRY).extents(), place, "where the entry is")
    undo = kith.see("Undo", "button").extents()
    journey.check(undo[1] + undo[3] <= place[1], "Undo stands above the entry")
    kith.key("ctrl+z")
    said(kith, "Rosa M. is not signed in any more")
    kith.gone(re.compile("^Rosa M., since"), "row")
    sign_in(kith, "marek", "Marek D. is signed in")
    kith.type("sam")
    kith.see(re.compile("^Enter: Sam W."), "status")
    kith.key("ctrl+z")
    kith.gone(re.compile("^Enter: Sam W."), "status")
    kith.see(re.compile("^Marek D., since"), "row")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Marek Dvořák"], "who is here")


def two_marias(journey):
    """Among several the second Enter takes the row that has the focus; Up, Escape and letters lead back"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    kith.type("maria", "Return")
    kith.has_focus(re.compile("^Maria"), "row")
    kith.see(re.compile("^1 of 2: Maria"), "status")
    kith.not_there(re.compile("^Maria ., since"), "row")
    kith.key("Up")
    kith.has_focus(ENTRY)
    kith.key("Down")
    kith.has_focus(re.compile("^Maria"), "row")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.gone("Matches", "list")
    kith.type("ma", "Down")
    kith.has_focus(role="row")
    kith.type("rek")
    kith.has_focus(ENTRY)
    kith.see(re.compile("^Enter: Marek D."), "status")
    kith.key("Return")
    said(kith, "Marek D. is signed in")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Marek Dvořák"], "who is here")


def wrong_person(journey):
    """The wrong person: the time and the services move over"""
    clock, store, kith = open_desk(journey)
    sign_in(kith, "rosa", "Rosa M. is signed in")
    kith.click(re.compile("^Meal for Rosa M."), "button")
    kith.see(re.compile("^Meal for Rosa M., taken"), "button")
    more(kith, "Rosa M.", "Wrong Person…")
    kith.has_focus("Type a name")
    kith.see(re.compile("^Who was it, instead of Rosa M.\\?"))
    kith.type("sam", "Return")
    kith.see(re.compile("^Meal for Sam W., taken"), "button")
    kith.gone(re.compile("^Rosa M., since"), "row")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Sam Whitfield"], "who is here")


def guests(journey):
    """Guests are counted apart; one who gives a name becomes a visit"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    kith.key("ctrl+g")
    kith.see(re.compile("^1 unnamed guest"), "button")
    kith.key("ctrl+g")
    kith.see(re.compile("^2 unnamed guests"), "button")
    more(kith, "Guest", "They Gave a Name…")
    kith.has_focus("Type a name")
    kith.type("sam", "Return")
    kith.see(re.compile("^1 unnamed guest"), "button")
    kith.see(re.compile("^Sam W., since"), "row")
    kith.end()
    day = journey.ctl("here", store=store, account="Dana", clock=clock)
    journey.equal((day["visits"], day["guests"]), (1, 1), "visits and guests")


def several_guests(journey):
    """Enter in the number of guests adds them and leads back to the entry"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    kith.click("Several guests", "button")
    kith.has_focus("How many guests")
    kith.key("ctrl+a")
    kith.type("4", "Return")
    kith.see(re.compile("^4 unnamed guests"), "button")
    sign_in(kith, "sam", "Sam W. is signed in")
    kith.end()
    day = journey.ctl("here", store=store, account="Dana", clock=clock)
    journey.equal((day["visits"], day["guests"]), (1, 4), "visits and guests")


def by_pointer(journey):
    """After something pressed by pointer the next name is typed at once"""
    clock, store, kith = open_desk(journey)
    sign_in(kith, "rosa", "Rosa M. is signed in")
    kith.click(re.compile("^Meal for Rosa M."), "button")
    kith.see(re.compile("^Meal for Rosa M., taken"), "button")
    sign_in(kith, "sam", "Sam W. is signed in")
    kith.click(re.compile("^More for Sam W."), "button")
    kith.click("Stepped Out", "menu item")
    said(kith, "Sam W. stepped out")
    sign_in(kith, "marek", "Marek D. is signed in")
    kith.click("Undo", "button")
    said(kith, "Marek D. is not signed in any more")
    kith.has_focus(ENTRY)
    kith.end()


def by_keyboard(journey):
    """Whoever walks by keyboard keeps their place, and letters typed there still find the entry"""
    clock, store, kith = open_desk(journey)
    sign_in(kith, "rosa", "Rosa M. is signed in")
    kith.see(re.compile("^Rosa M., since"), "row")

    def at_the_meal():
        node = kith.focused()
        if node is not None and node.name.startswith("Meal for Rosa M."):
            return True
        kith.key("Tab")
        return False

    kith.wait(at_the_meal, "the focus on Rosa's meal")
    kith.key("space")
    kith.see(re.compile("^Meal for Rosa M., taken"), "button")
    kith.has_focus(re.compile("^Meal for Rosa M."))
    kith.type("maria s")
    kith.has_focus(ENTRY)
    kith.see(re.compile("^Enter: Maria S."), "status")
    kith.key("Return")
    said(kith, "Maria S. is signed in")
    kith.end()


def another_maria(journey):
    """Ctrl+N and New Person… take what is typed along"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    kith.type("maria")
    kith.see("Matches", "list")
    kith.key("ctrl+n")
    kith.has_focus("Name to be called by")
    journey.equal(kith.see("Name to be called by", "text").text(), "maria", "the name")
    kith.key("Escape")
    kith.has_focus(ENTRY)
    kith.key("Down")
    kith.has_focus(role="row")
    kith.click("New Person…", "button")
    kith.has_focus("Name to be called by")
    journey.equal(kith.see("Name to be called by", "text").text(), "maria", "the name")
    kith.end()


def end_of_the_day(journey):
    """Stepped out and back, left, and the day closed without inventing a time"""
    clock, store, kith = open_desk(journey)
    sign_in(kith, "rosa", "Rosa M. is signed in")
    sign_in(kith, "marek", "Marek D. is signed in")
    more(kith, "Rosa M.", "Stepped Out")
    said(kith, "Rosa M. stepped out")
    kith.click(re.compile("^Stepped out"))
    kith.click(re.compile("^Back: Rosa M."), "button")
    said(kith, "Rosa M. is back")
    more(kith, "Marek D.", "Left")
    kith.gone(re.compile("^Meal for Marek D."), "button")
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose("Close the Day")
    kith.see("No one is signed in right now.")
    kith.end()
    day = journey.ctl("here", store=store, account="Dana", clock=clock)
    journey.equal((len(day["here"]), day["visits"]), (0, 2), "who is here, and visits")


def power_cut(journey):
    """Somebody new, half typed when the power goes, is there again"""
    clock, store, kith = open_desk(journey)
    kith.has_focus(ENTRY)
    kith.type("Ignatius Quill", "Return")
    kith.has_focus("Name to be called by")
    kith.key("Tab")
    kith.type("they")
    kith.wait(lambda: journey.count_drafts(store), "the draft in the store")
    kith.kill()
    kith = unlock(journey, store, clock)
    kith.has_focus("Name to be called by")
    journey.equal(kith.see("Name to be called by", "text").text(), "Ignatius Quill", "the name")
    kith.key("Return")
    said(kith, "Ignatius Q. is signed in")
    kith.end()
    journey.equal(who_is_here(journey, store, clock), ["Ignatius Quill"], "who is here")


def answer(journey):
    """An answer to a notice, half typed when the power goes, the card is closed or the screen locks, is there again"""
    clock, store, kith = open_desk(journey)

    def open_person():
        kith.has_focus(re.compile("^Find somebody"), "text")
        kith.type("rosa", "Down")
        kith.has_focus(re.compile("^Rosa"), "row")
        kith.key("Return")
        kith.has_focus("Sign In", "button")

    def find_answer(words):
        kith.click("They Answer…", "button")
        kith.has_focus("Their answer")
        journey.equal(kith.see("Their answer", "text").text(), words, "the answer")

    kith.has_focus(ENTRY)
    kith.key("ctrl+2")
    open_person()
    kith.key("alt+m")
    kith.choose("Desk Notice…")
    kith.click("What the desk should do, never why", "text")
    kith.type("Please call Dana", "Return")
    find_answer("")
    kith.type("I will")
    kith.wait(lambda: journey.count_drafts(store), "the draft in the store")
    kith.kill()
    kith = unlock(journey, store, clock)
    open_person()
    find_answer("I will")
    kith.key("End")
    kith.type(" call")
    kith.key("Escape")
    kith.gone("Their answer", "text")
    find_answer("I will call")
    kith.key("End")
    kith.type(" her", "Escape")
    kith.gone("Their answer", "text")
    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    open_person()
    find_answer("I will call her")
    kith.key("Return")
    kith.see(re.compile("Their answer: “I will call her”"))
    kith.wait(lambda: not journey.count_drafts(store), "no draft in the store")
    kith.end()


kith_journey.run(__doc__, take_back, two_marias, wrong_person, guests, several_guests, by_pointer, by_keyboard,
                 another_maria, end_of_the_day, power_cut, answer)
