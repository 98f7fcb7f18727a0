/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statement that 42 CFR Part 2 wants beside records that leave: from a file, since regulations change. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_REDISCLOSURE_FILE "redisclosure-notice.txt"

/**
 * KithRedisclosure:
 * @line: (owned): one line for the foot of every page
 * @statement: (owned): the whole
 */
typedef struct
{
  char *line;
  char *statement;
} KithRedisclosure;

KithRedisclosure *kith_redisclosure_load (GError **error);
KithRedisclosure *kith_redisclosure_parse (const char *text, GError **error);
void kith_redisclosure_free (KithRedisclosure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRedisclosure, kith_redisclosure_free)

G_END_DECLS
