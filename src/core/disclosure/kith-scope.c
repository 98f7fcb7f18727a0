/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and words of what can leave. */

#include "disclosure/kith-scope.h"

#include <glib/gi18n-lib.h>

static const struct
{
  KithScope one;
  const char *code;
  const char *words;
} scopes[] = {
#define SCOPE(symbol, bit, code, words) { KITH_SCOPE_##symbol, code, words },
  KITH_SCOPES (SCOPE)
#undef SCOPE
};

/**
 * kith_scope_from_code:
 * @code: a code, also one of a newer Kith
 *
 * Returns: what it stands for; %KITH_SCOPE_NOTHING where this Kith does not know it
 */
KithScope
kith_scope_from_code (const char *code)
{
  g_return_val_if_fail (code != NULL, KITH_SCOPE_NOTHING);

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (scopes[i].code, code))
      return scopes[i].one;
  return KITH_SCOPE_NOTHING;
}

/**
 * kith_scope_to_codes:
 * @scope: any of them
 *
 * Returns: (transfer full): their codes, in the order of the table
 */
GStrv
kith_scope_to_codes (KithScope scope)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if ((scope & scopes[i].one) != 0)
      g_strv_builder_add (builder, scopes[i].code);
  return g_strv_builder_end (builder);
}

/**
 * kith_scope_describe:
 * @scope: any of them
 *
 * Returns: (transfer full): in words, within a sentence
 */
char *
kith_scope_describe (KithScope scope)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if ((scope & scopes[i].one) != 0)
      g_ptr_array_add (words, (gpointer) _ (scopes[i].words));
  if (words->len == 0)
    g_ptr_array_add (words, (gpointer) _ ("nothing"));
  g_ptr_array_add (words, NULL);
  /* Translators: between what may be shared: "notes, referrals". */
  return g_strjoinv (_ (", "), (char **) words->pdata);
}
