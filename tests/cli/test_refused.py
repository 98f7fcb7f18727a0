# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a file: each is one plain sentence and a status, never a crash, and the file stays as it was."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys

from kithctl import check, digest, main, same, sentence

WHO = "Ruth S."


def filled(center):
    center.init()
    center.run("person", "add", "Rosa Martinez", account=WHO)
    center.run("sign-in", "rosa", account=WHO)


def refused(center, statuses, path=None, words=("here",)):
    """Refused with one of the statuses in one sentence, and the file unchanged."""
    path = path or center.store
    before = digest(path)
    answer = center.run(*words, account=WHO, store=path, expect=None)
    sentence(answer, *statuses)
    same(digest(path), before, "the file's SHA-256")
    return answer.err


def truncated_files(center):
    filled(center)
    with open(center.store, "rb") as stream:
        whole = stream.read()
    chance = random.Random(3)
    path = os.path.join(center.folder, "cut.kith")
    for size in [0, 1, 15, 16, 99, 100, 512, 4095, 4096, 4097, len(whole) - 1, len(whole) - 4096] + [chance.randrange(len(whole)) for _ in range(12)]:
        with open(path, "wb") as stream:
            stream.write(whole[:size])
        refused(center, (5,), path)


def a_newer_store(center):
    filled(center)
    with sqlite3.connect(center.store) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    check("newer" in refused(center, (1,)), "says that it is newer")


def not_a_store(center):
    for name, content in (("text", b"Dear Sir or Madam,\n" * 300), ("zeros", bytes(8192)), ("noise", os.urandom(16384))):
        path = os.path.join(center.folder, name)
        with open(path, "wb") as stream:
            stream.write(content)
        refused(center, (5,), path)
    path = os.path.join(center.folder, "other.db")
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY)")
    db.close()
    refused(center, (5,), path)
    answer = center.run("here", account=WHO, store=center.folder, expect=None)
    check(answer.status in (1, 5) and len(answer.err.strip().splitlines()) == 1, "a folder is refused")


def a_log_of_another_store(center):
    filled(center)
    other = os.path.join(center.folder, "other.kith")
    center.run("init", "--center", "Other", "--timezone", "UTC", "--coordinator", WHO, store=other)
    db = sqlite3.connect(other)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("UPDATE setting SET version = version + 1")
    db.commit()
    shutil.copy(other + "-wal", center.store + "-wal")
    db.close()
    check(os.path.getsize(center.store + "-wal") > 0, "there is a foreign log beside the store")
    refused(center, (5,))


def a_second_process(center):
    filled(center)
    center.run("person", "add", "Sam Weaver", account=WHO)
    child = subprocess.Popen(center.command("sign-in", "-", account=WHO), env=center.environment(), stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    child.stdin.write("sam weaver\n")
    child.stdin.flush()
    check(child.stdout.readline().split()[-1] == "new", "the first process works")
    refused(center, (1,))
    child.stdin.close()
    same(child.wait(timeout=60), 0, "the first process's status")
    center.run("here", account=WHO)


def a_read_only_store(center):
    """File and folder may not be written to; for root, after giving up the right to do so all the same."""
    filled(center)
    before = digest(center.store)
    bare = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    try:
        os.chmod(center.store, 0o400)
        os.chmod(center.folder, 0o500)
        for words in (["here"], ["guest"], ["person", "add", "Sam Weaver"]):
            done = subprocess.run((bare if os.geteuid() == 0 else []) + center.command(*words, account=WHO), env=center.environment(),
                                  capture_output=True, text=True, check=False, timeout=60)
            check(done.returncode == 1, f"status {done.returncode}: {done.stderr}")
            same(len(done.stderr.strip().splitlines()), 1, f"lines of the error: {done.stderr}")
    finally:
        os.chmod(center.folder, 0o700)
        os.chmod(center.store, 0o600)
    same(digest(center.store), before, "the file's SHA-256")


def limit_file_size(size):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def a_full_disk(center):
    filled(center)
    center.run("verify", account=WHO)
    size = os.path.getsize(center.store)
    before = digest(center.store)
    done = subprocess.run(center.command("sample", "--people", 10, "--visits", 10, "--years", 1, store=os.path.join(center.folder, "s.kith")),
                          env=center.environment(), capture_output=True, text=True, preexec_fn=limit_file_size(64 * 1024), check=False, timeout=60)
    check(done.returncode == 1, f"status {done.returncode}: {done.stderr}")
    same(len(done.stderr.strip().splitlines()), 1, f"lines of the error: {done.stderr}")
    done = subprocess.run(center.command("guest", account=WHO), env=center.environment(), capture_output=True, text=True,
                          preexec_fn=limit_file_size(4096), check=False, timeout=60)
    check(done.returncode == 1, f"status {done.returncode}: {done.stderr}")
    same(len(done.stderr.strip().splitlines()), 1, f"lines of the error: {done.stderr}")
    same((os.path.getsize(center.store), digest(center.store)), (size, before), "the store is as it was")
    center.run("guest", account=WHO)
    check(center.run("verify", account=WHO).json["clean"], "clean when there is room again")


if __name__ == "__main__":
    sys.exit(main([truncated_files, a_newer_store, not_a_store, a_log_of_another_store, a_second_process, a_read_only_store, a_full_disk]))
