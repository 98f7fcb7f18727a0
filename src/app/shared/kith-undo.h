/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithUndo: what can be taken back, newest last. Each entry is done at most once. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KITH_TYPE_UNDO (kith_undo_get_type ())
G_DECLARE_FINAL_TYPE (KithUndo, kith_undo, KITH, UNDO, GObject)

/* Takes the thing back; says itself how that went. */
typedef void (*KithUndoFunc) (gpointer user_data);

KithUndo *kith_undo_new (void);
void kith_undo_push (KithUndo *self, KithUndoFunc func, gpointer user_data, GDestroyNotify destroy);
gboolean kith_undo_run (KithUndo *self);
gboolean kith_undo_can_undo (KithUndo *self);
void kith_undo_clear (KithUndo *self);

G_END_DECLS
