#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kith's opening hours beside those of the npm package opening_hours, at eight times each.

test_hours_oracle.py TOOL PACKAGES [SEED]: TOOL prints Kith's answers, PACKAGES is the folder that `./dev test` has
installed the package into. What differs is printed; README.md says which kinds there are.
"""

import datetime
import glob
import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = 0.99
GENERATED = 10000
FIXED_SEED = 4
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SHOWN = 40


def found_values(folder):
    values = set()
    for path in sorted(glob.glob(os.path.join(folder, "*.osm")) + glob.glob(os.path.join(folder, "*.osm.gz"))):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rb") as file:
            for _, element in xml.etree.ElementTree.iterparse(file):
                if element.tag == "tag" and re.match(r"(opening_hours|service_times)(:|$)", element.get("k", "")):
                    values.add(re.sub(r"[\t\r\n]", " ", element.get("v", "")))
                elif element.tag in ("node", "way", "relation"):
                    element.clear()
    return sorted(values)


def times(pick):
    """One to three spans of a day, rising; now and then through midnight or with an open end."""
    kind = pick.random()
    start = pick.choice([7, 8, 8, 9, 9, 9, 10, 10, 11, 12, 14]) * 60 + pick.choice([0, 0, 0, 15, 30, 45])
    if kind < 0.05:
        return "00:00-24:00"
    if kind < 0.10:
        return f"{pick.randint(17, 23):02d}:00-{pick.randint(0, 7):02d}:{pick.choice(['00', '30'])}"
    if kind < 0.12:
        return f"{start // 60:02d}:{start % 60:02d}+"
    spans = []
    for _ in range(pick.choice([1, 1, 1, 2, 2, 3])):
        end = start + pick.randint(4, 18) * 15
        if end > 1440:
            break
        spans.append(f"{start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}")
        start = end + pick.randint(2, 8) * 15
        if start >= 1380:
            break
    return ",".join(spans)


def days(pick):
    parts = []
    for _ in range(pick.choice([1, 1, 1, 2, 3])):
        first, last = pick.randrange(7), pick.randrange(7)
        kind = pick.random()
        if kind < 0.45 and first < last:
            parts.append(f"{DAYS[first]}-{DAYS[last]}")
        elif kind < 0.55:
            parts.append(f"{DAYS[first]}[{pick.choice(['1', '2', '3', '4', '-1', '1,3', '2,4'])}]")
        else:
            parts.append(DAYS[first])
    return ",".join(dict.fromkeys(parts))


def dates(pick):
    first, last = pick.randrange(12), pick.randrange(12)
    kind = pick.random()
    if kind < 0.4:
        return MONTHS[first] if first == last else f"{MONTHS[first]}-{MONTHS[last]}"
    if kind < 0.7:
        return f"{MONTHS[first]} {pick.randint(1, 28):02d}"
    if kind < 0.9:
        return f"{MONTHS[first]} {pick.randint(1, 28):02d}-{MONTHS[last]} {pick.randint(1, 28):02d}"
    if kind < 0.95:
        return str(pick.choice([2025, 2026, 2027]))
    start = pick.randint(1, 30)
    return f"week {start:02d}-{pick.randint(start + 1, 53):02d}" + pick.choice(["", "/2"])


def generate(pick):
    if pick.random() < 0.02:
        rules = ["24/7"]
    else:
        rules = [f"{days(pick)} {times(pick)}"]
    while pick.random() < 0.5 and len(rules) < 5:
        kind = pick.random()
        if kind < 0.5:
            rule = f"; {days(pick)} {times(pick)}"
        elif kind < 0.6:
            rule = f"; {days(pick)} off"
        elif kind < 0.7:
            rule = f"; {dates(pick)} off"
        elif kind < 0.8:
            rule = f"; {dates(pick)} {days(pick)} {times(pick)}"
        elif kind < 0.88:
            rule = f", {days(pick)} {times(pick)}"
        elif kind < 0.94:
            rule = "; PH off"
        else:
            rule = ' || "on call"'
        rules.append(rule)
        if rule.startswith(" ||"):
            break
    return "".join(rules)


def instants(pick):
    start = datetime.datetime(2025, 1, 6)
    moments = [start + datetime.timedelta(minutes=pick.randrange(3 * 365 * 1440)) for _ in range(8)]
    return [moment.strftime("%Y-%m-%dT%H:%M") for moment in moments]


def ask(command, questions):
    text = "".join("\t".join([value] + moments) + "\n" for value, moments in questions)
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True, timeout=500,
                          env={**os.environ, "TZ": "UTC"})
    answers = done.stdout.splitlines()
    if len(answers) != len(questions):
        sys.exit(f"{len(questions)} questions, {len(answers)} answers of {command[0]}")
    return answers


def compare(name, questions, kith_command, their_command):
    """Returns what share of the values that both call certain, and of their times, is answered alike."""
    # Holidays are known there, not here: on them, only values without holidays can be compared.
    with_holidays = questions + [(holiday, moments) for holiday in ("PH", "SH") for _, moments in questions]
    theirs = ask(their_command, with_holidays)
    kith = ask(kith_command, questions)
    n = len(questions)
    agreed = certain = same = asked = only_one = 0
    shown = []
    for i, (value, moments) in enumerate(questions):
        if kith[i] == "error" or theirs[i] == "error":
            if kith[i] != theirs[i]:
                only_one += 1
                shown.append(f"only {'Kith' if theirs[i] == 'error' else 'the package'} reads: {value}")
            continue
        both = different = 0
        for at in range(8):
            ours, other = kith[i][at], theirs[i][at]
            holiday = any(theirs[n * k + i][at : at + 1] == "o" for k in (1, 2))
            if "u" in (ours, other) or (holiday and re.search(r"\b[PS]H\b", value)):
                continue
            both += 1
            if ours != other:
                different += 1
                shown.append(f"{moments[at]}: Kith {ours}, the package {other}: {value}")
        asked += both
        same += both - different
        certain += both > 0
        agreed += both > 0 and not different
    for line in shown[:SHOWN]:
        print(f"# {line}")
    if len(shown) > SHOWN:
        print(f"# and {len(shown) - SHOWN} more")
    values, answers = agreed / max(certain, 1), same / max(asked, 1)
    print(f"# {name}: {n} values, {only_one} read by one of the two only; {certain} certain in both, "
          f"{agreed} alike ({values:.2%}); {asked} answers, {same} alike ({answers:.2%})")
    return certain, values


def main():
    tool, packages = sys.argv[1:3]
    node = shutil.which("node")
    reason = None
    if node is None:
        reason = "node is not installed"
    elif not os.path.isdir(os.path.join(packages, "node_modules", "opening_hours")):
        reason = "the package opening_hours is not installed: ./dev test does it"
        told = os.path.join(packages, "why-not")
        if os.path.exists(told):
            with open(told, encoding="utf-8", errors="replace") as file:
                reason = "the package opening_hours could not be installed: " + " ".join(file.read().split())[:200]
    if reason:
        print(f"1..0 # SKIP {reason}")
        return 0

    theirs = [node, os.path.join(HERE, "answers.mjs"), packages]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 32)
    shared = os.environ.get("KITH_SHARED_DATA") or os.path.join(HERE, "..", "..", "..", "shared", "data")
    sets = [("values in the data", found_values(os.path.join(shared, "osm")))]
    for number, how_many in ((FIXED_SEED, GENERATED), (seed, GENERATED // 10)):
        pick = random.Random(number)
        sets.append((f"generated with seed {number}", [generate(pick) for _ in range(how_many)]))
    print(f"1..{len(sets)}")
    failed = False
    for i, (name, values) in enumerate(sets, 1):
        case = f"/resources/hours-oracle/{'found' if i == 1 else 'generated' if i == 2 else 'generated-anew'}"
        if not values:
            print(f"ok {i} {case} # SKIP the shared data are not here")
            continue
        pick = random.Random(seed if i == 3 else FIXED_SEED)
        certain, share = compare(name, [(value, instants(pick)) for value in values], [tool], theirs)
        good = certain > len(values) / 2 and share >= LEAST
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {i} {case}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
