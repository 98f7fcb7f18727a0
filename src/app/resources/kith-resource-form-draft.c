/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft holds what differs from the entry it was begun on, so that laid over one that grew meanwhile it
 * takes nothing away. */

#include "resources/kith-resource-form-private.h"

/* They stand in drafts, which outlive a version of the program. */
static const char *const codes[] = {
#define PROMPT(symbol, ...) #symbol,
  KITH_RESOURCE_PROMPTS (PROMPT)
#undef PROMPT
};

/**
 * kith_resource_prompt_code:
 * @prompt: a prompt
 *
 * Returns: what it is called in drafts
 */
const char *
kith_resource_prompt_code (KithResourcePrompt prompt)
{
  g_return_val_if_fail (prompt < KITH_N_RESOURCE_PROMPTS, NULL);

  return codes[prompt];
}

/**
 * kith_resource_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): what was typed otherwise than it was, of the type
 *   %KITH_RESOURCE_FORM_DRAFT_TYPE
 */
GVariant *
kith_resource_form_to_draft (const KithResourceForm *self)
{
  GVariantBuilder texts;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("a{ss}"));
  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    if (_kith_resource_form_is_changed (self, prompt))
      g_variant_builder_add (&texts, "{ss}", codes[prompt], self->current[prompt]);
  return g_variant_new (KITH_RESOURCE_FORM_DRAFT_TYPE, self->organization, &texts);
}

/**
 * kith_resource_form_take_draft:
 * @self: a form
 * @draft: of kith_resource_form_to_draft()
 *
 * Lays what was typed before over it.
 */
void
kith_resource_form_take_draft (KithResourceForm *self, GVariant *draft)
{
  g_autoptr (GVariantIter) texts = NULL;
  const char *code, *text;
  gint64 organization;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE (KITH_RESOURCE_FORM_DRAFT_TYPE)));

  g_variant_get (draft, KITH_RESOURCE_FORM_DRAFT_TYPE, &organization, &texts);
  while (g_variant_iter_next (texts, "{&s&s}", &code, &text))
    for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
      if (g_str_equal (codes[prompt], code))
        kith_resource_form_set (self, prompt, text);
  if (organization != 0)
    kith_resource_form_set_organization (self, organization, self->current[KITH_PROMPT_BY]);
}
