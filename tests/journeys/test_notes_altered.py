#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another tool has altered what was signed: the page says so where it is read, and says so of nothing else."""

import os
import re
import sqlite3

import kith_journey
from kith_accounts import unlock

PEOPLE = re.compile("^Find somebody")
ROBIN = "teapot meadow lantern"
SOUND = "All of it is as it was signed."
MISSING = re.compile("^Something that was signed is missing")
ONE = re.compile("^1 entry is not as it was signed")

ENTRIES = "SELECT * FROM note_entry WHERE person = :person ORDER BY seq"
# What is done to Sam's notes, and what the page says then.
ALTERED = (
    ("its day", "UPDATE note_entry SET day = day - 7 WHERE id = :second", ONE),
    ("a byte of its words", "UPDATE note_entry SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) ||"
     " CASE substr(sealed, -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB) WHERE id = :second", ONE),
    ("its author", "UPDATE note_entry SET account = :other WHERE id = :second", ONE),
    ("its words, for those of another", "UPDATE note_entry SET sealed = (SELECT sealed FROM note_entry WHERE id = :third) WHERE id = :second", ONE),
    ("that it is there", "DELETE FROM note_entry WHERE id = :second", MISSING),
    ("that the last is there", "DELETE FROM note_entry WHERE id = :third", MISSING),
)


def look(kith, typed, says):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type(typed, "Return")
    kith.has_focus(re.compile("^(Sign In|Back to the search)"), "button")
    kith.key("alt+n")
    kith.see("Write a Note", "button")
    return kith.see(says)


def told(journey):
    """A note whose day, words or author is another, or that is gone, is told of on its person's page, and on no other"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    people = {}
    for name in ("Sam Whitfield", "Jo Ferris"):
        people[name.split()[0]] = journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"]
    for who, words in (("Sam", "We read the letter."), ("Sam", "A walk to the river."), ("Sam", "Tea."), ("Jo", "Bus passes.")):
        journey.ctl("note", "sign", str(people[who]), journey.write("words.txt", words), "--mode", "phone", store=store,
                    account="Robin", passphrase=ROBIN, clock=clock)
    with open(store, "rb") as file:
        whole = file.read()
    for what, sql, says in (("nothing", None, SOUND),) + ALTERED:
        for end in ("-wal", "-shm"):
            if os.path.exists(store + end):
                os.unlink(store + end)
        with open(store, "wb") as file:
            file.write(whole)
        if sql is not None:
            db = sqlite3.connect(store)
            before = db.execute(ENTRIES, {"person": people["Sam"]}).fetchall()
            _, second, third = (row[0] for row in before)
            other = db.execute("SELECT id FROM account WHERE name = 'Dana'").fetchone()[0]
            db.execute(sql, {"second": second, "third": third, "other": other})
            journey.check(db.execute(ENTRIES, {"person": people["Sam"]}).fetchall() != before, "nothing was changed of " + what)
            db.commit()
            db.close()
        kith = journey.start(store=store, clock=clock)
        unlock(kith, "Robin", ROBIN)
        look(kith, "sam", says)
        if says is ONE:
            kith.see(re.compile("^(Note entry .* was changed after it was signed|What note entry .* says is not what was signed)"))
        journey.check((kith.look(SOUND) is None) == (says != SOUND), "what the page says where %s was altered" % what)
        look(kith, "jo", SOUND)
        kith.not_there(re.compile("not as it was signed|is missing"))
        kith.end()


if __name__ == "__main__":
    kith_journey.run(__doc__, told)
