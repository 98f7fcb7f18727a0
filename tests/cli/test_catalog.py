# SPDX-License-Identifier: GPL-3.0-or-later
"""Resource directories from files: taken in, taken again, taken back; what is wrong is named and nothing is changed."""

import gzip
import os
import sqlite3
import sys

from kithctl import check, main, same, sentence

AGENCY = """<Agency><Key>{key}</Key><Name>{name}</Name><AgencyDescription>{words}</AgencyDescription>
<Site><Key>{key}1</Key><Name>{name}, hall</Name><PhysicalAddress Confidential="true"><Line1>9 Hidden Lane</Line1></PhysicalAddress>
<SiteService><Key>{key}2</Key><Name>Tea and talk</Name><Taxonomy><Code>RP-1</Code></Taxonomy></SiteService></Site></Agency>
"""


def source(*agencies):
    return '<Source SourceEntity="Tea Union">' + "".join(agencies) + "</Source>"


def agencies(keys, words="Open to all"):
    return [AGENCY.format(key=key, name=f"Tea house {key}", words=words) for key in keys]


def center_of(center):
    center.init()
    center.add_account("Desk", "front-desk")
    center.add_account("Adi", "advocate")
    return center


def take(center, text, *options, **how):
    return center.run("catalog", "import", center.write("catalog.xml", text), *options, account="Ruth S.", **how)


def entries(center):
    with sqlite3.connect(f"file:{center.store}?mode=ro", uri=True) as database:
        return database.execute("SELECT id, kind, source_key, status, content, base, missing_day FROM resource ORDER BY id").fetchall()


def takes_and_takes_back(center):
    center_of(center)
    first = take(center, source(*agencies(range(1, 4)))).json
    same((first["source"], first["new_source"], first["added"]["all"], first["added"]["organization"]), ("Tea Union", True, 12, 3), "first")
    before = entries(center)
    again = take(center, source(*agencies(range(1, 4)))).json
    same((again["unchanged"]["all"], again["changed"]["all"], "run" in again), (12, 0, False), "the same again")

    changed = take(center, source(*agencies([1], "Closed on Mondays"), *agencies([2, 3]))).json
    same([(c["key"], [(f["field"], f["before"], f["after"]) for f in c["fields"]]) for c in changed["changes"]],
         [("1", [("description", "Open to all", "Closed on Mondays")])], "one field")
    check(entries(center) != before, "nothing was changed")
    same(center.run("catalog", "undo", changed["run"], account="Ruth S.").json["left"], 0, "left")
    same(entries(center), before, "after taking back")
    runs = center.run("catalog", "runs", account="Desk").json["runs"]
    same([(r["id"], r["taken_back"], r["changed"]) for r in runs], [(changed["run"], True, 1), (first["run"], False, 0)], "runs")
    center.run("catalog", "undo", first["run"], account="Ruth S.")
    same(entries(center), [], "all taken back")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "verify")


def many_missing_asks(center):
    center_of(center)
    take(center, source(*agencies(range(1, 11))))
    before = entries(center)
    answer = take(center, source(*agencies(range(1, 6))), expect=1).json
    same((answer["doubtful"], answer["missing"]["all"]), (True, 20), "asked")
    same(entries(center), before, "nothing is changed by asking")
    same(take(center, source(*agencies(range(1, 6))), "--partial").json["missing"]["all"], 0, "a part")
    taken = take(center, source(*agencies(range(1, 6))), "--many-missing").json
    same(taken["missing"]["all"], 20, "taken as it is")
    same(len([e for e in entries(center) if e[6] is not None]), 20, "marked")
    back = take(center, source(*agencies(range(1, 11)))).json
    same(back["returned"]["all"], 20, "told again")


def dry_run_changes_nothing(center):
    center_of(center)
    answer = take(center, source(*agencies([1])), "--dry-run").json
    same((answer["added"]["all"], entries(center)), (4, []), "a dry run")
    same(center.run("catalog", "sources", account="Desk").json["sources"], [], "no source")


def names_what_it_leaves_out(center):
    center_of(center)
    answer = take(center, source(*agencies([1]), "<Agency><Key>2</Key></Agency>", *agencies([3]))).json
    same((answer["added"]["organization"], answer["n_problems"], answer["problems"][0]["skipped"]), (2, 1, True), "two of three")
    listed = center.run("catalog", "problems", answer["run"], account="Adi").json
    same(listed["problems"], answer["problems"], "problems of the run")


def refuses(center):
    center_of(center)
    take(center, source(*agencies([1])))
    before = entries(center)
    whole = source(*agencies([1, 2, 3]))
    files = {
        "truncated": whole[:-40].encode(),
        "html": b"<html><body>Not found</body></html>",
        "empty": b"",
        "doctype": ('<!DOCTYPE Source [<!ENTITY a "b">]>' + whole).encode(),
        "gzip": gzip.compress(whole.encode()),
        "nul": whole.replace("Tea and", "Tea \0 and").encode(),
    }
    for name, data in files.items():
        path = os.path.join(center.folder, name + ".xml")
        with open(path, "wb") as stream:
            stream.write(data)
        answer = center.run("catalog", "import", path, account="Ruth S.", expect=None)
        sentence(answer, 1)
        same(entries(center), before, f"the store after {name}")


def only_coordinators_import(center):
    center_of(center)
    path = center.write("catalog.xml", source(*agencies([1])))
    for account in ("Adi", "Desk"):
        center.run("catalog", "import", path, account=account, expect=3)
    run = center.run("catalog", "import", path, account="Ruth S.").json["run"]
    center.run("catalog", "undo", run, account="Adi", expect=3)


if __name__ == "__main__":
    sys.exit(main([takes_and_takes_back, many_missing_asks, dry_run_changes_nothing, names_what_it_leaves_out, refuses, only_coordinators_import]))
