# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables from anywhere: past monthly totals, and what a hostile file may hold. Each such file is refused in one sentence
with its line and column, soon, and changes nothing."""

import os
import re
import sqlite3
import subprocess
import sys
import threading

from kithctl import Failed, check, main, same, sentence

GIGABYTE = 1 << 30
TOTALS = "month,visits,people,guests,first-timers\n2024-03,412,88,17,9\n2024-04,390,,,\n"
# What an import of people takes, and one of totals.
GOOD = {"people": ("name", "Rosa"), "totals": ("month,visits", "2024-03,412")}


def hostile(kind):
    """name, the file, the line and column that must be told (None: any)."""
    header, line = GOOD[kind]
    text = f"{header}\n{line}\n"
    wide = header + "".join(f",c{i}" for i in range(10000)) + "\n"
    return [
        ("Latin-1", f"{header}\n{line}\nJos\xe9,x\n".encode("latin-1"), "3", "4"),
        ("UTF-16", text.encode("utf-16"), "1", "1"),
        ("UTF-16 big end first", b"\xfe\xff" + text.encode("utf-16-be"), "1", "1"),
        ("UTF-16 unmarked", text.encode("utf-16-le"), "1", "2"),
        ("zero bytes", f"{header}\n{line}\nA\0B,x\n".encode(), "3", "2"),
        ("only zero bytes", bytes(4096), "1", "1"),
        ("a quotation mark that never closes", f'{header}\n{line}\n"A,x\n'.encode(), "3", "1"),
        ("a quotation mark inside", f'{header}\n{line}\n"A"B,x\n'.encode(), "3", "4"),
        ("10,000 columns", wide.encode(), "1", None),
        ("10,000 columns below", f"{header}\n{','.join('x' * 10000)}\n".encode(), "2", None),
        ("no header", f"{line.replace('Rosa', 'Rosa Martinez')}\n{line}\n".encode(), "1", "1"),
        ("a header twice", f"{header},{header.split(',', maxsplit=1)[0].upper()}\n{line},x\n".encode(), "1", None),
        ("an empty file", b"", "1", "1"),
        ("only a mark of UTF-8", b"\xef\xbb\xbf", "1", "1"),
        ("only a header", f"{header}\n".encode(), "2", "1"),
        ("only blank lines below", f"{header}\n\n , \n".encode(), None, "1"),
        ("pictures", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1", "1"),
    ]


def rows(center):
    """Every row of every table but the log's, which notes that somebody unlocked."""
    with sqlite3.connect(f"file:{center.store}?mode=ro", uri=True) as database:
        names = [name for name, in database.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name")]
        return {name: database.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in names
                if name not in ("audit", "checkpoint", "store_binding")}


def write(center, name, data):
    path = os.path.join(center.folder, name)
    with open(path, "wb") as stream:
        stream.write(data)
    return path


def refused(center, kind, path, name, line, column, *options):
    answer = center.run("import", kind, path, *options, account="Ruth S.", expect=None)
    try:
        sentence(answer, 1)
        told = re.match(r"kithctl: Line (\d+), column (\d+): ", answer.err)
        check(told is not None, f"a place is told: {answer.err}")
        same((line or told[1], column or told[2]), (told[1], told[2]), f"where: {answer.err}")
        check("zero byte" in answer.err or "zero byte" not in name, f"what: {answer.err}")
    except Failed as problem:
        raise Failed(f"{kind}, {name}: {problem}") from problem


def refuses_hostile_files(center):
    center.init()
    before = rows(center)
    for kind in GOOD:
        for name, data, line, column in hostile(kind):
            refused(center, kind, write(center, "hostile.csv", data), name, line, column)
            refused(center, kind, write(center, "hostile.csv", data), name, line, column, "--dry-run")
            same(rows(center), before, f"what the store holds after {kind}, {name}")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def peak(center, *words):
    """Memory of one run at most, in KiB, and its answer."""
    with subprocess.Popen(center.command(*words, account="Ruth S."), env=center.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        out, err = child.stdout.read(), child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss, child.returncode, out + err


def pour(path, header, poured):
    """A line without an end into a pipe, until nobody reads any more."""
    chunk = b"a" * 65536
    try:
        with open(path, "wb", buffering=0) as pipe:
            pipe.write(header.encode() + b"\n")
            for _ in range(GIGABYTE // len(chunk)):
                poured.append(pipe.write(chunk))
    except BrokenPipeError:
        pass


def refuses_a_line_of_a_gigabyte(center):
    center.init()
    before = rows(center)
    header, line = GOOD["totals"]
    usual, status, _ = peak(center, "import", "totals", write(center, "good.csv", f"{header}\n{line}\n".encode()), "--dry-run")
    same(status, 0, "a good file")
    for kind, (header, _) in GOOD.items():
        pipe = os.path.join(center.folder, f"pipe-{kind}")
        os.mkfifo(pipe)
        poured = []
        pouring = threading.Thread(target=pour, args=(pipe, header, poured))
        pouring.start()
        memory, status, said = peak(center, "import", kind, pipe)
        pouring.join()
        same(status, 1, f"{kind} from a pipe: {said}")
        check("Line 2, column 1: " in said, said)
        check(sum(poured) < 4 << 20, f"{kind}: {sum(poured)} bytes were read")
        check(memory < usual + 16384, f"{kind}: {memory} KiB, {usual} for a small file")

        # The same as a file, which takes no room on the disk: a header, and a hole.
        sparse = write(center, "sparse.csv", f"{header}\n".encode())
        os.truncate(sparse, GIGABYTE)
        check(os.stat(sparse).st_blocks < 64, "it is sparse")
        memory, status, said = peak(center, "import", kind, sparse)
        same(status, 1, f"{kind} from a sparse file: {said}")
        check("Line 2, column 1: " in said, said)
        check(memory < usual + 16384, f"{kind}: {memory} KiB, {usual} for a small file")
    same(rows(center), before, "what the store holds")


def takes_quotes_newlines_and_formulas_as_words(center):
    center.init()
    names = ['=HYPERLINK("http://x.example") Anders', "+1 555 010 4711 Bertil", "-2+3 Cecil", "@SUM(A1) Didrik"]
    quoted = "".join('"' + name.replace('"', '""') + '"\n' for name in names)
    table = center.write("people.csv", 'name\n"Rosa ""Rosie""\nMartinez"\n' + quoted + '"\t=1+1 Emil"')
    same(center.run("import", "people", table, account="Ruth S.").json["problems"], [], "problems")
    for text, found in [("Rosie", 'Rosa "Rosie" Martinez'), *[(name.split()[-1], name) for name in names], ("Emil", "=1+1 Emil")]:
        matches = center.run("person", "search", text, account="Ruth S.").json["matches"]
        check(found in [match["name"] for match in matches], f"{text}: {matches}")
    # A number is no formula, and where a line stands is told past what spans several.
    table = center.write("totals.csv", 'month,visits\n"2024-\n03",1\n2024-04,=1+1\n2024-05,\t@x')
    answer = center.run("import", "totals", table, account="Ruth S.", expect=1).json
    same([(one["line"], one["column"]) for one in answer["problems"]], [(2, 1), (4, 2), (5, 2)], "problems")
    same(center.run("totals", account="Ruth S.").json["totals"], [], "nothing was taken")


def takes_totals(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    table = center.write("totals.csv", TOTALS)
    for name in ("Adi", "Desk"):
        center.run("import", "totals", table, account=name, expect=3)
    looked = center.run("import", "totals", table, "--dry-run", account="Ruth S.").json
    same((looked["months"], looked["problems"]), (2, []), "what a dry run says")
    same(center.run("totals", account="Ruth S.").json["totals"], [], "nothing yet")

    center.run("import", "totals", table, account="Ruth S.")
    wanted = [{"month": "2024-03", "visits": 412, "people": 88, "guests": 17, "first_timers": 9},
              {"month": "2024-04", "visits": 390, "people": None, "guests": None, "first_timers": None}]
    same(center.run("totals", account="Adi").json["totals"], wanted, "what an advocate sees")
    center.run("totals", account="Desk", expect=3)
    counted = center.run("count", "--from", "2024-01-01", "--to", "2024-12-31", account="Ruth S.").json
    same((counted["visits"], counted["guests"]), (0, 0), "they are in no count")
    log = center.run("audit", account="Ruth S.").json["entries"]
    check("totals-imported" in [entry["event"] for entry in log], f"the log tells: {log}")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def takes_columns_by_hand(center):
    center.init()
    table = center.write("people.csv", "Nummer,Wie gerufen\n1,Rosa Lindqvist\n")
    same(center.run("import", "people", table, account="Ruth S.", expect=1).status, 1, "a table nobody can read by its names")
    center.run("import", "people", table, "--column", "Wie gerufen=call", account="Ruth S.", expect=2)
    center.run("import", "people", table, "--column", "Wie heißt=name", account="Ruth S.", expect=2)
    taken = center.run("import", "people", table, "--column", "Wie gerufen=name", account="Ruth S.").json
    same([one["field"] for one in taken["columns"]], ["none", "name"], "columns")
    matches = center.run("person", "search", "Lindqvist", account="Ruth S.").json["matches"]
    same(len(matches), 1, f"who is there: {matches}")

    table = center.write("totals.csv", "Monat,Besuche,Wetter\n2024-03,412,Regen\n")
    by_hand = ["--column", "Monat=month", "--column", "Besuche=visits"]
    said = center.run("import", "totals", table, *by_hand, account="Ruth S.", expect=1).err
    check("Line 1, column 3: " in said, f"what nobody named is not passed over: {said}")
    center.run("import", "totals", table, *by_hand, "--column", "Wetter=weather", account="Ruth S.", expect=2)
    taken = center.run("import", "totals", table, *by_hand, "--column", "Wetter=none", account="Ruth S.").json
    same([one["field"] for one in taken["columns"]], ["month", "visits", "none"], "columns")
    same(center.run("totals", account="Ruth S.").json["totals"][0]["visits"], 412, "the number")


LIKELY = "name,birth\nRosa Martinez,1984-05-02\nAmina Yusuf,1990-01-31\nAmina Yusuf,1990-01-31\nBertil Holm,1971-03-04\n"


def names(center):
    """Who is found by a name in the table, without those that were merged."""
    return sorted(match["name"] for text in ("Rosa", "Amina", "Bertil")
                  for match in center.run("person", "search", text, account="Ruth S.").json["matches"])


def look(center):
    """A table with two lines that are likely, looked at."""
    center.init()
    center.add_account("Adi", "advocate")
    center.run("import", "people", center.write("before.csv", "name,birth\nRosa Martínez,1984-05-02\n"), account="Ruth S.")
    rosa = center.run("person", "search", "Rosa", account="Ruth S.").json["matches"][0]["id"]
    before = rows(center)
    table = center.write("people.csv", LIKELY)
    center.run("import", "people", table, "--dry-run", account="Adi", expect=3)
    looked = center.run("import", "people", table, "--dry-run", account="Ruth S.").json
    same([(one["line"], one["person"], one["other_line"], one["other_name"], one["decision"], one["guarded"]) for one in looked["likely"]],
         [(2, rosa, 0, "Rosa Martínez", "later", False), (4, None, 3, "Amina Yusuf", "later", False)], "who is likely")
    check(all("date of birth" in one["reasons"] for one in looked["likely"]), f"the reasons are told: {looked['likely']}")
    same((looked["people"], looked["added"], looked["merged"], looked["left_out"]), (4, 4, 0, 0), "what would be done")
    said = center.run("import", "people", table, "--dry-run", account="Ruth S.", as_json=False).out
    check(f"Line 2: Rosa Martinez may be Rosa Martínez ({rosa}): " in said and "Line 4: Amina Yusuf may be Amina Yusuf (line:3): " in said, said)
    same(rows(center), before, "what the store holds after looking")
    return rosa, table, before


def says_who_is_there_already(center):
    look(center)


def takes_decisions(center):
    rosa, table, before = look(center)
    for words, status in ((["--same", "2"], 2), (["--same", f"2={rosa}1"], 1), (["--same", f"3={rosa}"], 1), (["--same", "4=line:2"], 1),
                          (["--distinct", "x"], 2), (["--distinct", "5"], 1), (["--leave-out", "1"], 1),
                          (["--same", f"2={rosa}", "--leave-out", "2"], 2)):
        sentence(center.run("import", "people", table, *words, account="Ruth S.", expect=status), status)
        same(rows(center), before, f"what the store holds after {words}")
    center.run("import", "totals", table, "--distinct", "2", account="Ruth S.", expect=2)
    words = ["--same", f"2={rosa}", "--leave-out", "4"]
    looked = center.run("import", "people", table, *words, "--dry-run", account="Ruth S.").json
    same([one["decision"] for one in looked["likely"]], ["same", "left-out"], "what was decided")
    same(rows(center), before, "what the store holds after looking")
    taken = center.run("import", "people", table, *words, account="Ruth S.").json
    same((taken["added"], taken["merged"], taken["left_out"]), (2, 1, 1), "what was done")
    same(names(center), ["Amina Yusuf", "Bertil Holm", "Rosa Martínez"], "who is there")
    same(len(center.run("person", "show", rosa, account="Ruth S.").json["merged"]), 1, "what was merged into her")
    same(center.run("person", "duplicates", "--dry-run", account="Ruth S.").json["pairs"], [], "what is open")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def leaves_what_is_likely_open(center):
    _, table, _ = look(center)
    said = center.run("import", "people", table, "--distinct", "2", account="Ruth S.", as_json=False).out
    check("4 people imported." in said, said)
    same(names(center), ["Amina Yusuf", "Amina Yusuf", "Bertil Holm", "Rosa Martinez", "Rosa Martínez"], "who is there")
    pairs = center.run("person", "duplicates", "--dry-run", account="Ruth S.").json["pairs"]
    same([pair["person"]["name"] for pair in pairs], ["Amina Yusuf"], "what is open: Rosa was told apart")


def takes_no_month_twice(center):
    center.init()
    table = center.write("totals.csv", TOTALS)
    center.run("import", "totals", table, account="Ruth S.")
    again = center.run("import", "totals", table, account="Ruth S.", expect=1).json
    same([one["line"] for one in again["problems"]], [2, 3], "problems")
    said = center.run("import", "totals", table, account="Ruth S.", expect=1, as_json=False).out
    check("Line 2: 2024-03 is there already." in said, said)
    center.run("import", "totals", center.write("new.csv", TOTALS.replace("412", "413")), "--replace", account="Ruth S.")
    same(center.run("totals", account="Ruth S.").json["totals"][0]["visits"], 413, "replaced")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")
    center.run("import", "people", table, "--replace", account="Ruth S.", expect=2)
    center.run("import", "totals", table, "--dates", "day-first", account="Ruth S.", expect=2)


def takes_no_month_with_visits(center):
    center.init()
    center.run("guest", account="Ruth S.")
    center.set_now("2026-04-10T15:00:00Z")
    table = center.write("totals.csv", "month,visits\n2026-02,1\n2026-03,1\n2026-04,1\n")
    answer = center.run("import", "totals", table, account="Ruth S.", expect=1).json
    same([one["line"] for one in answer["problems"]], [4, 3], "problems")
    check("2026-03-10" in answer["problems"][1]["sentence"], f"the day is told: {answer}")
    same(center.run("totals", account="Ruth S.").json["totals"], [], "nothing was taken")


if __name__ == "__main__":
    sys.exit(main([refuses_hostile_files, refuses_a_line_of_a_gigabyte, takes_quotes_newlines_and_formulas_as_words, takes_totals,
                   takes_columns_by_hand, says_who_is_there_already, takes_decisions, leaves_what_is_likely_open, takes_no_month_twice, takes_no_month_with_visits]))
