# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of erasing: the next unlock ends it, nothing of the record is left in a byte, and counts are as before.

The moment is a number of writes to the store, so that each run dies somewhere else, in the middle of a write.
"""

import os
import random
import sys

from fault import copy_store, count_operations, is_killed_at, looked_at
from kithctl import check, main, same

POINTS = 60 if os.environ.get("KITH_SOAK") else 13
DUE = "2026-03-17T15:00:00Z"
COLUMNS = {"person": ("card", "id"), "consent": ("sealed", "person"), "waiting": ("words", "person"), "audit": ("details", "subject")}


def sealed_about(center, person):
    return [value for table, (column, key) in COLUMNS.items()
            for (value,) in looked_at(center, f"SELECT {column} FROM {table} WHERE {key} = {person} AND {column} IS NOT NULL")]


def found_in(center, values):
    everything = b"".join(open(center.store + end, "rb").read() for end in ("", "-wal") if os.path.exists(center.store + end))
    return sum(any(value[i:i + 24] in everything for i in range(32, len(value) - 24, 24)) for value in values)


def counts(center):
    return center.run("count", "--from", "2025-01-01", "--to", "2026-03-31", "--by", "month", account="coordinator").json


def goes_on_after_a_kill(center):
    chance = random.Random(3)
    center.run("sample", "--people", 40, "--visits", 300, "--years", 1, "--until", "2026-03-09")
    person = looked_at(center, "SELECT person FROM visit WHERE voided = 0 GROUP BY person ORDER BY count(*) DESC LIMIT 1")[0][0]
    for number in range(20):
        center.run("consent", "add", person, "--kind", "contact", "--event", f"event {number} " + "x" * 400, account="coordinator")
    center.run("consent", "list", person, account="coordinator")
    expected, values = counts(center), sealed_about(center, person)
    center.run("person", "erase", person, account="coordinator")
    before = os.path.join(center.folder, "before.kith")
    copy_store(center.store, before)
    center.set_now(DUE)

    n_operations = count_operations(center, ("person", "erasures"))
    check(n_operations > 30, f"enough operations to die in: {n_operations}")
    same(found_in(center, values), 0, "values found when nothing is killed")

    seen = {}
    n_killed = 0
    points = sorted(chance.sample(range(1, n_operations), min(POINTS, n_operations - 1)))
    for at in points:
        copy_store(before, center.store)
        n_killed += is_killed_at(center, ("person", "erasures"), at)
        state = looked_at(center, f"SELECT p.state, e.state FROM person AS p JOIN erasure AS e ON e.id = p.id WHERE p.id = {person}")[0]
        check(state in ((3, 1), (4, 2), (4, 3)), f"operation {at}: the record is there or gone as a whole: {state}")
        seen[state] = seen.get(state, 0) + 1
        # Any command of a coordinator unlocks, and by that goes on to the end.
        center.run("here", account="coordinator")
        same(looked_at(center, f"SELECT state FROM erasure WHERE id = {person}"), [(3,)], f"operation {at}: the erasure afterwards")
        same(found_in(center, values), 0, f"operation {at}: values found of {len(values)}")
        same(counts(center), expected, f"operation {at}: counts")
        same(center.run("verify", account="coordinator").json["findings"], [], f"operation {at}: what verify finds")
    check(n_killed * 10 >= len(points) * 8, f"runs that were killed: {n_killed} of {len(points)}")
    print(f"# {n_killed} runs killed of {n_operations} operations; how the record and its erasure stood: {seen}")
    check(len(seen) >= 2, "runs were killed before and after the record was gone")


if __name__ == "__main__":
    sys.exit(main([goes_on_after_a_kill]))
