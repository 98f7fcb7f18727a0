/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLanguage: what Kith writes itself, in a language that is chosen for one piece of paper. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

/**
 * KithLanguage:
 *
 * A language that Kith can write. It never changes, and any thread may use it. Where one is asked for, %NULL
 * stands for the language of the interface.
 */
typedef struct _KithLanguage KithLanguage;

GStrv kith_language_list (void);
char *kith_language_dup_default (void);
KithLanguage *kith_language_new (const char *code, GError **error);
KithLanguage *kith_language_ref (KithLanguage *self);
void kith_language_unref (KithLanguage *self);

const char *kith_language_get_code (const KithLanguage *self);
const char *kith_language_get_name (const KithLanguage *self);
gboolean kith_language_is_rtl (const KithLanguage *self);

/* The text is one that is marked with N_() or NC_(). */
const char *kith_language_say (const KithLanguage *self, const char *text) G_GNUC_FORMAT (2);
const char *kith_language_say_in (const KithLanguage *self, const char *context, const char *text)
    G_GNUC_FORMAT (3);
char *kith_language_format_time (const KithLanguage *self, const char *format, GDateTime *time);
char *kith_language_format_date (const KithLanguage *self, KithDay day);
char *kith_language_format_minute (const KithLanguage *self, gint32 minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLanguage, kith_language_unref)

G_END_DECLS
