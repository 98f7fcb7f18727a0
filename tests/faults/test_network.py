# SPDX-License-Identifier: GPL-3.0-or-later
"""A store on a network drive: kithctl refuses it in one sentence, and nothing changes.

No server is needed: a library loaded in front of the C library has statfs() say what it says there.
"""

import os
import sys

from fault import option, preload, state
from kithctl import check, main, same, sentence

WHO = "Ruth S."
# f_type as Linux reports it, and what the sentence calls it.
DRIVES = {"6969": "nfs", "ff534d42": "cifs", "fe534d42": "smb3", "517b": "smbfs", "00c36400": "ceph", "5346414f": "afs"}
LOCAL = {"ef53": "ext4", "9123683e": "btrfs", "58465342": "xfs", "01021994": "tmpfs"}


def filled(center):
    center.init()
    center.run("person", "add", "Rosa Martinez", account=WHO)
    center.run("sign-in", "rosa", account=WHO)
    backup = os.path.join(center.folder, "copy.backup")
    center.run("backup", backup, account=WHO)
    return backup


def on_drive(center, magic, *words, folder=None, expect=1, **how):
    return center.run(*words, account=WHO, expect=expect, environment=preload(folder or center.folder, KITH_PRELOAD_MAGIC=magic), **how)


def a_store_on_a_network_drive(center):
    backup = filled(center)
    before = state(center.folder)
    for magic, name in DRIVES.items():
        answer = on_drive(center, magic, "sign-in", "rosa")
        sentence(answer, 1)
        check("network drive" in answer.err and f"({name})" in answer.err, f"says where it lies: {answer.err}")
    commands = [["here"], ["sign-in", "-"], ["guest"], ["person", "add", "Sam Weaver"], ["count", "--from", "2026-01-01", "--to", "2026-12-31"],
                ["verify"], ["verify", "--against", backup], ["backup", os.path.join(center.folder, "more.backup")], ["restore", backup],
                ["account", "list"], ["audit"], ["recovery", "renew"]]
    for words in commands:
        answer = on_drive(center, "6969", *words, stdin="rosa\n")
        sentence(answer, 1)
        check("network drive" in answer.err, f"{words}: {answer.err}")
        same(answer.out, "", f"{words}: what was printed")
    same(state(center.folder), before, "files and their SHA-256")


def a_new_store_on_a_network_drive(center):
    folder = os.path.join(center.folder, "drive")
    os.mkdir(folder)
    for words in (["init", "--center", "Corner House", "--timezone", "UTC", "--coordinator", WHO], ["sample", "--people", 5, "--visits", 5, "--years", 1]):
        for magic in DRIVES:
            answer = on_drive(center, magic, *words, folder=folder, store=os.path.join(folder, "center.kith"))
            sentence(answer, 1)
            check("network drive" in answer.err, answer.err)
    same(os.listdir(folder), [], "what lies on the drive")


def a_local_disk(center):
    """The same library in front, another type: so that it is the type that was refused."""
    filled(center)
    for magic in LOCAL:
        on_drive(center, magic, "guest", expect=0)
    on_drive(center, "6969", "guest", expect=0, folder=os.path.join(center.folder, "elsewhere"))
    check(center.run("verify", account=WHO).json["clean"], "clean")


if __name__ == "__main__":
    option("--preload")
    sys.exit(main([a_store_on_a_network_drive, a_new_store_on_a_network_drive, a_local_disk]))
