/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a plan is sealed: all but that there is one, since when and with whom. */

#include "goals/kith-own-plan.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define KEY_TEMPLATE "template"
#define KEY_NEXT "next"
#define KEY_REVIEWED "reviewed"
#define KEY_WITH "reviewed-with"
#define KEY_SIGNED "signed"

static void
put_text (GVariantDict *content, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (content, key, "s", text);
}

static void
put_day (GVariantDict *content, const char *key, KithDay day)
{
  if (day != KITH_DAY_NONE)
    g_variant_dict_insert (content, key, "i", day);
}

static void
take_text (GVariantDict *content, const char *key, char **text)
{
  g_clear_pointer (text, g_free);
  if (g_variant_dict_lookup (content, key, "s", text))
    g_variant_dict_remove (content, key);
}

static void
take_day (GVariantDict *content, const char *key, KithDay *day)
{
  gint32 number;

  *day = KITH_DAY_NONE;
  if (!g_variant_dict_lookup (content, key, "i", &number) || !kith_day_is_valid (number))
    return;
  *day = number;
  g_variant_dict_remove (content, key);
}

static void
take_template (GVariantDict *content, KithPlanTemplate *template)
{
  g_autofree char *code = NULL;

  *template = KITH_PLAN_NONE;
  if (g_variant_dict_lookup (content, KEY_TEMPLATE, "s", &code) &&
      kith_plan_template_parse (code, template, NULL))
    g_variant_dict_remove (content, KEY_TEMPLATE);
}

/**
 * kith_own_plan_to_content:
 * @self: a plan
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_own_plan_to_content (const KithOwnPlan *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->template != KITH_PLAN_NONE)
    g_variant_dict_insert (&content, KEY_TEMPLATE, "s", kith_plan_template_code (self->template));
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    put_text (&content, kith_plan_section_code ((KithPlanSection) i), self->words[i]);
  put_day (&content, KEY_NEXT, self->next_day);
  put_day (&content, KEY_REVIEWED, self->reviewed_day);
  put_text (&content, KEY_WITH, self->reviewed_with);
  put_text (&content, KEY_SIGNED, self->signed_name);
  return g_variant_dict_end (&content);
}

/**
 * kith_own_plan_take_content:
 * @self: as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_own_plan_take_content (KithOwnPlan *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A plan is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  take_template (&dict, &self->template);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    take_text (&dict, kith_plan_section_code ((KithPlanSection) i), &self->words[i]);
  take_day (&dict, KEY_NEXT, &self->next_day);
  take_day (&dict, KEY_REVIEWED, &self->reviewed_day);
  take_text (&dict, KEY_WITH, &self->reviewed_with);
  take_text (&dict, KEY_SIGNED, &self->signed_name);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}

/**
 * kith_own_plan_is_of_newer:
 * @self: a plan
 *
 * Returns: whether it is of a kind that this Kith does not know
 */
gboolean
kith_own_plan_is_of_newer (const KithOwnPlan *self)
{
  const char *code;

  g_return_val_if_fail (self != NULL, FALSE);

  return self->template == KITH_PLAN_NONE && g_variant_lookup (self->extras, KEY_TEMPLATE, "&s", &code);
}
