#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody is away, or has died: written down and taken back by keyboard; the desk finds nobody and is told nothing."""

import re

import kith_journey
from kith_people import SAMS, SEARCH, center, open_people, open_person


def choose(kith, item):
    # A dialog that was there before has given the keyboard back.
    kith.gone(role="dialog")
    kith.has_focus(role="button")
    kith.key("alt+m")
    kith.choose(item)


def state(journey, store, clock, person):
    shown = journey.ctl("person", "show", person, store=store, account="Dana", clock=clock)
    return shown["state"], shown["away_until"]


def away(journey):
    """Away until a day, which is shown; they are back before it is over"""
    clock, store, person = center(journey)
    kith = open_people(journey, store, clock)
    open_person(kith)
    choose(kith, "Away…")
    kith.see(re.compile("^Last day away"), "text")
    kith.type("2026-12-24", "Return")
    kith.see("Away until Thursday, 24 December 2026")
    kith.end()
    journey.equal(state(journey, store, clock, person), ("away", "2026-12-24"), "what is stored")

    kith = open_people(journey, store, clock)
    open_person(kith)
    kith.click("They Are Back", "button")
    kith.gone("Away until Thursday, 24 December 2026")
    choose(kith, "Away…")
    kith.see(re.compile("^Last day away"), "text")
    kith.key("Return")
    kith.see("Away for now")
    kith.end()
    journey.equal(state(journey, store, clock, person), ("away", None), "what is stored then")


def died(journey):
    """It is asked about; the desk finds them no more, People does, and the page takes it back"""
    clock, store, person = center(journey)
    journey.account(store, "Riva", "front-desk", SAMS, clock)
    kith = open_people(journey, store, clock, "Dana")
    open_person(kith)
    choose(kith, "Has Died…")
    kith.see("Has Sam W. Died?")
    kith.key("Escape")
    choose(kith, "Has Died…")
    kith.key("alt+d")
    kith.see("They have died.")
    kith.not_there("Sign In", "button")
    kith.key("ctrl+1")
    kith.has_focus(re.compile(r"\bname or\b"), "text")
    kith.type("sam")
    kith.see(re.compile("^Nobody by that name"))
    kith.key("ctrl+a", "BackSpace", "ctrl+2")
    kith.key("ctrl+f")
    kith.has_focus(SEARCH, "text")
    kith.type("sam")
    kith.see(re.compile("^Sam.*has died"), "row")
    kith.end()
    journey.equal(state(journey, store, clock, person), ("died", None), "what is stored")

    kith = open_people(journey, store, clock, "Riva")
    kith.type("sam")
    kith.see(re.compile("^Nobody by that name"))
    kith.end()

    kith = open_people(journey, store, clock, "Dana")
    open_person(kith)
    kith.click("That Is a Mistake", "button")
    kith.gone("They have died.")
    kith.end()
    journey.equal(state(journey, store, clock, person), ("active", None), "what is stored then")


kith_journey.run(__doc__, away, died)
