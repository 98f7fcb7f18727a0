# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups from a terminal: added, edited, retired and listed; who came, what is written, and the week on the wall."""

import json
import os
import shutil
import sqlite3
import subprocess
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
    text = center.run("group", "list", account="Desk", as_json=False).out
    check("Tuesday talk\tPeer support group\tTuesday 18:00–19:30; every 2 weeks" in text, f"in words: {text}")
    text = center.run("group", "list", "--day", "2026-03-10", account="Desk", as_json=False).out
    check("\t18:00\t19:30\tTuesday talk\tPlanned\t0\t0" in text, f"a day in words: {text}")
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


def on_today_and_on_the_wall(center):
    prepare(center)
    art = add(center, "Art", "--place", "Garden room", "--facilitator", "Lena")
    talk = center.run("group", "add", "Talk", "--kind", "peer-support", "--when", "tuesday 09:00-10:00; thursday 18:00-19:00", account="Adi").json["id"]
    rosa = center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]
    center.run("group", "tick", art, rosa, account="Desk")
    # It is ten in the morning in Chicago.
    day = groups(center, "--day", "2026-03-10")
    same([(g["id"], g["starts"], g["ends"], g["now"], g["session"], g["people"], g["guests"]) for g in day],
         [(art, "10:00", "11:30", "on", "held", 1, 0), (talk, "09:00", "10:00", "over", "planned", 0, 0)], "today")
    center.run("group", "session", talk, "--day", "2026-03-12", "--state", "cancelled", account="Desk")
    path = os.path.join(center.folder, "week.pdf")
    made = center.run("group", "timetable", path, account="Desk").json
    same((made["meetings"], made["file"]), (3, path), "the week")
    with open(path, "rb") as stream:
        same(stream.read(5), b"%PDF-", "a PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        check(all(words in text for words in ("Corner House", "10:00–11:30 Art", "Garden room", "Lena", "18:00–19:00 Talk: cancelled")), f"the page: {text}")
        check("Rosa" not in text and "Martinez" not in text, "nobody who comes")
    same([e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]].count("exported"), 1, "that it left")
    same(center.run("group", "timetable", path, "--day", "2027-01-01", account="Desk").json["meetings"], 3, "another week")


def notes_without_words(center):
    prepare(center)
    art = add(center)
    rosa = center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]
    sentence(center.run("group", "note", art, "--count", "9", account="Adi", expect=None), 1)
    center.run("group", "tick", art, rosa, account="Desk")
    first = center.run("group", "note", art, "--count", "9", "--themes", "zqxsleep", "--follow-ups", "ask the library", account="Adi").json
    same((first["group"], first["day"], first["tells_of"]), (art, "2026-03-10", None), "written")
    second = center.run("group", "note", art, "--themes", "what rosa told zqxsleep", account="Ruth S.").json
    same(second["tells_of"], "registered", "a name of somebody who was there")
    check("no one person’s story" in center.run("group", "note", art, "--themes", "and Rosa again", account="Adi", as_json=False).out, "said in words")
    listed = center.run("group", "notes", art, account="Adi")
    same([(n["by"], n["written"], n["taken_back"]) for n in listed.json["notes"]],
         [("Adi", "2026-03-10", False), ("Ruth S.", "2026-03-10", False), ("Adi", "2026-03-10", False)], "what was written")
    check("zqxsleep" not in listed.out, "no word of it")
    for words in (("note", art, "--count", "3"), ("notes", art)):
        sentence(center.run("group", *words, account="Desk", expect=None), 3)
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    check("zqxsleep" not in text and "nobody’s story" in text, "not in anybody’s copy, and why")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    check(b"zqxsleep" not in everything, "sealed")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def in_the_sample(center):
    found = []
    for name in ("one", "two"):
        store = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", "200", "--visits", "3000", "--years", "1", "--seed", "9", store=store)
        same(center.run("verify", store=store, account="coordinator").json["findings"], [], "what verify finds")
        with sqlite3.connect(store) as database:
            found.append(database.execute("SELECT g.name, s.day, s.state, s.guests, count(a.id) FROM center_group AS g JOIN group_session AS s ON s.center_group = g.id"
                                          " LEFT JOIN group_attendance AS a ON a.session = s.id GROUP BY s.id ORDER BY s.id").fetchall())
            strays = database.execute("SELECT count(*) FROM group_attendance AS a JOIN group_session AS s ON s.id = a.session WHERE NOT EXISTS"
                                      " (SELECT 1 FROM visit AS v WHERE v.person = a.person AND v.day = s.day AND v.voided = 0)").fetchone()[0]
        database.close()
        same(strays, 0, "who came to a group was here")
    same(found[0], found[1], "the same seed, the same groups")
    check(len({row[0] for row in found[0]}) == 5 and len(found[0]) > 25 and sum(row[4] for row in found[0]) > 60, f"some of each: {found[0]}")
    check({row[2] for row in found[0]} == {1, 2}, "held and cancelled")


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
    sys.exit(main([added_edited_and_retired, ticked_and_counted, on_today_and_on_the_wall, notes_without_words, in_the_sample, in_the_copy_and_kept_when_erased, refused, named_by_verify]))
