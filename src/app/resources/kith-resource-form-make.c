/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed goes into the values of the entries. What nobody was shown stays, and so does a line that
 * nobody touched, with all that it holds. */

#include "resources/kith-resource-form-private.h"

#include "base/kith-text.h"

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
add_line (KithValuesBuilder *builder, const KithValues *from, const KithPromptPlace *prompt, const char *line)
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
  const KithPromptPlace *prompt = _kith_resource_prompt (which);
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
    if (g_str_equal (_kith_resource_prompt (prompt)->part, part))
      return self->current[prompt];
  return NULL;
}

/* The parts of the address that no prompt is for stay. */
static void
add_address (const KithResourceForm *self, KithValuesBuilder *builder)
{
  const KithValues *values = self->values[KITH_RESOURCE_AT_LOCATION];
  KithValueIter shown, iter, within;
  gboolean has_one = _kith_resource_prompt_find (KITH_PROMPT_STREET, values, &iter);
  gboolean is_done = FALSE;

  kith_values_builder_open (builder, "address", has_one ? iter.text : "");
  for (guint prompt = KITH_PROMPT_STREET; prompt <= KITH_PROMPT_POSTCODE; prompt++)
    if (!kith_text_is_blank (self->current[prompt]))
      kith_values_builder_add (builder, _kith_resource_prompt (prompt)->part, self->current[prompt]);
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

      if (self->levels[prompt] != level || self->shown[level] == NULL ||
          !_kith_resource_form_is_changed (self, prompt))
        continue;
      field = make_field (self, prompt);
      next = kith_values_with_field (values != NULL ? values : self->values[level],
                                     _kith_resource_prompt (prompt)->field, field);
      g_clear_pointer (&values, kith_values_unref);
      values = next;
    }
  return g_steal_pointer (&values);
}
