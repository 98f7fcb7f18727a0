/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInWorkers: who may be asked to look after somebody, and how that person may be reached. Read on
 * the database thread, shown on the main thread. */

#pragma once

#include <gio/gio.h>

#include "goals/kith-contact-way.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct _KithCheckInWorkers KithCheckInWorkers;

KithCheckInWorkers *kith_check_in_workers_new (gint64 person);
KithCheckInWorkers *kith_check_in_workers_ref (KithCheckInWorkers *self);
void kith_check_in_workers_unref (KithCheckInWorkers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInWorkers, kith_check_in_workers_unref)

gboolean kith_check_in_workers_read (KithCheckInWorkers *self, KithSession *session, GError **error);

gint64 kith_check_in_workers_get_person (KithCheckInWorkers *self);
KithContactWays kith_check_in_workers_get_permitted (KithCheckInWorkers *self);
/* (transfer none): on the main thread */
GListModel *kith_check_in_workers_get_names (KithCheckInWorkers *self);
gint64 kith_check_in_workers_get_account (KithCheckInWorkers *self, guint index);
guint kith_check_in_workers_find (KithCheckInWorkers *self, gint64 account);

G_END_DECLS
