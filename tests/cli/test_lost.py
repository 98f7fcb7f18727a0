# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer was lost: new passphrases and a new recovery code in files of their own, and nothing of before that opens."""

import csv
import os
import shutil
import sys

from kithctl import check, main, same, sentence

COORDINATOR = {"account": "Ruth S."}
FAILED, USAGE, NOT_PERMITTED, WRONG = 1, 2, 3, 4
PEOPLE = ("Maria G.", "Desk")


def prepare(center):
    code = center.init()["recovery_code"]
    center.add_account("Maria G.", "advocate")
    center.add_account("Desk", "front-desk")
    center.run("person", "add", "Rosa", account="Maria G.")
    return center.write("recovery", code)


def read(path):
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def lose(center, *words, new="nine lanterns on a slow barge", **options):
    slips, recovery = (os.path.join(center.folder, name) for name in ("slips", "new-recovery"))
    fresh = center.write("fresh", new)
    answer = center.run("lost", "--slips", slips, "--new-recovery-file", recovery, "--new-passphrase-file", fresh, *words,
                        **dict(COORDINATOR, **options))
    return answer, slips, recovery, fresh


def everybody_comes_back(center):
    old_recovery = prepare(center)
    stolen = center.store + ".stolen"
    shutil.copy(center.store, stolen)
    answer, slips, recovery, fresh = lose(center)
    same([a["name"] for a in answer.json["accounts"]], sorted(PEOPLE), "whom slips are for")
    same(answer.json["backups"], [], "kept backups")
    for path in (slips, recovery):
        same(os.stat(path).st_mode & 0o777, 0o600, f"who may read {path}")
    passphrases = dict(line.split("\t") for line in read(slips).splitlines())
    same(sorted(passphrases), sorted(PEOPLE), "slips")
    for secret in list(passphrases.values()) + [read(recovery).strip()]:
        check(len(secret) >= 19 and secret not in answer.out + answer.err, "no secret is printed")

    same(center.run("verify", passphrase=fresh, **COORDINATOR).json["findings"], [], "what verify finds")
    for name in PEOPLE + ("Ruth S.",):
        sentence(center.run("here", account=name, expect=None), WRONG)
    sentence(center.run("account", "recover", "Desk", "--recovery-file", old_recovery, "--new-passphrase-file", center.passphrase, expect=None), WRONG)

    for name, passphrase in passphrases.items():
        slip = center.write("slip", passphrase)
        for words in (("here",), ("person", "search", "Rosa"), ("person", "add", "Luz"), ("backup", center.store + ".copy"), ("setting", "backup.keep", "3"), ("count", "--from", "2026-03-01", "--to", "2026-03-10")):
            refused = center.run(*words, account=name, passphrase=slip, expect=None)
            sentence(refused, NOT_PERMITTED)
            check("one of your own" in refused.err, f"says what to do: {refused.err}")
        sentence(center.run("account", "passphrase", "--new-passphrase-file", slip, account=name, passphrase=slip, expect=None), FAILED)
        own = center.write("own", f"the {name} walks over the hill")
        center.run("account", "passphrase", "--new-passphrase-file", own, account=name, passphrase=slip)
        same([p["name"] for p in center.run("person", "search", "Rosa", account=name, passphrase=own).json["matches"]], ["Rosa"], f"found by {name}")
    center.run("account", "recover", "Desk", "--recovery-file", recovery, "--new-passphrase-file", center.passphrase)
    center.run("here", account="Desk")
    same(center.run("verify", passphrase=fresh, **COORDINATOR).json["findings"], [], "what verify finds at the end")
    same(center.run("verify", "--against", stolen, passphrase=fresh, **COORDINATOR).json["findings"], [], "what became of the stolen one")
    # What Kith cannot do, and says: the thief's copy is as it was.
    center.run("here", store=stolen, **COORDINATOR)
    entries = center.run("audit", passphrase=fresh, **COORDINATOR).json["entries"]
    same([e["event"] for e in entries].count("computer-lost"), 1, "entries in the log")


def kept_backups_are_named(center):
    prepare(center)
    folder = os.path.join(center.folder, "backups")
    os.mkdir(folder)
    center.run("setting", "backup.folder", folder, **COORDINATOR)
    center.run("setting", "backup.keep", "3", **COORDINATOR)
    made = center.run("backup", **COORDINATOR).json["backup"]
    backups = lose(center)[0].json["backups"]
    same([(b["path"], b["gone"]) for b in backups], [(made, "2026-03-13")], "kept backups")


def whom_to_tell(center):
    prepare(center)
    table = center.write("people.csv", "Name,Phone,Email\nAnatol,+1 312 555 0142,\n=cmd|x,,eve@example.org\nNobody knows,,")
    center.run("import", "people", table, **COORDINATOR)
    person = center.run("person", "search", "Anatol", **COORDINATOR).json["matches"][0]["id"]
    path = os.path.join(center.folder, "whom.csv")
    answer = center.run("lost", "--people", path, **COORDINATOR)
    same(answer.json["people"], 4, "people")
    same(os.stat(path).st_mode & 0o777, 0o600, "who may read the list")
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    by_name = {row[0]: row for row in rows[1:]}
    same(sorted(by_name), ["'=cmd|x", "Anatol", "Nobody knows", "Rosa"], "names, none of them a formula")
    same([by_name[name][4] for name in ("Anatol", "'=cmd|x", "Rosa")], ["'+1 312 555 0142", "eve@example.org", ""], "contacts")
    check(by_name["Anatol"][5], "what may be done with it")
    check("Anatol" not in answer.out + answer.err, "nobody is named on the screen")
    center.add_account("Uma", "coordinator")
    center.run("guard", "add", person, "--kind", "linked", "--account", "Ruth S.", account="Uma")
    center.run("lost", "--people", path, **COORDINATOR)
    with open(path, encoding="utf-8", newline="") as stream:
        guarded = [row for row in csv.reader(stream) if row[0] == "Anatol"]
    same([(row[4], bool(row[6])) for row in guarded], [("", True)], "what is guarded from the coordinator")
    left = ["<'lost-computer'>" in e["details"] for e in center.run("audit", "--kind", "leaving", **COORDINATOR).json["entries"]]
    same(left, [True] * 2, "exports in the log")
    for name in PEOPLE:
        sentence(center.run("lost", "--people", path + ".no", account=name, expect=None), NOT_PERMITTED)
    check(not os.path.exists(path + ".no"), "nobody else gets a list")
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")


def refuses_and_leaves_nothing(center):
    old_recovery = prepare(center)
    wrong = center.write("wrong", "not the passphrase at all")
    same(center.run("lost", expect=None, **COORDINATOR).status, USAGE, "without the files to write")
    for options, statuses in (({"account": "Maria G."}, (NOT_PERMITTED,)), ({"account": "Desk"}, (NOT_PERMITTED,)),
                              ({"new": "password12"}, (FAILED,)), ({"new": "seven green kettles sing"}, (FAILED,))):
        answer, slips, recovery, _fresh = lose(center, expect=None, **options)
        sentence(answer, *statuses)
        same([os.path.exists(path) for path in (slips, recovery)], [False, False], f"files left: {options}")
    sentence(lose(center, "--recovery-file", wrong, expect=None)[0], FAILED, WRONG)
    center.write("slips", "somebody's")
    sentence(lose(center, expect=None)[0], FAILED)
    same(read(os.path.join(center.folder, "slips")), "somebody's\n", "a file that was there")
    os.remove(os.path.join(center.folder, "slips"))
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")
    center.run("here", **COORDINATOR)

    # A record that is closed to the coordinator needs the code of until now.
    center.add_account("Uma", "coordinator")
    person = center.run("person", "add", "Luz", account="Uma").json["id"]
    center.run("consent", "add", person, "--kind", "contact", "--event", "a new number", account="Uma")
    center.run("guard", "add", person, "--kind", "linked", "--account", "Ruth S.", account="Uma")
    refused = lose(center, expect=None)[0]
    sentence(refused, FAILED)
    check("--recovery-file" in refused.err, f"says what to do: {refused.err}")
    _answer, slips, _recovery, fresh = lose(center, "--recovery-file", old_recovery)
    sentence(center.run("consent", "list", person, passphrase=fresh, expect=None, **COORDINATOR), NOT_PERMITTED)
    slip = center.write("slip", dict(line.split("\t") for line in read(slips).splitlines())["Uma"])
    own = center.write("own", "four grey mares at the ford")
    center.run("account", "passphrase", "--new-passphrase-file", own, account="Uma", passphrase=slip)
    same(len(center.run("consent", "list", person, account="Uma", passphrase=own).json["consents"]), 1, "consents")
    for account, passphrase in (("Ruth S.", fresh), ("Uma", own)):
        same(center.run("verify", account=account, passphrase=passphrase).json["findings"], [], f"what verify finds as {account}")


if __name__ == "__main__":
    sys.exit(main([everybody_comes_back, kept_backups_are_named, whom_to_tell, refuses_and_leaves_nothing]))
