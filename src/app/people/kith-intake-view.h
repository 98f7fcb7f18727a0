/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntakeView: what somebody told about themself. Who may not read it adds to it. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_INTAKE_VIEW (kith_intake_view_get_type ())
G_DECLARE_FINAL_TYPE (KithIntakeView, kith_intake_view, KITH, INTAKE_VIEW, AdwBin)

/* Properties: "changed" (boolean): something is typed that is not saved; "state" (string): what to say of it.
 */
void kith_intake_view_set_context (KithIntakeView *self, KithAppContext *context);
void kith_intake_view_show (KithIntakeView *self, gint64 person);
void kith_intake_view_save (KithIntakeView *self);
void kith_intake_view_discard (KithIntakeView *self);
void kith_intake_view_flush (KithIntakeView *self);

G_END_DECLS
