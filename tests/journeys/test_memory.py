#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the memory of the locked program, and in everything it writes: nothing about anybody, and no key."""

import ctypes
import mmap
import os
import re
import stat
import struct
import subprocess

import kith_journey

WORDS = ["Quendolin&<aa", "Brixavel&<bb", "Yttermund&<cc"]
ENTRY = "Type a name or scan a card"
PAGE = mmap.PAGESIZE


def kept_pages(pid, start, end, private):
    """The spans of pages that hold something, be it in memory or in swap, whatever their protection says. What a private
    mapping still shares with its file was never written to."""
    with open("/proc/%d/pagemap" % pid, "rb", 0) as table:
        table.seek(start // PAGE * 8)
        data = table.read((end - start) // PAGE * 8)
    first = None
    for number, (entry,) in enumerate(struct.iter_unpack("<Q", data)):
        kept = entry >> 62 and not (private and entry >> 61 & 1)
        if kept and first is None:
            first = number
        elif not kept and first is not None:
            yield start + first * PAGE, start + number * PAGE
            first = None
    if first is not None:
        yield start + first * PAGE, start + len(data) // 8 * PAGE


def pieces(pid):
    """Every byte that the process holds, those that it may not read itself too: addresses and what lies there."""
    with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as image:
        for line in maps:
            if line.rstrip().endswith(("[vvar]", "[vvar_vclock]", "[vsyscall]", "[vdso]")):
                continue
            span, rights = line.split()[:2]
            edges = (int(edge, 16) for edge in span.split("-"))
            for start, end in kept_pages(pid, *edges, rights.endswith("p")):
                try:
                    image.seek(start)
                    yield start, image.read(end - start)
                except (OSError, ValueError, OverflowError):
                    pass


def memory(pid):
    return b"\n".join(data for _, data in pieces(pid))


def guarded_page(word):
    """A page of this process that holds the word and that nobody may read; its address."""
    page = mmap.mmap(-1, PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    page.write(word)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    if ctypes.CDLL(None, use_errno=True).mprotect(ctypes.c_void_p(address), PAGE, 0) != 0:
        raise OSError(ctypes.get_errno(), "mprotect")
    return page, address


def forms(word):
    """The ways a word may lie in memory: as typed, in wide letters, folded for the search."""
    folded = word.split("&<")[0].lower()
    return [word.encode(), word.encode("utf-16-le"), folded.encode(), word.split("&<")[0].encode()]


def found_in(image, words):
    return sorted({word for word in words for form in forms(word) if form in image})


def secret_keys(journey, store, account):
    """The account's secrets as they lie in memory, {name: bytes}: read by a program of the tests, from file to file."""
    path = journey.path("keys")
    done = subprocess.run([journey.options.keys, "dump", store, account, journey.path("passphrase"), path],
                          env=journey.environment, capture_output=True, text=True, timeout=60)
    journey.equal((done.returncode, done.stderr), (0, ""), "kith-keys")
    journey.equal(stat.S_IMODE(os.stat(path).st_mode), 0o600, "the rights to the file of keys")
    with open(path) as file:
        found = {name: bytes.fromhex(digits) for name, digits in map(str.split, file)}
    os.remove(path)
    return found


def keys_in(image, keys):
    """The keys of which any half lies there."""
    return sorted(name for name, key in keys.items()
                  if any(key[start:start + 16] in image for start in range(0, len(key), 16)))


def whole_keys_in(image, keys):
    return sorted(name for name, key in keys.items() if key in image)


def memory_that_nobody_may_read(journey):
    """The search sees into pages that their own program may not read"""
    word = os.urandom(32)
    page, address = guarded_page(word)
    found = [data[address - start:][:len(word)] for start, data in pieces(os.getpid()) if 0 <= address - start < len(data)]
    journey.equal(found, [word], "the page of %d bytes that is guarded" % len(page))


def memory_of_the_locked_program(journey):
    """The locked program holds no name, no passphrase and no key, the unlocked one does"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    for word in WORDS:
        journey.ctl("person", "add", word, store=store, account="Dana", clock=clock)
    keys = secret_keys(journey, store, "Dana")
    # What Argon2id makes of the passphrase is let go as soon as it has opened the bundle.
    lasting = {name: key for name, key in keys.items() if name != "derived"}
    for word in ("identity-seed", "identity-x25519", "identity-ed25519", "desk-1-seed", "desk-1-x25519", "desk-1-symmetric",
                 "intake-1-symmetric", "care-1-symmetric", "audit-1-symmetric", "derived"):
        journey.check(word in keys, "kith-keys tells of " + word)
    # Meson has freed memory overwritten; a program that is not tested leaves it as it was.
    kith = journey.start(store=store, clock=clock, environment={"KITH_DEBUG_DUMPABLE": "1", "MALLOC_PERTURB_": "0"})
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    kith.type("Quendolin")
    kith.see(re.compile("^Enter: Quendolin"), "status")
    kith.key("Return")
    kith.see(re.compile("is signed in"), "status")
    image = memory(kith.process.pid)
    journey.equal(found_in(image, WORDS), sorted(WORDS), "names in the unlocked program")
    journey.equal(whole_keys_in(image, lasting), sorted(lasting), "keys in the unlocked program")

    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.see("Unlock", "label")
    image = memory(kith.process.pid)
    journey.check(len(image) > 1 << 20, "the memory of the program could not be read")
    journey.equal(keys_in(image, keys), [], "keys in the locked program")
    journey.equal(found_in(image, WORDS), [], "names in the locked program")
    journey.check(journey.PASSPHRASE.encode() not in image, "the passphrase is still in the locked program")

    for name in ("cmdline", "environ"):
        with open("/proc/%d/%s" % (kith.process.pid, name), "rb") as file:
            said = file.read()
        journey.equal(found_in(said, WORDS + [journey.PASSPHRASE]), [], "secrets in " + name)
        journey.equal(keys_in(said, keys), [], "keys in " + name)
    journey.equal(found_in(kith.stderr().encode(), WORDS + [journey.PASSPHRASE]), [], "secrets in what it said")
    for folder, _, names in os.walk(journey.home()):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                written = file.read()
            journey.equal(found_in(written, WORDS + [journey.PASSPHRASE]), [], "secrets in " + name)
            journey.equal(keys_in(written, keys), [], "keys in " + name)
    for end in ("", "-wal", "-shm"):
        if os.path.exists(store + end):
            with open(store + end, "rb") as file:
                written = file.read()
            journey.equal(found_in(written, WORDS + [journey.PASSPHRASE]), [], "secrets in the store" + end)
            journey.equal(keys_in(written, keys), [], "keys in the store" + end)


kith_journey.run(__doc__, memory_that_nobody_may_read, memory_of_the_locked_program,
                 keys={"required": True, "help": "kith-keys"})
