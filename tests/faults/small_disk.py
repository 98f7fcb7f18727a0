# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that runs full, a real one: a small tmpfs that only this process and those it starts see."""

import ctypes
import os

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000
libc = ctypes.CDLL(None, use_errno=True)


def own_mounts():
    """A view of the file systems in which this process may mount; says why not."""
    uid, gid = os.getuid(), os.getgid()
    if uid == 0 and libc.unshare(CLONE_NEWNS) == 0:
        pass
    elif libc.unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
            with open("/proc/self/" + name, "w", encoding="ascii") as stream:
                stream.write(text)
    else:
        return "no mounts of one's own here: " + os.strerror(ctypes.get_errno())
    if libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None) != 0:
        return "the mounts cannot be made private: " + os.strerror(ctypes.get_errno())
    return None


class SmallDisk:
    """A small disk, and a file that fills it up but for what is asked."""

    def __init__(self, folder, size):
        self.folder = folder
        os.mkdir(self.folder)
        if libc.mount(b"kith-test", self.folder.encode(), b"tmpfs", 0, f"size={size},mode=700".encode()) != 0:
            raise OSError(ctypes.get_errno(), "mount of a tmpfs")
        self.filler = os.path.join(self.folder, "filler")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        libc.umount2(self.folder.encode(), 2)

    def leave(self, room):
        """Fills it, but for so many bytes: as many pages."""
        self.make_room()
        volume = os.statvfs(self.folder)
        with open(self.filler, "wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, volume.f_bavail * volume.f_bsize - room)

    def make_room(self):
        if os.path.exists(self.filler):
            os.remove(self.filler)

    def path(self, name):
        return os.path.join(self.folder, name)
