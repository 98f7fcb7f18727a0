/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists hold before a center changes them. A code that was once here is never used for something
 * else. */

#include "people/kith-questions-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *list;
  const char *code;
  const char *label;
  gboolean yes_or_no;
} Standard;

static const Standard standards[] = {
  { KITH_LIST_PRONOUNS, "she", N_ ("she/her"), FALSE },
  { KITH_LIST_PRONOUNS, "he", N_ ("he/him"), FALSE },
  { KITH_LIST_PRONOUNS, "they", N_ ("they/them"), FALSE },
  { KITH_LIST_QUESTIONS, "gender", N_ ("Gender"), FALSE },
  { KITH_LIST_QUESTIONS, "housing", N_ ("Where you stay"), FALSE },
  { KITH_LIST_QUESTIONS, "heritage", N_ ("Background or heritage"), FALSE },
  { KITH_LIST_QUESTIONS, "armed-forces", N_ ("Served in the armed forces"), TRUE },
  { "gender", "woman", N_ ("Woman"), FALSE },
  { "gender", "man", N_ ("Man"), FALSE },
  { "gender", "non-binary", N_ ("Non-binary"), FALSE },
  { "gender", "another", N_ ("Another gender"), FALSE },
  { "housing", "own-place", N_ ("A place of their own, rented or owned"), FALSE },
  { "housing", "with-others", N_ ("With family or friends"), FALSE },
  { "housing", "supported", N_ ("Supported or group housing"), FALSE },
  { "housing", "shelter", N_ ("A shelter or emergency place"), FALSE },
  { "housing", "outside", N_ ("Outside, or in a vehicle"), FALSE },
  { "housing", "institution", N_ ("A hospital, a program or a jail"), FALSE },
  { "heritage", "african", N_ ("African or Black"), FALSE },
  { "heritage", "asian", N_ ("Asian"), FALSE },
  { "heritage", "european", N_ ("European or White"), FALSE },
  { "heritage", "indigenous", N_ ("Indigenous"), FALSE },
  { "heritage", "latin-american", N_ ("Latin American"), FALSE },
  { "heritage", "middle-eastern", N_ ("Middle Eastern or North African"), FALSE },
  { "heritage", "pacific", N_ ("Pacific Islander"), FALSE },
  { "heritage", "several", N_ ("Several of these"), FALSE },
  { "heritage", "another", N_ ("Another"), FALSE },
};

void
kith_questions_add_defaults (GPtrArray *listed)
{
  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    {
      KithListed *one = g_new0 (KithListed, 1);

      one->list = g_strdup (standards[i].list);
      one->code = g_strdup (standards[i].code);
      one->label = g_strdup (_ (standards[i].label));
      one->position = (int) i + 1;
      one->yes_or_no = standards[i].yes_or_no;
      one->active = TRUE;
      one->standard = TRUE;
      g_ptr_array_add (listed, one);
    }
}
