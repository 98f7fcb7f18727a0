/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntakes: what people told about themselves, sealed under intake. Reading is written down. */

#pragma once

#include "people/kith-intake.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithIntakeRead:
 * @intake: (owned): what is known, with what was added at the desk
 * @version: of the record, 0 where there is none yet
 * @last_deposit: the newest addition of the desk that is in @intake, 0 for none
 */
typedef struct
{
  KithIntake *intake;
  gint64 version;
  gint64 last_deposit;
} KithIntakeRead;

/**
 * KithIntakePart:
 * @record: whose record it stands in
 * @row: of an addition of the desk, 0 for what is written in the record itself
 * @intake: (owned): as it was written
 * @day: of an addition, or %KITH_DAY_NONE
 * @account: (owned) (nullable): who added it
 */
typedef struct
{
  gint64 record;
  gint64 row;
  KithIntake *intake;
  KithDay day;
  char *account;
} KithIntakePart;

typedef void (*KithIntakesFunc) (gint64 person, const KithIntake *intake, gpointer user_data);

void kith_intake_read_free (KithIntakeRead *read);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIntakeRead, kith_intake_read_free)

void kith_intake_part_free (KithIntakePart *part);
GPtrArray *kith_intakes_list_parts (KithSession *session, gint64 person, GError **error);

gboolean kith_intakes_is_there (KithSession *session, gint64 person, gboolean *is_there, GError **error);
KithIntakeRead *kith_intakes_read (KithSession *session, gint64 person, GError **error);
gboolean kith_intakes_write_in (KithChange *change,
                                gint64 person,
                                const KithIntake *intake,
                                gint64 version,
                                gint64 last_deposit,
                                GError **error);
gboolean
kith_intakes_deposit_in (KithChange *change, gint64 person, const KithIntake *intake, GError **error);
gboolean kith_intakes_visit (KithSession *session,
                             KithIntakesFunc func,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
