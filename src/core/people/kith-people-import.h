/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeopleImport: people from a table (CSV with a header): read whole, looked at, then taken whole or not
 * at all. */

#pragma once

#include <gio/gio.h>

#include "base/kith-import-table.h"
#include "people/kith-card.h"
#include "people/kith-import-columns.h"
#include "people/kith-intake.h"
#include "people/kith-likeness.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* In which order 05/12/1984 is written. */
typedef enum
{
  KITH_IMPORT_DATES_TOLD_BY_FILE, /* by the dates of the column that can be read one way only */
  KITH_IMPORT_DATES_DAY_FIRST,
  KITH_IMPORT_DATES_MONTH_FIRST,
} KithImportDates;

/* What becomes of a row that looks like somebody who is there. */
typedef enum
{
  KITH_IMPORT_LATER,    /* a record of its own, and a question to be decided under People */
  KITH_IMPORT_SAME,     /* a record of its own, merged into theirs */
  KITH_IMPORT_OTHER,    /* a record of its own: they are two people */
  KITH_IMPORT_LEFT_OUT, /* nothing */
} KithImportDecision;

/**
 * KithImportLike:
 * @row: which row, from 0
 * @person: whom it is like: an id; 0 where it is like another row
 * @other: that row, from 0
 * @bits: as of #KithLikeness
 * @reasons: why
 * @is_guarded: whether the other record is guarded, so that nothing can be merged into it
 */
typedef struct
{
  guint row;
  gint64 person;
  guint other;
  double bits;
  KithLikenessReasons reasons;
  gboolean is_guarded;
} KithImportLike;

/**
 * KithImportRow:
 * @line: where it stands in the file, from 1
 * @name: (owned): the name to be called by
 * @aliases: (owned): other names
 * @pronouns: (owned): or ""
 * @code: (owned): or ""
 * @intake: (owned): all else
 * @decision: what becomes of it, where it is like somebody
 * @like: (owned) (nullable): whom the decision is about
 */
typedef struct
{
  guint64 line;
  char *name;
  GStrv aliases;
  char *pronouns;
  char *code;
  KithIntake *intake;
  KithImportDecision decision;
  KithImportLike *like;
} KithImportRow;

/**
 * KithImportDone:
 * @added: how many have a record of their own now
 * @merged: how many more were merged into one
 * @left_out: how many were left out
 */
typedef struct
{
  guint added;
  guint merged;
  guint left_out;
} KithImportDone;

typedef void (*KithImportProgress) (double fraction, gpointer user_data);

#define KITH_TYPE_PEOPLE_IMPORT (kith_people_import_get_type ())
G_DECLARE_FINAL_TYPE (KithPeopleImport, kith_people_import, KITH, PEOPLE_IMPORT, GObject)

KithPeopleImport *kith_people_import_read (GInputStream *stream, GCancellable *cancellable, GError **error);
gboolean kith_people_import_map (KithPeopleImport *self,
                                 const KithImportField *fields,
                                 guint n_fields,
                                 KithImportDates dates,
                                 GCancellable *cancellable,
                                 GError **error);

const KithImportTable *kith_people_import_get_table (KithPeopleImport *self);
KithImportField kith_people_import_get_field (KithPeopleImport *self, guint column);
GPtrArray *kith_people_import_get_rows (KithPeopleImport *self);

GArray *kith_people_import_find_like (KithPeopleImport *self,
                                      KithSession *session,
                                      KithImportProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);
void
kith_people_import_decide (KithPeopleImport *self, const KithImportLike *like, KithImportDecision decision);
void kith_people_import_count (KithPeopleImport *self, KithImportDone *done);

gboolean kith_people_import_apply (KithPeopleImport *self,
                                   KithSession *session,
                                   KithImportProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean kith_people_import_take_back (KithPeopleImport *self, KithSession *session, GError **error);

G_END_DECLS
