/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTimes: what people wrote about what helps them in a hard time. Sealed under care, or for the desk
 * where the person chose so. */

#pragma once

#include "goals/kith-hard-time.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithHardTimeDone:
 * @id: of the row
 * @person: whose, as the row has it
 * @version: for writing to it next
 * @inverse: (owned): as it was before; applying it takes back what was done
 */
typedef struct
{
  gint64 id;
  gint64 person;
  gint64 version;
  KithHardTime *inverse;
} KithHardTimeDone;

void kith_hard_time_done_free (KithHardTimeDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHardTimeDone, kith_hard_time_done_free)

/* wanted: as it is to be; with an id a copy of what was read. Empty: the person takes it back. */
KithHardTimeDone *kith_hard_times_apply (KithSession *session, const KithHardTime *wanted, GError **error);

/* Whether it may see any of it now; read and logged is nothing. */
gboolean kith_hard_times_is_there (KithSession *session, gint64 person);
/* What this session may see, newest first, each record's own. (element-type KithHardTime) */
GPtrArray *kith_hard_times_list (KithSession *session, gint64 person, GError **error);

G_END_DECLS
