# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of sealing anew: the next unlock ends it, and then the keys of before open nothing.

The moment is a number of writes to the store, so that each run dies somewhere else, in the middle of a write.
"""

import os
import random
import sqlite3
import subprocess
import sys

from fault import copy_store, count_operations, is_killed_at, option
from kithctl import Failed, check, main, same

POINTS = 60 if os.environ.get("KITH_SOAK") else 8
PEOPLE = 1100
DEPOSITS = 700
# What is taken away, the compartment in which something lies that must be sealed anew, and how much.
CHANGES = {
    "retire": (["account", "retire", "advocate"], ["desk", "intake"]),
    "role": (["account", "role", "advocate", "front-desk"], ["intake"]),
}


def keys(center, *words):
    done = subprocess.run([option("--keys"), *map(str, words)], env=center.environment(), capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        raise Failed(f"kith-keys {words[0]}: {done.stderr}")
    return done.stdout


def opened_by_the_advocate(center, before):
    """What the advocate's keys, as they were before, open in the store as it is now: {purpose: (values, opened)}."""
    copy, old = os.path.join(center.folder, "looked-at.kith"), os.path.join(center.folder, "old.kith")
    copy_store(before, old)
    copy_store(center.store, copy)
    lines = keys(center, "opens", old, "advocate", center.passphrase, copy).splitlines()
    return {purpose: (int(values), int(opened)) for purpose, values, opened in map(str.split, lines)}


def sealed_bytes(store, table, column):
    db = sqlite3.connect(store)
    values = [value for (value,) in db.execute(f"SELECT {column} FROM {table} ORDER BY id LIMIT 200")]
    db.close()
    return values


def is_decided(center):
    """Whether the change of rights itself was on the disk before the program died."""
    advocate = [a for a in center.run("account", "list").json["accounts"] if a["name"] == "advocate"]
    return not advocate or advocate[0]["role"] != "advocate"


def resumed_after_a_kill(center, name):
    words, purposes = CHANGES[name]
    chance = random.Random(11)
    center.run("sample", "--people", PEOPLE, "--visits", 1200, "--years", 1, "--until", "2026-03-01")
    keys(center, "deposit", center.store, "coordinator", center.passphrase, DEPOSITS)
    before = os.path.join(center.folder, "before.kith")
    copy_store(center.store, before)
    for purpose, (values, opened) in opened_by_the_advocate(center, before).items():
        # What happened is a deposit for coordinators.
        same(opened, 0 if purpose == "audit" else values, f"{purpose}: what the advocate opens before")
        check(values > 0 or purpose not in purposes, f"there is something in {purpose}")

    copy_store(before, center.store)
    n_operations = count_operations(center, words)
    check(n_operations > 100, f"enough operations to die in: {n_operations}")
    halfway = n_killed = 0
    for at in sorted(chance.sample(range(1, n_operations), POINTS)):
        copy_store(before, center.store)
        n_killed += is_killed_at(center, words, at)
        left = opened_by_the_advocate(center, before)
        decided = is_decided(center)
        halfway += decided and any(0 < left[p][1] < left[p][0] for p in purposes)
        if not decided:
            for purpose in purposes:
                same(left[purpose][1], left[purpose][0], f"operation {at}: {purpose} before the change")
            center.run(*words, account="coordinator")
        # Any command of a coordinator unlocks, and by that goes on to the end.
        center.run("here", account="coordinator")
        for purpose in purposes:
            values, opened = opened_by_the_advocate(center, before)[purpose]
            same(opened, 0, f"operation {at}: values of {purpose} that old keys still open, of {values}")
        same(center.run("verify", account="coordinator").json["findings"], [], f"operation {at}: what verify finds")
        center.run("person", "search", "a", account="desk")

    with open(center.store, "rb") as stream:
        bytes_now = stream.read()
    same(os.path.exists(center.store + "-wal"), False, "a log beside the closed store")
    for table, column in [("intake_deposit", "sealed")] + [("person", "card")] * ("desk" in purposes):
        still = sum(value in bytes_now for value in sealed_bytes(before, table, column))
        same(still, 0, f"{table}.{column}: values under old keys in the file, its free pages too")
    check(n_killed * 10 >= POINTS * 8, f"runs that were killed: {n_killed} of {POINTS}")
    print(f"# {name}: {n_killed} runs killed of {n_operations} operations, {halfway} of them with some values sealed anew and some not")
    check(halfway >= POINTS // 4, "enough runs were killed between the first value and the last")


def an_account_that_is_retired(center):
    resumed_after_a_kill(center, "retire")


def a_role_that_is_taken_away(center):
    resumed_after_a_kill(center, "role")


if __name__ == "__main__":
    sys.exit(main([an_account_that_is_retired, a_role_that_is_taken_away]))
