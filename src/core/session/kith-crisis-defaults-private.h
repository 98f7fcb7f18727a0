/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and numbers that come with Kith. Private to this room. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* name: one of the three settings of the crisis card. Paragraphs, the first line of each a title. */
const char *kith_crisis_default_text (const char *name);
/* Numbers and labels in turn, for a country; never NULL. */
GStrv kith_crisis_default_numbers (const char *country);

G_END_DECLS
