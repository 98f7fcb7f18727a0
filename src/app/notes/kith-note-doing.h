/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens do with notes, with what is said of it. */

#pragma once

#include "frontdesk/kith-pick-person.h"
#include "notes/kith-note-draft.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* On the main thread, only while @object lives; an error has been said already. */
typedef void (*KithNoteSigned) (gpointer object, const GError *error);

void kith_note_doing_sign (KithAppContext *context,
                           const KithNoteDraft *draft,
                           const char *about,
                           gpointer object,
                           KithNoteSigned done);
void kith_note_doing_discarded (KithAppContext *context, const KithNoteDraft *draft);
void kith_note_doing_pick_other (GtkWidget *parent,
                                 KithAppContext *context,
                                 KithPicked picked,
                                 gpointer user_data);
void kith_note_doing_share (KithAppContext *context, const KithNoteDraft *draft, gint64 other);
char *kith_note_doing_dup_name (KithAppContext *context, gint64 person);

G_END_DECLS
