/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of AIRS XML made from the tables: what stands in them, and in which order, is chance. */

#pragma once

#include "catalog/kith-airs-rules.h"

typedef struct
{
  GRand *rand;
  guint n_texts; /* so that each is another */
  gboolean fits; /* only what the schema of 3.1 has there, as it takes it */
} AirsMaker;

typedef struct
{
  char *name;          /* with "@" of an attribute */
  char *text;          /* NULL: it has children */
  GPtrArray *children; /* (element-type AirsElement) */
} AirsElement;

/* text: (transfer full) (nullable) */
AirsElement *airs_element_new (const char *name, char *text);
void airs_element_free (AirsElement *element);
/* One that is in the file once, to be found again. */
char *airs_make_text (AirsMaker *maker);
void airs_make_children (AirsMaker *maker, AirsElement *parent, const KithAirsRule *rules);
/* An agency of AIRS XML 3 with sites and services. */
AirsElement *airs_make_agency (AirsMaker *maker);
void airs_give_texts (AirsMaker *maker, AirsElement *parent);
/* Neighbours of different names change places, but where their order says what belongs to what. */
void airs_shuffle (GRand *rand, AirsElement *parent);
void airs_count_texts (const AirsElement *element, guint *n_texts);
/* records: (element-type AirsElement) */
char *airs_write_file (GPtrArray *records, const char *space);
