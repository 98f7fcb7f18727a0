# SPDX-License-Identifier: GPL-3.0-or-later
"""Word lists from a terminal: off at first, changed by coordinators, tried on a text that is kept nowhere."""

import os
import sys

from kithctl import digest, main, same, sentence

COORDINATOR = {"account": "Ruth S."}
ADVOCATE = {"account": "Maria G."}
NOT_PERMITTED, USAGE, FAILED = 3, 2, 1


def words(center, *more, **options):
    return center.run("note", "words", *more, **options)


def found(center, text, *more):
    return [(one["start"], one["end"], one["kind"], one["phrase"], one["advice"])
            for one in words(center, "check", *more, stdin=text).json["found"]]


def switched(center):
    center.init()
    same(words(center).json["on"], False, "off at first")
    same(words(center, "on", **COORDINATOR).json["on"], True, "turned on")
    same(words(center).json["on"], True, "and stays")
    words(center, "off", **COORDINATOR)
    same(words(center).json["on"], False, "off again")
    center.add_account("Maria G.", "advocate")
    sentence(words(center, "on", expect=None, **ADVOCATE), NOT_PERMITTED)
    same(words(center).json["on"], False, "an advocate turned nothing on")


def checked(center):
    center.init()
    same(found(center, "Ä junkie.\nHe committed suicide."),
         [(2, 8, "judging", "junkie", True), (13, 30, "judging", "committed suicide", False)], "where they stand")
    same(found(center, "„Ein Penner“, ein Penner", "--language", "de"), [(18, 24, "judging", "Penner", False)], "in German")
    out = words(center, "check", stdin="He is unkind and manipulative.", as_json=False).out
    same(out, "17\tjudging\tmanipulative\twhat was asked for, and how\n", "in words")
    same(found(center, ""), [], "nothing")
    sentence(words(center, "check", "--language", "fi", stdin="x", expect=None), FAILED)
    sentence(words(center, "check", "--language", "../en", stdin="x", expect=None), FAILED)
    words(center, "check", os.path.join(center.folder, "nowhere"), expect=FAILED)


def nothing_kept(center):
    center.init()
    words(center, "on", **COORDINATOR)
    words(center)
    before = {path.name: digest(path.path) for path in os.scandir(center.folder) if path.is_file()}
    found(center, "He is a junkie and a psychotic liar, says Peter Jensen.")
    after = {path.name: digest(path.path) for path in os.scandir(center.folder) if path.is_file()}
    same(after, before, "no file has changed")


def own_lists(center):
    center.init()
    center.add_account("Maria G.", "advocate")
    usual = words(center, "list").json
    same((usual["as_it_came"], "junkie" in usual["list"]), (True, True), "what comes with Kith")
    path = center.write("list", "# ours\njudging: quombly = (plainly)")
    sentence(words(center, "set", path, expect=None, **ADVOCATE), NOT_PERMITTED)
    words(center, "set", path, **COORDINATOR)
    same(words(center).json["list"], "# ours\njudging: quombly = (plainly)", "its remark is kept")
    same(words(center).json["as_it_came"], False, "the center's")
    same(found(center, "quombly junkie"), [(0, 7, "judging", "quombly", True)], "by its words")
    refused = words(center, "set", center.write("bad", "judging: a = b\nnonsense"), expect=None, **COORDINATOR)
    sentence(refused, FAILED)
    same("Line 2" in refused.err, True, "the line is named")
    same(found(center, "quombly"), [(0, 7, "judging", "quombly", True)], "nothing changed")
    words(center, "set", "-", "--language", "fi", stdin="judging: hupsu = (muuten)", **COORDINATOR)
    same(found(center, "Hupsu", "--language", "fi"), [(0, 5, "judging", "Hupsu", True)], "another language")
    words(center, "restore", **COORDINATOR)
    same(words(center).json, dict(usual, on=False), "as it came")
    words(center, "restores", expect=USAGE)
    words(center, "set", expect=USAGE, **COORDINATOR)
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")


if __name__ == "__main__":
    sys.exit(main([switched, checked, nothing_kept, own_lists]))
