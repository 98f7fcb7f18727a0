# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of giving everybody new keys: everybody has them or nobody has, and what is to be handed out lies on the
disk before."""

import os
import random
import sys

from fault import copy_store, count_operations, is_killed_at
from kithctl import check, main, same

POINTS = 60 if os.environ.get("KITH_SOAK") else 12
WRONG = 4


def remove(*paths):
    for path in paths:
        if os.path.exists(path):
            os.remove(path)


def all_or_nothing(center):
    center.run("sample", "--people", 40, "--visits", 100, "--years", 1, "--until", "2026-03-01")
    slips, recovery, before = (os.path.join(center.folder, name) for name in ("slips", "recovery", "before.kith"))
    fresh = center.write("fresh", "nine lanterns on a slow barge")
    copy_store(center.store, before)
    words = ("lost", "--slips", slips, "--new-recovery-file", recovery, "--new-passphrase-file", fresh)
    n_operations = count_operations(center, words)
    check(n_operations > 20, f"enough operations to die in: {n_operations}")
    seen = {"before": 0, "after": 0}
    n_killed = 0
    for at in sorted(random.Random(5).sample(range(1, n_operations), min(POINTS, n_operations - 1))):
        copy_store(before, center.store)
        remove(slips, recovery)
        n_killed += is_killed_at(center, words, at)
        answers = {name: center.run("here", account=name, expect=None).status for name in ("coordinator", "advocate", "desk")}
        same(sorted(set(answers.values())), [0] if answers["desk"] == 0 else [WRONG], f"operation {at}: whom the old passphrase lets in: {answers}")
        state = "before" if answers["desk"] == 0 else "after"
        seen[state] += 1
        passphrase = center.passphrase if state == "before" else fresh
        same(center.run("verify", account="coordinator", passphrase=passphrase).json["findings"], [], f"operation {at}: what verify finds")
        if state == "before":
            continue
        with open(slips, encoding="utf-8") as stream:
            given = dict(line.rstrip("\n").split("\t") for line in stream)
        same(sorted(given), ["advocate", "desk"], f"operation {at}: slips")
        own = center.write("own", "four grey mares at the ford")
        slip = center.write("slip", given["desk"])
        center.run("account", "passphrase", "--new-passphrase-file", own, account="desk", passphrase=slip)
        center.run("account", "recover", "advocate", "--recovery-file", recovery, "--new-passphrase-file", own)
        center.run("here", account="advocate", passphrase=own)
    check(n_killed * 10 >= sum(seen.values()) * 8, f"runs that were killed: {n_killed} of {sum(seen.values())}")
    print(f"# {n_killed} runs killed in {n_operations} operations; how the store stood: {seen}")
    same([n > 0 for n in seen.values()], [True, True], "runs were killed before and after")


if __name__ == "__main__":
    sys.exit(main([all_or_nothing]))
