/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A prompt is shown from the entry nearest to the service that says it, and written back there. What is not
 * shown (what is confidential, and parts that no prompt is for) is never lost: a line that stays keeps its
 * value with all it holds, and only what was typed anew is new.
 */

#include "resources/kith-resource-form-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/kith-clean-text.h"
#include "base/kith-text.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-view.h"

static const KithPromptPlace prompts[] = {
#define PROMPT(symbol, field, part, level, is_long, label)                                                   \
  { field, part, KITH_RESOURCE_AT_##level, is_long, label },
  KITH_RESOURCE_PROMPTS (PROMPT)
#undef PROMPT
};

const KithPromptPlace *
_kith_resource_prompt (KithResourcePrompt prompt)
{
  return &prompts[prompt];
}

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
gboolean
_kith_resource_prompt_find (KithResourcePrompt which, const KithValues *values, KithValueIter *iter)
{
  const KithPromptPlace *prompt = &prompts[which];

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
  const KithPromptPlace *prompt = &prompts[which];
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter iter;

  if (values == NULL)
    return g_strdup ("");
  if (which == KITH_PROMPT_HOURS)
    return say_hours (values);
  if (prompt->part != NULL)
    {
      const char *part = _kith_resource_prompt_find (which, values, &iter)
                             ? kith_value_get_within (&iter, prompt->part)
                             : NULL;

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
  g_free (self->organization_name);
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
  /* Another name is another organization. */
  if (prompt == KITH_PROMPT_BY && g_strcmp0 (copy, self->organization_name) != 0)
    self->organization = 0;
}

/**
 * kith_resource_form_set_organization:
 * @self: a form of something new
 * @id: an organization that is there
 * @name: what it is called
 *
 * It will belong to that one, as long as whose it is says so.
 */
void
kith_resource_form_set_organization (KithResourceForm *self, gint64 id, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  g_free (self->organization_name);
  self->organization_name = g_strdup (name);
  kith_resource_form_set (self, KITH_PROMPT_BY, name);
  self->organization = id;
}

/**
 * kith_resource_form_get_organization:
 * @self: a form of something new
 *
 * Returns: the organization that it will belong to; 0: the one that is typed, which will be a new one
 */
gint64
kith_resource_form_get_organization (const KithResourceForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->organization;
}

gboolean
_kith_resource_form_is_changed (const KithResourceForm *self, KithResourcePrompt prompt)
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
    if (_kith_resource_form_is_changed (self, prompt))
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
  if (!_kith_resource_form_is_changed (self, prompt) || kith_text_is_blank (text))
    return NULL;
  if (prompt == KITH_PROMPT_WEBSITE)
    {
      link = kith_catalog_safe_uri (text);
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
