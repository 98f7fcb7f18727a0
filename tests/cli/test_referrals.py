# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals from a terminal: made, brought further, followed up and closed; what a place is told, by consent only."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def referrals(center, *words, account="Adi"):
    return center.run("referral", "list", *words, account=account).json["referrals"]


def made_followed_up_and_closed(center):
    rosa = prepare(center)
    made = center.run("referral", "add", rosa, "--kind", "housing", "--name", "Harbor House", "--contact", "ask for Lena",
                      "--asked", "a bed", "--words", "wants to see it first", "--follow-up", "2026-03-14", account="Adi").json
    same((made["person"], made["version"], made["told"], made["not_told"]), (rosa, 1, False, None), "what was added")
    same(referrals(center), [], "what is due")
    same([r["id"] for r in referrals(center, "--open")], [made["id"]], "what is open")
    one, = referrals(center, rosa)
    step = one.pop("steps")[0]
    wanted = {"id": made["id"], "person": rosa, "kind": "housing", "made": "2026-03-10", "state": "offered", "reason": None, "outcome": "unknown",
              "since": "2026-03-10", "follow_up": "2026-03-14", "overdue": False, "made_by": "Adi", "version": 1, "resource": None,
              "name": "Harbor House", "contact": "ask for Lena", "asked": "a bed"}
    same(one, wanted, "the referral")
    step.pop("id")
    same(step, {"state": "offered", "reason": None, "on": "2026-03-10", "follow_up": "2026-03-14", "by": "Adi", "taken_back": False,
                "words": "wants to see it first", "recipient": None, "purpose": None, "what": [], "told": None}, "its first step")

    center.set_now("2026-03-16T15:00:00Z")
    due, = referrals(center)
    same((due["id"], due["overdue"], due["shown"], due["called"], due["may_reach"], due["name"]),
         (made["id"], True, rosa, "Rosa Martinez", False, "Harbor House"), "what is due")
    check(due["reach"].startswith("Has not said"), f"how to reach them: {due['reach']}")
    # Asked, and nothing new: the day stays until another is said.
    center.run("referral", "state", made["id"], "contacted", "--words", "left a message", account="Ruth S.")
    same([r["follow_up"] for r in referrals(center)], ["2026-03-14"], "still due")
    center.run("referral", "state", made["id"], "contacted", "--follow-up", "none", account="Adi")
    same(referrals(center), [], "not due any more")
    center.run("referral", "state", made["id"], "did-not-work-out", "--reason", "no-room", "--words", "full", account="Adi")
    same(referrals(center, "--open"), [], "what is open")
    one, = referrals(center, rosa)
    same((one["state"], one["reason"], one["outcome"], one["since"], one["version"]),
         ("did-not-work-out", "no-room", "not-attained", "2026-03-16", 4), "closed")
    # That was a mistake: they went.
    center.run("referral", "state", made["id"], "--take-back", account="Adi")
    center.run("referral", "state", made["id"], "attended", account="Adi")
    one, = referrals(center, rosa)
    same([(s["state"], s["taken_back"]) for s in one["steps"]],
         [("offered", False), ("contacted", False), ("contacted", False), ("did-not-work-out", True), ("attended", False)], "its steps")
    same((one["state"], one["reason"], one["outcome"]), ("attended", None, "attained"), "the loop")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("referral-added", "referral-changed", "referral-read"):
        check(event in events, f"{event} is in the log: {events}")
    check("referral-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def told_by_consent_only(center):
    rosa = prepare(center)
    words = ("--kind", "legal", "--name", "Legal aid", "--told", "needs a lawyer", "--purpose", "housing")
    without = center.run("referral", "add", rosa, *words, account="Adi").json
    same(without["told"], False, "told without a consent")
    check("has not agreed" in without["not_told"], f"why: {without['not_told']}")
    text = center.run("referral", "add", rosa, *words, account="Adi", as_json=False).out
    check("nothing may be" in text, f"why, in words: {text}")
    center.run("consent", "add", rosa, "--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing", "--what", "referrals",
               "--until", "2026-04-30", "--signed-name", "Rosa Martinez", account="Adi")
    more = center.run("referral", "add", rosa, *words, "--what", "notes", account="Adi").json
    same(more["told"], False, "told more than was agreed to")
    by = center.run("referral", "add", rosa, *words, account="Adi").json
    same((by["told"], by["not_told"]), (True, None), "told by consent")
    check(by["agreed"], "what was agreed to is said")
    told = [[(s["recipient"], s["told"]) for s in r["steps"]] for r in referrals(center, rosa)]
    same(told, [[("Legal aid", "needs a lawyer")], [(None, None)], [(None, None)], [(None, None)]], "what is written down as told")
    seen = [s for s in center.run("person", "seen", rosa, account="Ruth S.").json["seen"] if s["event"] == "told"]
    same([(s["recipient"], s["purpose"]) for s in seen], [("Legal aid", "housing")], "who was told, as the person may see")


def refused(center):
    rosa = prepare(center)
    name = ("--name", "Harbor House")
    for status, words in ((2, ("add", rosa)), (2, ("add", rosa, "--kind", "housing")), (2, ("add", rosa, "--kind", "all", *name)),
                          (2, ("add", rosa, "--kind", "food", *name, "--state", "won")), (2, ("add", rosa, "--kind", "food", *name, "--reason", "won")),
                          (1, ("add", rosa, "--kind", "food", *name, "--state", "did-not-work-out")), (1, ("add", rosa, "--kind", "food", "--name", " ")),
                          (1, ("add", rosa, "--kind", "food", *name, "--on", "2026-03-11")), (1, ("add", "77", "--kind", "food", *name)),
                          (1, ("add", rosa, "--kind", "food", *name, "--told", "a lot")), (1, ("add", rosa, "--kind", "food", "--resource", "77")),
                          (2, ("add", rosa, "--kind", "food", *name, "--told", "a lot", "--purpose", "food", "--what", "dreams")),
                          (2, ("state", "77")), (2, ("state", "77", "attended", "--take-back")), (2, ("state", "77", "won")), (1, ("state", "77", "attended"))):
        sentence(center.run("referral", *words, account="Ruth S.", expect=None), status)
    center.run("referral", "undo", "77", account="Ruth S.", expect=2)
    made = center.run("referral", "add", rosa, "--kind", "food", *name, account="Adi").json["id"]
    for words in (("add", rosa, "--kind", "food", *name), ("list", rosa), ("list",), ("state", made, "attended"), ("state", made, "--take-back")):
        sentence(center.run("referral", *words, account="Desk", expect=None), 3)
    same(len(referrals(center, rosa)), 1, "referrals")


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    made = center.run("referral", "add", rosa, "--kind", "health", "--name", "zqxplace", "--asked", "zqxasked", "--words", "zqxwords",
                      "--follow-up", "2026-03-12", account="Adi").json["id"]
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["referrals"]
    same([(e["code"], e["value"]) for e in entries][1:3], [("referral-name", "zqxplace"), ("referral-asked", "zqxasked")], "in the copy")
    same((entries[0]["data"]["kind"], entries[0]["data"]["state"]), ("health", "offered"), "what it is")
    with sqlite3.connect(center.store) as database:
        values = [v for row in database.execute("SELECT r.details, s.words FROM referral AS r JOIN referral_step AS s ON s.referral = r.id") for v in row]
    database.close()
    same(len(values), 2, "sealed values")
    center.run("person", "erase", rosa, account="Ruth S.")
    same(referrals(center, "--open"), [], "nobody follows up who is being erased")
    center.set_now("2026-03-17T15:00:00Z")
    center.run("here", account="Ruth S.")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    same([v for v in values if any(v[i:i + 24] in everything for i in range(32, len(v) - 24, 24))], [], "sealed values that are still there")
    with sqlite3.connect(center.store) as database:
        left = database.execute("SELECT id, kind, state, due_day, details FROM referral").fetchall()
    database.close()
    same(left, [(int(made), 4, 1, None, None)], "what stays")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def in_the_sample(center):
    found = []
    for name in ("one", "two"):
        store = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", "300", "--visits", "600", "--years", "1", "--seed", "9", store=store)
        same(center.run("verify", store=store, account="coordinator").json["findings"], [], "what verify finds")
        with sqlite3.connect(store) as database:
            found.append(database.execute("SELECT kind, state, reason, day, state_day, due_day FROM referral ORDER BY id").fetchall())
        database.close()
        due = center.run("referral", "list", store=store, account="advocate").json["referrals"]
        check(due and all(r["name"] and r["called"] for r in due), "somebody has to be asked")
    same(found[0], found[1], "the same seed, the same referrals")
    check(len(found[0]) == 30 and len({row[1] for row in found[0]}) >= 4, f"some of each: {found[0]}")


if __name__ == "__main__":
    sys.exit(main([made_followed_up_and_closed, told_by_consent_only, refused, in_the_copy_and_gone_with_the_record, in_the_sample]))
