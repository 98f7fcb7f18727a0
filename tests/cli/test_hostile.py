#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that mean harm, through kithctl: refused in a sentence or cleaned, in bounded memory and time, and the store stays as it was."""

import gzip
import os
import resource
import sqlite3
import subprocess

from kithctl import check, main, same, sentence

# Above what a small harmless file takes in the same store.
MOST_KB = 48 * 1024
# As often as that file, unlocking included: what a machine or a sanitizer adds, it adds to both.
MOST_TIMES = 12
# A sanitizer keeps freed memory for a while: what grows is seen by the build without, with the file at full size.
IS_SANITIZED = "ASAN_OPTIONS" in os.environ
MANY = 100000 if IS_SANITIZED else 1000000

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<Source SourceEntity="Harbor Union">\n'
GOOD = "<Agency><Key>1</Key><Name>Tea house</Name></Agency>"
END = "</Source>"


class Run:
    """One import with what it took. Sanitizers take memory of their own, so bounds are compared with a harmless file."""

    def __init__(self, center, path, *options):
        line = center.command("catalog", "import", path, "--source", "Harbor", *options, account="Ruth S.")
        with open(os.path.join(center.folder, "out"), "w+b") as out, open(os.path.join(center.folder, "err"), "w+b") as err:
            with subprocess.Popen(line, env=center.environment(), stdout=out, stderr=err) as process:
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.status, self.out, self.err = process.returncode, out.read().decode(), err.read().decode()
        self.kb = usage.ru_maxrss
        self.seconds = usage.ru_utime + usage.ru_stime


def table(center):
    with sqlite3.connect(f"file:{center.store}?mode=ro", uri=True) as database:
        return [database.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in ["resource", "catalog", "import_run"]]


def write(center, name, pieces):
    path = os.path.join(center.folder, name)
    with open(path, "wb") as stream:
        for piece in pieces:
            stream.write(piece if isinstance(piece, bytes) else piece.encode())
    return path


def start(center):
    center.init()
    return Run(center, write(center, "good.xml", [HEAD, GOOD, END]))


def laughs():
    names = "abcdefghij"
    text = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {two} "{10 * f"&{one};"}">' for one, two in zip(names, names[1:]))
    return [f'<?xml version="1.0"?>\n<!DOCTYPE Source [{text}]>\n<Source><Agency><Key>1</Key><Name>&j;</Name></Agency></Source>']


def hostile(center):
    """name, what the file is made of, what the sentence says."""
    secret = center.write("secret", "a secret of the canary")
    whole = HEAD + GOOD + END
    return [
        ("doctype", ["<!DOCTYPE Source>\n", whole[whole.index("<Source"):]], "Line 1: the file declares a document type"),
        ("external entity", [f'<!DOCTYPE Source [<!ENTITY x SYSTEM "file://{secret}">]>\n<Source><Agency><Key>1</Key><Name>&x;</Name></Agency></Source>'],
         "Line 1: the file declares a document type"),
        ("billion laughs", laughs(), "Line 2: the file declares a document type"),
        ("quadratic blow-up", ['<!DOCTYPE Source [<!ENTITY x "' + 100000 * "ha" + '">]>\n<Source><Agency><Name>' + 50000 * "&x;" + "</Name></Agency></Source>"],
         "Line 1: the file declares a document type"),
        ("gzip in disguise", [gzip.compress(whole.encode() + 50000000 * b" ")], "packed (gzip)"),
        ("11 MB attribute", [HEAD, '<Agency Status="', 1100000 * "0123456789", '"/>', END], "Line 3: one piece of the file is longer"),
        ("11 MB text", [HEAD, "<Agency><Name>", 1100000 * "0123456789", "</Name></Agency>", END], "Line 3: one piece of the file is longer"),
        ("depth 100,000", [HEAD, 100000 * "<Agency>\n", 100000 * "</Agency>", END], "Line 102: elements stand within elements deeper"),
        ("wrong encoding", [HEAD, b"\n<Agency><Key>1</Key><Name>Caf\xe9</Name></Agency>", END], "Line 4: letters are not in UTF-8"),
        ("mixed encodings", [HEAD, "<Agency><Key>1</Key><Name>Café</Name></Agency>\n", b"<Agency><Name>Caf\xe9</Name></Agency>", END],
         "Line 4: letters are not in UTF-8"),
        ("NUL", [HEAD, "<Agency><Key>1</Key><Name>Tea\0house</Name></Agency>", END], "Line 3: there is a NUL"),
        ("truncated", [HEAD, GOOD, "\n<Agency><Key>2</Key><Na"], "Line 4: the file ends here"),
        ("empty", [], "The file is empty"),
        ("HTML", ["<!DOCTYPE html>\n<html><body>Sign in</body></html>"], "web page (HTML)"),
        ("a million elements in one", [HEAD, "<Agency>", 1000000 * "<URL/>", "</Agency>", END], "Line 3: one entry has more elements"),
    ]


def refused(center):
    good = start(center)
    same(good.status, 0, f"harmless: {good.err}")
    before = table(center)
    times = 0
    for name, pieces, says in hostile(center):
        run = Run(center, write(center, "hostile.xml", pieces))
        sentence(run, 1)
        check(says in run.err, f"{name}: “{run.err}” does not say “{says}”")
        check("canary" not in run.err + run.out, f"{name}: another file was read")
        same(table(center), before, f"{name}: the store")
        check(run.kb - good.kb < MOST_KB, f"{name}: {run.kb - good.kb} kB more than a harmless file")
        times = max(times, run.seconds / good.seconds)
        check(times < MOST_TIMES, f"{name}: {run.seconds:.1f} s, {good.seconds:.1f} s for a harmless file")
    print(f"# at most {times:.1f} times as long as a harmless file", flush=True)


def nothing_else_is_read(center):
    """XInclude and a schema's location are elements and attributes like others."""
    start(center)
    secret = center.write("secret", "a secret of the canary")
    path = write(center, "include.xml", [
        HEAD, '<Agency xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
        f'xsi:schemaLocation="urn:a file://{secret}"><Key>2</Key><Name>Tea <xi:include href="{secret}" parse="text"/></Name>',
        f'<xi:include href="{secret}" parse="text"/></Agency>', GOOD, END])
    run = Run(center, path)
    same(run.status, 0, f"taken: {run.err}")
    check("canary" not in run.out + repr(table(center)), "another file was read")


def cleaned(center):
    """Markup, letters that turn others round and links that run something."""
    center.init()
    run = Run(center, write(center, "names.xml", [
        HEAD, "<Agency><Key>1</Key><Name>Tea \u202e&amp;lt;b&amp;gt;&lt;i&gt;House&lt;/i&gt;\u2066 &lt;script&gt;x&lt;/script&gt;</Name>",
        "<URL><Address>javascript:alert(1)</Address></URL><URL><Address>https://tea.example.org/</Address></URL></Agency>", END]))
    same(run.status, 0, f"taken: {run.err}")
    found = center.run("resource", "search", account="Ruth S.").json["results"][0]
    for text in [found["name"], center.run("resource", "show", found["id"], account="Ruth S.", as_json=False).out]:
        check(not any(letter in text for letter in "\u202e\u2066<>"), f"markup or turned letters: {text!r}")
        check("javascript" not in text, f"a link that runs something: {text!r}")
        check("Tea" in text and "House" in text, f"the name: {text!r}")


def ten_million_agencies(center):
    """Each is named as left out, up to a bound, and nothing grows; ten times as many take about ten times as long."""
    good = start(center)
    before = table(center)
    few, many = (Run(center, write(center, "many.xml", [HEAD, GOOD] + count * [MANY // 100 * "<Agency/>"] + [END]), "--dry-run")
                 for count in [100, 1000])
    same([few.status, many.status], [0, 0], f"read: {many.err[:300]}")
    same(table(center), before, "the store")
    if not IS_SANITIZED:
        check(many.kb - good.kb < MOST_KB, f"{many.kb - good.kb} kB more than a harmless file")
    times = many.seconds / few.seconds
    print(f"# {10 * MANY} empty agencies: {many.kb - good.kb} kB more, {many.seconds:.1f} s, {times:.1f} times a tenth of them", flush=True)
    check(times < 30, f"{few.seconds:.1f} s for a tenth of them, {many.seconds:.1f} s for all")


# Whatever happens, the machine that tests this goes on.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
main([refused, nothing_else_is_read, cleaned, ten_million_agencies])
