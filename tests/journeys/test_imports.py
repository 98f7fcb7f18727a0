#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a center had in a table before it had Kith: people and past months, by keyboard and pointer."""

import re

import kith_journey
from kith_accounts import unlock
from kith_files import choose_file

ADI = "teapot meadow lantern"
PEOPLE = ("Nummer,Wie gerufen,Geburtstag,Telefon\n"
          "K7,Uchenna Okonkwo,1990-01-07,555 0100\n"
          "K8,Maarten Zuidema,1971-03-09,\n")
ALREADY = "name,dob\nRosalind Achterberg,1984-05-02\nPetra Vlietstra,1961-11-23\nIngrid Solheim,1952-08-30\n"
AGAIN = ("First name,Last name,DOB\n"
         "Rosalynd,Achterberg,1984-05-02\nPetra,Vlietstra,1961-11-23\nSolheim,Ingrid,1952-08-30\n"
         "Uchenna,Okonkwo,1990-01-07\n")
TOTALS = "Monat,Besuche,Wetter\n2024-03,412,Regen\n2024-04,390,Sonne\n"


def found(journey, store, clock, text):
    """Once the window has let go of the store."""
    return [match["name"] for match in
            journey.ctl("person", "search", text, store=store, account="Dana", clock=clock)["matches"]]


def start(journey, who="Dana", secret=None, before=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Adi", "advocate", ADI, clock=clock)
    if before:
        journey.ctl("import", "people", journey.write("before.csv", before), store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, who, *([secret] if secret else []))
    return clock, store, kith


def open_part(kith):
    kith.key("ctrl+6")
    kith.click("Import", "row")
    kith.see(re.compile("^Import People…"), "button")


def begin(kith, button, path):
    kith.click(button, "button")
    choose_file(kith, path)


def pick(kith, row, choice):
    """From a row's drop-down: opened by pointer, chosen by keyboard. The toolkit names its rows by a label inside."""
    left = set()

    def on_choice():
        node = kith.focused()
        if node is None or node.role != "row" or node.path in left:
            return False
        if not any(label.name == choice for label in node.below()):
            left.add(node.path)
            kith.key("Down")
            return False
        kith.key("Return")
        return True

    kith.scroll_to(row, "combo box")
    kith.click(row, "combo box")
    kith.has_focus(role="row")
    kith.key("Home")
    kith.wait(on_choice, "the row of " + choice)
    kith.wait(lambda: any(label.name == choice for label in kith.see(row, "combo box").below() if label.is_shown()),
              choice + " chosen")


def look_up(kith, text):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.key("ctrl+a")
    kith.type(text)


def people(journey):
    """People: columns told by hand, the preview follows, and an undo takes all of it back"""
    clock, store, kith = start(journey)
    open_part(kith)
    begin(kith, re.compile("^Import People…"), journey.write("members.csv", PEOPLE))
    kith.see("Import People", "heading")
    kith.see("members.csv")
    kith.see(re.compile("^Line 1, column 1: No column is called"), "status")
    journey.check("sensitive" not in kith.see("Continue", "button").states, "nothing goes on without a name")
    pick(kith, "Wie gerufen", "Name to be called by")
    kith.see("How 2 People Are Read: the First of Them")
    kith.gone(re.compile("^Line 1, column 1"), "status")
    pick(kith, "Geburtstag", "Date of birth")
    kith.scroll_to("1990-01-07", "label")
    kith.click("Continue", "button")
    kith.see("Nobody of them seems to have a record already.", "status")
    kith.has_focus("Import 2 People", "button")
    kith.key("Return")
    kith.see("2 people are imported.", "heading")
    kith.click("Undo", "button")
    kith.see("The import is undone.", "status")
    look_up(kith, "Zuidema")
    kith.see(re.compile("^Nobody by that name"))
    kith.end()
    journey.equal(found(journey, store, clock, "Okonkwo"), [], "who is there after the undo")


def decided(journey):
    """Who has a record already: put together, left out, or decided later; a person says which"""
    clock, store, kith = start(journey, before=ALREADY)
    open_part(kith)
    begin(kith, re.compile("^Import People…"), journey.write("again.csv", AGAIN))
    kith.see("How 4 People Are Read: the First of Them")
    kith.click("Continue", "button")
    kith.see(re.compile("^3 of them may have a record already"), "status")
    kith.see("Import 4 People", "button")
    pick(kith, "Line 2: Rosalynd Achterberg", "The same person")
    pick(kith, "Line 3: Petra Vlietstra", "Leave out")
    kith.click("Import 3 People", "button")
    kith.see("3 people are imported. 1 of them was put together with a record that was there. 1 line was left out.", "heading")
    kith.click("Done", "button")
    kith.has_focus("Import", "row")
    kith.key("ctrl+2")
    kith.see(re.compile("^Nobody is listed until you type"))
    kith.end()
    journey.equal(len(found(journey, store, clock, "Achterberg")), 1, "records of Rosalind")
    journey.equal(found(journey, store, clock, "Vlietstra"), ["Petra Vlietstra"], "records of Petra")
    journey.equal(sorted(found(journey, store, clock, "Solheim")), ["Ingrid Solheim", "Solheim Ingrid"], "records of Ingrid")
    journey.ctl("verify", store=store, account="Dana", clock=clock)


def problems(journey):
    """Problems are told by line and column; a file that is no table is refused; nothing is changed"""
    clock, store, kith = start(journey)
    open_part(kith)
    begin(kith, re.compile("^Import People…"), journey.write("odd.csv", "name,dob\nRosa,1984-02-30\nSam,never\n"))
    kith.see("2 Problems: Nothing Can Be Imported Yet", "heading")
    kith.see(re.compile("^Line 2, column 2 \\(“dob”\\): .*\nLine 3, column 2 "), "status")
    journey.check("sensitive" not in kith.see("Continue", "button").states, "nothing goes on with problems")
    kith.key("Escape")
    kith.has_focus("Import", "row")

    begin(kith, re.compile("^Import People…"), journey.write("never.csv", 'name\n"Rosa\n'))
    kith.see(re.compile("^Line 2, column 1: "), "status")
    kith.see("Nothing was changed.")
    kith.has_focus("Choose Another File…", "button")
    kith.key("Return")
    choose_file(kith, journey.write("wide.csv", "name" + ",c" * 10000 + "\nRosa\n"))
    kith.see(re.compile("^Line 1, column 1004: This line has too many columns"), "status")
    kith.key("Escape")
    kith.end()
    journey.equal(found(journey, store, clock, "Rosa"), [], "who is there")


def cancelled(journey):
    """A long file: cancelled while it is taken in, nobody is there"""
    clock, store, kith = start(journey)
    open_part(kith)
    parts = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("lan", "mir", "tov", "sek", "rund", "gash")]
    lines = "".join("%s %s,19%02d-0%d-1%d\n" % (parts[n % 360], parts[n // 360], n % 90, n % 9 + 1, n % 10) for n in range(40000))
    begin(kith, re.compile("^Import People…"), journey.write("long.csv", "name,dob\n" + lines))
    kith.see("How 40000 People Are Read: the First of Them", seconds=60)
    kith.click("Continue", "button")
    kith.has_focus("Cancel", "button")
    kith.key("Escape")
    kith.has_focus("What the columns hold", "list")
    kith.end()
    journey.equal(found(journey, store, clock, "Balan"), [], "who is there")


def totals(journey):
    """Past months: columns by hand, months that are there, and an undo"""
    clock, store, kith = start(journey)
    open_part(kith)
    for turn in range(2):
        begin(kith, re.compile("^Import Past Totals…"), journey.write("past.csv", TOTALS))
        kith.see("Import Past Monthly Totals", "heading")
        kith.see(re.compile("^Line 1, column 1: The first line must name a column “month”"), "status")
        pick(kith, "Monat", "Month")
        pick(kith, "Besuche", "Visits")
        if turn:
            kith.see("2 Problems: Nothing Can Be Imported Yet", "heading")
            kith.see(re.compile("^Line 2: 2024-03 is there already"), "status")
            kith.scroll_to(re.compile("^Write months over"), "check box")
            kith.click(re.compile("^Write months over"), "check box")
        kith.see("2024-03", "row")
        kith.wait(lambda: "sensitive" in kith.see("Import 2 Months", "button").states, "nothing in the way")
        kith.click("Import 2 Months", "button")
        kith.see("2 months are imported.", "heading")
        kith.click("Done", "button")
        kith.has_focus("Import", "row")
    kith.click("Undo", "button")
    kith.see("The import is undone.", "status")
    kith.end()
    listed = journey.ctl("totals", store=store, account="Dana", clock=clock)["totals"]
    journey.equal([(one["month"], one["visits"], one["guests"]) for one in listed],
                  [("2024-03", 412, None), ("2024-04", 390, None)], "totals")


def forbidden(journey):
    """An advocate has no settings, and so nothing to import with"""
    clock, store, kith = start(journey, "Adi", ADI)
    kith.key("ctrl+6")
    kith.not_there("Settings", "row")
    kith.not_there(re.compile("^Import"))
    kith.end()
    table = journey.write("members.csv", ALREADY)
    journey.ctl("import", "people", table, store=store, account="Adi", passphrase=ADI, clock=clock, expect=3)


kith_journey.run(__doc__, people, decided, problems, cancelled, totals, forbidden)
