/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of KithResourceForm share. */

#pragma once

#include "resources/kith-resource-form.h"

G_BEGIN_DECLS

/* Where something is said, and how it is asked for. */
typedef struct
{
  const char *field;
  const char *part; /* (nullable) */
  KithResourceLevel level;
  gboolean is_long;
  const char *label;
} KithPromptPlace;

struct _KithResourceForm
{
  KithValues *values[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) all of it */
  KithValues *shown[KITH_RESOURCE_N_LEVELS];  /* (owned) (nullable) what may be shown */
  KithValues
      *theirs[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) what may be shown of what the source says */
  KithValues *bases[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) all that the source says */
  KithResourceLevel levels[KITH_N_RESOURCE_PROMPTS];
  gint64 organization;                        /* of something new: one that is there; 0: what is typed */
  char *organization_name;                    /* (owned) (nullable) what that is called */
  char *original[KITH_N_RESOURCE_PROMPTS];    /* (owned) */
  char *current[KITH_N_RESOURCE_PROMPTS];     /* (owned) */
  char *theirs_text[KITH_N_RESOURCE_PROMPTS]; /* (owned) (nullable) */
};

const KithPromptPlace *_kith_resource_prompt (KithResourcePrompt prompt);
/* The value that a prompt is about; FALSE: there is none. */
gboolean
_kith_resource_prompt_find (KithResourcePrompt prompt, const KithValues *values, KithValueIter *iter);
gboolean _kith_resource_form_is_changed (const KithResourceForm *self, KithResourcePrompt prompt);

G_END_DECLS
