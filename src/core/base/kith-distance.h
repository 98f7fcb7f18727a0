/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithPattern:
 *
 * One side of many comparisons, prepared once. Plain memory: put it on the stack.
 */
typedef struct
{
  const char *text;
  gsize length;
  guint64 positions[256];
} KithPattern;

guint kith_distance (const char *a, gsize a_length, const char *b, gsize b_length, guint bound);

void kith_pattern_init (KithPattern *pattern, const char *text, gsize length);
guint kith_pattern_distance (const KithPattern *pattern, const char *text, gsize length, guint bound);
guint kith_pattern_prefix_distance (const KithPattern *pattern, const char *text, gsize length, guint bound);

G_END_DECLS
