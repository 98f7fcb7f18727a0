# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups from a terminal: added, edited, retired and listed."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")


def groups(center, *words, account="Desk"):
    return center.run("group", "list", *words, account=account).json["groups"]


def add(center, name="Art", *words, account="Adi"):
    return center.run("group", "add", name, "--kind", "activity", "--when", "tuesday 10:00-11:30", *words, account=account).json["id"]


def added_edited_and_retired(center):
    prepare(center)
    art = add(center, "Art", "--facilitator", "Lena of the pottery", "--place", "Garden room", "--capacity", "12")
    talk = center.run("group", "add", "Tuesday talk", "--kind", "peer-support", "--when", "tuesday 18:00-19:30; every 2; from 2026-03-10; until 2026-06-30",
                      "--facilitator", "Adi", account="Ruth S.").json["id"]
    one, other = groups(center)
    same(one, {"id": art, "name": "Art", "kind": "activity", "state": "active", "when": "tuesday 10:00-11:30", "facilitator": "Lena of the pottery",
               "place": "Garden room", "capacity": 12, "version": 1}, "the first")
    same((other["id"], other["facilitator"], other["when"]), (talk, "Adi", "from 2026-03-10; every 2; tuesday 18:00-19:30; until 2026-06-30"), "the second")
    same([g["id"] for g in groups(center, "--day", "2026-03-10")], [art, talk], "on that day")
    same([g["id"] for g in groups(center, "--day", "2026-03-17")], [art], "a week later")
    same(groups(center, "--day", "2026-03-18"), [], "on a Wednesday")
    same(center.run("group", "edit", art, "--name", "Art and clay", "--capacity", "0", "--when", "", "--facilitator", "", account="Adi").json,
         {"id": art, "version": 2}, "what edit answers")
    one = groups(center)[0]
    same((one["name"], one["capacity"], one["when"], one["facilitator"], one["place"]), ("Art and clay", 0, "", "", "Garden room"), "edited")
    center.run("group", "edit", talk, "--retire", account="Adi")
    same([g["id"] for g in groups(center)], [art], "what is held")
    same([(g["id"], g["state"]) for g in groups(center, "--all")], [(art, "active"), (talk, "retired")], "all")
    same(groups(center, "--all", "--day", "2026-03-10"), [], "what is retired is on no day")
    center.run("group", "edit", talk, "--resume", account="Adi")
    text = center.run("group", "list", "--day", "2026-03-10", account="Desk", as_json=False).out
    check("Tuesday talk\tPeer support group\tTuesday 18:00–19:30; every 2 weeks" in text, f"in words: {text}")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    same(events.count("group-changed"), 5, "what is in the log")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def ticked_and_counted(center):
    prepare(center)
    art = add(center, "Art", "--capacity", "2")
    rosa, sam, kim = (center.run("person", "add", name, account="Desk").json["id"] for name in ("Rosa Martinez", "Sam Hill", "Kim Lee"))
    center.run("sign-in", "--id", rosa, account="Desk")
    first = center.run("group", "tick", art, rosa, account="Desk").json
    same(first, {"group": art, "day": "2026-03-10", "state": "held", "people": 1, "guests": 0, "version": 1, "already": False,
                 "without_visit": False, "over_capacity": False}, "ticked")
    second = center.run("group", "tick", art, sam, account="Desk").json
    same((second["people"], second["without_visit"], second["over_capacity"]), (2, True, False), "ticked without a visit")
    check("no visit" in center.run("group", "tick", art, kim, account="Desk", as_json=False).out, "said in words")
    same(center.run("here", account="Desk").json["visits"], 1, "visits")
    same(center.run("group", "tick", art, sam, account="Desk").json["already"], True, "ticked again")
    same(center.run("group", "tick", art, kim, "--off", account="Desk").json["people"], 2, "taken off")
    same(center.run("group", "session", art, "--guests", "3", account="Desk").json["guests"], 3, "guests")
    center.run("group", "tick", art, sam, "--day", "2026-03-03", account="Desk")
    center.run("group", "session", art, "--day", "2026-03-17", "--state", "cancelled", account="Desk")
    one_day = center.run("group", "attendance", art, "--from", "2026-03-10", account="Desk").json
    same([(s["day"], s["state"], s["people"], s["guests"]) for s in one_day["sessions"]], [("2026-03-10", "held", 2, 3)], "today")
    same(one_day["who"], [{"person": rosa, "called": "Rosa Martinez"}, {"person": sam, "called": "Sam Hill"}], "who")
    sentence(center.run("group", "attendance", art, account="Desk", expect=None), 3)
    month = center.run("group", "attendance", art, "--to", "2026-03-31", account="Adi").json
    same([(s["day"], s["state"], s["people"]) for s in month["sessions"]],
         [("2026-03-17", "cancelled", 0), ("2026-03-10", "held", 2), ("2026-03-03", "held", 1)], "a month")
    check("who" not in month, "nobody's names in numbers")
    center.run("person", "merge", sam, rosa, account="Adi")
    same(center.run("group", "attendance", art, "--from", "2026-03-10", account="Desk").json["sessions"][0]["people"], 1, "one person once")
    events = [e["event"] for e in center.run("audit", "--limit", "500", account="Ruth S.").json["entries"]]
    same((events.count("group-attendance"), events.count("group-session")), (5, 2), "what is in the log")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def in_the_copy_and_kept_when_erased(center):
    prepare(center)
    art = add(center)
    rosa = center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]
    center.run("group", "tick", art, rosa, account="Desk")
    center.run("group", "tick", art, rosa, "--day", "2026-03-03", account="Desk")
    center.run("group", "tick", art, rosa, "--day", "2026-03-03", "--off", account="Desk")
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["groups"]
    same([(e["value"], e["data"]["day"], e["data"]["kind"], e["data"]["taken-back"]) for e in entries],
         [("Art", "2026-03-10", "activity", False), ("Art (recorded by mistake and taken back)", "2026-03-03", "activity", True)], "in the copy")
    center.run("person", "erase", rosa, account="Ruth S.")
    center.set_now("2026-03-18T15:00:00Z")
    center.run("here", account="Ruth S.")
    day = center.run("group", "attendance", art, "--from", "2026-03-10", "--to", "2026-03-10", account="Adi").json
    same((day["sessions"][0]["people"], day["who"]), (1, [{"person": rosa, "called": ""}]), "what stays")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    prepare(center)
    art = add(center)
    for status, words in ((2, ("add", "Art")), (2, ("add", "Art", "--kind", "party")), (1, ("add", " ", "--kind", "other")), (1, ("add", "Art", "--kind", "other", "--when", "monday")),
                          (1, ("add", "Art", "--kind", "other", "--when", "every 2; monday 10:00-11:00")),
                          (1, ("add", "Art", "--kind", "other", "--capacity", "20000")), (1, ("edit", "77", "--name", "Art")),
                          (2, ("edit", art, "--retire", "--resume")), (2, ("edit", art, "--kind", "party")), (1, ("edit", art, "--name", " "))):
        sentence(center.run("group", *words, account="Ruth S.", expect=None), status)
    rosa = center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]
    for status, words in ((1, ("tick", "77", rosa)), (1, ("tick", art, "77")), (1, ("tick", art, rosa, "--day", "2026-03-11")),
                          (1, ("session", art, "--day", "2026-03-11", "--state", "held")), (2, ("session", art, "--state", "won")),
                          (1, ("session", art, "--guests", "3", "--state", "cancelled")), (1, ("attendance", "77"))):
        sentence(center.run("group", *words, account="Ruth S.", expect=None), status)
    for words in (("tick", art), ("attendance",), ("add",), ("undo",), ("list", "now"), ("edit", art, "Art")):
        center.run("group", *words, account="Ruth S.", expect=2)
    for words in (("add", "Art", "--kind", "other"), ("edit", art, "--retire")):
        sentence(center.run("group", *words, account="Desk", expect=None), 3)
    same([(g["id"], g["version"]) for g in groups(center, "--all")], [(art, 1)], "groups")


def named_by_verify(center):
    prepare(center)
    art = add(center)
    with sqlite3.connect(center.store) as database:
        database.execute("UPDATE center_group SET place = 'Cellar' WHERE id = ?", (int(art),))
    database.close()
    found = center.run("verify", account="Ruth S.", expect=5).json["findings"]
    check(any(f["table"] == "center_group" and f["row"] == art for f in found), f"what verify finds: {found}")


if __name__ == "__main__":
    sys.exit(main([added_edited_and_retired, ticked_and_counted, in_the_copy_and_kept_when_erased, refused, named_by_verify]))
