# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps in a hard time from a terminal: from a file or standard input, never the command line; seen by whom the person chose."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence

LINES = "I go quiet\nmusic\n\nAda, 555-0100\nshall we walk?\n"


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def shown(center, person, account):
    return center.run("hard-time", "show", person, account=account).json["hard_times"]


def sealed(center):
    database = sqlite3.connect(center.store)
    row = database.execute("SELECT care, desk FROM hard_time").fetchone()
    database.close()
    return row


def written_and_taken_back(center):
    rosa = prepare(center)
    same(shown(center, rosa, "Adi"), [], "before")
    made = center.run("hard-time", "set", rosa, stdin=LINES, account="Adi").json
    same((made["person"], made["version"], made["seen_by"]), (rosa, 1, "staff"), "what was written")
    one, = shown(center, rosa, "Ruth S.")
    same(one, {"id": made["id"], "person": rosa, "on": "2026-03-10", "by": "Adi", "seen_by": "staff", "version": 1, "notice": "I go quiet", "helps": "music",
               "does-not-help": None, "call": "Ada, 555-0100", "say": "shall we walk?"}, "as it is read")
    same(shown(center, rosa, "Desk"), [], "at the desk")
    # For the desk too, from a file; then without it again, and nothing of it is left to read there.
    path = os.path.join(center.folder, "lines.txt")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\nmusic")
    center.run("hard-time", "set", rosa, path, "--seen-by", "desk", account="Adi")
    one, = shown(center, rosa, "Desk")
    same((one["seen_by"], one["notice"], one["helps"]), ("desk", None, "music"), "at the desk")
    text = center.run("hard-time", "show", rosa, account="Desk", as_json=False).out
    check("What helps\tmusic" in text and "The front desk too" in text, f"in words: {text}")
    # Who may see it stays chosen.
    same(center.run("hard-time", "set", rosa, stdin="a walk", account="Ruth S.").json["seen_by"], "desk", "written anew")
    for_desk = sealed(center)[1]
    center.run("hard-time", "set", rosa, "--seen-by", "staff", stdin="a walk", account="Adi")
    care, desk = sealed(center)
    check(care is not None and desk is None, "sealed for staff alone")
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    check(for_desk[:34] not in everything, "what the desk could open is gone")
    same(shown(center, rosa, "Desk"), [], "at the desk")
    same(center.run("hard-time", "clear", rosa, account="Adi").json["seen_by"], "nobody", "taken back")
    same((shown(center, rosa, "Adi"), sealed(center)), ([], (None, None)), "taken back")
    sentence(center.run("hard-time", "clear", rosa, account="Adi", expect=None), 1)
    center.run("hard-time", "set", rosa, stdin="again", account="Adi")
    log = center.run("audit", account="Ruth S.")
    events = [e["event"] for e in log.json["entries"]]
    for event in ("hard-time-set", "hard-time-cleared", "hard-time-read"):
        check(event in events, f"{event} is in the log: {events}")
    for words in ("music", "walk", "Ada", "quiet"):
        check(words not in log.out, f"the log says no word of it: {words}")
    check("hard-time-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    rosa = prepare(center)
    for status, words, text in ((2, ("set", rosa, "--seen-by", "all"), LINES), (1, ("set", rosa), " \n\n"), (1, ("set", rosa), LINES + "more\n"),
                                (1, ("set", rosa, "--on", "2026-03-11"), LINES), (1, ("set", "77"), LINES), (1, ("set", rosa, "/nowhere"), LINES),
                                (1, ("clear", rosa), "")):
        sentence(center.run("hard-time", *words, account="Ruth S.", stdin=text, expect=None), status)
    center.run("hard-time", "set", account="Ruth S.", expect=2)
    center.run("hard-time", "drop", rosa, account="Ruth S.", expect=2)
    for words in (("set", rosa), ("clear", rosa)):
        sentence(center.run("hard-time", *words, account="Desk", stdin=LINES, expect=None), 3 if words[0] == "set" else 1)
    same(shown(center, rosa, "Adi"), [], "nothing was written")


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    center.run("hard-time", "set", rosa, "--seen-by", "desk", stdin="zqxnotice\nzqxhelps", account="Adi")
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["hard-times"]
    same([(e["code"], e["value"]) for e in entries], [("hard-time", "The front desk too"), ("hard-time-line", "zqxnotice"), ("hard-time-line", "zqxhelps")],
         "in the copy")
    same(entries[0]["data"]["seen-by"], "desk", "who sees it")
    center.run("person", "erase", rosa, account="Ruth S.")
    same(shown(center, rosa, "Desk"), [], "while it is being erased")
    center.set_now("2026-03-18T15:00:00Z")
    center.run("person", "erasures", account="Ruth S.")
    same(sealed(center), None, "once it is erased")


if __name__ == "__main__":
    sys.exit(main([written_and_taken_back, refused, in_the_copy_and_gone_with_the_record]))
