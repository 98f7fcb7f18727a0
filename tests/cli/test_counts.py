# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting against plain SQL, written here without a look at the program: random samples, every part, merges and pairs."""

import datetime
import os
import random
import sqlite3
import sys

from kithctl import Failed, main

EPOCH = datetime.date(1970, 1, 1)


def number(day):
    return (day - EPOCH).days


def next_part(day, by):
    if by == "day":
        return day + datetime.timedelta(days=1)
    if by == "week":  # the tests' locale is C, where a week begins on Sunday
        return day + datetime.timedelta(days=7 - day.isoweekday() % 7)
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 3, "year": 12}[by]
    return datetime.date(day.year + 1, 1, 1) if month == 12 else datetime.date(day.year, month + 1, 1)


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        merges = dict(self.db.execute("SELECT from_person, into_person FROM person_merge WHERE ended = 0"))
        self.who = {}
        for (person,) in self.db.execute("SELECT id FROM person"):
            into = person
            while into in merges:
                into = merges[into]
            self.who[person] = into
        self.pairs = [(self.who[a], self.who[b])
                      for a, b in self.db.execute("SELECT person_a, person_b FROM duplicate_pair WHERE state = 1")]
        self.first = {}
        for person, day in self.db.execute("SELECT person, MIN(day) FROM visit WHERE voided = 0 GROUP BY person"):
            into = self.who[person]
            self.first[into] = min(day, self.first.get(into, day))

    def components(self, people):
        group = {p: p for p in people}

        def find(p):
            while group[p] != p:
                p = group[p]
            return p

        for a, b in self.pairs:
            if a in group and b in group:
                group[find(a)] = find(b)
        return len({find(p) for p in people})

    def count(self, first, last):
        span = (number(first), number(last))
        days = {(self.who[p], d) for p, d in self.db.execute("SELECT person, day FROM visit WHERE voided = 0 AND day BETWEEN ? AND ?", span)}
        visits = len(days)  # one person coming twice a day is one visit, also when it was written under two records
        people = {p for p, _ in days}
        guests = self.db.execute("SELECT COALESCE(SUM(number), 0) FROM guest WHERE voided = 0 AND day BETWEEN ? AND ?", span).fetchone()[0]
        newcomers = sum(1 for day in self.first.values() if span[0] <= day <= span[1])
        return {"visits": visits, "people": {"low": self.components(people), "high": len(people)}, "guests": guests, "first_timers": newcomers}


def compare(found, expected, what):
    for name, value in expected.items():
        if found[name] != value:
            raise Failed(f"{what}: {name} is {found[name]}, plain SQL says {value}")


def agrees_with_plain_sql(center):
    seeds = range(1, 9 if os.environ.get("KITH_SOAK") else 3)
    for seed in seeds:
        chance = random.Random(seed)
        path = os.path.join(center.folder, f"sample{seed}.kith")
        until = datetime.date(2026, 2, 1) + datetime.timedelta(days=chance.randrange(60))
        center.run("sample", "--people", chance.choice([40, 300, 700]), "--visits", chance.choice([200, 3000]), "--years", chance.choice([1, 2]),
                   "--seed", seed, "--until", until.isoformat(), store=path)
        with sqlite3.connect(path) as db:
            people = [p for (p,) in db.execute("SELECT id FROM person ORDER BY id")]
            for number_of_merge in range(5):
                a, b = chance.sample(people, 2)
                db.execute("INSERT INTO person_merge VALUES (?, ?, ?, ?, NULL, 1) ON CONFLICT DO NOTHING",
                           (number_of_merge + 1, a, b, chance.choice([0, 0, 1]) if a < b else 1))
        db.close()
        store = Store(path)
        for by in ("day", "week", "month", "quarter", "year"):
            first = until - datetime.timedelta(days=chance.randrange(5, 90 if by == "day" else 500))
            last = until - datetime.timedelta(days=chance.randrange(5))
            found = center.run("count", "--from", first, "--to", last, "--by", by, account="coordinator", store=path).json
            compare(found, store.count(first, last), f"seed {seed}, {first} to {last}")
            day = first
            for part in found["parts"]:
                if part["from"] != day.isoformat():
                    raise Failed(f"by {by}: a part begins on {part['from']}, expected {day}")
                end = min(next_part(day, by) - datetime.timedelta(days=1), last)
                compare(part, store.count(day, end), f"seed {seed}, by {by}, {day} to {end}")
                day = end + datetime.timedelta(days=1)
            if day != last + datetime.timedelta(days=1):
                raise Failed(f"by {by}: the parts end before {last}")


def follows_merges_and_their_end(center):
    """As somebody at the command line makes them: chains, refusals and taking apart again."""
    chance = random.Random(11)
    path = os.path.join(center.folder, "merged.kith")
    until = datetime.date(2026, 2, 20)
    center.run("sample", "--people", 12, "--visits", 400, "--years", 1, "--seed", 3, "--until", until.isoformat(), store=path)
    db = sqlite3.connect(path)
    people = [p for (p,) in db.execute("SELECT id FROM person ORDER BY id")]
    db.close()
    began = ended = 0
    for _ in range(24):
        a, b = chance.sample(people, 2)
        if began > ended and chance.random() < 0.3:
            db = sqlite3.connect(path)
            merged = [p for (p,) in db.execute("SELECT from_person FROM person_merge WHERE ended = 0 ORDER BY id")]
            db.close()
            center.run("person", "unmerge", chance.choice(merged), account="coordinator", store=path)
            ended += 1
        else:
            began += center.run("person", "merge", a, b, account="coordinator", store=path, expect=None).status == 0
        first = until - datetime.timedelta(days=chance.randrange(30, 300))
        found = center.run("count", "--from", first, "--to", until, "--by", "month", account="coordinator", store=path).json
        compare(found, Store(path).count(first, until), f"after {began} merges, {ended} of them ended")
    if began < 5 or ended < 2:
        raise Failed(f"only {began} merges and {ended} ends")


def same_seed_same_center(center):
    rows = []
    for name in ("a", "b"):
        path = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", 80, "--visits", 900, "--years", 1, "--seed", 5, "--until", "2026-03-01", store=path)
        db = sqlite3.connect(path)
        rows.append(db.execute("SELECT day, arrived_minute, left_minute, state FROM visit ORDER BY day, arrived_minute, left_minute").fetchall())
        db.close()
    if rows[0] != rows[1] or len(rows[0]) != 900:
        raise Failed(f"the same seed gave {len(rows[0])} and {len(rows[1])} visits that differ")


if __name__ == "__main__":
    sys.exit(main([agrees_with_plain_sql, follows_merges_and_their_end, same_seed_same_center]))
