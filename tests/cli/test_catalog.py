# SPDX-License-Identifier: GPL-3.0-or-later
"""Resource directories from files: taken in, taken again, taken back; what is wrong is named and nothing is changed."""

import gzip
import os
import shutil
import sqlite3
import subprocess
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


def records(store):
    """What there is of the directory, by kind and key, with keys for what belongs to what."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        return sorted(database.execute(
            "SELECT r.kind, r.source_key, r.status, r.content, o.source_key, p.source_key, s.source_key, l.source_key FROM resource AS r "
            "LEFT JOIN resource AS o ON o.id = r.organization LEFT JOIN resource AS p ON p.id = r.program "
            "LEFT JOIN resource AS s ON s.id = r.service LEFT JOIN resource AS l ON l.id = r.location").fetchall(), key=repr)


def exports(center):
    center_of(center)
    shared = os.environ.get("KITH_SHARED_DATA") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "data")
    files = [center.write("own.xml", source(*agencies(range(1, 5))))]
    fields = [os.path.join(shared, name) for name in ("icarol-xml-bc211/BC211_data_excerpt.xml", "airs/airs-3.1beta1-instance-maximal.xml",
                                                      "airs/airs-4.0.0-rc1-instance.xml", "osm/overpass-social_facility-FVG-italy.osm")]
    schema = os.path.join(shared, "airs", "airs-3.1.xsd")
    files += [path for path in fields if os.path.exists(path)]
    for path in files:
        run = center.run("catalog", "import", path, account="Ruth S.").json["run"]
        before = records(center.store)
        for form in ("airs-3.1", "kith"):
            written = os.path.join(center.folder, f"written-{form}.xml")
            same(center.run("catalog", "export", written, "--format", form, "--whole", account="Ruth S.").json["entries"], len(before), path)
            if form == "airs-3.1" and os.path.exists(schema) and shutil.which("xmllint"):
                done = subprocess.run(["xmllint", "--noout", "--schema", schema, written], capture_output=True, text=True, check=False)
                same(done.returncode, 0, f"{path} as AIRS XML 3.1: {done.stderr}")
            other = os.path.join(center.folder, "other.kith")
            center.run("init", "--center", "Other", "--timezone", "UTC", "--coordinator", "Ruth S.", store=other)
            center.run("catalog", "import", written, account="Ruth S.", store=other)
            check(records(other) == before, f"{path} as {form}: other records")
            os.unlink(other)
        center.run("catalog", "undo", run, account="Ruth S.")
        same(records(center.store), [], "taken back")
    return None if len(files) == 5 else "the shared data is not here; own files only"


def never_exports_what_is_kept_back(center):
    center_of(center)
    hidden = agencies([9])[0].replace("<Agency>", '<Agency ExcludeFromDirectory="true">')
    take(center, source(*agencies([1, 2]), hidden))
    for form in ("airs-3.1", "kith"):
        shown, whole = os.path.join(center.folder, "shown.xml"), os.path.join(center.folder, "whole.xml")
        center.run("catalog", "export", shown, "--format", form, account="Ruth S.")
        center.run("catalog", "export", whole, "--format", form, "--whole", account="Ruth S.")
        with open(shown, encoding="utf-8") as stream:
            text = stream.read()
        # Neither what is in no directory, nor what belongs to it.
        check("Tea house 9" not in text, f"an agency that is in no directory in {form}")
        check("Hidden Lane" not in text and "Tea house 1, hall" in text, f"what is kept back in {form}")
        with open(whole, encoding="utf-8") as stream:
            check("Hidden Lane" in stream.read(), f"the whole in {form}")
        same(os.stat(shown).st_mode & 0o777, 0o600, "who may read the file")
    center.run("catalog", "export", shown, "--format", "kith", account="Adi", expect=3)
    center.run("catalog", "export", shown, "--format", "osm", account="Ruth S.", expect=2)
    center.run("catalog", "export", shown, account="Ruth S.", expect=2)


def changes_say_nothing_that_is_kept_back(center):
    center_of(center)
    take(center, source(*agencies([1])))
    moved = source(*agencies([1])).replace("9 Hidden Lane", "7 Secret Row").replace("</PhysicalAddress>", "</PhysicalAddress><Phone Confidential=\"true\">"
                                                                                    "<PhoneNumber>555 010 9999</PhoneNumber></Phone>")
    answer = take(center, moved, "--dry-run")
    fields = [(f["field"], f["before"], f["after"], f["kept_back"]) for c in answer.json["changes"] for f in c["fields"]]
    same(sorted(fields, key=lambda f: f[0]), [("address", None, None, True), ("phone", None, None, True)], "what changes")
    for words in ("Hidden Lane", "Secret Row", "9999"):
        check(words not in answer.out, f"“{words}” in the answer")


def hands_out(center):
    center_of(center)
    phone = '<Phone Confidential="{}"><PhoneNumber>{}</PhoneNumber></Phone>'
    agency = ('<Agency><Key>1</Key><Name>Quay Kitchen</Name>' + phone.format("true", "555 010 9999") + '<Site><Key>11</Key><Name>Hall</Name>'
              '<PhysicalAddress><Line1>4 Quay Street</Line1><City>Port Ellen</City></PhysicalAddress>'
              + phone.format("false", "555 010 4711") + '<SiteService><Key>12</Key><Name>Warm meals</Name></SiteService></Site></Agency>')
    take(center, source(agency))
    with sqlite3.connect(f"file:{center.store}?mode=ro", uri=True) as database:
        service = database.execute("SELECT id FROM resource WHERE kind = 4").fetchone()[0]
    out = os.path.join(center.folder, "handout.pdf")
    for options in ((), ("--size", "very-large", "--language", "en", "--from", "Adi", "--room")):
        same(center.run("handout", service, "--out", out, *options, account="Desk").json["entries"], 1, "entries")
        text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
        for words in ("Warm meals", "Quay Kitchen", "4711", "4 Quay Street", "Tea Union"):
            check(words in text, f"“{words}” is not in the handout {options}: {text}")
        check("9999" not in text, f"what is confidential: {text}")
        os.unlink(out)
    center.run("handout", service, account="Desk", expect=2)
    center.run("handout", service, "--out", out, "--size", "huge", account="Desk", expect=2)
    center.run("handout", service, "--out", out, "--language", "tlh", account="Desk", expect=1)
    center.run("handout", 17, "--out", out, account="Desk", expect=1)
    check(not os.path.exists(out), "a file was left")


def grows_a_directory(center):
    """A made-up directory of any size, which is the same when it went out as AIRS XML and came in again."""
    center.run("sample", "--people", 3, "--visits", 10, "--years", 1, "--resources", 50)
    written = os.path.join(center.folder, "county.xml")
    n_entries = center.run("catalog", "export", written, "--format", "airs-3.1", account="coordinator").json["entries"]
    check(n_entries > 100, f"{n_entries} entries")
    other = os.path.join(center.folder, "other.kith")
    center.run("init", "--center", "Other", "--timezone", "UTC", "--coordinator", "Ruth S.", store=other)
    taken = center.run("catalog", "import", written, account="Ruth S.", store=other).json
    same((taken["added"]["all"], taken["added"]["service"], taken["n_problems"]), (n_entries, 50, 0), "taken in")
    again = os.path.join(center.folder, "again.xml")
    center.run("catalog", "export", again, "--format", "kith", account="Ruth S.", store=other)
    third = center.run("catalog", "import", again, "--source", taken["source"], account="Ruth S.", store=other).json
    same((third["changed"]["all"], third["unchanged"]["all"]), (0, n_entries), "the same again")


def only_coordinators_import(center):
    center_of(center)
    path = center.write("catalog.xml", source(*agencies([1])))
    for account in ("Adi", "Desk"):
        center.run("catalog", "import", path, account=account, expect=3)
    run = center.run("catalog", "import", path, account="Ruth S.").json["run"]
    center.run("catalog", "undo", run, account="Adi", expect=3)


if __name__ == "__main__":
    sys.exit(main([takes_and_takes_back, many_missing_asks, dry_run_changes_nothing, names_what_it_leaves_out, refuses, exports,
                   never_exports_what_is_kept_back,
                   changes_say_nothing_that_is_kept_back, hands_out, grows_a_directory, only_coordinators_import]))
