# SPDX-License-Identifier: GPL-3.0-or-later
"""Something happened, from a terminal: written down by anybody, read by who may, added to; a debrief offered and answered; gone with who is named."""

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


def happen(center, words, *options, account="Desk"):
    return center.run("incident", "add", *options, account=account, stdin=words).json["id"]


def written_and_read(center):
    rosa = prepare(center)
    made = happen(center, "A cup flew.\nNobody was hurt.\n", "--on", "2026-03-09", "--at", "14:30", "--about", "--place", "kitchen", "--done", "swept up",
                  "--told-inside", "Ruth", "--told-outside", "nobody", "--next", "new cups", "--due-on", "2026-03-10", "--person", rosa)
    own, = center.run("incident", "list", "--own", account="Desk").json["incidents"]
    same(own["people"], [], "whom it names, for the desk")
    one, = center.run("incident", "list", "--due", account="Ruth S.").json["incidents"]
    entry = one.pop("entries")[0]
    entry.pop("id")
    same(one, {"id": made, "by": "Desk", "day": "2026-03-09", "due": "2026-03-10", "taken_back": False, "withheld": False, "version": 1, "people": [rosa]}, "what happened")
    same(entry, {"by": "Desk", "written": "2026-03-10", "due": "2026-03-10", "taken_back": False, "readable": True, "at": "about 14:30",
                 "happened": "A cup flew.\nNobody was hurt.", "place": "kitchen", "done": "swept up", "told-inside": "Ruth", "told-outside": "nobody", "next": "new cups"},
         "its entry")
    same(own["entries"][0]["happened"], entry["happened"], "the author reads the same")
    center.run("incident", "more", made, "--done", "bought", account="Ruth S.", stdin="New cups are there.")
    own, = center.run("incident", "list", "--own", account="Desk").json["incidents"]
    same([(e["by"], e["readable"]) for e in own["entries"]], [("Desk", True), ("Ruth S.", False)], "what the author reads")
    same(center.run("incident", "list", "--due", account="Ruth S.").json["incidents"], [], "what is due")
    center.run("incident", "take-back", made, account="Ruth S.")
    same(len(center.run("incident", "list", "--due", account="Ruth S.").json["incidents"]), 1, "what is due again")
    for words in (("list",), ("more", made), ("take-back", made)):
        sentence(center.run("incident", *words, account="Adi", stdin="x", expect=None), 3)
    text = center.run("incident", "list", account="Ruth S.", as_json=False).out
    check("A cup flew." in text and "about 14:30" in text, f"in words: {text}")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("incident-added", "incident-changed", "incident-read"):
        check(event in events, f"{event} is in the log: {events}")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    prepare(center)
    for status, words, text in ((1, (), " \n"), (2, ("--at", "25:00"), "x"), (2, ("--at", "noon"), "x"), (1, ("--on", "2026-03-11"), "x"), (1, ("--due-on", "2026-03-09"), "x"),
                                (1, ("--person", "77"), "x"), (1, ("--on", "soon"), "x")):
        sentence(center.run("incident", "add", *words, account="Desk", stdin=text, expect=None), status)
    for words in (("more", "77"), ("take-back", "77")):
        sentence(center.run("incident", *words, account="Ruth S.", stdin="x", expect=None), 1)
    center.run("incident", account="Ruth S.", expect=2)
    same(center.run("incident", "list", account="Ruth S.").json["incidents"], [], "what happened")


def debriefs(center):
    prepare(center)
    made = happen(center, "A long afternoon.")
    sentence(center.run("debrief", "offer", made, "--account", "Desk", account="Adi", expect=None), 3)
    sentence(center.run("debrief", "offer", made, account="Ruth S.", expect=None), 2)
    sentence(center.run("debrief", "offer", "77", "--account", "Desk", account="Ruth S.", expect=None), 1)
    same(center.run("debrief", "offer", made, "--account", "Desk", "--account", "Adi", account="Ruth S.").json["offered"], 2, "offered")
    same(center.run("debrief", "offer", made, "--account", "Adi", account="Ruth S.").json["offered"], 0, "offered again")
    mine, = center.run("debrief", "list", account="Adi").json["debriefs"]
    same({key: mine[key] for key in mine if key != "id"},
         {"incident": made, "account": "Adi", "state": "offered", "offered": "2026-03-10", "offered_by": "Ruth S.", "happened": "2026-03-10"}, "what is offered")
    sentence(center.run("debrief", "answer", mine["id"], "done", account="Desk", expect=None), 1)
    sentence(center.run("debrief", "answer", mine["id"], "later", account="Adi", expect=None), 2)
    center.run("debrief", "answer", mine["id"], "done", account="Adi")
    same({d["account"]: d["state"] for d in center.run("debrief", "list", made, account="Ruth S.").json["debriefs"]}, {"Adi": "done", "Desk": "offered"}, "who took it")
    sentence(center.run("debrief", "list", made, account="Adi", expect=None), 3)
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def in_the_copy_and_gone(center):
    rosa = prepare(center)
    ada = center.run("person", "add", "Ada Lovage", account="Desk").json["id"]
    made = happen(center, "the blue cup", "--person", rosa)
    happen(center, "the green cup", "--person", ada)
    path = os.path.join(center.folder, "copy.json")
    # Names of others and relations are not in it, so nobody has to decide about anything.
    center.run("person", "export", rosa, path, account="Ruth S.")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["incidents"]
    same([(e["code"], e["value"]) for e in entries], [("incident", "Something happened"), ("happened", "the blue cup")], "in the copy")
    other = os.path.join(center.folder, "other.json")
    center.run("person", "export", rosa, other, account="Adi")
    with open(other, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["incidents"]
    same([e["code"] for e in entries], ["incidents-unread"], "in the copy that an advocate makes")
    # In clear is no number of anybody it names.
    with sqlite3.connect(center.store) as db:
        for table in ("incident", "incident_entry", "incident_person", "debrief"):
            for row in db.execute(f"SELECT * FROM {table}"):
                check(int(rosa) not in row, f"{table} has the person's number: {row}")
    center.run("person", "erase", rosa, account="Ruth S.")
    center.set_now("2026-03-20T15:00:00Z")
    center.run("here", account="Ruth S.")
    left = {i["id"]: i["entries"][0]["happened"] for i in center.run("incident", "list", account="Ruth S.").json["incidents"]}
    same(left.pop(made), None, "the words about whoever is gone")
    same(list(left.values()), ["the green cup"], "the others")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


if __name__ == "__main__":
    sys.exit(main([written_and_read, refused, debriefs, in_the_copy_and_gone]))
