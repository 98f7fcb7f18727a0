/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceForm: what is typed about one entry of the directory and those that it belongs to. */

#pragma once

#include "resources/kith-resource.h"

G_BEGIN_DECLS

/* LEVEL (symbol): the entries of one form. */
typedef enum
{
  KITH_RESOURCE_AT_SITE,
  KITH_RESOURCE_AT_SERVICE,
  KITH_RESOURCE_AT_LOCATION,
  KITH_RESOURCE_AT_ORGANIZATION,
  KITH_RESOURCE_N_LEVELS
} KithResourceLevel;

/*
 * PROMPT (symbol, field, part of it or NULL, where it belongs when nobody says it yet, whether it has several
 * lines, label), in their order.
 */
#define KITH_RESOURCE_PROMPTS(PROMPT)                                                                        \
  PROMPT (NAME, "name", NULL, SERVICE, FALSE, N_ ("What it is called"))                                      \
  PROMPT (BY, "name", NULL, ORGANIZATION, FALSE, N_ ("Whose it is"))                                         \
  PROMPT (PHONE, "phone", NULL, SERVICE, TRUE, N_ ("Phone numbers, one a line"))                             \
  PROMPT (HOURS, "hours", NULL, SERVICE, FALSE, N_ ("Hours, as “Mon-Fri 9am-5pm”"))                          \
  PROMPT (STREET, "address", "line", LOCATION, FALSE, N_ ("Street"))                                         \
  PROMPT (CITY, "address", "city", LOCATION, FALSE, N_ ("City"))                                             \
  PROMPT (STATE, "address", "state", LOCATION, FALSE, N_ ("State"))                                          \
  PROMPT (POSTCODE, "address", "postcode", LOCATION, FALSE, N_ ("Postal code"))                              \
  PROMPT (ALERT, "alert", NULL, SERVICE, TRUE, N_ ("For the time being"))                                    \
  PROMPT (WHAT, "description", NULL, SERVICE, TRUE, N_ ("What it is"))                                       \
  PROMPT (WHO, "eligibility", NULL, SERVICE, TRUE, N_ ("Who can come"))                                      \
  PROMPT (COST, "fees", NULL, SERVICE, FALSE, N_ ("Cost"))                                                   \
  PROMPT (BRING, "document", NULL, SERVICE, TRUE, N_ ("To bring, one a line"))                               \
  PROMPT (APPLY, "step", NULL, SERVICE, TRUE, N_ ("How to apply, one step a line"))                          \
  PROMPT (LANGUAGES, "language", NULL, SERVICE, TRUE, N_ ("Languages, one a line"))                          \
  PROMPT (ACCESS, "access", NULL, LOCATION, FALSE, N_ ("Accessibility"))                                     \
  PROMPT (TRANSPORT, "transport", NULL, LOCATION, FALSE, N_ ("Bus and train"))                               \
  PROMPT (WEBSITE, "url", NULL, SERVICE, FALSE, N_ ("Website"))                                              \
  PROMPT (EMAIL, "email", NULL, SERVICE, FALSE, N_ ("E-mail"))

typedef enum
{
#define PROMPT(symbol, ...) KITH_PROMPT_##symbol,
  KITH_RESOURCE_PROMPTS (PROMPT)
#undef PROMPT
      KITH_N_RESOURCE_PROMPTS
} KithResourcePrompt;

typedef struct _KithResourceForm KithResourceForm;

/* The organization, and by code what was typed. */
#define KITH_RESOURCE_FORM_DRAFT_TYPE "(xa{ss})"

const char *kith_resource_prompt_code (KithResourcePrompt prompt);
const char *kith_resource_prompt_label (KithResourcePrompt prompt);
gboolean kith_resource_prompt_is_long (KithResourcePrompt prompt);

/* entries: by level, each (nullable); borrowed and copied. */
KithResourceForm *kith_resource_form_new (KithResource *const entries[KITH_RESOURCE_N_LEVELS]);
/* For something that no source tells. */
KithResourceForm *kith_resource_form_new_local (void);
void kith_resource_form_free (KithResourceForm *self);

gboolean kith_resource_form_has (const KithResourceForm *self, KithResourcePrompt prompt);
const char *kith_resource_form_get (const KithResourceForm *self, KithResourcePrompt prompt);
void kith_resource_form_set (KithResourceForm *self, KithResourcePrompt prompt, const char *text);
/* Of something new: an organization that is there; as long as "whose it is" says its name. 0: another. */
void kith_resource_form_set_organization (KithResourceForm *self, gint64 id, const char *name);
gint64 kith_resource_form_get_organization (const KithResourceForm *self);
gboolean kith_resource_form_is_changed (const KithResourceForm *self);
/* (nullable) What the source says, where the center says otherwise. */
const char *kith_resource_form_get_theirs (const KithResourceForm *self, KithResourcePrompt prompt);
/* (transfer full) (nullable) What is wrong with it. */
char *kith_resource_form_check (const KithResourceForm *self, KithResourcePrompt prompt);
/* (transfer full) (nullable) How Kith understands the hours that are typed. */
char *kith_resource_form_read_hours (const KithResourceForm *self);
gboolean kith_resource_form_is_ready (const KithResourceForm *self);
/* (transfer full) (nullable) The values of that entry as they shall be; NULL: as they are. */
KithValues *kith_resource_form_make (const KithResourceForm *self, KithResourceLevel level);

/* What was typed otherwise than it was: a draft. */
GVariant *kith_resource_form_to_draft (const KithResourceForm *self);
void kith_resource_form_take_draft (KithResourceForm *self, GVariant *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceForm, kith_resource_form_free)

G_END_DECLS
