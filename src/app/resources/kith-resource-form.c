/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A prompt is shown from the entry nearest to the service that says it, and written back there. What is not
 * shown (what is confidential, and parts that no prompt is for) is never lost: a line that stays keeps its
 * value with all it holds, and only what was typed anew is new.
 */

#include "resources/kith-resource-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/kith-text.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-link.h"
#include "resources/kith-resource-view.h"

typedef struct
{
  const char *field;
  const char *part; /* (nullable) */
  KithResourceLevel level;
  gboolean is_long;
  const char *label;
} Prompt;

struct _KithResourceForm
{
  KithValues *values[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) all of it */
  KithValues *shown[KITH_RESOURCE_N_LEVELS];  /* (owned) (nullable) what may be shown */
  KithValues
      *theirs[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) what may be shown of what the source says */
  KithValues *bases[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) all that the source says */
  KithResourceLevel levels[KITH_N_RESOURCE_PROMPTS];
  char *original[KITH_N_RESOURCE_PROMPTS];    /* (owned) */
  char *current[KITH_N_RESOURCE_PROMPTS];     /* (owned) */
  char *theirs_text[KITH_N_RESOURCE_PROMPTS]; /* (owned) (nullable) */
};

static const Prompt prompts[] = {
#define PROMPT(symbol, field, part, level, is_long, label)                                                   \
  { field, part, KITH_RESOURCE_AT_##level, is_long, label },
  KITH_RESOURCE_PROMPTS (PROMPT)
#undef PROMPT
};

/* Which entries can say it, nearest first. */
static gboolean
can_say (KithResourcePrompt prompt, KithResourceLevel level)
{
  if (prompt == KITH_PROMPT_NAME)
    return level == KITH_RESOURCE_AT_SERVICE || level == KITH_RESOURCE_AT_SITE;
  if (prompt == KITH_PROMPT_BY)
    return level == KITH_RESOURCE_AT_ORGANIZATION;
  return prompts[prompt].level == KITH_RESOURCE_AT_LOCATION ? level == KITH_RESOURCE_AT_LOCATION
                                                            : level <= KITH_RESOURCE_AT_LOCATION;
}

static KithValues *
show_values (const KithResource *entry, KithValues *values)
{
  KithResource asked = *entry;
  g_autoptr (KithResourceView) view = NULL;

  asked.values = values;
  view = kith_resource_view_new (&asked);
  return view != NULL ? kith_values_ref ((KithValues *) kith_resource_view_get_values (view)) : NULL;
}

/* Addresses of a place itself, not for mail. */
static gboolean
find_value (const KithValues *values, const Prompt *prompt, KithValueIter *iter)
{
  kith_value_iter_init (iter, values);
  while (kith_value_iter_find (iter, prompt->field))
    if (prompt->part == NULL || g_strcmp0 (kith_value_get_within (iter, "type"), "mailing") != 0)
      return TRUE;
  return FALSE;
}

/* Days and times become words. */
static char *
say_hours (const KithValues *values)
{
  g_autoptr (KithHours) hours = kith_resource_hours (values);
  g_auto (GStrv) lines = hours != NULL ? kith_hours_describe (hours) : NULL;
  const char *text = kith_values_get (values, "hours");

  if (text != NULL && *text != '\0')
    return g_strdup (text);
  return lines != NULL ? g_strjoinv ("; ", lines) : g_strdup ("");
}

static char *
say (const KithValues *values, KithResourcePrompt which)
{
  const Prompt *prompt = &prompts[which];
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter iter;

  if (values == NULL)
    return g_strdup ("");
  if (which == KITH_PROMPT_HOURS)
    return say_hours (values);
  if (prompt->part != NULL)
    {
      const char *part =
          find_value (values, prompt, &iter) ? kith_value_get_within (&iter, prompt->part) : NULL;

      return g_strdup (part != NULL ? part : "");
    }
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, prompt->field))
    {
      if (text->len > 0)
        g_string_append_c (text, prompt->is_long ? '\n' : ' ');
      g_string_append (text, iter.text);
      if (!prompt->is_long)
        break;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where a prompt is said; where nobody says it, where it belongs. */
static KithResourceLevel
choose_level (const KithResourceForm *self, KithResourcePrompt prompt)
{
  for (guint level = 0; level < KITH_RESOURCE_N_LEVELS; level++)
    if (self->shown[level] != NULL && can_say (prompt, level) &&
        kith_values_get (self->shown[level], prompts[prompt].field) != NULL)
      return level;
  if (self->values[prompts[prompt].level] == NULL && prompts[prompt].level == KITH_RESOURCE_AT_SERVICE)
    return KITH_RESOURCE_AT_SITE;
  return prompts[prompt].level;
}

static void
start (KithResourceForm *self)
{
  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    {
      KithResourceLevel level = choose_level (self, prompt);
      g_autofree char *theirs = NULL;

      self->levels[prompt] = level;
      self->original[prompt] = say (self->shown[level], prompt);
      self->current[prompt] = g_strdup (self->original[prompt]);
      if (self->theirs[level] == NULL)
        continue;
      theirs = say (self->theirs[level], prompt);
      if (!g_str_equal (theirs, self->original[prompt]))
        self->theirs_text[prompt] = g_steal_pointer (&theirs);
    }
}

/**
 * kith_resource_prompt_label:
 * @prompt: a prompt
 *
 * Returns: what it asks for
 */
const char *
kith_resource_prompt_label (KithResourcePrompt prompt)
{
  g_return_val_if_fail (prompt < KITH_N_RESOURCE_PROMPTS, NULL);

  return _ (prompts[prompt].label);
}

/**
 * kith_resource_prompt_is_long:
 * @prompt: a prompt
 *
 * Returns: whether it takes several lines
 */
gboolean
kith_resource_prompt_is_long (KithResourcePrompt prompt)
{
  g_return_val_if_fail (prompt < KITH_N_RESOURCE_PROMPTS, FALSE);

  return prompts[prompt].is_long;
}

/**
 * kith_resource_form_new:
 * @entries: by #KithResourceLevel, each (nullable): a service with all that it belongs to; where there is
 * none at a place, the service itself or an organization is the first
 *
 * Returns: (transfer full): a form that is not changed yet
 */
KithResourceForm *
kith_resource_form_new (KithResource *const entries[KITH_RESOURCE_N_LEVELS])
{
  KithResourceForm *self = g_new0 (KithResourceForm, 1);

  for (guint level = 0; level < KITH_RESOURCE_N_LEVELS; level++)
    {
      if (entries[level] == NULL)
        continue;
      self->values[level] = kith_values_ref (entries[level]->values);
      self->shown[level] = show_values (entries[level], entries[level]->values);
      if (entries[level]->base != NULL)
        {
          self->bases[level] = kith_values_ref (entries[level]->base);
          self->theirs[level] = show_values (entries[level], entries[level]->base);
        }
    }
  start (self);
  return self;
}

/**
 * kith_resource_form_new_local:
 *
 * Returns: (transfer full): an empty form for a service, its place and its organization
 */
KithResourceForm *
kith_resource_form_new_local (void)
{
  KithResourceForm *self = g_new0 (KithResourceForm, 1);

  for (guint level = KITH_RESOURCE_AT_SERVICE; level < KITH_RESOURCE_N_LEVELS; level++)
    {
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

      self->values[level] = kith_values_builder_end (builder);
      self->shown[level] = kith_values_ref (self->values[level]);
    }
  start (self);
  return self;
}

/**
 * kith_resource_form_free:
 * @self: (nullable): a form
 */
void
kith_resource_form_free (KithResourceForm *self)
{
  if (self == NULL)
    return;
  for (guint level = 0; level < KITH_RESOURCE_N_LEVELS; level++)
    {
      g_clear_pointer (&self->values[level], kith_values_unref);
      g_clear_pointer (&self->shown[level], kith_values_unref);
      g_clear_pointer (&self->theirs[level], kith_values_unref);
      g_clear_pointer (&self->bases[level], kith_values_unref);
    }
  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    {
      g_free (self->original[prompt]);
      g_free (self->current[prompt]);
      g_free (self->theirs_text[prompt]);
    }
  g_free (self);
}

/**
 * kith_resource_form_has:
 * @self: a form
 * @prompt: a prompt
 *
 * Returns: whether there is an entry that can say it: without a place there is no address
 */
gboolean
kith_resource_form_has (const KithResourceForm *self, KithResourcePrompt prompt)
{
  g_return_val_if_fail (self != NULL && prompt < KITH_N_RESOURCE_PROMPTS, FALSE);

  return self->shown[self->levels[prompt]] != NULL;
}

/**
 * kith_resource_form_get:
 * @self: a form
 * @prompt: a prompt
 *
 * Returns: what is typed there, never %NULL
 */
const char *
kith_resource_form_get (const KithResourceForm *self, KithResourcePrompt prompt)
{
  g_return_val_if_fail (self != NULL && prompt < KITH_N_RESOURCE_PROMPTS, "");

  return self->current[prompt];
}

/**
 * kith_resource_form_set:
 * @self: a form
 * @prompt: a prompt
 * @text: (nullable): what is typed there now
 */
void
kith_resource_form_set (KithResourceForm *self, KithResourcePrompt prompt, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_return_if_fail (self != NULL && prompt < KITH_N_RESOURCE_PROMPTS);

  g_free (self->current[prompt]);
  self->current[prompt] = copy;
}

static gboolean
is_prompt_changed (const KithResourceForm *self, KithResourcePrompt prompt)
{
  return !g_str_equal (self->original[prompt], self->current[prompt]);
}

/**
 * kith_resource_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything is typed otherwise than it was
 */
gboolean
kith_resource_form_is_changed (const KithResourceForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    if (is_prompt_changed (self, prompt))
      return TRUE;
  return FALSE;
}

/**
 * kith_resource_form_get_theirs:
 * @self: a form
 * @prompt: a prompt
 *
 * Returns: (nullable): what the source says, where the center said otherwise; "" where the source says
 * nothing
 */
const char *
kith_resource_form_get_theirs (const KithResourceForm *self, KithResourcePrompt prompt)
{
  g_return_val_if_fail (self != NULL && prompt < KITH_N_RESOURCE_PROMPTS, NULL);

  return self->theirs_text[prompt];
}

/**
 * kith_resource_form_read_hours:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the hours that are typed as Kith understands them; %NULL: it does not,
 *   and will say to call first
 */
char *
kith_resource_form_read_hours (const KithResourceForm *self)
{
  g_autoptr (KithHours) hours = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (kith_text_is_blank (self->current[KITH_PROMPT_HOURS]))
    return NULL;
  hours = kith_hours_new_from_words (self->current[KITH_PROMPT_HOURS]);
  lines = hours != NULL ? kith_hours_describe (hours) : NULL;
  return lines != NULL && lines[0] != NULL ? g_strjoinv ("; ", lines) : NULL;
}

/**
 * kith_resource_form_check:
 * @self: a form
 * @prompt: a prompt
 *
 * Returns: (transfer full) (nullable): what is wrong with what is typed there
 */
char *
kith_resource_form_check (const KithResourceForm *self, KithResourcePrompt prompt)
{
  const char *text;
  g_autofree char *link = NULL;

  g_return_val_if_fail (self != NULL && prompt < KITH_N_RESOURCE_PROMPTS, NULL);

  text = self->current[prompt];
  if (prompt == KITH_PROMPT_NAME && kith_text_is_blank (text) && kith_resource_form_has (self, prompt))
    return g_strdup (_ ("Give it a name, so that it can be found."));
  if (!is_prompt_changed (self, prompt) || kith_text_is_blank (text))
    return NULL;
  if (prompt == KITH_PROMPT_WEBSITE)
    {
      link = kith_resource_link_check (text);
      if (link == NULL)
        return g_strdup (_ ("This is no address of a website, as “www.example.org”."));
    }
  if (prompt == KITH_PROMPT_EMAIL && strchr (text, '@') == NULL)
    return g_strdup (_ ("This is no e-mail address: it has no @."));
  return NULL;
}

/**
 * kith_resource_form_is_ready:
 * @self: a form
 *
 * Returns: whether it can be stored
 */
gboolean
kith_resource_form_is_ready (const KithResourceForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    {
      g_autofree char *wrong = kith_resource_form_check (self, prompt);

      if (wrong != NULL)
        return FALSE;
    }
  return kith_resource_form_is_changed (self);
}

/* Whether a value is among what is shown, by its text. */
static gboolean
is_shown (const KithValues *shown, const char *name, const char *text)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, shown);
  while (kith_value_iter_find (&iter, name))
    if (g_str_equal (iter.text, text))
      return TRUE;
  return FALSE;
}

/* The value of that line as it was, with all it holds. */
static void
add_line (KithValuesBuilder *builder, const KithValues *from, const Prompt *prompt, const char *line)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, from);
  while (kith_value_iter_find (&iter, prompt->field))
    if (g_str_equal (iter.text, line))
      {
        kith_values_builder_copy (builder, &iter);
        return;
      }
  kith_values_builder_add (builder, prompt->field, line);
}

static void
add_lines (const KithResourceForm *self, KithValuesBuilder *builder, KithResourcePrompt which)
{
  const Prompt *prompt = &prompts[which];
  KithResourceLevel level = self->levels[which];
  g_auto (GStrv) lines = g_strsplit (self->current[which], prompt->is_long ? "\n" : "\r", -1);
  KithValueIter iter;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!kith_text_is_blank (lines[i]))
      add_line (builder, self->values[level], prompt, g_strstrip (lines[i]));
  /* What nobody was shown stays; so does what a single line left out. */
  kith_value_iter_init (&iter, self->values[level]);
  for (guint i = 0; kith_value_iter_find (&iter, prompt->field); i++)
    if (!is_shown (self->shown[level], prompt->field, iter.text) || (!prompt->is_long && i > 0))
      kith_values_builder_copy (builder, &iter);
}

static void
add_hours (const KithResourceForm *self, KithValuesBuilder *builder)
{
  const char *text = self->current[KITH_PROMPT_HOURS];

  if (kith_text_is_blank (text))
    return;
  kith_values_builder_open (builder, "hours", text);
  kith_values_builder_add (builder, "syntax", "words");
  kith_values_builder_close (builder);
}

static const char *
part_typed (const KithResourceForm *self, const char *part)
{
  for (guint prompt = KITH_PROMPT_STREET; prompt <= KITH_PROMPT_POSTCODE; prompt++)
    if (g_str_equal (prompts[prompt].part, part))
      return self->current[prompt];
  return NULL;
}

/* The parts of the address that no prompt is for stay. */
static void
add_address (const KithResourceForm *self, KithValuesBuilder *builder)
{
  const KithValues *values = self->values[KITH_RESOURCE_AT_LOCATION];
  const Prompt *street = &prompts[KITH_PROMPT_STREET];
  KithValueIter shown, iter, within;
  gboolean has_one = find_value (values, street, &iter);
  gboolean is_done = FALSE;

  kith_values_builder_open (builder, "address", has_one ? iter.text : "");
  for (guint prompt = KITH_PROMPT_STREET; prompt <= KITH_PROMPT_POSTCODE; prompt++)
    if (!kith_text_is_blank (self->current[prompt]))
      kith_values_builder_add (builder, prompts[prompt].part, self->current[prompt]);
  if (has_one)
    {
      kith_value_iter_init_within (&within, &iter);
      while (kith_value_iter_next (&within))
        if (within.depth == iter.depth + 1 && part_typed (self, within.name) == NULL)
          kith_values_builder_copy (builder, &within);
    }
  else
    kith_values_builder_add (builder, "type", "physical");
  kith_values_builder_close (builder);
  kith_value_iter_init (&shown, values);
  while (kith_value_iter_find (&shown, "address"))
    if (!is_done && has_one && shown.at == iter.at)
      is_done = TRUE;
    else
      kith_values_builder_copy (builder, &shown);
}

static gboolean
is_address (KithResourcePrompt prompt)
{
  return prompt >= KITH_PROMPT_STREET && prompt <= KITH_PROMPT_POSTCODE;
}

/* What the source says is taken as it says it, not as it is shown here. */
static gboolean
is_theirs (const KithResourceForm *self, KithResourcePrompt prompt)
{
  return self->theirs_text[prompt] != NULL && !is_address (prompt) &&
         g_str_equal (self->theirs_text[prompt], self->current[prompt]);
}

static KithValues *
make_field (const KithResourceForm *self, KithResourcePrompt prompt)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  if (is_theirs (self, prompt))
    return kith_values_ref (self->bases[self->levels[prompt]]);
  if (prompt == KITH_PROMPT_HOURS)
    add_hours (self, builder);
  else if (is_address (prompt))
    add_address (self, builder);
  else
    add_lines (self, builder, prompt);
  return kith_values_builder_end (builder);
}

/**
 * kith_resource_form_make:
 * @self: a form
 * @level: one of its entries
 *
 * Returns: (transfer full) (nullable): the values of that entry as they shall be; %NULL where nothing of it
 * was changed
 */
KithValues *
kith_resource_form_make (const KithResourceForm *self, KithResourceLevel level)
{
  g_autoptr (KithValues) values = NULL;

  g_return_val_if_fail (self != NULL && level < KITH_RESOURCE_N_LEVELS, NULL);

  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    {
      g_autoptr (KithValues) field = NULL;
      KithValues *next;

      if (self->levels[prompt] != level || self->shown[level] == NULL || !is_prompt_changed (self, prompt))
        continue;
      field = make_field (self, prompt);
      next = kith_values_with_field (values != NULL ? values : self->values[level], prompts[prompt].field,
                                     field);
      g_clear_pointer (&values, kith_values_unref);
      values = next;
    }
  return g_steal_pointer (&values);
}
