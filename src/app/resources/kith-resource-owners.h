/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organizations that are there already, by what somebody types of their names. */

#pragma once

#include "resources/kith-directory.h"

G_BEGIN_DECLS

/* (element-type gint64) those of exactly that name first; none where nothing is typed. */
GArray *kith_resource_owners_find (KithDirectory *directory, const char *typed, GDateTime *now, guint limit);
/* The only one of exactly that name; 0. */
gint64 kith_resource_owners_get_only (KithDirectory *directory, const char *typed, GArray *owners);

G_END_DECLS
