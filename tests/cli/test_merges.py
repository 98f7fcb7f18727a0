# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records that are one person: shown as one, counted as one, and taken apart without a trace of it."""

import sqlite3
import sys

from kithctl import check, main, same, sentence

TABLE = """Name,Alias,Pronouns,Ref,DOB,Phone
Rosa Delgado,,she,R1,1984-05-02,555 010 4711
Rosie Delgado,Rosita,,R2,1984,555 010 4799
Sam Hill,,they,S1,,
"""
DAY = ("--from", "2026-03-10", "--to", "2026-03-10")
LOGS = ("audit", "checkpoint", "store_binding", "person_merge")


def rows(path):
    """All but the logs and the merges, without versions."""
    db = sqlite3.connect(path)
    found = {}
    for (table,) in db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'").fetchall():
        if table not in LOGS:
            columns = ", ".join(c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[1] != "version")
            found[table] = db.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
    db.close()
    return found


def people(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    center.run("import", "people", center.write("people.csv", TABLE), "--column", "Ref=code", account="Ruth S.")
    return [center.run("person", "search", code, account="Desk").json["matches"][0]["id"] for code in ("R1", "R2", "S1")]


def counts_and_shows_one_person(center):
    rosa, rosie, _sam = people(center)
    for code in ("R1", "R2"):
        center.run("sign-in", code, account="Desk")
    same(center.run("count", *DAY, account="Ruth S.").json["visits"], 2, "visits of two")
    before = rows(center.store)

    answer = center.run("person", "merge", rosie, rosa, account="Adi").json
    same((answer["from"], answer["into"]), (rosie, rosa), "what was merged")
    same(rows(center.store), before, "rows after a merge")
    counted = center.run("count", *DAY, account="Ruth S.").json
    same((counted["visits"], counted["people"], counted["first_timers"]), (1, {"low": 1, "high": 1}, 1), "counts of one")
    same([(r["name"], r["person"]) for r in center.run("here", account="Desk").json["here"]], [("Rosa Delgado", rosa)], "who is here")
    for text in ("R1", "R2", "Rosita"):
        found = center.run("person", "search", text, account="Desk").json["matches"]
        same([m["id"] for m in found], [rosa], f"found by {text}")
    same(center.run("sign-in", "R2", account="Desk").json["arrival"], "already", "a scan of the other card")

    shown = center.run("person", "show", rosie, account="Adi").json
    same((shown["id"], shown["merged_into"], shown["merged"]), (rosa, rosa, [rosie]), "whom it counts as")
    same((shown["aliases"], shown["pronouns"], shown["code"]), (["Rosie Delgado", "Rosita"], "she", "R1"), "the card")
    same([c["value"] for c in shown["intake"]["contacts"]], ["555 010 4711", "555 010 4799"], "contacts of both")
    same(shown["intake"]["birth"], "1984-05-02", "the one date")
    check("intake" not in center.run("person", "show", rosa, account="Desk").json, "the desk reads no intake")

    center.run("sign-out", rosa, account="Desk")
    same(center.run("here", account="Desk").json["here"], [], "both have left")
    center.run("person", "unmerge", rosie, account="Ruth S.")
    after = rows(center.store)
    for table, were in before.items():
        if table != "visit":
            same(after[table], were, f"rows of {table} once they are apart")
    same(center.run("count", *DAY, account="Ruth S.").json["visits"], 2, "visits of two again")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def keeps_what_came_after_where_it_was_written(center):
    rosa, rosie, sam = people(center)
    center.run("person", "merge", rosie, rosa, "--choose", "name=from", "--choose", "birth=from", account="Adi")
    shown = center.run("person", "show", rosa, account="Adi").json
    same((shown["name"], shown["aliases"], shown["intake"]["birth"]), ("Rosie Delgado", ["Rosa Delgado", "Rosita"], "1984"), "as chosen")
    edited = center.run("person", "edit", rosie, "--pronouns", "ella", "--version", shown["version"], account="Desk").json
    same((edited["id"], edited["pronouns"], edited["name"]), (rosa, "ella", "Rosie Delgado"), "an edit of the merged record")
    sentence(center.run("person", "edit", rosa, "--pronouns", "x", "--version", shown["version"], account="Desk", expect=None), 1)
    sentence(center.run("person", "edit", rosa, "--code", "R2", account="Desk", expect=None), 1)
    center.run("sign-in", "--id", rosie, account="Desk")
    center.run("person", "unmerge", rosie, "--distinct", account="Adi")
    one, other = (center.run("person", "show", i, account="Adi").json for i in (rosa, rosie))
    same((one["name"], one["pronouns"], one["aliases"], one["intake"]["birth"]), ("Rosa Delgado", "ella", [], "1984-05-02"), "the one")
    same((other["name"], other["pronouns"], other["aliases"], other["intake"]["birth"]), ("Rosie Delgado", "", ["Rosita"], "1984"), "the other")
    same([r["person"] for r in center.run("here", account="Desk").json["here"]], [rosa], "a visit stays with the record that stayed")
    same([p for p in center.run("person", "duplicates", account="Adi").json["pairs"] if sam not in (p["person"]["id"], p["other"]["id"])],
         [], "they were told apart")


def asks_about_pairs_again(center):
    rosa, rosie, _sam = people(center)

    def pairs():
        return len(center.run("person", "duplicates", account="Adi").json["pairs"])

    same(pairs(), 1, "pairs")
    center.run("person", "merge", rosa, rosie, account="Adi")
    same(pairs(), 0, "pairs that are settled")
    center.run("person", "unmerge", rosa, account="Adi")
    same(pairs(), 1, "pairs that are not decided again")


def refuses_what_makes_no_sense(center):
    rosa, rosie, sam = people(center)
    sentence(center.run("person", "merge", rosie, rosa, account="Desk", expect=None), 3)
    sentence(center.run("person", "unmerge", rosie, account="Desk", expect=None), 3)
    sentence(center.run("person", "merge", rosie, rosie, account="Adi", expect=None), 1)
    sentence(center.run("person", "merge", rosie, "5", account="Adi", expect=None), 1)
    sentence(center.run("person", "merge", rosie, rosa, "--choose", "hat=from", account="Adi", expect=None), 2)
    sentence(center.run("person", "unmerge", rosie, account="Adi", expect=None), 1)
    center.run("person", "merge", rosie, rosa, account="Adi")
    for a, b in ((rosie, rosa), (rosa, rosie), (rosie, sam), (sam, rosie)):
        sentence(center.run("person", "merge", a, b, account="Adi", expect=None), 1)
    center.run("person", "merge", rosa, sam, account="Adi")
    shown = center.run("person", "show", rosie, account="Adi").json
    same((shown["name"], shown["merged"], shown["aliases"]), ("Sam Hill", [rosa, rosie], ["Rosa Delgado", "Rosie Delgado", "Rosita"]), "a chain")
    center.run("person", "unmerge", rosa, account="Adi")
    same(center.run("person", "show", rosie, account="Adi").json["id"], rosa, "whom it counts as once the chain is cut")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    same((events.count("people-merged"), events.count("people-unmerged")), (2, 1), "what the log says")


if __name__ == "__main__":
    sys.exit(main([counts_and_shows_one_person, keeps_what_came_after_where_it_was_written, asks_about_pairs_again, refuses_what_makes_no_sense]))
