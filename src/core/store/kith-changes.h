/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithChanges: what has changed, gathered in any thread, told in one main context. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _KithChanges KithChanges;

typedef void (*KithChangesFunc) (GObject *owner, const char *topic, gint64 id);

KithChanges *kith_changes_new (KithChangesFunc func, GObject *owner);
void kith_changes_free (KithChanges *self);

void kith_changes_add (KithChanges *self, const char *topic, gint64 id);

void kith_changes_note (KithChanges *self, const char *topic, gint64 id);
void kith_changes_tell (KithChanges *self);
void kith_changes_forget (KithChanges *self);

G_END_DECLS
