/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutTray: what was collected for somebody to take along. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithCollected:
 * @id: a service, or an organization without any
 * @place: the service at a place; 0: it has none
 */
typedef struct
{
  gint64 id;
  gint64 place;
} KithCollected;

#define KITH_TYPE_HANDOUT_TRAY (kith_handout_tray_get_type ())
G_DECLARE_FINAL_TYPE (KithHandoutTray, kith_handout_tray, KITH, HANDOUT_TRAY, AdwBin)

/* Its buttons are actions of the page around it: page.handout, page.empty-handout. */
GtkWidget *kith_handout_tray_new (void);
gboolean kith_handout_tray_has (KithHandoutTray *self, gint64 id, gint64 place);
/* Puts it in, or takes it out where it is in already. Whether it is in now. */
gboolean kith_handout_tray_toggle (KithHandoutTray *self, gint64 id, gint64 place);
void kith_handout_tray_empty (KithHandoutTray *self);
/* (transfer none) (element-type KithCollected) in the order in which they were put in. */
GArray *kith_handout_tray_get (KithHandoutTray *self);

G_END_DECLS
