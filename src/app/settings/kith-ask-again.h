/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAskAgain: how to ask again with what was typed, where a change of the settings is refused. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithAskAgain KithAskAgain;

/* data: (transfer full). */
typedef void (*KithRefused) (gpointer data, const GError *error);

KithAskAgain *kith_ask_again_new (KithRefused refused, gpointer data, GDestroyNotify destroy);
void kith_ask_again_free (KithAskAgain *self);
/* self: (transfer full). */
void kith_ask_again_refuse (KithAskAgain *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAskAgain, kith_ask_again_free)

G_END_DECLS
