# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sits at the computer: unlocking, and handing over to another account."""

import re

from kith_journey import Journey

FIND = re.compile(r"\bname or\b")


def unlock(kith, account=None, passphrase=Journey.PASSPHRASE, focus=FIND):
    """As that account, or as the one that is chosen already; the keyboard is then at the front desk, or at @focus."""
    if account:
        kith.click(re.compile("^" + account), "button")
    kith.has_focus("Passphrase")
    kith.type(passphrase, "Return")
    kith.has_focus(focus)


def switch(kith, account, passphrase=Journey.PASSPHRASE):
    kith.click(re.compile(" · "), "button")
    kith.choose("Switch account")
    kith.see("Who are you?")
    unlock(kith, account, passphrase)
