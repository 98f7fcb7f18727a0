/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithScopeBox: which parts of a record are meant, each with a check. */

#pragma once

#include <adwaita.h>

#include "disclosure/kith-scope.h"

G_BEGIN_DECLS

#define KITH_TYPE_SCOPE_BOX (kith_scope_box_get_type ())
G_DECLARE_FINAL_TYPE (KithScopeBox, kith_scope_box, KITH, SCOPE_BOX, AdwBin)

/* Signal "changed" (): what is checked. */
KithScope kith_scope_box_get_scope (KithScopeBox *self);
void kith_scope_box_set_scope (KithScopeBox *self, KithScope scope);
/* Read for all of them. */
void kith_scope_box_set_label (KithScopeBox *self, const char *label);
/* Not offered; what is set of it stays. */
void kith_scope_box_hide (KithScopeBox *self, KithScope scope);

G_END_DECLS
