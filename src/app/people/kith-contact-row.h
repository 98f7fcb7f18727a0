/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithContactRow: one way to reach somebody, what may be done with it, and when it is safe. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-intake-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_CONTACT_ROW (kith_contact_row_get_type ())
G_DECLARE_FINAL_TYPE (KithContactRow, kith_contact_row, KITH, CONTACT_ROW, GtkBox)

/* Signals: "changed" (): what is typed; "removed" (): it is to go. */
GtkWidget *kith_contact_row_new (const KithContact *contact);
GtkWidget *kith_contact_row_get_header (KithContactRow *self);
gboolean kith_contact_row_store (KithContactRow *self, KithIntakeForm *form, guint place);

G_END_DECLS
