/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCliLike: who in a table of people may have a record already, and what becomes of them. */

#pragma once

#include "cli/kith-cli.h"
#include "people/kith-people-import.h"

G_BEGIN_DECLS

/**
 * KithCliLike:
 * @same: (owned) (nullable): "LINE=PERSON" or "LINE=line:LINE" each
 * @distinct: (owned) (nullable): a line each
 * @leave_out: (owned) (nullable): a line each
 *
 * What whoever imports has decided.
 */
typedef struct
{
  GStrv same;
  GStrv distinct;
  GStrv leave_out;
} KithCliLike;

void kith_cli_like_clear (KithCliLike *self);
gboolean kith_cli_like_is_empty (const KithCliLike *self);
gboolean
kith_cli_like_decide (const KithCliLike *self, KithCli *cli, KithPeopleImport *import, GError **error);

G_END_DECLS
