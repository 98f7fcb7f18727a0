#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is written between two people: interrupted, found again, signed, and added to."""

import os
import re
import time

import kith_journey
from kith_accounts import switch, unlock
from kith_keys import tab_to
from kith_paper import left, print_to_file

ENTRY = "Type a name or scan a card"
PEOPLE = re.compile("^Find somebody")
DRAFT = "Kept as a draft until you sign it (Ctrl+Enter)."
ROBIN = "teapot meadow lantern"
NOOR = "ladder copper orchard"
DEE = "lantern copper field"
WILL_BE_RESTRICTED = "Only you and coordinators will read what this note says. Others see that there is one, of which day and by whom."
IS_RESTRICTED = "Restricted to who signed it and coordinators"
WORDS = "We went through the letter from the housing office and wrote an answer."


def begin(journey, *others):
    """others: (name, passphrase) of more advocates, or (name, passphrase, role)."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for name, passphrase, *role in (("Robin", ROBIN), *others):
        journey.account(store, name, role[0] if role else "advocate", passphrase, clock=clock)
    people = {}
    for name in ("Sam Whitfield", "Jo Ferris"):
        people[name.split()[0]] = journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"]
    journey.ctl("sign-in", "Sam", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    return clock, store, people, kith


def to_person(kith, typed):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type(typed, "Return")
    kith.has_focus(re.compile("^(Sign In|Back to the search)"), "button")


def to_notes(kith, typed):
    to_person(kith, typed)
    kith.key("alt+n")
    kith.see("Write a Note", "button")


def write(kith):
    kith.key("alt+w")
    kith.has_focus("Note", "text")


def sign(kith, about):
    kith.key("ctrl+Return")
    kith.see("Sign It?")
    kith.key("Return")
    kith.see(f"The note about {about} is signed.", "status")


def facts(journey, store, person, clock, account="Robin", passphrase=ROBIN):
    return journey.ctl("note", "list", str(person), store=store, account=account, passphrase=passphrase,
                       clock=clock)["notes"]


def by_keyboard(journey):
    """From an open visit to a signed note by keyboard, locked in the middle: words and cursor are there again"""
    clock, store, people, kith = begin(journey)
    began = time.monotonic()
    to_notes(kith, "sam")
    write(kith)
    kith.see(re.compile("^When: Today, 10:"), "button")
    kith.see("How you met: In person", "button")
    kith.see("Nothing is written yet.", "status")
    kith.type(WORDS)
    kith.see(DRAFT, "status")
    # Called away in the middle of a word.
    kith.key("ctrl+Left", "ctrl+Left")
    at = kith.see("Note", "text").caret()
    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.not_there(WORDS, shown=False)
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.see("My drafts", "heading")
    kith.has_focus("Find in my notes", "text")
    kith.key("Down")
    kith.has_focus("Sam Whitfield", "row")
    kith.see(WORDS)
    kith.key("Return")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").text(), WORDS, "the words")
    journey.equal(kith.see("Note", "text").caret(), at, "where the cursor is")
    sign(kith, "Sam Whitfield")
    kith.has_focus("Write a Note", "button")
    print(f"# from the search to a signed note, with a lock in between: {time.monotonic() - began:.1f} s")
    kith.see(WORDS)
    kith.see("All of it is as it was signed.", "status")
    kith.see(re.compile("^Signed by Robin on "))
    kith.key("ctrl+3")
    kith.see("Recently signed", "heading")
    kith.has_focus("Find in my notes", "text")
    kith.key("Down")
    kith.has_focus("Sam Whitfield", "row")
    kith.see(re.compile("^Today, 10:"))
    kith.not_there("My drafts")
    kith.not_there(re.compile("housing office"))
    # What is signed leads to where it stands, with the focus on what is done with it.
    kith.key("Return")
    kith.has_focus(re.compile("^Add to the note: Today, 10:"), "button")
    kith.end()
    (note,) = facts(journey, store, people["Sam"], clock)
    journey.equal([note["kind"], note["mode"], note["by"]], ["note", "in-person", "Robin"], "what was signed")
    journey.equal(journey.count_drafts(store), 0, "drafts that are left")


def from_a_visit(journey):
    """From the row of who is here, and from the visit in their record: what was begun today is gone on with"""
    clock, store, people, kith = begin(journey, ("Dee", DEE, "front-desk"))
    tab_to(kith, re.compile("^More for Sam W"), "button")
    kith.key("space")
    kith.choose("Write a Note")
    kith.has_focus("Note", "text")
    kith.see("How you met: In person", "button")
    kith.type(WORDS)
    kith.see(DRAFT, "status")
    kith.key("ctrl+l")
    unlock(kith, "Robin", ROBIN)
    to_person(kith, "sam")
    tab_to(kith, "Write a Note", "button")
    kith.key("Return")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").text(), WORDS, "the words")
    sign(kith, "Sam Whitfield")
    kith.has_focus("Write a Note", "button")
    # What is signed is not gone on with.
    kith.key("ctrl+1")
    kith.has_focus(ENTRY)
    tab_to(kith, re.compile("^More for Sam W"), "button")
    kith.key("space")
    kith.choose("Write a Note")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").text(), "", "the words of another note")
    # Who keeps no notes is offered none.
    switch(kith, "Dee", DEE)
    kith.key("ctrl+1")
    kith.has_focus(ENTRY)
    tab_to(kith, re.compile("^More for Sam W"), "button")
    kith.key("space")
    kith.see("Open Their Page", "menu item")
    kith.not_there("Write a Note", "menu item")
    kith.end()
    journey.equal([note["by"] for note in facts(journey, store, people["Sam"], clock)], ["Robin"], "what was signed")


def signed(journey, store, person, clock, words=WORDS):
    journey.ctl("note", "sign", str(person), journey.write("note.txt", words), "--mode", "in-person",
                store=store, account="Robin", passphrase=ROBIN, clock=clock)


def read_together(journey):
    """A note read together fills the screen; nothing else is within reach until the advocate is back; co-signed"""
    clock, store, people, kith = begin(journey)
    kith.end()
    signed(journey, store, people["Sam"], clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    to_notes(kith, "sam")
    kith.see(WORDS)
    kith.click(re.compile("^More about the note: Today"), "button")
    kith.choose("Read It Together")
    kith.has_focus("The note")
    kith.see(WORDS)
    tab_to(kith, "Your own words", "text")
    # Whoever sits here now comes to nothing else.
    kith.key("ctrl+1", "ctrl+2", "ctrl+k", "ctrl+f", "ctrl+z", "ctrl+Return")
    kith.settle()
    kith.has_focus("Your own words", "text")
    kith.not_there("Front desk")
    kith.not_there("Write a Note", "button")
    kith.not_there("Sign It?")
    kith.type("It was me who wrote the answer.")
    kith.key("Tab")
    kith.has_focus("Your name", "text")
    kith.type("Sam W.")
    # Crisis help is one key away, and leads back.
    kith.key("ctrl+shift+h")
    kith.see("With the person")
    kith.not_there("Something Happened…", "button")
    kith.key("Escape")
    kith.see("Give the Computer Back…", "button")
    kith.key("alt+g")
    kith.has_focus("Passphrase")
    kith.type("not that at all", "Return")
    kith.see(re.compile("^That didn’t work"), "status")
    kith.has_focus("Passphrase")
    kith.key("alt+k")
    kith.see(WORDS)
    kith.key("alt+g")
    kith.has_focus("Passphrase")
    kith.type(ROBIN, "Return")
    # Back, and what Sam said waits to be signed.
    kith.see("Front desk")
    kith.has_focus("Their own words", "text")
    kith.see(DRAFT, "status")
    kith.key("ctrl+Return")
    kith.see("Sign It?")
    kith.key("Return")
    kith.see("What Sam Whitfield said stands below the note.", "status")
    kith.see("It was me who wrote the answer.")
    kith.see("Signed: Sam W.")
    kith.see(re.compile("^Their own words, taken down by Robin on "))
    kith.end()
    journey.equal([note["kind"] for note in facts(journey, store, people["Sam"], clock)], ["note", "their-words"],
                  "what was signed")
    journey.equal(journey.count_drafts(store), 0, "drafts that are left")


def printed(journey):
    """For nobody else while nothing is agreed to, and the way there; then into a file, for whom it was agreed"""
    clock, store, people, kith = begin(journey)
    kith.end()
    sam = str(people["Sam"])
    signed(journey, store, sam, clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    to_notes(kith, "sam")
    kith.see(WORDS)
    kith.click("Print Notes…", "button")
    kith.see("For Whom Is It Printed?")
    kith.see("1 note with all that was added to it.")
    kith.see("For them to keep.")
    kith.see(re.compile("^For nobody else"))
    kith.not_there(re.compile("^For Legal aid"))
    kith.click("Agreements", "button")
    kith.see(re.compile("^Nothing is agreed to yet"))
    kith.end()
    journey.ctl("consent", "add", sam, "--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing", "--what",
                "notes", "--event", "the lease is signed", "--signed-name", "Sam W.", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    to_notes(kith, "sam")
    kith.see(WORDS)
    kith.click(re.compile("^More about the note: Today"), "button")
    kith.choose("Print…")
    kith.see("This note with all that was added to it.")
    kith.click("For Legal aid: housing")
    kith.click("Print…", "button")
    kith.see("Print to File")
    text = print_to_file(kith, os.path.join(journey.folder, "note.pdf"))
    kith.end()
    for words in ("Notes about Sam Whitfield", WORDS.split(" and ")[0], "For Legal aid: housing.", "What was agreed to"):
        journey.check(words in text, "%s on paper: %s" % (words, text))
    journey.equal([(event, "Legal aid" in said, "notes" in said) for event, said in left(journey, store, clock, by="Robin")],
                  [("printed", True, True)], "what the log has of it")


def without_losing_the_cursor(journey):
    """Somebody is signed in from within a note; what is thrown away comes back; the desk has no notes"""
    clock, store, people, kith = begin(journey)
    to_notes(kith, "sam")
    write(kith)
    kith.type(WORDS)
    kith.see(DRAFT, "status")
    kith.key("ctrl+Left", "ctrl+Left")
    at = kith.see("Note", "text").caret()
    kith.key("ctrl+k")
    kith.has_focus(role="text")
    kith.type("jo f")
    kith.see(re.compile("^Jo F"), "row")
    kith.key("Return")
    kith.see(re.compile("^Jo .* is signed in"), "status")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").caret(), at, "where the cursor is")
    # A hand that saves by habit signs nothing.
    kith.key("ctrl+s")
    kith.see("Kept as a draft. Ctrl+Enter signs it.", "status")
    kith.key("alt+d")
    kith.see("The draft is thrown away.", "status")
    kith.has_focus("Write a Note", "button")
    kith.key("ctrl+z")
    kith.see("The draft is back, among your drafts.", "status")
    kith.end()
    journey.equal(journey.count_drafts(store), 1, "drafts")
    journey.equal(facts(journey, store, people["Sam"], clock), [], "what was signed")


def restricted(journey):
    """A note is restricted while it is written: its author and coordinators read it, others see that it is there"""
    clock, store, people, kith = begin(journey, ("Noor", NOOR))
    to_notes(kith, "sam")
    write(kith)
    kith.type(WORDS)
    kith.not_there(WILL_BE_RESTRICTED)
    kith.click("Add to the note", "button")
    kith.choose("Only for Me and Coordinators")
    kith.see(WILL_BE_RESTRICTED)
    # As it was left.
    kith.key("ctrl+l")
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.has_focus("Find in my notes", "text")
    tab_to(kith, "Sam Whitfield", "row")
    kith.key("Return")
    kith.has_focus("Note", "text")
    kith.see(WILL_BE_RESTRICTED)
    sign(kith, "Sam Whitfield")
    kith.see(WORDS)
    kith.see(IS_RESTRICTED)
    for account, passphrase, reads in (("Noor", NOOR, False), ("Dana", None, True)):
        switch(kith, account, *([passphrase] if passphrase else []))
        to_notes(kith, "sam")
        if reads:
            kith.see(WORDS)
            kith.see(IS_RESTRICTED)
        else:
            kith.see("This note is restricted: only who signed it, and coordinators, read it.")
            kith.not_there(WORDS, shown=False)
            kith.not_there("Add Below…", "button")
        kith.see("All of it is as it was signed.", "status")
    kith.end()
    (note,) = facts(journey, store, people["Sam"], clock)
    journey.equal(note["restricted"], True, "restricted")


def followed_up(journey):
    """A next step gets a day, kept over a lock; it stands on the page of notes without a word, is done, taken back and moved"""
    clock, store, people, kith = begin(journey)
    step = "Walk to the post together."
    to_notes(kith, "sam")
    write(kith)
    kith.type(WORDS)
    kith.click("Add to the note", "button")
    kith.choose("Next step")
    kith.has_focus("Next step", "text")
    kith.type(step)
    tab_to(kith, "Follow up on…", "button")
    kith.key("space")
    tab_to(kith, "Tomorrow", "button")
    kith.key("Return")
    kith.see("Follow up tomorrow", "button")
    kith.key("ctrl+l")
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.has_focus("Find in my notes", "text")
    kith.not_there("To follow up", "heading")
    tab_to(kith, "Sam Whitfield", "row")
    kith.key("Return")
    kith.see("Follow up tomorrow", "button")
    sign(kith, "Sam Whitfield")
    kith.see("To follow up on Thursday, 19 November 2026: Robin")
    kith.key("ctrl+3")
    kith.see("To follow up", "heading")
    kith.see(re.compile("^Tomorrow\nNext step from the note of Wednesday, 18 November"))
    kith.not_there(re.compile("to the post"))
    kith.has_focus("Find in my notes", "text")
    tab_to(kith, "Done: Sam Whitfield", "button")
    kith.key("space")
    kith.see("Followed up.", "status")
    kith.gone("To follow up", "heading")
    kith.key("ctrl+z")
    kith.see("The follow-up is as before.", "status")
    kith.see("To follow up", "heading")
    tab_to(kith, "Later: Sam Whitfield", "button")
    kith.key("space")
    kith.choose("To in a Week")
    kith.see("To follow up on Wednesday, 25 November 2026.", "status")
    kith.see(re.compile("^Wednesday, 25 November 2026\nNext step"))
    # The day goes by: it is said in words. What about is read where it stands.
    kith.key("ctrl+1", "ctrl+l")
    kith.has_focus("Passphrase")
    clock.set("2026-11-26T10:00:00")
    unlock(kith, "Robin", ROBIN)
    kith.key("ctrl+3")
    kith.see(re.compile("^Overdue since yesterday\nNext step"))
    tab_to(kith, "Sam Whitfield", "row")
    kith.key("Return")
    kith.see(step)
    kith.see("To follow up on Wednesday, 25 November 2026: Robin")
    kith.end()
    (left,) = journey.ctl("note", "follow-ups", store=store, account="Robin", passphrase=ROBIN, clock=clock)["follow_ups"]
    journey.equal([left["person"], left["day"], left["note_day"], left["overdue"]],
                  [people["Sam"], "2026-11-25", "2026-11-18", True], "what is left to do")
    journey.equal(journey.count_drafts(store), 0, "drafts that are left")


def by_the_wheel(journey):
    """In large letters what is added comes into sight, and the wheel turns the page over a box that is all seen"""
    journey.set(text_scale="uint32 200")
    _clock, _store, _people, kith = begin(journey)
    to_notes(kith, "sam")
    write(kith)
    kith.scroll_to("Add to the note", "button")
    kith.click("Add to the note", "button")
    kith.choose("Next step")
    kith.has_focus("Next step", "text")
    kith.gone("How to reach them", "heading")
    kith.point_at(kith.see("Next step", "text"))
    kith.screen.run("click", "--repeat", "12", "4")
    kith.see("How to reach them", "heading")
    kith.end()


kith_journey.run(__doc__, by_keyboard, from_a_visit, read_together, printed, restricted, followed_up, by_the_wheel, without_losing_the_cursor)
