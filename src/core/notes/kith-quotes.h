/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a paragraph stands inside quotation marks. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize start; /* in bytes, behind the mark that opens */
  gsize end;
} KithQuote;

/* (transfer full) (element-type KithQuote) */
GArray *kith_quotes_find (const char *paragraph, gsize length);

G_END_DECLS
