/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithImportRun: one table on its way into the center: read, mapped, compared, taken. It knows no widget. */

#pragma once

#include "people/kith-people-import.h"
#include "shared/kith-app-context.h"
#include "stats/kith-totals-import.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_IMPORT_OF_PEOPLE,
  KITH_IMPORT_OF_TOTALS,
} KithImportKind;

typedef enum
{
  KITH_IMPORT_BUSY,    /* reading, comparing or taking */
  KITH_IMPORT_REFUSED, /* the file is no such table */
  KITH_IMPORT_COLUMNS, /* what the columns are can be said */
  KITH_IMPORT_LIKES,   /* who may be somebody who is there can be decided */
  KITH_IMPORT_DONE,
} KithImportStage;

#define KITH_TYPE_IMPORT_RUN (kith_import_run_get_type ())
G_DECLARE_FINAL_TYPE (KithImportRun, kith_import_run, KITH, IMPORT_RUN, GObject)

/* Signals: "stage-changed", "mapped" (the rows, months and problems are new), "decided" (what becomes of
 * somebody), "progress" (double fraction) */
KithImportRun *kith_import_run_new (KithAppContext *context, KithImportKind kind, GFile *file);

KithImportKind kith_import_run_get_kind (KithImportRun *self);
KithImportStage kith_import_run_get_stage (KithImportRun *self);
const char *kith_import_run_get_doing (KithImportRun *self);
const char *kith_import_run_get_sentence (KithImportRun *self);
KithAppContext *kith_import_run_get_context (KithImportRun *self);
KithPeopleImport *kith_import_run_get_people (KithImportRun *self);
KithTotalsImport *kith_import_run_get_totals (KithImportRun *self);
const KithImportTable *kith_import_run_get_table (KithImportRun *self);
gboolean kith_import_run_is_mapping (KithImportRun *self);

guint kith_import_run_get_n_fields (KithImportRun *self);
const char *kith_import_run_get_field_label (KithImportRun *self, guint field);
guint kith_import_run_get_field (KithImportRun *self, guint column);
void kith_import_run_set_field (KithImportRun *self, guint column, guint field);
void kith_import_run_set_dates (KithImportRun *self, KithImportDates dates);
void kith_import_run_set_replace (KithImportRun *self, gboolean replace);
gboolean kith_import_run_has_odd_dates (KithImportRun *self);
guint kith_import_run_get_n_there (KithImportRun *self);

guint kith_import_run_get_n_rows (KithImportRun *self);
GArray *kith_import_run_get_likes (KithImportRun *self);
void kith_import_run_decide (KithImportRun *self, guint like, KithImportDecision decision);
guint kith_import_run_count_taken (KithImportRun *self);

void kith_import_run_compare (KithImportRun *self);
void kith_import_run_go_back (KithImportRun *self);
void kith_import_run_apply (KithImportRun *self);
void kith_import_run_cancel (KithImportRun *self);

/* In words. */
void kith_import_run_describe_row (KithImportRun *self, guint row, char **title, char **subtitle);
void kith_import_run_describe_like (KithImportRun *self,
                                    const KithImportLike *like,
                                    char **title,
                                    char **subtitle);
char *kith_import_run_describe_done (KithImportRun *self);

G_END_DECLS
