/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a directory must find, by its rules. */

#pragma once

#include "directory-chance.h"

/* A service at one place, or an organization: what each says, or NULL. */
typedef struct
{
  gint64 site_id;
  gint64 location_id;
  KithValues *site;     /* (owned) (nullable) */
  KithValues *own;      /* (owned) of the service or organization */
  KithValues *location; /* (owned) (nullable) */
} RuleSpot;

typedef struct
{
  gint64 id;
  char *fold; /* (owned) of the name */
  gboolean pinned;
  gboolean is_line;
  GPtrArray *words; /* (owned) (element-type utf8): a worth, a space and a word */
  GArray *spots;    /* (owned) (element-type RuleSpot) */
} RuleDoc;

typedef struct
{
  GPtrArray *docs; /* (owned) (element-type RuleDoc) */
  GDateTime *now;  /* (owned) */
  const KithDirectoryQuery *query;
  guint pass; /* see is_meant() */
  gboolean means_postcode;
  gboolean has_middle;
  double latitude;
  double longitude;
  gboolean is_vague; /* something is just as far as "near" reaches */
} RuleAsked;

/* The entry, or the one that is shown in its place. (nullable) */
const KithResource *rules_find (Chance *chance, gint64 id);
gboolean rules_is_shown (Chance *chance, const KithResource *one, guint depth);
/* (element-type RuleDoc) */
GPtrArray *rules_make_docs (Chance *chance);

guint rules_score (const RuleDoc *doc, const char *typed);
KithHoursState rules_state (const RuleSpot *spot, GDateTime *now);
/* Which of the three ways to name an area it is: after the last where it is none; and where that is. */
void rules_find_pass (RuleAsked *asked);
void rules_find_middle (RuleAsked *asked);
gboolean rules_is_near (RuleAsked *asked, const RuleSpot *spot, double *km);
int rules_tenths (double km);
const RuleSpot *rules_find_spot (RuleAsked *asked, const RuleDoc *doc);
guint rules_count (RuleAsked *asked);
