/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInEditor: where a check-in is planned, and where it is typed how it went. */

#pragma once

#include <adwaita.h>

#include "goals/kith-check-in.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_CHECK_IN_EDITOR (kith_check_in_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithCheckInEditor, kith_check_in_editor, KITH, CHECK_IN_EDITOR, AdwBin)

/* Property "state" (string): what to say of what is typed. Signal "done" (gboolean written). */
void kith_check_in_editor_set_context (KithCheckInEditor *self, KithAppContext *context);
gboolean kith_check_in_editor_resume (KithCheckInEditor *self, gint64 person);
gboolean kith_check_in_editor_plan (KithCheckInEditor *self);
gboolean kith_check_in_editor_ask (KithCheckInEditor *self, const KithCheckIn *about);
gboolean kith_check_in_editor_change (KithCheckInEditor *self, const KithCheckIn *about);
void kith_check_in_editor_follow (KithCheckInEditor *self, GPtrArray *check_ins);
void kith_check_in_editor_flush (KithCheckInEditor *self);
void kith_check_in_editor_save (KithCheckInEditor *self);
void kith_check_in_editor_discard (KithCheckInEditor *self);

G_END_DECLS
