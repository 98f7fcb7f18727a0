# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways through a screen by keyboard that several journeys take."""

from kith_journey import matches

FARTHEST = 40


def tab_to(kith, name, role=None, key="Tab", steps=0):
    """To what is about so many steps away; or is beyond an edge until it has the focus."""
    def there():
        # Of an entry row the toolkit does not tell that it has the focus.
        node = kith.focused()
        while node is not None and not (matches(name, node.name) and role in (None, node.role)):
            node = node.parent
        return node is not None

    if steps:
        kith.key(*[key] * steps)
    for _ in range(FARTHEST):
        if there():
            return
        kith.key(key)
        kith.settle()
    kith.has_focus(name, role)


def choose(kith, row, label):
    """Opens the row of choices that has the focus, and takes the one that is called so."""
    kith.has_focus(row, "combo box")
    kith.key("space")
    kith.has_focus(role="row")
    # What is chosen now stands once more, outside of the list, and has no name there.
    names = [item.name for item in kith.look_all(role="row", inside=kith.look(row, "combo box"), shown=False)
             if item.name]
    down = next(at for at, name in enumerate(names) if matches(label, name))
    kith.key("Home", *["Down"] * down, "Return")
    kith.see(label, inside=kith.see(row, "combo box"))
