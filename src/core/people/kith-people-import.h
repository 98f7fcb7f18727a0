/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeopleImport: people from a table (CSV with a header): read whole, looked at, then taken whole or not
 * at all. */

#pragma once

#include <gio/gio.h>

#include "base/kith-import-table.h"
#include "people/kith-card.h"
#include "people/kith-import-columns.h"
#include "people/kith-intake.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* In which order 05/12/1984 is written. */
typedef enum
{
  KITH_IMPORT_DATES_TOLD_BY_FILE, /* by the dates of the column that can be read one way only */
  KITH_IMPORT_DATES_DAY_FIRST,
  KITH_IMPORT_DATES_MONTH_FIRST,
} KithImportDates;

/**
 * KithImportRow:
 * @line: where it stands in the file, from 1
 * @name: (owned): the name to be called by
 * @aliases: (owned): other names
 * @pronouns: (owned): or ""
 * @code: (owned): or ""
 * @intake: (owned): all else
 */
typedef struct
{
  guint64 line;
  char *name;
  GStrv aliases;
  char *pronouns;
  char *code;
  KithIntake *intake;
} KithImportRow;

#define KITH_TYPE_PEOPLE_IMPORT (kith_people_import_get_type ())
G_DECLARE_FINAL_TYPE (KithPeopleImport, kith_people_import, KITH, PEOPLE_IMPORT, GObject)

KithPeopleImport *kith_people_import_read (GInputStream *stream,
                                           const KithImportField *fields,
                                           guint n_fields,
                                           KithImportDates dates,
                                           GCancellable *cancellable,
                                           GError **error);

const KithImportTable *kith_people_import_get_table (KithPeopleImport *self);
KithImportField kith_people_import_get_field (KithPeopleImport *self, guint column);
GPtrArray *kith_people_import_get_rows (KithPeopleImport *self);

gboolean kith_people_import_apply (KithPeopleImport *self,
                                   KithSession *session,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
