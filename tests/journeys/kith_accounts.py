# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sits at the computer: unlocking, and handing over to another account."""

import re

from kith_journey import Journey


def unlock(kith, account=None, passphrase=Journey.PASSPHRASE):
    """As that account, or as the one that is chosen already."""
    if account:
        kith.click(re.compile("^" + account), "button")
    kith.has_focus("Passphrase")
    kith.type(passphrase, "Return")
    kith.has_focus(re.compile(r"\bname or\b"), "text")


def switch(kith, account, passphrase=Journey.PASSPHRASE):
    kith.click(re.compile(" · "), "button")
    kith.choose("Switch account")
    kith.see("Who are you?")
    unlock(kith, account, passphrase)
