# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of guarding a record, or of lifting its guard: it is guarded as a whole or not at all.

The moment is a number of writes to the store, so that each run dies somewhere else, in the middle of a write.
"""

import os
import random
import subprocess
import sys

from fault import copy_store, count_operations, is_killed_at, looked_at, option
from kithctl import Failed, check, main, same

POINTS = 60 if os.environ.get("KITH_SOAK") else 10
ABOUT = [("intake_deposit", "sealed", "person"), ("intake", "sealed", "id"), ("consent", "sealed", "person"), ("consent_end", "sealed", "person"),
         ("request", "words", "person"), ("request", "ending", "person"), ("objection", "sealed", "person"), ("referral", "details", "person"),
         ("referral_step", "words", "person"), ("goal", "details", "person"), ("goal_entry", "words", "person"), ("check_in", "details", "person"),
         ("check_in_contact", "words", "person"), ("hard_time", "care", "person"), ("own_plan", "words", "person"), ("guard", "sealed", "person")]


def keys_of(center, person):
    """The ids of the keys that what is told about the person is sealed under, and how many values there are."""
    values = [value for table, sealed, column in ABOUT
              for (value,) in looked_at(center, f"SELECT {sealed} FROM {table} WHERE {column} = {person} AND {sealed} IS NOT NULL")]
    return {value[2:10] for value in values}, len(values)


def opened(center, old, account):
    """How many values in intake and care that account's keys, as they were before, open in the store as it is now."""
    copy = os.path.join(center.folder, "opened.kith")
    copy_store(center.store, copy)
    done = subprocess.run([option("--keys"), "opens", old, account, center.passphrase, copy], env=center.environment(), capture_output=True, text=True,
                          check=False, timeout=120)
    if done.returncode != 0:
        raise Failed(f"kith-keys: {done.stderr}")
    return sum(int(n) for purpose, _, n in map(str.split, done.stdout.splitlines()) if purpose in ("intake", "care"))


def kill_in(center, before, words, look):
    """Runs the command and dies at points of it; look says what the store is after each."""
    copy_store(before, center.store)
    n_operations = count_operations(center, words)
    check(n_operations > 20, f"enough operations to die in: {n_operations}")
    seen = {}
    n_killed = 0
    for at in sorted(random.Random(5).sample(range(1, n_operations), min(POINTS, n_operations - 1))):
        copy_store(before, center.store)
        n_killed += is_killed_at(center, words, at)
        state = look(at)
        seen[state] = seen.get(state, 0) + 1
    check(n_killed * 10 >= sum(seen.values()) * 8, f"runs that were killed: {n_killed} of {sum(seen.values())}")
    print(f"# {words[1]}: {n_killed} runs killed in {n_operations} operations; how the record stood: {seen}")
    same(sorted(seen), ["guarded", "open"], "runs were killed before and after the record was guarded")


def guarded_as_a_whole(center):
    center.run("sample", "--people", 40, "--visits", 100, "--years", 1, "--until", "2026-03-01")
    person = looked_at(center, "SELECT person FROM visit LIMIT 1")[0][0]
    for number in range(8):
        center.run("consent", "add", person, "--kind", "contact", "--event", f"event {number}", account=("desk", "coordinator")[number % 2])
        center.run("requests", "add", person, "--not-right", "pronouns", "--words", f"words {number}", account=("desk", "coordinator")[number % 2])
    center.run("referral", "add", person, "--kind", "food", "--name", "Pantry", account="coordinator")
    center.run("hard-time", "set", person, stdin="a walk", account="coordinator")
    center.run("plan", "set", person, "stress", stdin="helps: a walk", account="coordinator")
    center.run("goal", "add", person, "--area", "home", "--goal", "a plant", "--words", "soon", account="coordinator")
    asked = center.run("checkin", "plan", person, "--due", "2026-03-12", "--words", "the move", account="coordinator").json["id"]
    center.run("checkin", "done", asked, "--way", "in-person", "--outcome", "reached", "--words", "well", account="coordinator")
    before, guarded = (os.path.join(center.folder, name) for name in ("before.kith", "guarded.kith"))
    copy_store(center.store, before)
    all_values = opened(center, before, "advocate")
    n_consents = len(center.run("consent", "list", person, account="advocate").json["consents"])
    check(n_consents >= 8, f"consents: {n_consents}")
    copy_store(center.store, before)
    shared, n_values = keys_of(center, person)
    check(len(shared) == 2 and n_values >= 10, f"values about the person: {n_values}")

    def look(at):
        keys, n = keys_of(center, person)
        state = "open" if keys == shared else "guarded"
        check(state == "open" or (len(keys) == 1 and not keys & shared), f"operation {at}: keys that the record is under: {len(keys)}")
        same(n - n_values, 0 if state == "open" else 1, f"operation {at}: values, the guard's own among them")
        same(opened(center, before, "advocate"), all_values - (0 if state == "open" else n_values), f"operation {at}: what the advocate's keys of before open")
        for account, may in (("coordinator", True), ("advocate", state == "open")):
            answer = center.run("consent", "list", person, account=account, expect=None)
            same((answer.status, len(answer.json["consents"]) if may else 0), (0, n_consents) if may else (3, 0), f"operation {at}: consents as {account}")
        same(center.run("verify", account="coordinator").json["findings"], [], f"operation {at}: what verify finds")
        return state

    kill_in(center, before, ("guard", "add", person, "--kind", "wish", "--account", "advocate"), look)
    copy_store(before, center.store)
    guard = center.run("guard", "add", person, "--kind", "wish", "--account", "advocate", account="coordinator").json["guard"]
    copy_store(center.store, guarded)
    kill_in(center, guarded, ("guard", "lift", guard), look)


if __name__ == "__main__":
    sys.exit(main([guarded_as_a_whole]))
