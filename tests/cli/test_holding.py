# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's own copy of everything that is held about them, from a terminal."""

import json
import os
import shutil
import subprocess
import sys

from kithctl import check, main, same, sentence


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    rosa = center.run("person", "add", "Rosa Martinez", "--alias", "Rosie", account="Desk").json["id"]
    sam = center.run("person", "add", "Samuel Okafor", account="Desk").json["id"]
    center.run("person", "edit", rosa, "--pronouns", "she/her", "--disambiguator", "sits with okafor", account="Desk")
    center.run("consent", "add", rosa, "--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing", "--what", "notes",
               "--until", "2026-04-01", "--guardian", "Ana Quill", "--guardian-who", "aunt", "--signed-name", "Rosa Martinez",
               account="Adi")
    center.run("person", "hold", rosa, "--until", "2026-06-01", "--reason", "a court order", account="Ruth S.")
    center.run("sign-in", "--id", rosa, account="Desk")
    return rosa, sam


def export(center, rosa, name, *words, account="Adi", **options):
    path = os.path.join(center.folder, name)
    return path, center.run("person", "export", rosa, path, *words, account=account, **options)


def decide(answer, keep=()):
    return [word for mark in answer.json["marks"]
            for word in ("--keep" if mark["label"] in keep else "--leave-out", mark["mark"])]


def entries(document):
    return [(section["code"], entry) for section in document["sections"] for entry in section["entries"]]


def undecided_marks_are_listed_and_nothing_leaves(center):
    rosa, _ = prepare(center)
    path, answer = export(center, rosa, "copy.json", expect=1)
    same(answer.json["saved"], False, "whether it was saved")
    marks = {mark["label"]: mark for mark in answer.json["marks"]}
    same(marks["What tells you from a namesake"]["reason"], "registered", "a namesake that names somebody")
    same(marks["Who agreed in your place"]["reason"], "field", "a guardian")
    same(marks["Who that is to you"]["value"], "aunt", "who that is")
    check(not os.path.exists(path), "no file")
    one = answer.json["marks"][0]["mark"]
    same(len(export(center, rosa, "copy.json", "--keep", one, expect=1)[1].json["marks"]), len(marks) - 1, "what is left")
    check(not os.path.exists(path), "still no file")
    events = [entry["event"] for entry in center.run("audit", account="Ruth S.").json["entries"]]
    check("exported" not in events, f"nothing left: {events}")
    words = export(center, rosa, "copy.json", as_json=False, expect=1)[1].out
    check("Nothing was saved." in words and one in words, f"in words: {words}")


def a_file_for_programs(center):
    rosa, sam = prepare(center)
    _, asked = export(center, rosa, "copy.json", expect=1)
    path, answer = export(center, rosa, "copy.json", *decide(asked, keep=("Who that is to you",)))
    same((answer.json["saved"], answer.json["left_out"]), (True, len(asked.json["marks"]) - 1), "what was saved")
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    document = json.loads(text)
    same((document["format"], document["person"], document["name"], document["center"], document["made"], document["made_by"]),
         (1, rosa, "Rosa Martinez", "Corner House", "2026-03-10", "Adi"), "the head")
    same([section["code"] for section in document["sections"]],
         ["record", "card", "contacts", "intake", "agreements", "wordings", "visits", "groups", "notes", "goals", "plans", "hard-times", "check-ins", "incidents", "referrals", "desk", "requests", "seen", "absent"], "the sections")
    values = {entry["code"]: entry for _, entry in entries(document)}
    same(values["name"]["value"], "Rosa Martinez", "the name")
    same(values["alias"]["value"], "Rosie", "another name")
    same(values["agreement"]["data"]["scope"], ["notes"], "what may be shared")
    same(values["visit"]["data"]["day"], "2026-03-10", "the visit")
    same(values["guardian"], {"code": "guardian", "label": "Who agreed in your place", "left_out": True}, "what was left out")
    same(values["guardian-who"]["value"], "aunt", "what was kept")
    same(values["held-until"]["data"], {"until": "2026-06-01"}, "the legal hold")
    same([entry["data"]["answer"] for code, entry in entries(document) if code == "intake" and entry["code"] == "answer"][:1],
         ["not-asked"], "what was not asked")
    for words in ("Ana Quill", "kafor", sam):
        check(words not in text, f"{words} is somebody else's")
    same(os.stat(path).st_mode & 0o777, 0o600, "who may read the file")
    last = center.run("person", "seen", rosa, account="Ruth S.").json["seen"][0]
    same((last["event"], last["account"], last["what"], last["kind"], last["recipient"], last["purpose"]),
         ("exported", "Adi", "own-copy", "to-person", None, "own-request"), "what the log says")


def a_document_to_read(center):
    rosa, _ = prepare(center)
    _, asked = export(center, rosa, "copy.pdf", expect=1)
    path, _ = export(center, rosa, "copy.pdf", *decide(asked))
    with open(path, "rb") as stream:
        check(stream.read(5) == b"%PDF-", "a PDF")
    same(os.stat(path).st_mode & 0o777, 0o600, "who may read the file")
    if shutil.which("pdftotext") is None:
        return "pdftotext is not installed"
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Everything we hold about you", "Rosa Martinez", "Rosie", "Legal aid", "Must be kept until", "Left out, because",
                  "Page 1 of"):
        check(words in text, f"“{words}” stands in it:\n{text}")
    for words in ("Ana Quill", "kafor", "aunt"):
        check(words not in text, f"{words} is somebody else's")
    return None


def who_and_what_is_refused(center):
    rosa, _ = prepare(center)
    path, answer = export(center, rosa, "copy.json", account="Desk", expect=None)
    sentence(answer, 3)
    sentence(export(center, rosa, "copy.txt", expect=None)[1], 2)
    sentence(export(center, "12345", "copy.json", expect=None)[1], 1)
    sentence(export(center, rosa, "copy.json", "--keep", "card.name.1", expect=None)[1], 1)
    _, asked = export(center, rosa, "copy.json", expect=1)
    decided = decide(asked)
    # Other words by now: what was decided about is not there any more.
    center.run("person", "edit", rosa, "--disambiguator", "cousin of Samuel", account="Desk")
    sentence(export(center, rosa, "copy.json", *decided, expect=None)[1], 1)
    _, asked = export(center, rosa, "copy.json", expect=1)
    sentence(center.run("person", "export", rosa, "/nowhere/copy.json", *decide(asked), account="Adi", expect=None), 1)
    sentence(center.run("person", "export", rosa, "/nowhere/copy.pdf", *decide(asked), account="Adi", expect=None), 1)
    check(not os.path.exists(path), "no file")


if __name__ == "__main__":
    sys.exit(main([undecided_marks_are_listed_and_nothing_leaves, a_file_for_programs, a_document_to_read, who_and_what_is_refused]))
