# SPDX-License-Identifier: GPL-3.0-or-later
"""What people ask for and say is not right, from a terminal: taken down by the desk, read and closed by those who may."""

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


def requests(center, person, *options):
    return center.run("requests", "list", person, *options, account="Adi").json["requests"]


def asked_listed_and_closed(center):
    rosa = prepare(center)
    center.run("setting", "people.request-days", "14", account="Ruth S.")
    sentence(center.run("setting", "people.request-days", "0", account="Ruth S.", expect=None), 1)
    copy = center.run("requests", "add", rosa, "--kind", "copy", "--by", "her sister", "--words", "on paper", "--on", "2026-03-01", account="Adi").json
    same((copy["person"], copy["kind"]), (rosa, "copy"), "what was added")
    wrong = center.run("requests", "add", rosa, "--not-right", "pronouns", "--words", "it is they", account="Desk").json["id"]
    one, two = requests(center, rosa)
    wanted = {"id": wrong, "person": rosa, "kind": "correction", "objects": True, "outcome": "open", "asked": "2026-03-10", "due": "2026-03-24",
              "overdue": False, "closed": None, "erasing": None, "taken_by": "Desk", "closed_by": None, "not_right": "pronouns",
              "words": "it is they", "by": None, "note": None, "at_desk": True}
    same(one, wanted, "what is not right")
    same((two["id"], two["due"], two["by"], two["words"]), (copy["id"], "2026-03-15", "her sister", "on paper"), "the copy")

    center.set_now("2026-03-16T15:00:00Z")
    listed = center.run("requests", "list", account="Ruth S.").json["requests"]
    same([(r["id"], r["overdue"], "words" in r) for r in listed], [(copy["id"], True, False), (wrong, False, False)], "all, by the day it is due")
    sentence(center.run("requests", "close", wrong, "--outcome", "stands", account="Adi", expect=None), 1)
    center.run("requests", "close", wrong, "--outcome", "stands", "--note", "the card came so", account="Adi")
    sentence(center.run("requests", "close", wrong, "--outcome", "corrected", account="Adi", expect=None), 1)
    center.run("requests", "close", copy["id"], "--outcome", "done", account="Ruth S.")
    one, two = requests(center, rosa)
    same((one["outcome"], one["closed"], one["closed_by"], one["note"]), ("stands", "2026-03-16", "Adi", "the card came so"), "closed")
    same((two["outcome"], two["overdue"]), ("done", False), "the copy, closed")
    same(requests(center, rosa, "--open"), [], "what is open")
    same(center.run("requests", "list", "--open", account="Ruth S.").json["requests"], [], "what is open of all")
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("request-added", "request-read", "request-closed"):
        check(event in events, f"{event} is in the log: {events}")
    check("request-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    rosa = prepare(center)
    for status, words in ((2, ("add", rosa)), (2, ("add", rosa, "--kind", "copy", "--not-right", "name")), (2, ("add", rosa, "--kind", "all")),
                          (1, ("add", rosa, "--not-right", "diagnosis", "--words", "no")), (1, ("add", rosa, "--not-right", "name")),
                          (1, ("add", "77", "--kind", "copy")), (1, ("add", rosa, "--kind", "copy", "--on", "2026-03-11")), (2, ("close", "77")),
                          (2, ("close", "77", "--outcome", "open")), (1, ("close", "77", "--outcome", "done"))):
        sentence(center.run("requests", *words, account="Ruth S.", expect=None), status)
    added = center.run("requests", "add", rosa, "--kind", "erasure", account="Desk").json["id"]
    for account, words in (("Desk", ("list", rosa)), ("Desk", ("close", added, "--outcome", "done")), ("Desk", ("list",)), ("Adi", ("list",))):
        sentence(center.run("requests", *words, account=account, expect=None), 3)


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    words = "zqxnotright"
    wrong = center.run("requests", "add", rosa, "--not-right", "name", "--words", words, account="Desk").json["id"]
    closed = center.run("requests", "add", rosa, "--kind", "other", "--words", "zqxother", account="Adi").json["id"]
    center.run("requests", "close", closed, "--outcome", "declined", "--note", "zqxnote", account="Adi")
    asked = center.run("requests", "add", rosa, "--kind", "erasure", account="Adi").json["id"]
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        sections = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}
    same([e["code"] for e in sections["card"]][:2], ["name", "objection"], "beside the name")
    same((sections["card"][1]["value"], sections["card"][1]["data"]["outcome"]), (words, "open"), "what they said")
    same([e["value"] for e in sections["requests"] if e["code"] == "request-note"], ["zqxnote"], "what became of the other")

    with sqlite3.connect(center.store) as database:
        values = [v for row in database.execute("SELECT r.words, r.ending, o.sealed FROM request AS r LEFT JOIN objection AS o ON o.id = r.id")
                  for v in row if v is not None]
    database.close()
    same(len(values), 5, "sealed values")
    center.run("person", "erase", rosa, account="Ruth S.")
    same(requests(center, rosa)[0]["erasing"], "2026-03-17", "when it will be gone")
    center.set_now("2026-03-17T15:00:00Z")
    center.run("here", account="Ruth S.")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    same([v for v in values if any(v[i:i + 24] in everything for i in range(32, len(v) - 24, 24))], [], "sealed values that are still there")
    left = {r["id"]: (r["kind"], r["outcome"], r["objects"]) for r in center.run("requests", "list", account="Ruth S.").json["requests"]}
    same(left, {wrong: ("correction", "ended", False), closed: ("other", "declined", False), asked: ("erasure", "done", False)}, "what stays")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


if __name__ == "__main__":
    sys.exit(main([asked_listed_and_closed, refused, in_the_copy_and_gone_with_the_record]))
