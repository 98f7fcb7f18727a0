/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of a directory's entry say, where there is no field for it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether what it costs says that it costs nothing. */
gboolean kith_directory_says_free (const char *fees);
/* Whether a wheelchair can go there, of the field for it or of a sentence. */
gboolean kith_directory_says_wheelchair (const char *text);
/* Whether a name is one of a line that people call, and whether it speaks of a crisis. */
gboolean kith_directory_names_line (const char *name);
gboolean kith_directory_names_crisis (const char *name);
/* Whether a number is one that costs nothing. */
gboolean kith_directory_is_toll_free (const char *number);
/* (array zero-terminated=1) (nullable) iCarol's facets in the place of a code: a name, a value, a name, … */
GStrv kith_directory_split_code (const char *code);

G_END_DECLS
