/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-purpose.h"

G_BEGIN_DECLS

/* The codes are permanent: they are signed into the trust log. */
typedef enum
{
  KITH_ROLE_NONE = 0,
  KITH_ROLE_FRONT_DESK = 1,
  KITH_ROLE_ADVOCATE = 2,
  KITH_ROLE_COORDINATOR = 3,
  KITH_ROLE_RECOVERY = 4,
} KithRole;

gboolean kith_role_is_valid (guint32 role);
const char *kith_role_get_name (KithRole role);
const char *kith_role_get_label (KithRole role);
const char *kith_role_describe (KithRole role);
gboolean kith_role_from_name (const char *name, KithRole *role);
gboolean kith_role_holds (KithRole role, KithPurpose purpose);

G_END_DECLS
