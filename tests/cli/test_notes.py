# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes from a terminal: signed, listed without a word of them, and verified; also when somebody edits the file."""

import os
import shutil
import sqlite3
import subprocess
import sys

from kithctl import check, main, same

WORDS = "Talked about the garden behind the mill"


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def write(center, words=WORDS):
    path = os.path.join(center.folder, "note.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(words)
    return path


def sign(center, person, *options, account="Adi", **more):
    return center.run("note", "sign", person, write(center), "--mode", "phone", *options, account=account, **more)


def signed_and_listed(center):
    rosa = prepare(center)
    first = sign(center, rosa, "--on", "2026-03-08").json
    same(first["person"], rosa, "whose")
    second = sign(center, rosa, account="Ruth S.").json
    listed = center.run("note", "list", rosa, account="Adi")
    same([(n["id"], n["note"], n["person"], n["kind"], n["day"], n["by"], n["mode"], n["support"]) for n in listed.json["notes"]],
         [(first["note"], first["note"], rosa, "note", "2026-03-08", "Adi", "phone", []),
          (second["note"], second["note"], rosa, "note", "2026-03-10", "Ruth S.", "phone", [])], "what was signed")
    same([n["id"] for n in center.run("note", "list", account="Adi").json["notes"]], [first["note"]], "one's own")
    for said in (listed.out, center.run("verify", account="Adi").out, center.run("audit", account="Ruth S.").out):
        check("garden" not in said, f"a word of a note is printed: {said}")
    for options in ((), ("--notes",)):
        same(center.run("verify", *options, account="Adi").json["clean"], True, f"verify {options}")
        same(center.run("verify", *options).json["clean"], True, f"verify {options} without a key")


def looked_for(center):
    rosa = prepare(center)
    first = sign(center, rosa).json["note"]
    sign(center, rosa, account="Ruth S.")
    words = os.path.join(center.folder, "words.txt")
    for said, found in (("MILL gard", [first]), ("ill", []), ("garden pond", []), (" \n", [])):
        with open(words, "w", encoding="utf-8") as file:
            file.write(said)
        listed = center.run("note", "list", "--containing-file", words, account="Adi")
        same([n["note"] for n in listed.json["notes"]], found, said)
        check("garden" not in listed.out, "a word of a note is printed")
    center.run("note", "list", rosa, "--containing-file", words, account="Adi", expect=None)
    center.run("note", "list", "--containing-file", words, account="Desk", expect=3)
    center.run("note", "list", "--containing-file", words + ".none", account="Adi", expect=None)


def restricted(center):
    rosa = prepare(center)
    center.add_account("Bo", "advocate")
    plain = sign(center, rosa).json["note"]
    kept = sign(center, rosa, "--restricted").json["note"]
    for account in ("Adi", "Bo", "Ruth S."):
        listed = center.run("note", "list", rosa, account=account)
        same([(n["note"], n["kind"], n["by"], n["restricted"]) for n in listed.json["notes"]],
             [(plain, "note", "Adi", False), (kept, "note", "Adi", True)], f"that there is one, says {account}")
        same(center.run("verify", "--notes", account=account).json["clean"], True, f"verify by {account}")
    center.run("note", "list", rosa, account="Desk", expect=3)
    words = os.path.join(center.folder, "words.txt")
    with open(words, "w", encoding="utf-8") as file:
        file.write("garden")
    for account, found in (("Adi", [kept, plain]), ("Bo", []), ("Ruth S.", [])):
        same([n["note"] for n in center.run("note", "list", "--containing-file", words, account=account).json["notes"]],
             found, f"found by {account}")
    pristine = center.store + ".pristine"
    shutil.copy(center.store, pristine)
    for column, account in (("restricted = 0", "Bo"), ("words = NULL", "Adi"), ("own = NULL", "Bo"), ("words = own", "Ruth S."),
                            ("account = (SELECT id FROM account WHERE name = 'Bo')", "Bo")):
        with sqlite3.connect(center.store) as db:
            db.execute(f"UPDATE note_entry SET {column} WHERE id = {kept}")
        db.close()
        answer = center.run("verify", account=account, expect=5).json
        same({f["row"] for f in answer["findings"] if f["table"] == "note_entry"}, {kept}, f"{column}, by {account}")
        shutil.copy(pristine, center.store)


def printed(center):
    """By what was agreed to, or for the person; what does not fit is refused, leaves no file, and the log says both."""
    rosa = prepare(center)
    first = sign(center, rosa).json["note"]
    kept = sign(center, rosa, "--restricted").json["note"]
    out = os.path.join(center.folder, "notes.pdf")
    for_aid = ("--to", "Legal aid", "--for", "housing", "--out", out)

    def left(event):
        return [e for e in center.run("audit", account="Ruth S.").json["entries"] if e["event"] == event]

    center.run("note", "print", rosa, *for_aid, account="Adi", expect=3)
    check(not os.path.exists(out), "a file is there that was refused")
    same((len(left("exported")), len(left("consent-read"))), (0, 1), "what the log has of it")
    consent = center.run("consent", "add", rosa, "--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing",
                         "--what", "notes", "--until", "2026-04-01", "--signed-name", "Rosa M.", account="Adi").json["id"]
    answer = center.run("note", "print", rosa, *for_aid, account="Adi")
    same({name: answer.json[name] for name in ("person", "notes", "restricted", "in_error", "closed", "file")},
         {"person": rosa, "notes": [first], "restricted": 1, "in_error": 0, "closed": 0, "file": out}, "what was given out")
    check("garden" not in answer.out, "a word of a note is on the terminal")
    same(os.stat(out).st_mode & 0o777, 0o600, "who can read the file")
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
        for words in (WORDS, "Notes about Rosa Martinez", "For Legal aid: housing.", "What was agreed to"):
            check(words in text, f"{words} on paper: {text}")
        check("restricted" not in text, f"what nobody agreed to have told: {text}")
    os.unlink(out)
    same(center.run("note", "print", "--note", kept, "--out", out, account="Adi").json["notes"], [kept], "one, for the person")
    os.unlink(out)
    same(len(left("exported")), 2, "what the log says that left")
    check(str(kept) in left("exported")[0]["details"] or str(kept) in left("exported")[1]["details"], "which it was")
    center.run("consent", "revoke", consent, account="Adi")
    center.add_account("Bo", "advocate")
    for options, account, status in ((for_aid, "Adi", 3), (("--out", out), "Desk", 3), (("--note", kept, "--out", out), "Bo", 2),
                                     (("--to", "Legal aid", "--out", out), "Adi", 1), ((), "Adi", 2),
                                     (("--for", "housing", "--out", out), "Adi", 2)):
        center.run("note", "print", rosa, *options, account=account, expect=status)
    center.run("note", "print", "--note", kept, "--out", out, account="Bo", expect=3)
    center.run("note", "print", "--out", out, account="Adi", expect=2)
    center.run("note", "print", "--note", "4711", "--out", out, account="Adi", expect=1)
    check(not os.path.exists(out), "a file is there that was refused")
    same(len(left("exported")), 2, "what the log says that left")


def refused(center):
    rosa = prepare(center)
    sign(center, rosa, "--on", "2026-03-11", expect=1)
    center.run("note", "sign", rosa, write(center), account="Adi", expect=1)
    center.run("note", "sign", rosa, write(center), "--mode", "telepathy", account="Adi", expect=1)
    center.run("note", "sign", rosa, write(center, " \n"), "--mode", "phone", account="Adi", expect=1)
    center.run("note", "sign", rosa, os.path.join(center.folder, "none"), "--mode", "phone", account="Adi", expect=None)
    center.run("note", "sign", "4711", write(center), "--mode", "phone", account="Adi", expect=None)
    sign(center, rosa, account="Desk", expect=3)
    center.run("note", "list", rosa, account="Desk", expect=3)
    same(center.run("note", "list", rosa, account="Adi").json["notes"], [], "nothing was signed")


def edited_with_another_tool(center):
    rosa = prepare(center)
    first = sign(center, rosa).json["note"]
    second = sign(center, rosa).json["note"]
    backup = os.path.join(center.folder, "copy.kith-backup")
    center.run("backup", backup, account="Ruth S.")
    kept = center.store + ".kept"
    shutil.copy(center.store, kept)
    for statement, row in ((f"UPDATE note_entry SET day = day - 1 WHERE id = {first}", first),
                           (f"DELETE FROM note_entry WHERE id = {second}", second),
                           (f"UPDATE note_entry SET account = (SELECT id FROM account WHERE name = 'Ruth S.') WHERE id = {first}", first)):
        with sqlite3.connect(center.store) as db:
            db.execute(statement)
        db.close()
        for options in ((), ("--notes",), ("--notes", "--against", backup)):
            answer = center.run("verify", *options, account="Adi", expect=5).json
            check(any(f["table"] == "note_entry" and f["row"] == row for f in answer["findings"]),
                  f"{statement}: {answer['findings']}")
        shutil.copy(kept, center.store)
    same(center.run("verify", "--notes", "--against", backup, account="Adi").json["clean"], True, "as it was")
    # A copy of before is whole by itself; beside the backup the newer note is missed.
    sign(center, rosa)
    later = os.path.join(center.folder, "later.kith-backup")
    center.run("backup", later, account="Ruth S.")
    shutil.copy(kept, center.store)
    same(center.run("verify", "--notes", account="Adi").json["clean"], True, "rolled back")
    answer = center.run("verify", "--notes", "--against", later, account="Adi", expect=5).json
    check(any(f["table"] == "note_entry" for f in answer["findings"]), f"against a later backup: {answer['findings']}")


def followed_up(center):
    rosa = prepare(center)
    plain = sign(center, rosa).json
    same(plain["follow_up"], None, "when to come back, where nobody said")
    soon = sign(center, rosa, "--follow-up", "2026-03-12").json
    same(soon["follow_up"], "2026-03-12", "when to come back")
    sign(center, rosa, "--follow-up", "2026-03-11", account="Ruth S.")
    sign(center, rosa, "--follow-up", "2026-03-09", expect=1)

    def listed(*words, account="Adi"):
        return center.run("note", "follow-ups", *words, account=account).json["follow_ups"]

    one, = listed()
    same((one["note"], one["person"], one["called"], one["day"], one["note_day"], one["by"], one["overdue"], one["version"]),
         (soon["note"], rosa, "Rosa Martinez", "2026-03-12", "2026-03-10", "Adi", False, 1), "what is to be followed up")
    same([(f["day"], f["by"]) for f in listed("--everyone")], [("2026-03-11", "Ruth S."), ("2026-03-12", "Adi")], "everybody's")
    same(center.run("note", "follow-up", one["id"], "--move-to", "2026-03-20", account="Adi").json, {"id": one["id"], "person": rosa, "version": 2}, "moved")
    same(listed()[0]["day"], "2026-03-20", "the other day")
    center.run("note", "follow-up", one["id"], "--done", account="Adi")
    same(listed(), [], "what is left")
    center.run("note", "follow-up", one["id"], "--done", account="Adi", expect=1)
    center.run("note", "follow-up", one["id"], "--not-done", account="Adi")
    center.set_now("2026-03-21T15:00:00Z")
    same([f["overdue"] for f in listed()], [True], "again, and overdue")
    for words, status in ((["--move-to", "2026-03-20"], 1), (["--done", "--not-done"], 2), ([], 2)):
        center.run("note", "follow-up", one["id"], *words, account="Adi", expect=status)
    center.run("note", "follow-ups", account="Desk", expect=3)
    center.run("note", "follow-up", one["id"], "--done", account="Desk", expect=3)
    text = center.run("note", "follow-ups", "--everyone", account="Adi", as_json=False).out
    check("Rosa Martinez" in text and "overdue" in text and WORDS.split()[0] not in text, f"in words: {text}")
    check("note-follow-up" in [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]], "it is in the log")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")
    # The words of a restricted note are the author's; nobody else is told to come back to it.
    sign(center, rosa, "--restricted", "--follow-up", "2026-03-30", account="Ruth S.")
    check("2026-03-30" not in [f["day"] for f in listed("--everyone")], "of a note that is closed")
    with sqlite3.connect(center.store) as db:
        db.execute("UPDATE note_follow_up SET day = day + 100 WHERE id = ?", (one["id"],))
    db.close()
    found = center.run("verify", account="Ruth S.", expect=5).json["findings"]
    check(any(f["table"] == "note_follow_up" for f in found), f"what verify finds: {found}")


def in_the_sample(center):
    center.run("sample", "--people", "40", "--visits", "80", "--years", "1", "--seed", "9")
    same(center.run("verify", account="coordinator").json["findings"], [], "what verify finds")
    notes = center.run("note", "list", account="advocate").json["notes"]
    check(len(notes) > 12 and {note["by"] for note in notes} == {"advocate"}, f"the advocate's own: {notes}")
    same(sum(note["restricted"] for note in notes), 1, "restricted")
    with sqlite3.connect(center.store) as db:
        kinds = [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM note_entry ORDER BY kind")]
        drafts = db.execute("SELECT count(*) FROM draft").fetchone()[0]
    db.close()
    check(len(kinds) == 3, f"what was added: {kinds}")
    same(drafts, 1, "not signed yet")


if __name__ == "__main__":
    sys.exit(main([signed_and_listed, looked_for, restricted, printed, followed_up, refused, edited_with_another_tool, in_the_sample]))
