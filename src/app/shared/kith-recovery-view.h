/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRecoveryView: shows the recovery code this once, and lets somebody prove that it is on paper. */

#pragma once

#include <adwaita.h>

#include "vault/kith-recovery.h"

G_BEGIN_DECLS

#define KITH_TYPE_RECOVERY_VIEW (kith_recovery_view_get_type ())
G_DECLARE_FINAL_TYPE (KithRecoveryView, kith_recovery_view, KITH, RECOVERY_VIEW, AdwBin)

/* Signal "proven": the last group was typed, and the button pressed. */
GtkWidget *kith_recovery_view_new (void);
void kith_recovery_view_set_code (KithRecoveryView *self, KithRecoveryCode *code, const char *center_name);
void kith_recovery_view_start (KithRecoveryView *self);

G_END_DECLS
