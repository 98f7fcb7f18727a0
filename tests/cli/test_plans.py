# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans from a terminal: words from a file or standard input, never the command line; of which kind they are is sealed too."""

import json
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence

LINES = "strengths: I know many people\n\nhelps: music\n helps : a walk, at 9:30\npeople: Ada, 555-0100\n"


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def shown(center, person, account="Adi"):
    return center.run("plan", "list", person, account=account).json["plans"]


def words(plan):
    return {part["part"]: part["words"] for part in plan["parts"] if part["words"] is not None}


def in_the_file(center, text):
    return any(text in open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))


def written_looked_at_and_taken_back(center):
    rosa = prepare(center)
    same(shown(center, rosa), [], "before")
    made = center.run("plan", "set", rosa, "wellness", "--again", "2026-04-01", stdin=LINES, account="Adi").json
    same((made["person"], made["version"]), (rosa, 1), "what was written")
    one, = shown(center, rosa, "Ruth S.")
    same([one[key] for key in ("id", "plan", "on", "by", "again", "reviewed", "signed")],
         [made["id"], "wellness", "2026-03-10", "Adi", "2026-04-01", None, None], "as it is read")
    same([part["part"] for part in one["parts"]], ["strengths", "daily", "helps", "harder", "signs", "first-steps", "people", "others"], "its parts")
    same(words(one), {"strengths": "I know many people", "helps": "music\na walk, at 9:30", "people": "Ada, 555-0100"}, "its words")
    # Looked at together and signed; other words are not what was signed.
    center.run("plan", "review", rosa, "wellness", "--signed-name", "Rosa M.", account="Ruth S.")
    one, = shown(center, rosa)
    same([one[key] for key in ("by", "again", "reviewed", "reviewed_with", "signed", "version")], ["Adi", None, "2026-03-10", "Ruth S.", "Rosa M.", 2], "looked at")
    text = center.run("plan", "list", rosa, account="Adi", as_json=False).out
    check("Wellness Plan\tWritten down with Adi" in text and "signed: Rosa M." in text and "What helps on a hard day\tmusic" in text, f"in words: {text}")
    center.run("plan", "set", rosa, "wellness", stdin="helps: tea", account="Adi")
    one, = shown(center, rosa)
    same((words(one), one["signed"], one["reviewed"]), ({"helps": "tea"}, None, "2026-03-10"), "written anew")
    center.run("plan", "set", rosa, "relapse-prevention", stdin="setback: call Ada", account="Adi")
    same([plan["plan"] for plan in shown(center, rosa)], ["wellness", "relapse-prevention"], "both")
    for kind in (b"relapse", b"wellness", b"call Ada"):
        check(not in_the_file(center, kind), f"{kind} is not in clear")
    center.run("plan", "clear", rosa, "relapse-prevention", account="Adi")
    same([plan["plan"] for plan in shown(center, rosa)], ["wellness"], "taken back")
    sentence(center.run("plan", "clear", rosa, "relapse-prevention", account="Adi", expect=None), 1)
    log = center.run("audit", account="Ruth S.")
    events = [e["event"] for e in log.json["entries"]]
    for event in ("plan-written", "plan-reviewed", "plan-cleared", "plan-read"):
        check(event in events, f"{event} is in the log: {events}")
    for word in ("music", "tea", "Ada", "relapse", "Rosa M."):
        check(word not in log.out, f"the log says no word of it: {word}")
    check("plan-read" in [s["event"] for s in center.run("person", "seen", rosa, account="Adi").json["seen"]], "who has read it is told")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def refused(center):
    rosa = prepare(center)
    for status, args, text in ((2, ("set", rosa, "moving"), LINES), (1, ("set", rosa, "wellness"), " \n\n"), (1, ("set", rosa, "stress"), "daily: sleep"),
                               (1, ("set", rosa, "wellness"), "music"), (1, ("set", rosa, "wellness", "--on", "2026-03-11"), LINES),
                               (1, ("set", "77", "wellness"), LINES), (1, ("set", rosa, "wellness", "/nowhere"), LINES),
                               (1, ("clear", rosa, "wellness"), ""), (1, ("review", rosa, "wellness"), "")):
        sentence(center.run("plan", *args, account="Ruth S.", stdin=text, expect=None), status)
    told = center.run("plan", "set", rosa, "stress", account="Ruth S.", stdin="helps: tea\n\nsleep: no", expect=None)
    check("Line 3 " in told.err and "harder, signs, strengths, helps, less, people, others" in told.err, f"what may stand there: {told.err}")
    for args in (("set", rosa), ("review", rosa), ("drop", rosa), ("list",), ("list", rosa, "wellness")):
        center.run("plan", *args, account="Ruth S.", expect=2)
    for args in (("list", rosa), ("set", rosa, "wellness"), ("clear", rosa, "wellness")):
        sentence(center.run("plan", *args, account="Desk", stdin=LINES, expect=None), 3)
    same(shown(center, rosa), [], "nothing was written")
    center.run("plan", "set", rosa, "wellness", stdin=LINES, account="Adi")
    sentence(center.run("plan", "review", rosa, "wellness", "--on", "2026-03-11", account="Adi", expect=None), 1)


def in_the_copy_and_gone_with_the_record(center):
    rosa = prepare(center)
    center.run("plan", "set", rosa, "stress", stdin="helps: zqxhelps\nharder: zqxharder", account="Adi")
    center.run("plan", "review", rosa, "stress", "--again", "2026-05-01", account="Adi")
    path = os.path.join(center.folder, "copy.json")
    center.run("person", "export", rosa, path, account="Adi")
    with open(path, encoding="utf-8") as stream:
        entries = {s["code"]: s["entries"] for s in json.load(stream)["sections"]}["plans"]
    same([(e["code"], e["label"], e["value"]) for e in entries][:3],
         [("plan", "Plan", "Stress Plan"), ("plan-words", "What weighs on me", "zqxharder"), ("plan-words", "What eases it", "zqxhelps")], "in the copy")
    same([(e["code"], e["data"]["on"]) for e in entries[3:]], [("plan-reviewed", "2026-03-10"), ("plan-next", "2026-05-01")], "and when it was looked at")
    center.run("person", "erase", rosa, account="Ruth S.")
    center.set_now("2026-03-18T15:00:00Z")
    center.run("person", "erasures", account="Ruth S.")
    database = sqlite3.connect(center.store)
    same(database.execute("SELECT count(*) FROM own_plan").fetchone(), (0,), "once it is erased")
    database.close()


if __name__ == "__main__":
    sys.exit(main([written_looked_at_and_taken_back, refused, in_the_copy_and_gone_with_the_record]))
