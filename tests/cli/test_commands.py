# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of kithctl: what it answers, and with which status it refuses."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same


def sets_up_and_signs_in(center):
    code = center.init()["recovery_code"]
    check(len(code.replace("-", "")) >= 32, "the recovery code has 160 bits")
    rosa = center.run("person", "add", "Rosa Martinez", "--alias", "Rosie", account="Ruth S.").json["id"]
    first = center.run("sign-in", "rosa mart", account="Ruth S.").json
    same(first["person"], rosa, "person")
    same(first["arrival"], "new", "arrival")
    same(first["first_time"], True, "first time")
    again = center.run("sign-in", "Rosie", account="Ruth S.").json
    same(again["arrival"], "already", "arrival when here")
    here = center.run("here", account="Ruth S.").json
    same([r["person"] for r in here["here"]], [rosa], "here")
    same((here["visits"], here["people_low"], here["people_high"], here["first_timers"]), (1, 1, 1, 1), "today")


def signs_in_only_a_clear_match(center):
    center.init()
    for name in ("Maria Gonzalez", "Maria Okafor"):
        center.run("person", "add", name, account="Ruth S.")
    unclear = center.run("sign-in", "maria", account="Ruth S.", expect=1).json
    same(unclear["person"], None, "person")
    same(len(unclear["candidates"]), 2, "candidates")
    nobody = center.run("sign-in", "Zebedee", account="Ruth S.", expect=1).json
    same(nobody["candidates"], [], "candidates for nobody")
    same(center.run("here", account="Ruth S.").json["visits"], 0, "visits after both")
    chosen = unclear["candidates"][1]["id"]
    same(center.run("sign-in", "--id", chosen, account="Ruth S.").json["person"], chosen, "chosen by id")
    same(center.run("sign-in", "maria okafor", account="Ruth S.").json["arrival"] in ("new", "already"), True, "full name")


def signs_out_and_counts_guests(center):
    center.init()
    sam = center.run("person", "add", "Sam Weaver", account="Ruth S.").json["id"]
    visit = center.run("sign-in", "--id", sam, "--at", "08:30", account="Ruth S.").json["visit"]
    center.run("guest", "--count", "3", account="Ruth S.")
    same(center.run("sign-out", sam, account="Ruth S.").json["visit"], visit, "sign out by person")
    same(center.run("sign-in", "--id", sam, account="Ruth S.").json, {**center.run("sign-in", "--id", sam, account="Ruth S.").json, "arrival": "reopened"}, "came back")
    same(center.run("sign-out", visit, account="Ruth S.").json["person"], sam, "sign out by visit")
    count = center.run("count", "--from", "2026-03-10", "--to", "2026-03-10", account="Ruth S.").json
    same((count["visits"], count["people"], count["guests"]), (1, {"low": 1, "high": 1}, 3), "count")


def refuses_with_the_documented_status(center):
    center.init()
    wrong = center.write("wrong", "quite another passphrase")
    same(center.run("here", account="Ruth S.", passphrase=wrong, expect=4).out, "", "nothing on standard output")
    center.run("here", account="Nobody", expect=1)
    center.run("here", expect=2)
    center.run("dance", expect=2)
    center.run("count", account="Ruth S.", expect=2)
    center.run("count", "--from", "2026-02-30", "--to", "2026-03-01", account="Ruth S.", expect=None)
    center.run("sign-in", account="Ruth S.", expect=2)
    center.run("account", "add", "X", "--role", "queen", account="Ruth S.", expect=2)
    center.add_account("Dana K.", "front-desk")
    center.run("account", "list")
    center.run("account", "add", "Evil", "--role", "coordinator", "--new-passphrase-file", center.passphrase, account="Dana K.", expect=3)
    center.run("count", "--from", "2020-01-01", "--to", "2026-01-01", account="Dana K.", expect=3)
    center.run("audit", account="Dana K.", expect=3)
    center.run("backup", os.path.join(center.folder, "b.kith"), account="Dana K.", expect=3)
    center.run("recovery", "renew", account="Dana K.", expect=3)
    center.run("here", account="Dana K.")
    center.run("here", account="Ruth S.", store=os.path.join(center.folder, "missing.kith"), expect=None)
    with open(os.path.join(center.folder, "noise.kith"), "wb") as stream:
        stream.write(os.urandom(8192))
    center.run("here", account="Ruth S.", store=os.path.join(center.folder, "noise.kith"), expect=5)


def keeps_secrets_out_of_what_it_prints(center):
    out = center.run("init", "--center", "Corner House", "--timezone", "UTC", "--coordinator", "Ruth S.", as_json=False)
    check("seven green kettles" not in out.out + out.err, "the passphrase is not printed")
    wrong = center.write("wrong", "quite another passphrase")
    refused = center.run("here", account="Ruth S.", passphrase=wrong, expect=4)
    check("quite another" not in refused.out + refused.err, "a wrong passphrase is not printed")
    same(len(refused.err.strip().splitlines()), 1, "lines of the error")


def changes_accounts(center):
    code = center.init()["recovery_code"]
    center.add_account("Dana K.", "advocate")
    new = center.write("new", "eleven slow bicycles")
    center.run("account", "passphrase", "--new-passphrase-file", new, account="Dana K.")
    center.run("here", account="Dana K.", expect=4)
    center.run("here", account="Dana K.", passphrase=new)
    center.run("account", "role", "Dana K.", "front-desk", account="Ruth S.")
    same([(a["name"], a["role"]) for a in center.run("account", "list").json["accounts"]],
         [("Dana K.", "front-desk"), ("Ruth S.", "coordinator")], "accounts")
    center.run("account", "reset", "Dana K.", "--new-passphrase-file", center.passphrase, account="Ruth S.")
    center.run("here", account="Dana K.")
    recovery = center.write("recovery", code.lower().replace("-", " "))
    center.run("account", "recover", "Ruth S.", "--recovery-file", recovery, "--new-passphrase-file", new)
    center.run("here", account="Ruth S.", passphrase=new)
    renewed = center.run("recovery", "renew", account="Ruth S.", passphrase=new).json["recovery_code"]
    check(renewed != code, "a new code")
    center.run("account", "recover", "Ruth S.", "--recovery-file", recovery, "--new-passphrase-file", center.passphrase, expect=None)
    center.run("here", account="Ruth S.", passphrase=new)
    center.run("account", "retire", "Dana K.", account="Ruth S.", passphrase=new)
    center.run("here", account="Dana K.", expect=None)
    same(center.run("verify", account="Ruth S.", passphrase=new).json["findings"], [], "findings")


def backs_up_and_restores(center):
    center.init()
    center.run("person", "add", "Rosa Martinez", account="Ruth S.")
    backup = os.path.join(center.folder, "backup.kith")
    head = center.run("backup", backup, account="Ruth S.").json["head"]
    same(len(head), 16, "length of the printed head")
    center.run("person", "add", "Sam Weaver", account="Ruth S.")
    same(center.run("verify", "--against", backup, account="Ruth S.").json["clean"], True, "goes on from the backup")
    kept = center.run("restore", backup).json["kept"]
    check(os.path.exists(kept), "the old file is kept")
    same([m["name"] for m in center.run("person", "search", "sam weav", account="Ruth S.").json["matches"]], [], "Sam is gone")
    same(center.run("verify", account="Ruth S.").json["clean"], True, "clean after restoring")
    same(center.run("verify", "--against", kept, account="Ruth S.", expect=5).json["clean"], False, "an older file does not go on from a newer one")


def enters_a_paper_sheet(center):
    center.init()
    rosa = center.run("person", "add", "Rosa Martinez", account="Ruth S.").json["id"]
    sheet = center.write("sheet.csv", "date,name,time,services\n2026-03-09,Rosa Martinez,9:40,meal\n2026-03-09,,10:05,\n2026-03-09,,,meal")
    done = center.run("paper", sheet, account="Ruth S.").json
    same((done["day"], done["visits"], done["guests"]), ("2026-03-09", 1, 2), "sheet")
    again = center.run("paper", sheet, account="Ruth S.").json
    same((again["visits"], again["already"]), (0, 1), "entered twice: the visit is there already")
    bad = center.write("bad.csv", "date,name,time,services\n2026-03-09,Rosa Martinez,25:99,meal")
    refused = center.run("paper", bad, account="Ruth S.", expect=1)
    check("2" in refused.err, "the problem names its line")
    check(rosa not in refused.err, "no id in the message")


def reads_many_lines(center):
    center.init()
    ids = [center.run("person", "add", f"Person Number{i}", account="Ruth S.").json["id"] for i in range(3)]
    done = center.run("sign-in", "-", account="Ruth S.", stdin="\n".join(ids + ["nobody at all"]) + "\n", expect=1)
    lines = done.out.split("\n")
    same([line.split()[0] for line in lines[:3]], ids, "answers")
    check(lines[3].startswith("? "), "the unknown text is handed back")


def names_a_role_changed_by_hand(center):
    center.init()
    center.add_account("Dana K.", "front-desk")
    with sqlite3.connect(center.store) as db:
        db.execute("UPDATE account SET role = 3 WHERE name = 'Dana K.'")
    db.close()
    findings = center.run("verify", expect=5).json["findings"]
    check(any("account" == f["table"] for f in findings), f"verify names the account: {findings}")
    check(center.run("account", "add", "X Y", "--role", "advocate", "--new-passphrase-file", center.passphrase, account="Dana K.", expect=None).status in (3, 5), "refused")
    check(center.run("account", "retire", "Dana K.", account="Ruth S.", expect=None).status == 5, "nothing is sealed while the file is not as signed")


def documents_are_json(center):
    center.init()
    center.run("guest", account="Ruth S.")
    for words in (["account", "list"], ["here"], ["audit"], ["verify"], ["person", "search", "zz"], ["count", "--from", "2026-03-01", "--to", "2026-03-31", "--by", "week"]):
        json.loads(center.run(*words, account="Ruth S.").out)


def asks_the_log_for_a_part(center):
    center.init()
    center.add_account("Maria G.", "advocate")
    rosa = center.run("person", "add", "Rosa", account="Ruth S.").json["id"]
    center.run("sign-in", "--id", rosa, account="Ruth S.")
    center.set_now("2026-03-11T15:00:00Z")
    center.run("sign-in", "--id", rosa, account="Maria G.")
    center.run("account", "retire", "Maria G.", account="Ruth S.")

    def events(*words):
        return [entry["event"] for entry in center.run("audit", *words, account="Ruth S.").json["entries"]]

    same(events("--account", "Maria G.", "--kind", "desk"), ["signed-in", "day-closed"], "of a retired account, at the desk")
    same(events("--person", rosa), ["signed-in", "signed-in"], "about one person")
    same(events("--person", rosa, "--kind", "desk", "--to", "2026-03-10"), ["signed-in"], "until a day, which counts")
    same(events("--person", rosa, "--from", "2026-03-11", "--to", "2026-03-11"), ["signed-in"], "from a day on")
    same(events("--person", rosa, "--from", "2026-03-12"), [], "and after it")
    same(events("--kind", "accounts", "--limit", "2"), ["keys-rotated", "account-retired"], "the newest of a kind")
    center.run("audit", "--kind", "everything", account="Ruth S.", expect=2)
    center.run("audit", "--from", "2026-03-11", "--to", "2026-03-10", account="Ruth S.", expect=2)


if __name__ == "__main__":
    sys.exit(main([
        asks_the_log_for_a_part,
        sets_up_and_signs_in,
        signs_in_only_a_clear_match,
        signs_out_and_counts_guests,
        refuses_with_the_documented_status,
        keeps_secrets_out_of_what_it_prints,
        changes_accounts,
        backs_up_and_restores,
        enters_a_paper_sheet,
        reads_many_lines,
        names_a_role_changed_by_hand,
        documents_are_json,
    ]))
