# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins from a terminal: planned as people permit, done, due, handed over; who is missed; in the copy, and gone with the record."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Bo", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def due(center, *words, account="Adi"):
    return center.run("checkin", "due", *words, account=account).json["check_ins"]


def planned_and_done(center):
    rosa = prepare(center)
    made = center.run("checkin", "plan", rosa, "--due", "2026-03-12", "--words", "how the move went", account="Adi").json
    same((made["person"], made["version"]), (rosa, 1), "what was planned")
    later = center.run("checkin", "plan", rosa, "--due", "2026-04-20", "--worker", "Bo", account="Adi").json["id"]
    one, = due(center)
    same((one["id"], one["called"], one["shown"], one["due"], one["overdue"], one["worker"], one["ways"], one["ways_now"], one["words"], one["contacts"]),
         (made["id"], "Rosa Martinez", rosa, "2026-03-12", False, "Adi", ["in-person"], ["in-person"], "how the move went", []), "what is due")
    check(one["reach"].startswith("Has not said"), f"how to reach them: {one['reach']}")
    same([c["id"] for c in due(center, "--all")], [made["id"], later], "all that is planned")
    same([c["id"] for c in due(center, "--all", "--worker", "Bo")], [later], "what one account is to do")
    same(due(center, "--overdue"), [], "what is overdue")
    center.set_now("2026-03-13T15:00:00Z")
    same([(c["id"], c["overdue"]) for c in due(center, "--overdue")], [(made["id"], True)], "what is overdue")
    check("Rosa Martinez" in center.run("checkin", "due", account="Adi", as_json=False).out, "in words")
    center.run("checkin", "done", made["id"], "--way", "call", "--outcome", "left-message", "--next", "2026-03-14", "--words", "no answer", account="Adi")
    center.run("checkin", "done", made["id"], "--way", "in-person", "--outcome", "reached", account="Bo")
    same(due(center), [], "what is due")
    # That was a mistake.
    center.run("checkin", "done", made["id"], "--take-back", account="Bo")
    same([c["due"] for c in due(center)], ["2026-03-14"], "due again")
    center.run("checkin", "done", made["id"], "--outcome", "not-needed", account="Bo")
    one = center.run("checkin", "list", rosa, account="Adi").json["check_ins"][1]
    same([(c["on"], c["way"], c["outcome"], c["next"], c["by"], c["taken_back"], c["words"]) for c in one["contacts"]],
         [("2026-03-13", "call", "left-message", "2026-03-14", "Adi", False, "no answer"), ("2026-03-13", "in-person", "reached", None, "Bo", True, None),
          ("2026-03-13", None, "not-needed", None, "Bo", False, None)], "how it went")
    same((one["state"], one["due"]), ("ended", None), "what came of it")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("check-in-changed", "check-in-read"):
        check(event in events, f"{event} is in the log: {events}")
    check("check-in-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def as_they_permit(center):
    rosa = prepare(center)
    plan = ("plan", rosa, "--due", "2026-03-12", "--way", "text")
    answer = center.run("checkin", *plan, account="Adi", expect=None)
    sentence(answer, 1)
    check("may be reached so" in answer.err, f"why not: {answer.err}")
    same(due(center), [], "what is planned")


def who_is_missed(center):
    rosa = prepare(center)
    center.run("sign-in", "Rosa Martinez", account="Desk")
    center.set_now("2026-05-20T15:00:00Z")
    same(center.run("checkin", "missed", account="Adi").json, {"weeks": 6, "missed": []}, "who has not said that they may be reached")
    center.run("setting", "people.missed-weeks", "7", account="Ruth S.")
    same(center.run("checkin", "missed", account="Adi").json["weeks"], 7, "as the center set it")
    same(center.run("checkin", "missed", "--weeks", "2", account="Adi").json["weeks"], 2, "as asked")
    check(rosa not in center.run("checkin", "missed", account="Adi", as_json=False).out, "in words")


def in_the_sample(center):
    found = []
    for name in ("one", "two"):
        store = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", "300", "--visits", "600", "--years", "1", "--seed", "9", store=store)
        same(center.run("verify", store=store, account="coordinator").json["findings"], [], "what verify finds")
        missed = center.run("checkin", "missed", store=store, account="advocate")
        planned = center.run("checkin", "due", "--all", store=store, account="advocate").json["check_ins"]
        found.append([(m["last_seen"], m["ways"], m["called"]) for m in missed.json["missed"]])
        check(len(planned) == 8 and all(c["called"] and c["words"] and c["ways_now"] == c["ways"] for c in planned), f"whom to ask: {planned}")
        with sqlite3.connect(store) as database:
            seen = dict(database.execute("SELECT id, last_day FROM person_presence"))
            today = database.execute("SELECT max(day) FROM check_in").fetchone()[0]
        database.close()
        for one in missed.json["missed"]:
            check(seen[int(one["person"])] <= today - 42 and set(one["ways"]) <= {"call", "text"} and one["ways"] and one["reach"], f"missed: {one}")
            check(one["called"] in center.run("checkin", "missed", store=store, account="advocate", as_json=False).out, "in words")
    check(len(found[0]) > 2, f"who is missed: {found[0]}")
    same(found[0], found[1], "the same seed, the same people")


def handed_over(center):
    rosa = prepare(center)
    for _ in range(2):
        center.run("checkin", "plan", rosa, "--due", "2026-03-12", account="Adi")
    sentence(center.run("checkin", "hand-over", "Adi", "Bo", account="Bo", expect=None), 3)
    sentence(center.run("checkin", "hand-over", "Adi", "Desk", account="Adi", expect=None), 1)
    sentence(center.run("checkin", "hand-over", "Adi", "Nobody", account="Adi", expect=None), 1)
    same(center.run("checkin", "hand-over", "Adi", "Bo", account="Ruth S.").json, {"handed": 2, "kept": 0}, "what was handed over")
    same([c["worker"] for c in due(center)], ["Bo", "Bo"], "who is to ask")


def refused(center):
    rosa = prepare(center)
    for status, words in ((2, ("plan", rosa)), (2, ("plan", rosa, "--due", "2026-03-12", "--way", "pigeon")), (1, ("plan", rosa, "--due", "2026-03-09")),
                          (1, ("plan", "77", "--due", "2026-03-12")), (1, ("plan", rosa, "--due", "2026-03-12", "--worker", "Desk")),
                          (2, ("done", "77")), (2, ("done", "77", "--outcome", "won")), (1, ("done", "77", "--way", "call", "--outcome", "reached")),
                          (2, ("done", "77", "--outcome", "reached", "--take-back")), (2, ("missed", "--weeks", "105"))):
        sentence(center.run("checkin", *words, account="Ruth S.", expect=None), status)
    center.run("checkin", "undo", account="Ruth S.", expect=2)
    made = center.run("checkin", "plan", rosa, "--due", "2026-03-12", account="Adi").json["id"]
    sentence(center.run("checkin", "done", made, "--outcome", "reached", account="Adi", expect=None), 1)
    for words in (("due",), ("missed",), ("list", rosa), ("plan", rosa, "--due", "2026-03-12"), ("done", made, "--take-back"), ("hand-over", "Desk", "Bo")):
        sentence(center.run("checkin", *words, account="Desk", expect=None), 3)
    same(len(due(center)), 1, "check-ins")


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    made = center.run("checkin", "plan", rosa, "--due", "2026-03-12", "--words", "zqxabout", account="Adi").json["id"]
    center.run("checkin", "done", made, "--way", "call", "--outcome", "reached", "--next", "2026-03-20", "--words", "zqxsaid", account="Adi")
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["check-ins"]
    same([(e["code"], e["value"]) for e in entries],
         [("check-in", "To be asked"), ("check-in-words", "zqxabout"), ("check-in-contact", "Call: Reached"), ("check-in-said", "zqxsaid")], "in the copy")
    same((entries[0]["data"]["due"], entries[0]["data"]["by"], entries[2]["data"]["next"]), ("2026-03-20", "Adi", "2026-03-20"), "what it is")
    with sqlite3.connect(center.store) as database:
        values = [v for row in database.execute("SELECT c.details, t.words FROM check_in AS c JOIN check_in_contact AS t ON t.check_in = c.id") for v in row]
    database.close()
    same(len(values), 2, "sealed values")
    center.run("person", "erase", rosa, account="Ruth S.")
    same(due(center, "--all"), [], "nobody asks who is being erased")
    center.set_now("2026-03-17T15:00:00Z")
    center.run("here", account="Ruth S.")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    same([v for v in values if any(v[i:i + 24] in everything for i in range(32, len(v) - 24, 24))], [], "sealed values that are still there")
    with sqlite3.connect(center.store) as database:
        left = database.execute("SELECT id, state, due_day, details FROM check_in").fetchall()
    database.close()
    same(left, [(int(made), 1, None, None)], "what stays")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


if __name__ == "__main__":
    sys.exit(main([planned_and_done, as_they_permit, who_is_missed, handed_over, refused, in_the_copy_and_gone_with_the_record, in_the_sample]))
