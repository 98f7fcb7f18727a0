# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign-ins killed at random moments: every acknowledged one is there afterwards, and the store verifies clean."""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time

from kithctl import Failed, main

RUNS = 200 if os.environ.get("KITH_SOAK") else 25


def acknowledged(center, ids, answers, grace):
    """Signs people in and kills the program so many answers and so many seconds later; gives the visits acknowledged."""
    child = subprocess.Popen(center.command("sign-in", "-", account="desk"), env=center.environment(), text=False,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    buffer = b""
    child.stdin.write(("\n".join(ids) + "\n").encode())
    child.stdin.flush()
    deadline = time.monotonic() + 60
    while buffer.count(b"\n") < answers and time.monotonic() < deadline:
        if select.select([child.stdout], [], [], deadline - time.monotonic())[0]:
            data = os.read(child.stdout.fileno(), 4096)
            if not data:
                break
            buffer += data
    select.select([], [], [], grace)
    child.send_signal(signal.SIGKILL)
    rest, err = child.communicate(timeout=60)
    seen = []
    for line in (buffer + rest).decode().split("\n")[:-1]:
        words = line.split()
        if len(words) != 3:
            raise Failed(f"an answer that is none: {line!r} {err!r}")
        seen.append((int(words[0]), int(words[1])))
    if not seen:
        raise Failed(f"nobody was signed in: {err.decode()}")
    return seen


def every_acknowledged_sign_in_is_there(center):
    chance = random.Random(7)
    center.run("sample", "--people", 400, "--visits", 500, "--years", 1, "--until", "2026-03-01")
    db = sqlite3.connect(center.store)
    people = [p for (p,) in db.execute("SELECT id FROM person")]
    db.close()
    total = killed_early = 0
    day = 20
    for run in range(RUNS):
        if run % 2 == 0:
            day += 1
            center.set_now(f"2026-{3 + day // 28:02d}-{day % 28 + 1:02d}T15:00:00Z")
        ids = [str(p) for p in chance.sample(people, 300)]
        seen = acknowledged(center, ids, chance.randrange(1, 40), chance.random() * 0.01)
        total += len(seen)
        killed_early += len(seen) < len(ids)
        db = sqlite3.connect(center.store)
        for person, visit in seen:
            if db.execute("SELECT person FROM visit WHERE id = ? AND voided = 0", (visit,)).fetchone() != (person,):
                raise Failed(f"run {run}: an acknowledged visit is not there")
        db.close()
        if run % 10 == 9 or run == RUNS - 1:
            findings = center.run("verify", account="coordinator").json["findings"]
            if findings:
                raise Failed(f"run {run}: verify finds {findings[:3]}")
    print(f"# {RUNS} runs, {total} sign-ins acknowledged, {killed_early} runs killed before their end")
    if killed_early < RUNS * 3 // 4:
        raise Failed("too few runs were killed in the middle for this to show anything")


if __name__ == "__main__":
    sys.exit(main([every_acknowledged_sign_in_is_there]))
