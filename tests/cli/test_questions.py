# SPDX-License-Identifier: GPL-3.0-or-later
"""The center's lists: shown to everybody, changed by coordinators alone, with codes that stay."""

import sys

from kithctl import main, same, sentence

COORDINATOR = {"account": "Ruth S."}
ADVOCATE = {"account": "Maria G."}
NOT_PERMITTED, NOT_FOUND = 3, 1


def listed(center, name):
    found = center.run("questions", "list", name).json["listed"]
    return {one["code"]: (one["label"], one["offered"]) for one in found if one["list"] == name}


def changed_and_kept(center):
    center.init()
    center.add_account("Maria G.", "advocate")
    same(listed(center, "pronouns")["she"], ("she/her", True), "what comes with Kith")
    code = center.run("questions", "add", "pronouns", "xe/xem", **COORDINATOR).json["code"]
    center.run("questions", "retire", "pronouns", code, **COORDINATOR)
    same(listed(center, "pronouns")[code], ("xe/xem", False), "retired, and still there")
    again = center.run("questions", "add", "pronouns", "xe/xem", **COORDINATOR).json["code"]
    same(again != code, True, "another code")
    center.run("questions", "rename", "gender", "woman", "A woman", **COORDINATOR)
    same(listed(center, "gender")["woman"], ("A woman", True), "the center's words")
    pets = center.run("questions", "add", "questions", "Pets?", **COORDINATOR).json["code"]
    center.run("questions", "add", pets, "A dog", **COORDINATOR)
    same(list(listed(center, pets).values()), [("A dog", True)], "its answers")
    center.run("questions", "restore", **COORDINATOR)
    same(listed(center, "gender")["woman"], ("Woman", True), "as it came")
    same(listed(center, "pronouns")[again], ("xe/xem", False), "what was added")
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")


def refused(center):
    center.init()
    center.add_account("Maria G.", "advocate")
    for words in (("add", "pronouns", "xe/xem"), ("retire", "gender", "woman"), ("restore",)):
        sentence(center.run("questions", *words, expect=None, **ADVOCATE), NOT_PERMITTED)
    sentence(center.run("questions", "retire", "gender", "nobody", expect=None, **COORDINATOR), NOT_FOUND)
    sentence(center.run("questions", "add", "nothing", "X", expect=None, **COORDINATOR), NOT_FOUND)


if __name__ == "__main__":
    sys.exit(main([changed_and_kept, refused]))
