# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals from a terminal: set, gone on with, reached, taken back; by whoever may; in the copy, and gone with the record."""

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


def goals(center, person, *words):
    return center.run("goal", "list", person, *words, account="Adi").json["goals"]


def set_and_reached(center):
    rosa = prepare(center)
    made = center.run("goal", "add", rosa, "--area", "interests", "--goal", "play music again", "--step", "mend the guitar", "--step", "ask Ada",
                      "--milestone", "one whole song", "--until", "2026-06-01", "--state", "proposed", "--words", "misses it", account="Adi").json
    same((made["person"], made["version"]), (rosa, 1), "what was added")
    one, = goals(center, rosa)
    entry = one.pop("entries")[0]
    entry.pop("id")
    same(one, {"id": made["id"], "person": rosa, "area": "interests", "set": "2026-03-10", "state": "proposed", "since": "2026-03-10", "until": "2026-06-01",
               "set_by": "Adi", "version": 1, "goal": "play music again",
               "steps": [{"words": "mend the guitar", "on": None}, {"words": "ask Ada", "on": None}], "milestones": [{"words": "one whole song", "on": None}]},
         "the goal")
    same(entry, {"state": "proposed", "on": "2026-03-10", "by": "Adi", "taken_back": False, "words": "misses it"}, "its first entry")
    text = center.run("goal", "list", rosa, account="Adi", as_json=False).out
    check(all(words in text for words in ("Thinking about it", "2026-06-01", "play music again")), f"in words: {text}")

    center.set_now("2026-03-16T15:00:00Z")
    center.run("goal", "state", made["id"], "going", "--words", "new strings", account="Ruth S.")
    center.run("goal", "state", made["id"], "let-go", account="Adi")
    same(goals(center, rosa, "--open"), [], "what is open")
    # That was a mistake.
    center.run("goal", "state", made["id"], "--take-back", account="Adi")
    center.run("goal", "state", made["id"], "reached", "--on", "2026-03-15", account="Adi")
    one, = goals(center, rosa)
    same([(e["state"], e["on"], e["taken_back"]) for e in one["entries"]],
         [("proposed", "2026-03-10", False), ("going", "2026-03-16", False), ("let-go", "2026-03-16", True), ("reached", "2026-03-15", False)], "how it went")
    same((one["state"], one["since"], one["version"]), ("reached", "2026-03-15", 5), "reached")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("goal-added", "goal-changed", "goal-read"):
        check(event in events, f"{event} is in the log: {events}")
    check("goal-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    rosa = prepare(center)
    goal = ("--goal", "a plant")
    for status, words in ((2, ("add", rosa)), (2, ("add", rosa, "--area", "home")), (2, ("add", rosa, "--area", "all", *goal)),
                          (2, ("add", rosa, "--area", "home", *goal, "--state", "won")), (1, ("add", rosa, "--area", "home", "--goal", " ")),
                          (1, ("add", rosa, "--area", "home", *goal, "--on", "2026-03-11")), (1, ("add", "77", "--area", "home", *goal)),
                          (1, ("add", rosa, "--area", "home", *goal, "--until", "2026-03-09")), (2, ("state", "77")),
                          (2, ("state", "77", "going", "--take-back")), (2, ("state", "77", "won")), (1, ("state", "77", "going"))):
        sentence(center.run("goal", *words, account="Ruth S.", expect=None), status)
    center.run("goal", "list", account="Ruth S.", expect=2)
    made = center.run("goal", "add", rosa, "--area", "home", *goal, account="Adi").json["id"]
    for words in (("add", rosa, "--area", "home", *goal), ("list", rosa), ("state", made, "reached"), ("state", made, "--take-back")):
        sentence(center.run("goal", *words, account="Desk", expect=None), 3)
    same(len(goals(center, rosa)), 1, "goals")


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    made = center.run("goal", "add", rosa, "--area", "people", "--goal", "zqxgoal", "--step", "zqxstep", "--milestone", "zqxmile", "--words", "zqxwords",
                      "--until", "2026-05-01", account="Adi").json["id"]
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["goals"]
    same([(e["code"], e["value"]) for e in entries][1:],
         [("goal-words", "zqxgoal"), ("goal-step", "zqxstep"), ("goal-milestone", "zqxmile"), ("goal-entry", "On the way"), ("goal-said", "zqxwords")],
         "in the copy")
    same((entries[0]["data"]["area"], entries[0]["data"]["state"], entries[0]["data"]["until"]), ("people", "going", "2026-05-01"), "what it is")
    with sqlite3.connect(center.store) as database:
        values = [v for row in database.execute("SELECT g.details, e.words FROM goal AS g JOIN goal_entry AS e ON e.goal = g.id") for v in row]
    database.close()
    same(len(values), 2, "sealed values")
    center.run("person", "erase", rosa, account="Ruth S.")
    center.set_now("2026-03-17T15:00:00Z")
    center.run("here", account="Ruth S.")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    same([v for v in values if any(v[i:i + 24] in everything for i in range(32, len(v) - 24, 24))], [], "sealed values that are still there")
    with sqlite3.connect(center.store) as database:
        left = database.execute("SELECT id, area, state, target_day, details FROM goal").fetchall()
    database.close()
    same(left, [(int(made), 3, 2, None, None)], "what stays")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def in_the_sample(center):
    found = []
    for name in ("one", "two"):
        store = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", "300", "--visits", "600", "--years", "1", "--seed", "9", store=store)
        same(center.run("verify", store=store, account="coordinator").json["findings"], [], "what verify finds")
        with sqlite3.connect(store) as database:
            found.append(database.execute("SELECT area, state, day, state_day, target_day FROM goal ORDER BY id").fetchall())
            person = database.execute("SELECT person FROM goal WHERE state = 4").fetchone()[0]
        database.close()
        one = center.run("goal", "list", person, store=store, account="advocate").json["goals"][0]
        check(one["goal"] and len(one["steps"]) == 2 and all(s["on"] for s in one["steps"]) and len(one["entries"]) == 2, f"a goal that was reached: {one}")
    same(found[0], found[1], "the same seed, the same goals")
    check(len(found[0]) == 24 and {row[1] for row in found[0]} == {1, 2, 3, 4, 5}, f"some of each: {found[0]}")


if __name__ == "__main__":
    sys.exit(main([set_and_reached, refused, in_the_copy_and_gone_with_the_record, in_the_sample]))
