/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNewPerson: the panel for somebody new: a name to be called by, and nothing else that must be. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_NEW_PERSON (kith_new_person_get_type ())
G_DECLARE_FINAL_TYPE (KithNewPerson, kith_new_person, KITH, NEW_PERSON, GtkBox)

/*
 * Signals: "finished" (gboolean signed_in): stored, or left; "restored" (GVariant *content): leaving it was
 * taken back: show the panel and call kith_new_person_resume().
 */
void kith_new_person_set_context (KithNewPerson *self, KithAppContext *context);
void kith_new_person_start (KithNewPerson *self, const char *name, const char *code);
gboolean kith_new_person_resume (KithNewPerson *self, GVariant *content);
void kith_new_person_flush (KithNewPerson *self);

G_END_DECLS
