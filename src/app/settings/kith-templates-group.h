/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTemplatesGroup: the center's templates for notes, in their order, and what can be done to them. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_TEMPLATES_GROUP (kith_templates_group_get_type ())
G_DECLARE_FINAL_TYPE (KithTemplatesGroup, kith_templates_group, KITH, TEMPLATES_GROUP, AdwPreferencesGroup)

void kith_templates_group_refresh (KithTemplatesGroup *self, KithAppContext *context);

G_END_DECLS
