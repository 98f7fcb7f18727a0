# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen in memory of the journeys: real keys, a real pointer, and pictures."""

import ctypes
import subprocess
import time


class Image(ctypes.Structure):
    """The beginning of an XImage."""

    _fields_ = ([(word, ctypes.c_int) for word in ("width", "height", "xoffset", "format")]
                + [("data", ctypes.c_void_p)]
                + [(word, ctypes.c_int) for word in ("byte_order", "bitmap_unit", "bitmap_bit_order",
                                                     "bitmap_pad", "depth", "bytes_per_line")])


class Display:
    """The connection to the screen in memory, for what xdotool cannot do."""

    ALL_PLANES = ctypes.c_ulong(-1)
    Z_PIXMAP = 2

    def __init__(self):
        library = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XDefaultRootWindow.restype = ctypes.c_ulong
        library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        library.XDisplayWidth.argtypes = library.XDisplayHeight.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.XGetImage.restype = ctypes.POINTER(Image)
        library.XGetImage.argtypes = ([ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 2
                                      + [ctypes.c_ulong, ctypes.c_int])
        library.XFree.argtypes = [ctypes.c_void_p]
        library.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        library.XGetKeyboardMapping.argtypes = [ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_int,
                                                ctypes.POINTER(ctypes.c_int)]
        library.XDisplayKeycodes.argtypes = [ctypes.c_void_p] + [ctypes.POINTER(ctypes.c_int)] * 2
        library.XChangeKeyboardMapping.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int,
                                                   ctypes.POINTER(ctypes.c_ulong), ctypes.c_int]
        library.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.library = library
        self.display = library.XOpenDisplay(None)

    def pixels(self):
        """All of the screen, as it is now."""
        image = self.library.XGetImage(
            self.display, self.library.XDefaultRootWindow(self.display), 0, 0,
            self.library.XDisplayWidth(self.display, 0), self.library.XDisplayHeight(self.display, 0),
            self.ALL_PLANES, self.Z_PIXMAP)
        data = image.contents.data
        seen = ctypes.string_at(data, image.contents.bytes_per_line * image.contents.height)
        self.library.XFree(data)
        self.library.XFree(image)
        return seen


class Keyboard:
    """Gives each letter that the keyboard has no key for one of its own, for good: xdotool alone would
    give them all the same key by turns, faster than a program can follow."""

    def __init__(self, display):
        self.library, self.display = display.library, display.display
        low, high, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        self.library.XDisplayKeycodes(self.display, ctypes.byref(low), ctypes.byref(high))
        count = high.value - low.value + 1
        keys = self.library.XGetKeyboardMapping(self.display, low.value, count, ctypes.byref(width))
        self.free = [low.value + key for key in range(count)
                     if not any(keys[key * width.value:(key + 1) * width.value])]
        self.known = set()

    def learn(self, text):
        for letter in sorted(set(text) - self.known):
            if ord(letter) < 128:
                continue
            code = ord(letter) if ord(letter) < 256 else 0x01000000 + ord(letter)
            self.library.XChangeKeyboardMapping(self.display, self.free.pop(), 2,
                                                (ctypes.c_ulong * 2)(code, code), 1)
            self.known.add(letter)
        self.library.XSync(self.display, 0)


class Screen:
    """The screen in memory: keys, pointer and pictures."""

    def __init__(self):
        self.display = Display()
        self.keyboard = Keyboard(self.display)

    @staticmethod
    def run(*words, check=True):
        return subprocess.run(["xdotool", *words], check=check, capture_output=True, text=True, timeout=30)

    def size(self, window):
        """Of an X window: width, height."""
        answer = self.run("getwindowgeometry", "--shell", window, check=False).stdout
        values = dict(line.split("=", 1) for line in answer.splitlines() if "=" in line)
        if "WIDTH" not in values:
            return None
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def active_window(self):
        answer = self.run("getactivewindow", check=False)
        return answer.stdout.strip() if answer.returncode == 0 else None

    def picture(self, path):
        subprocess.run(["import", "-silent", "-window", "root", path], check=False, timeout=30)

    def settle(self, seconds=5):
        """Waits until two looks at the screen, a moment apart, see the same."""
        before = None
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.display.pixels()
            if now == before:
                return
            before = now
            time.sleep(0.15)
