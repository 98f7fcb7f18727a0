/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDeskRunner: carries desk commands out for every screen, one after another, and keeps what can be undone. One a window. */

#pragma once

#include "desk/kith-desk.h"

G_BEGIN_DECLS

#define KITH_TYPE_DESK_RUNNER (kith_desk_runner_get_type ())
G_DECLARE_FINAL_TYPE (KithDeskRunner, kith_desk_runner, KITH, DESK_RUNNER, GObject)

/*
 * Properties: "public-screen" (boolean: first name and initial only), "can-undo" (boolean), "busy" (boolean).
 * Signals: "done" (const KithDeskOutcome *outcome, guint serial, gboolean undone): the window shows the sentence as a toast,
 * with *Undo* while serial is not 0; "failed" (const char *sentence).
 */
KithDeskRunner *kith_desk_runner_new (KithDesk *desk);
KithDesk *kith_desk_runner_get_desk (KithDeskRunner *self);

gboolean kith_desk_runner_get_public_screen (KithDeskRunner *self);
void kith_desk_runner_set_public_screen (KithDeskRunner *self, gboolean public_screen);

void kith_desk_runner_run (KithDeskRunner *self, KithDeskCommand *command);
void kith_desk_runner_run_async (KithDeskRunner *self, KithDeskCommand *command, GAsyncReadyCallback callback, gpointer user_data);
gboolean kith_desk_runner_run_finish (KithDeskRunner *self, GAsyncResult *result, GError **error);

gboolean kith_desk_runner_get_can_undo (KithDeskRunner *self);
void kith_desk_runner_undo (KithDeskRunner *self);
void kith_desk_runner_undo_serial (KithDeskRunner *self, guint serial);

gboolean kith_desk_runner_scan (KithDeskRunner *self, const char *code);

const char *kith_desk_runner_show_name (KithDeskRunner *self, KithCard *card, char **to_free);

G_END_DECLS
