# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a record: hidden at once, gone after a week from every byte of the store, and no earlier total changes."""

import json
import os
import random
import shutil
import sqlite3
import sys

from kithctl import check, main, same, sentence

STEPS = ("day", "week", "month", "quarter", "year")
DUE = "2026-03-17T15:00:00Z"
COORDINATOR = {"account": "coordinator"}
# Every sealed column that a record has, and which of its rows are about a person.
SEALED = {
    "person": ("card", "details", "id"), "intake": ("sealed", "id"), "intake_deposit": ("sealed", "person"), "consent": ("sealed", "person"),
    "consent_end": ("sealed", "person"), "waiting": ("words", "person"), "desk_notice": ("words", "answer", "person"),
    "person_merge": ("choices", "from_person"), "legal_hold": ("reason", "person"), "request": ("words", "ending", "person"), "objection": ("sealed", "person"), "guard": ("sealed", "person"),
    "hard_time": ("care", "desk", "person"), "own_plan": ("words", "person"), "audit": ("details", "subject"),
}


def prepare(center):
    """A center with people, visits, pairs and what can be said about somebody; the person with the most of it."""
    center.run("sample", "--people", 60, "--visits", 600, "--years", 1, "--until", "2026-03-09", **COORDINATOR)
    center.run("person", "duplicates", **COORDINATOR)
    db = sqlite3.connect(center.store)
    person = db.execute("SELECT person FROM visit WHERE voided = 0 AND person IN (SELECT person_a FROM duplicate_pair UNION SELECT person FROM visit)"
                        " GROUP BY person ORDER BY count(*) DESC LIMIT 1").fetchone()[0]
    db.close()
    consent = center.run("consent", "add", person, "--kind", "contact", "--event", "a new number", account="desk").json["id"]
    center.run("consent", "add", person, "--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing", "--what", "notes",
               "--until", "2027-01-01", **COORDINATOR)
    center.run("consent", "revoke", consent, "--note", "not any more", **COORDINATOR)
    center.run("consent", "list", person, **COORDINATOR)
    asked = center.run("requests", "add", person, "--not-right", "name", "--words", "spelt with a k", account="desk").json["id"]
    center.run("requests", "close", asked, "--outcome", "stands", "--note", "as on the card", **COORDINATOR)
    center.run("hard-time", "set", person, "--seen-by", "desk", stdin="I go quiet", **COORDINATOR)
    center.run("plan", "set", person, "wellness", stdin="helps: a walk", **COORDINATOR)
    center.run("sign-in", "--id", person, account="desk")
    return str(person)


def counts(center):
    return {step: center.run("count", "--from", "2025-01-01", "--to", "2026-03-31", "--by", step, **COORDINATOR).json for step in STEPS}


def sealed_about(store, person):
    """Every sealed value of this person, with where it stands."""
    db = sqlite3.connect(store)
    found = {}
    for table, (*columns, key) in SEALED.items():
        for column in columns:
            for row, value in db.execute(f"SELECT id, {column} FROM {table} WHERE {key} = ? AND {column} IS NOT NULL", (int(person),)):
                found[f"{table}.{column} {row}"] = value
    db.close()
    return found


def files_of(center):
    return b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))


def still_there(center, values):
    everything = files_of(center)
    # A page may cut a long value: each piece of it is looked for.
    return [name for name, value in values.items() if any(value[i:i + 24] in everything for i in range(32, len(value) - 24, 24))]


def rows(center, sql):
    db = sqlite3.connect(center.store)
    found = db.execute(sql).fetchall()
    db.close()
    return found


def verified(center, what):
    same(center.run("verify", **COORDINATOR).json["findings"], [], f"what verify finds {what}")


def name_of(center, person):
    found = [p for p in center.run("here", account="desk").json["here"] if p["person"] == person]
    return [p["name"] for p in found]


def totals_stay_and_no_byte_does(center):
    person = prepare(center)
    before, values, visits = counts(center), sealed_about(center.store, person), rows(center, f"SELECT id, day FROM visit WHERE person = {person}")
    check(len({name.split()[0] for name in values}) >= 4, f"there is something to destroy: {sorted(values)}")
    same(still_there(center, values), list(values), "values found in the bytes before")
    total = before["year"]
    check(json.dumps(total).count("2026") > 0, "there are totals")

    asked = center.run("person", "erase", person, **COORDINATOR).json
    same((asked["state"], asked["asked"], asked["due"], asked["held-until"]), ("asked", "2026-03-10", "2026-03-17", None), "what was asked")
    same(counts(center), before, "totals while it is hidden")
    center.set_now("2026-03-16T15:00:00Z")
    center.run("here", **COORDINATOR)
    same(len(still_there(center, values)) > 0, True, "it can still be stopped on the sixth day")
    center.set_now(DUE)
    center.run("here", account="desk")
    same(rows(center, f"SELECT state FROM person WHERE id = {person}"), [(3,)], "the state after the desk unlocked")
    center.run("here", **COORDINATOR)
    same(rows(center, f"SELECT state, card, details FROM person WHERE id = {person}"), [(4, None, None)], "the row of the person")
    same(sealed_about(center.store, person), {}, "what is sealed about the person")
    same(still_there(center, values), [], "values found in the bytes afterwards")
    same(counts(center), before, "totals afterwards")
    same(rows(center, f"SELECT id, day FROM visit WHERE person = {person}"), visits, "visits")
    same(rows(center, "SELECT state FROM erasure"), [(3,)], "the write-ahead log was emptied too")
    verified(center, "afterwards")
    same([e["state"] for e in center.run("person", "erasures", **COORDINATOR).json["erasures"]], ["erased"], "what is listed")
    events = [e["event"] for e in center.run("audit", "--limit", 5000, **COORDINATOR).json["entries"]]
    check("erasure-asked" in events and "erased" in events and "consent-added" in events, "the log keeps that it happened")


def every_person_one_after_the_other(center):
    prepare(center)
    # Two who may be one, both here on a day, and two who are taken to be one.
    alike = [center.run("person", "add", "Wilhelmina Quackenbush", account="desk").json["id"] for _ in range(2)]
    merged = [center.run("person", "add", name, account="desk").json["id"] for name in ("Otto Zyx", "Ottilie Wvu")]
    for person in alike + merged:
        center.run("sign-in", "--id", person, account="desk")
    center.run("person", "merge", *merged, **COORDINATOR)
    center.run("person", "duplicates", **COORDINATOR)
    before = counts(center)
    check(rows(center, f"SELECT id FROM duplicate_pair WHERE state = 1 AND person_a IN ({alike[0]}, {alike[1]})"), "a pair that may be one")
    people = [str(p) for (p,) in rows(center, "SELECT id FROM person WHERE state <= 2")]
    chosen = random.Random(5).sample([p for p in people if p not in alike + merged], 12) + alike[:1] + merged[:1]
    for person in chosen:
        center.run("person", "erase", person, **COORDINATOR)
    center.set_now(DUE)
    center.run("here", **COORDINATOR)
    same(len(rows(center, "SELECT id FROM person WHERE state = 4")) >= 15, True, "they are erased, with who counts as one of them")
    same(counts(center), before, "totals")
    sentence(center.run("person", "unmerge", merged[0], **COORDINATOR, expect=None), 1)
    verified(center, "afterwards")


def hidden_at_once_and_stopped(center):
    person = prepare(center)
    name = name_of(center, person)[0]
    db_before = {t: rows(center, f"SELECT * FROM {t} ORDER BY id") for t in ("intake", "consent", "consent_end", "waiting", "desk_notice", "visit")}
    state = rows(center, f"SELECT state, card, details FROM person WHERE id = {person}")
    check(any(m["id"] == person for m in center.run("person", "search", name, "--limit", 50, account="desk").json["matches"]), "found before")
    sentence(center.run("person", "erase", person, account="desk", expect=None), 3)
    sentence(center.run("person", "erase", person, "--stop", **COORDINATOR, expect=None), 1)

    center.run("person", "erase", person, **COORDINATOR)
    sentence(center.run("person", "erase", person, **COORDINATOR, expect=None), 1)
    check(all(m["id"] != person for m in center.run("person", "search", name, "--limit", 50, account="desk").json["matches"]), "hidden at once")
    same(name_of(center, person), ["Somebody without a name"], "who is here")
    sentence(center.run("person", "erase", person, "--stop", account="desk", expect=None), 3)
    center.run("person", "erase", person, "--stop", **COORDINATOR)
    center.set_now("2026-03-30T15:00:00Z")
    center.run("here", **COORDINATOR)
    same(rows(center, f"SELECT state, card, details FROM person WHERE id = {person}"), state, "the record, stopped")
    for table, expected in db_before.items():
        if table != "visit":
            same(rows(center, f"SELECT * FROM {table} ORDER BY id"), expected, f"{table}, stopped")
    same(rows(center, "SELECT * FROM erasure"), [], "erasures")
    check(any(m["id"] == person for m in center.run("person", "search", name, "--limit", 50, account="desk").json["matches"]), "found again")
    verified(center, "after stopping")


def a_restored_backup_erases_again(center):
    person = prepare(center)
    backup = os.path.join(center.folder, "old.kith-backup")
    center.run("backup", backup, **COORDINATOR)
    values, before = sealed_about(center.store, person), counts(center)
    center.run("person", "erase", person, **COORDINATOR)
    center.set_now(DUE)
    center.run("here", **COORDINATOR)
    same(still_there(center, values), [], "values after erasing")

    center.run("restore", backup)
    check(still_there(center, values), "the backup brought them back")
    center.run("here", account="desk")
    same(rows(center, f"SELECT state FROM person WHERE id = {person}"), [(3,)], "hidden for the desk, which opened it first")
    listed = center.run("person", "erasures", **COORDINATOR).json
    same([e["state"] for e in listed["erasures"]], ["erased"], "erased again")
    check(any(".before-" in b["path"] and b["gone"] is None for b in listed["backups"]), f"what is kept is told: {listed['backups']}")
    same(still_there(center, values), [], "values after restoring and opening")
    same(counts(center), before, "totals")
    verified(center, "after restoring")

    # A line that no coordinator signed erases nobody.
    other = str(rows(center, "SELECT min(id) FROM person WHERE state = 0")[0][0])
    with open(center.store + ".erased", encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    words = lines[1].split(" ")
    words[0] = other
    with open(center.store + ".erased", "a", encoding="utf-8") as stream:
        stream.write(" ".join(words) + "\nrubbish\n")
    center.run("here", **COORDINATOR, environment={"G_DEBUG": ""})
    same(rows(center, f"SELECT state FROM person WHERE id = {other}"), [(0,)], "who stands in a line that nobody signed")


def backups_are_told(center):
    person = prepare(center)
    folder = os.path.join(center.folder, "backups")
    os.mkdir(folder)
    center.run("setting", "backup.folder", folder, **COORDINATOR)
    center.run("setting", "backup.keep", "3", **COORDINATOR)
    center.run("backup", os.path.join(folder, "kith-2026-03-08-2000.kith-backup"), **COORDINATOR)
    center.run("backup", os.path.join(folder, "kith-2026-03-09-2000.kith-backup"), **COORDINATOR)
    told = center.run("person", "erase", person, **COORDINATOR).json["backups"]
    same([(os.path.basename(b["path"]), b["gone"]) for b in told],
         [("kith-2026-03-09-2000.kith-backup", "2026-03-13"), ("kith-2026-03-08-2000.kith-backup", "2026-03-12")], "backups and when they go")
    # Another computer, with the backups and nothing else.
    center.set_now(DUE)
    center.run("here", **COORDINATOR)
    os.remove(center.store)
    os.remove(center.store + ".erased")
    center.run("restore", os.path.join(folder, "kith-2026-03-09-2000.kith-backup"))
    center.run("here", **COORDINATOR)
    same(rows(center, f"SELECT state FROM person WHERE id = {person}"), [(4,)], "the ledger lay beside the backups")


def a_legal_hold_keeps_it(center):
    person = prepare(center)
    sentence(center.run("person", "hold", person, "--until", "2026-04-01", "--reason", "court", account="desk", expect=None), 3)
    sentence(center.run("person", "hold", person, "--until", "2026-03-01", "--reason", "court", **COORDINATOR, expect=None), 1)
    sentence(center.run("person", "hold", person, "--until", "2026-04-01", **COORDINATOR, expect=None), 2)
    center.run("person", "hold", person, "--until", "2026-04-01", "--reason", "order of the court", **COORDINATOR)
    hold = center.run("person", "holds", person, **COORDINATOR).json["holds"][0]
    same((hold["account"], hold["until"], hold["reason"]), ("coordinator", "2026-04-01", "order of the court"), "the hold")
    same(b"order of the court" in files_of(center), False, "the reason in clear")
    values = sealed_about(center.store, person)
    same(center.run("person", "erase", person, **COORDINATOR).json["held-until"], "2026-04-01", "it is told")
    center.set_now("2026-04-01T15:00:00Z")
    center.run("here", **COORDINATOR)
    same(rows(center, f"SELECT state FROM person WHERE id = {person}"), [(3,)], "the last day of the hold")
    center.set_now("2026-04-02T15:00:00Z")
    center.run("here", **COORDINATOR)
    same(rows(center, f"SELECT state FROM person WHERE id = {person}"), [(4,)], "the day after")
    same(still_there(center, values), [], "values, the reason of the hold among them")
    verified(center, "after the hold")


def verify_knows(center):
    person = prepare(center)
    center.run("person", "erase", person, **COORDINATOR)
    center.set_now(DUE)
    center.run("here", **COORDINATOR)
    kept = os.path.join(center.folder, "kept")
    shutil.copy(center.store, kept)
    for sql, told in (("UPDATE audit SET erased = zeroblob(32), details = NULL WHERE details IS NOT NULL", "has lost its details"),
                      ("UPDATE audit SET erased = zeroblob(32) WHERE erased IS NOT NULL", "is not as it was written"),
                      (f"INSERT INTO intake (id, sealed, version) SELECT {person}, details, 1 FROM audit WHERE details IS NOT NULL LIMIT 1",
                       "is about somebody who was erased"),
                      ("DELETE FROM erasure", "has lost its details"),
                      ("UPDATE person SET state = 4, card = NULL WHERE id = (SELECT min(id) FROM person WHERE state = 0)", "is empty, and nobody was")):
        shutil.copy(kept, center.store)
        db = sqlite3.connect(center.store)
        db.execute(sql)
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        # Without an account: nothing is settled before it is looked at.
        answer = center.run("verify", expect=None)
        sentences = [finding["sentence"] for finding in answer.json["findings"]]
        check(any(told in s for s in sentences), f"not told “{told}” after {sql}: {sentences[:9]}")


def who_has_seen_it(center):
    person = prepare(center)
    center.run("account", "add", "Adi", "--role", "advocate", "--new-passphrase-file", center.passphrase, **COORDINATOR)
    center.run("consent", "list", person, account="Adi")
    other = str(rows(center, f"SELECT min(id) FROM person WHERE state = 0 AND id <> {person}")[0][0])
    center.run("consent", "list", other, account="Adi")
    found = center.run("person", "seen", person, **COORDINATOR).json["seen"]
    same([(s["event"], s["account"]) for s in found], [("consent-read", "Adi"), ("consent-read", "coordinator")], "who has seen it, newest first")
    check(found[0]["time"].startswith("2026-03-10T15:00"), f"when: {found[0]}")
    same(len(center.run("person", "seen", person, account="Adi").json["seen"]), 2, "what an advocate can tell them")
    sentence(center.run("person", "seen", person, account="desk", expect=None), 3)
    center.run("person", "erase", person, **COORDINATOR)
    center.set_now(DUE)
    same([s["event"] for s in center.run("person", "seen", person, **COORDINATOR).json["seen"]], ["consent-read"] * 2, "it is known after erasing too")


if __name__ == "__main__":
    sys.exit(main([totals_stay_and_no_byte_does, every_person_one_after_the_other, hidden_at_once_and_stopped, a_restored_backup_erases_again,
                   backups_are_told, a_legal_hold_keeps_it, verify_knows, who_has_seen_it]))
