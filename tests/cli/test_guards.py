# SPDX-License-Identifier: GPL-3.0-or-later
"""Guarding a record: who is refused, in which words, what the desk still does, and what verify says of an edited file."""

import os
import shutil
import sqlite3
import sys

from kithctl import check, main, same, sentence

COORDINATOR = {"account": "Ruth S."}
ADVOCATE = {"account": "Maria G."}
OTHER = {"account": "Tomasz"}
DESK = {"account": "Desk"}
FAILED, USAGE, NOT_PERMITTED, DAMAGED = 1, 2, 3, 5


def prepare(center):
    """A center, a person with an intake and a consent, and a guard from Maria G. that the person wishes."""
    center.init()
    for name, role in (("Maria G.", "advocate"), ("Tomasz", "advocate"), ("Desk", "front-desk")):
        center.add_account(name, role)
    person = center.run("person", "add", "Rosa", **COORDINATOR).json["id"]
    center.run("consent", "add", person, "--kind", "contact", "--event", "a new number", **ADVOCATE)
    return person


def add(center, person, name="Maria G.", kind="wish", account=COORDINATOR, **options):
    return center.run("guard", "add", person, "--kind", kind, "--account", name, **account, **options)


def edit(center, *statements):
    """Edits the bare file, as somebody with no key can."""
    db = sqlite3.connect(center.store)
    db.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
    db.commit()
    db.close()


def ask(center, sql):
    db = sqlite3.connect(center.store)
    found = db.execute(sql).fetchall()
    db.close()
    return found


def findings(center, account=COORDINATOR):
    return center.run("verify", expect=None, **account).json["findings"]


def keeps_out_and_lets_in(center):
    person = prepare(center)
    done = add(center, person).json
    same({k: done[k] for k in ("person", "kind", "account")}, {"person": person, "kind": "wish", "account": "Maria G."}, "what was added")
    refused = center.run("consent", "list", person, expect=None, **ADVOCATE)
    sentence(refused, NOT_PERMITTED)
    check("guarded" in refused.err and "coordinator" in refused.err, f"says so, and whom to ask: {refused.err}")
    check("Rosa" not in refused.err and "wish" not in refused.err, f"tells no more: {refused.err}")
    for words in (("guard", "list", person), ("guard", "lift", done["guard"]), ("person", "seen", person),
                  ("guard", "add", person, "--kind", "conflict", "--account", "Tomasz")):
        sentence(center.run(*words, expect=None, **ADVOCATE), NOT_PERMITTED)
    same(center.run("guard", "list", **ADVOCATE).json["guards"], [], "guards that Maria G. may read of")
    for account in (COORDINATOR, OTHER):
        same(len(center.run("consent", "list", person, **account).json["consents"]), 1, f"consents {account}")
        listed = center.run("guard", "list", person, **account).json["guards"]
        same([(g["guard"], g["kind"], g["account"], g["by"]) for g in listed], [(done["guard"], "wish", "Maria G.", "Ruth S.")], "the guards")
    # The desk finds them, signs them in, and adds what only others read; so does she who is kept out.
    for account in (DESK, ADVOCATE):
        same([p["id"] for p in center.run("person", "search", "Rosa", **account).json["matches"]], [person], f"found {account}")
        center.run("sign-in", "--id", person, **account)
        center.run("consent", "add", person, "--kind", "photo", "--event", "never", **account)
    same(len(center.run("consent", "list", person, **OTHER).json["consents"]), 3, "consents afterwards")
    same(findings(center), [], "what verify finds")
    center.run("guard", "lift", done["guard"], **COORDINATOR)
    same(len(center.run("consent", "list", person, **ADVOCATE).json["consents"]), 3, "consents once lifted")
    same(findings(center), [], "what verify finds once lifted")


def refuses_in_a_sentence(center):
    person = prepare(center)
    sentence(add(center, person, kind="quarrel", expect=None), USAGE)
    sentence(center.run("guard", "add", person, "--kind", "wish", expect=None, **COORDINATOR), USAGE)
    sentence(add(center, person, name="Nobody", expect=None), FAILED)
    sentence(add(center, 4711, expect=None), FAILED)
    sentence(add(center, person, account=DESK, expect=None), NOT_PERMITTED)
    sentence(center.run("guard", "lift", 4711, expect=None, **COORDINATOR), FAILED)
    guard = add(center, person).json["guard"]
    sentence(add(center, person, expect=None), FAILED)
    sentence(center.run("guard", "lift", guard, expect=None, **OTHER), NOT_PERMITTED)
    add(center, person, name="Tomasz", kind="conflict")
    refused = add(center, person, name="Ruth S.", kind="linked", expect=None)
    sentence(refused, FAILED)
    check("Nobody would be left" in refused.err, f"somebody stays: {refused.err}")
    same(len(center.run("guard", "list", person, **COORDINATOR).json["guards"]), 2, "guards")
    same(findings(center), [], "what verify finds")


def is_merged_only_without(center):
    person = prepare(center)
    other = center.run("person", "add", "Rosa D.", **COORDINATOR).json["id"]
    third = center.run("person", "add", "Rosita", **COORDINATOR).json["id"]
    center.run("person", "merge", other, person, **COORDINATOR)
    guard = add(center, person).json["guard"]
    same(len(ask(center, "SELECT id FROM trust WHERE kind = 3")), 2, "each of the two records got a key")
    for words in (("merge", third, person), ("merge", person, third), ("unmerge", other)):
        refused = center.run("person", *words, expect=None, **COORDINATOR)
        sentence(refused, FAILED)
        check("guarded" in refused.err, f"{words}: {refused.err}")
    center.run("guard", "lift", guard, **COORDINATOR)
    center.run("person", "unmerge", other, **COORDINATOR)
    same(findings(center), [], "what verify finds")


def is_erased_with_its_key(center):
    person = prepare(center)
    add(center, person)
    center.run("sign-in", "--id", person, **DESK)
    # Who is kept from a record may still erase it, for whoever it is about asked for it.
    add(center, person, name="Ruth S.", kind="conflict", account=OTHER)
    grants = [row[0] for row in ask(center, "SELECT sealed FROM key_grant WHERE record_key = (SELECT max(record_key) FROM key_grant)")]
    same(len(grants), 2, "grants of the newest key: Tomasz and recovery")
    center.run("person", "erase", person, **COORDINATOR)
    center.set_now("2026-03-17T15:00:00Z")
    center.run("here", **COORDINATOR)
    same(ask(center, f"SELECT erased_day IS NOT NULL FROM erasure WHERE id = {person}"), [(1,)], "erased")
    same(ask(center, "SELECT id FROM guard"), [], "guards left")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    same([grant for grant in grants if grant[:40] in everything], [], "grants of the record's key in any byte")
    same(findings(center), [], "what verify finds")
    same(findings(center, OTHER), [], "what verify finds as Tomasz")


def an_edit_is_named(center):
    person = prepare(center)
    guard = add(center, person).json["guard"]
    maria, tomasz = (ask(center, f"SELECT id FROM account WHERE name = '{name}'")[0][0] for name in ("Maria G.", "Tomasz"))
    key = ask(center, "SELECT max(record_key) FROM key_grant")[0][0]
    intake_key = ask(center, "SELECT record_key FROM key_grant WHERE account = (SELECT id FROM account WHERE name = 'Desk') ORDER BY id")[0][0]
    sealed = ask(center, f"SELECT sealed FROM key_grant WHERE record_key = {intake_key} AND account = {maria}")[0][0]
    newest = ask(center, "SELECT max(id) FROM trust")[0][0]
    before = center.store + ".before"
    shutil.copy(center.store, before)
    edits = {
        "the guard taken out": ([f"DELETE FROM guard WHERE id = {guard}"], "guard", guard),
        "the guard moved to another person": ([f"UPDATE guard SET person = person + 1 WHERE id = {guard}"], "guard", guard),
        "the guard's words changed": ([f"UPDATE guard SET sealed = (SELECT sealed FROM consent LIMIT 1) WHERE id = {guard}"], "guard", guard),
        "a grant for her put in": ([("INSERT INTO key_grant (id, record_key, account, sealed, version) VALUES (7, ?, ?, ?, 1)", (key, maria, sealed))], "key_grant", "7"),
        "another's grant made hers": ([f"UPDATE key_grant SET account = {maria} WHERE record_key = {key} AND account = {tomasz}"], "key_grant", None),
        "a grant taken out": ([f"DELETE FROM key_grant WHERE record_key = {key} AND account = {tomasz}"], "key_grant", None),
        "what was signed of the guard taken out": ([f"DELETE FROM trust WHERE id = {newest}"], "trust", None),
    }
    for what, (statements, table, row) in edits.items():
        shutil.copy(before, center.store)
        edit(center, *statements)
        refused = center.run("verify", expect=None, **COORDINATOR)
        # A log that ends too early is refused at the door.
        found = refused.json["findings"] if refused.out else []
        named = [f for f in found if f["table"] == table and row in (None, f["row"])]
        check(named or (table == "trust" and refused.status != 0 and "trust log" in refused.err), f"{what}: named {found} {refused.err}")
        # Whatever was edited, nobody who is kept out is let in by it.
        sentence(center.run("consent", "list", person, expect=None, **ADVOCATE), NOT_PERMITTED, DAMAGED)
        if table != "trust":
            center.run("here", **OTHER)
            center.run("account", "role", "Desk", "advocate", **COORDINATOR)
            sentence(center.run("consent", "list", person, expect=None, **ADVOCATE), NOT_PERMITTED, DAMAGED)
    shutil.copy(before, center.store)
    same(findings(center), [], "what verify finds of the file that was not edited")


if __name__ == "__main__":
    sys.exit(main([keeps_out_and_lets_in, refuses_in_a_sentence, is_merged_only_without, is_erased_with_its_key, an_edit_is_named]))
