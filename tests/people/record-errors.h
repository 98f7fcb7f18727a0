/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fictional records, and second records of the same people with the errors that are made when people are
 * written down twice: deterministic by seed. */

#pragma once

#include "people/kith-birth.h"
#include "people/kith-likeness.h"

G_BEGIN_DECLS

/**
 * MadeRecord:
 * @twin: the place of the record that this one is a second of, or -1
 */
typedef struct
{
  gint64 person;
  GStrv names;
  KithBirth birth;
  GStrv phones;
  GStrv emails;
  GStrv addresses;
  int twin;
} MadeRecord;

/* (element-type MadeRecord) */
GPtrArray *make_records (guint n_people, guint n_twins, guint32 seed);
void made_record_free (gpointer data);
char *made_family (GRand *rand);
KithLikenessFacts made_record_facts (const MadeRecord *record);

G_END_DECLS
