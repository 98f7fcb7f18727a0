# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that runs full, a real one: kithctl says so in one sentence, what it refused changed nothing, and what was
acknowledged is there when there is room again. The disk is a small tmpfs that only this test sees."""

import os
import sqlite3
import sys

from fault import state
from kithctl import check, main, same, sentence
from small_disk import SmallDisk, own_mounts

WHO = "Ruth S."
SIZE = 4 << 20
INIT = ["init", "--center", "Corner House", "--timezone", "America/Chicago", "--coordinator", WHO]


REFUSED = None


class Disk(SmallDisk):
    def __init__(self, center):
        super().__init__(os.path.join(center.folder, "disk"), SIZE)

    def others(self):
        """Everything but what fills it, and the log, in which a refused change may leave what no commit follows."""
        return {name: sum_ for name, sum_ in state(self.folder).items() if name != "filler" and not name.endswith(("-wal", "-shm"))}


def refused_for_room(answer, what):
    sentence(answer, 1)
    check("no room" in answer.err, f"{what}: {answer.err}")


def on_a_disk(case):
    def run(center):
        if REFUSED:
            return REFUSED
        with Disk(center) as disk:
            center.store = disk.path("center.kith")
            case(center, disk)
        return None

    run.__name__ = case.__name__
    return run


def filled(center):
    center.init()
    for name in ("Rosa Martinez", "Sam Weaver", "Ida Lund"):
        center.run("person", "add", name, account=WHO)
    db = sqlite3.connect(center.store)
    people = [person for (person,) in db.execute("SELECT id FROM person ORDER BY id")]
    db.close()
    return people


def visits(center):
    db = sqlite3.connect(center.store)
    found = {visit: person for visit, person in db.execute("SELECT id, person FROM visit WHERE voided = 0")}
    db.close()
    return found


@on_a_disk
def setting_up(center, disk):
    refusals = 0
    for room in list(range(0, 65536, 4096)) + list(range(65536, SIZE // 2, 65536)):
        disk.leave(room)
        answer = center.run(*INIT, expect=None)
        if answer.status == 0:
            break
        refused_for_room(answer, f"{room} bytes")
        same(answer.out, "", "what was printed of a center that is not there")
        same(disk.others(), {}, f"{room} bytes: what is left of it")
        refusals += 1
    check(refusals > 10, f"refused {refusals} times")
    same(answer.status, 0, "the status where there is room")
    check(center.run("verify", account=WHO).json["clean"], "clean")


@on_a_disk
def signing_in(center, disk):
    """A queue of people, until nothing more fits."""
    center.run("sample", "--people", 150, "--visits", 300, "--years", 1, "--until", "2026-03-01")
    db = sqlite3.connect(center.store)
    people = [person for (person,) in db.execute("SELECT id FROM person ORDER BY id")]
    db.close()
    total = refused_at_once = 0
    for day, room in enumerate((0, 8192, 40960, 131072, 393216, 786432, 1048576), 1):
        center.set_now(f"2026-04-{day:02d}T15:00:00Z")
        there = visits(center)
        disk.leave(room)
        answer = center.run("sign-in", "-", stdin="".join(f"{person}\n" for person in people), account="desk", as_json=False, expect=None)
        refused_for_room(answer, f"{room} bytes")
        acknowledged = [line.split() for line in answer.out.splitlines()]
        disk.make_room()
        refused_at_once += not acknowledged
        there.update((int(visit), int(person)) for person, visit, _ in acknowledged)
        check(visits(center) == there, f"{room} bytes: exactly the acknowledged visits are there")
        check(center.run("verify", account="coordinator").json["clean"], "clean when there is room again")
        center.run("sign-in", "--id", people[-1], account="desk")
        total += len(acknowledged)
    print(f"# {total} acknowledged before the disk was full")
    check(total > 30 and refused_at_once > 1, f"{total} acknowledged, {refused_at_once} times none")


@on_a_disk
def single_commands(center, disk):
    """With no room at all or for one page: nothing is acknowledged, nothing changes."""
    filled(center)
    center.run("sign-in", "rosa", account=WHO)
    for room in (0, 4096):
        disk.leave(room)
        before = disk.others()
        for words in (["guest"], ["sign-in", "sam"], ["person", "add", "Otto Berg"], ["recovery", "renew"],
                      ["account", "add", "Kim", "--role", "advocate", "--new-passphrase-file", center.passphrase]):
            answer = center.run(*words, account=WHO, expect=None)
            refused_for_room(answer, f"{words}, {room} bytes")
            same(answer.out, "", f"{words}: what was printed")
            same(disk.others(), before, f"{words}, {room} bytes: files and their SHA-256")
        disk.make_room()
        check(center.run("verify", account=WHO).json["clean"], "clean when there is room again")
        center.run("guest", account=WHO)


@on_a_disk
def backing_up(center, disk):
    """The backup's disk is full, not the store's."""
    center.store = os.path.join(center.folder, "center.kith")
    filled(center)
    target = disk.path("copy.backup")
    size = os.path.getsize(center.store)
    for room in (0, 4096, size // 2, size - 4096):
        disk.leave(room)
        refused_for_room(center.run("backup", target, account=WHO, expect=None), f"{room} bytes")
        same(disk.others(), {}, f"{room} bytes: what is left at the target")
        check(center.run("verify", account=WHO).json["clean"], "the store is clean")
    disk.make_room()
    center.run("backup", target, account=WHO)
    check(center.run("verify", "--against", target, account=WHO).json["clean"], "clean against the backup")


@on_a_disk
def restoring(center, disk):
    people = filled(center)
    backup = os.path.join(center.folder, "copy.backup")
    center.run("backup", backup, account=WHO)
    center.run("sign-in", "--id", people[0], account=WHO)
    later = visits(center)
    size = os.path.getsize(backup)
    for room in (0, 4096, size // 2, size - 4096):
        disk.leave(room)
        before = disk.others()
        refused_for_room(center.run("restore", backup, account=WHO, expect=None), f"{room} bytes")
        same(disk.others(), before, f"{room} bytes: files and their SHA-256")
    disk.make_room()
    same(visits(center), later, "visits after refusals")
    center.run("restore", backup, account=WHO)
    same(visits(center), {}, "visits after restoring")
    check(center.run("verify", "--against", backup, account=WHO).json["clean"], "clean against the backup")


if __name__ == "__main__":
    REFUSED = own_mounts()
    sys.exit(main([setting_up, signing_in, single_commands, backing_up, restoring]))
