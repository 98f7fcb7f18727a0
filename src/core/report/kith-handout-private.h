/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the makers of a handout's item share: where values are looked for, and where lines go. */

#pragma once

#include "report/kith-handout-item.h"
#include "resources/kith-resource-field.h"

G_BEGIN_DECLS

/* Who is asked for a value, in turn: the first that has it says it. */
typedef enum
{
  KITH_HANDOUT_OF_ENTRY = 1 << 0,
  KITH_HANDOUT_OF_SERVICE = 1 << 1,
  KITH_HANDOUT_OF_LOCATION = 1 << 2,
  KITH_HANDOUT_OF_ORGANIZATION = 1 << 3,
} KithHandoutLevel;

#define KITH_HANDOUT_N_LEVELS 4

typedef struct
{
  const KithHandoutEntry *entry; /* (unowned) */
  const KithLanguage *language;  /* (unowned) (nullable) */
  GPtrArray *lines;              /* (unowned) (element-type KithHandoutLine) */
} KithHandoutMaker;

/* (nullable) the values of the level at @index. */
const KithValues *_kith_handout_level (const KithHandoutEntry *entry, guint index);
/* (nullable) of the first of @levels that has @field. */
const KithValues *
_kith_handout_find (const KithHandoutEntry *entry, KithResourceField field, KithHandoutLevel levels);

void _kith_handout_add (KithHandoutMaker *self, KithHandoutPart part, const char *text, const char *note);
/* A paragraph of its own; nothing where @text is blank. */
void _kith_handout_append (GString *paragraphs, const char *text);
/* "Cross street: Pier and Mole" */
void _kith_handout_append_labelled (KithHandoutMaker *self,
                                    GString *paragraphs,
                                    const char *label,
                                    const char *text);

void _kith_handout_add_phones (KithHandoutMaker *self);
void _kith_handout_add_call_first (KithHandoutMaker *self);
void _kith_handout_add_hours (KithHandoutMaker *self);
void _kith_handout_add_place (KithHandoutMaker *self);
void _kith_handout_add_for_whom (KithHandoutMaker *self);
void _kith_handout_add_lists (KithHandoutMaker *self);
void _kith_handout_add_websites (KithHandoutMaker *self, KithHandoutLevel levels);

G_END_DECLS
