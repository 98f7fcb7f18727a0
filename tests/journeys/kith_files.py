# SPDX-License-Identifier: GPL-3.0-or-later
"""Files at the window."""


def choose_file(kith, path):
    """In GTK's own dialog: a path is typed."""
    kith.see("Cancel", "button")
    kith.type(path)
    kith.key("Return")


def save_file(kith, path):
    """In GTK's own dialog: the name that is proposed gives way to a path."""
    kith.has_focus("Name:", "text")
    kith.key("ctrl+a")
    kith.type(path, "Return")
    kith.gone("Name:", "text")
