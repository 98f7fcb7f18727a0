/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithForm: what is filled in in a dialog, whose button waits until it is ready. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_FORM (kith_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithForm, kith_form, KITH, FORM, GtkBox)

/* Property "ready" (boolean): whether it can be stored. */
struct _KithFormClass
{
  GtkBoxClass parent_class;

  gboolean (*is_ready) (KithForm *self);
};

void kith_form_changed (KithForm *self);

G_END_DECLS
