/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for ways to ask somebody, and which of them they permit. */

#include "goals/kith-contact-way.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "people/kith-contact.h"

static const KithNamed ways_known[] = {
#define WAY(symbol, number, code, label) { number, code, label },
  KITH_CONTACT_WAYS (WAY)
#undef WAY
      { 0 },
};

static const KithNamed outcomes[] = {
#define OUTCOME(symbol, number, code, label) { number, code, label },
  KITH_CONTACT_OUTCOMES (OUTCOME)
#undef OUTCOME
      { 0 },
};

/* What has to be permitted for each; in person they are asked when they come. */
static const struct
{
  KithContactWay way;
  KithContactPermission permission;
} permissions[] = {
  { KITH_WAY_CALL, KITH_MAY_CALL },
  { KITH_WAY_TEXT, KITH_MAY_TEXT },
  { KITH_WAY_POST, KITH_MAY_POST },
  { KITH_WAY_EMAIL, KITH_MAY_EMAIL },
};

/**
 * kith_contact_way_code:
 * @way: a way
 *
 * Returns: (transfer none) (nullable): its permanent code; %NULL for none, "unknown" for one of a newer Kith
 */
const char *
kith_contact_way_code (KithContactWay way)
{
  const KithNamed *row = kith_named_find (ways_known, (int) way);

  return row != NULL ? row->code : way == KITH_WAY_NONE ? NULL : "unknown";
}

/**
 * kith_contact_way_label:
 * @way: a way
 *
 * Returns: (transfer none): for people to read; "" for none
 */
const char *
kith_contact_way_label (KithContactWay way)
{
  const KithNamed *row = kith_named_find (ways_known, (int) way);

  if (row != NULL)
    return _ (row->label);
  return way == KITH_WAY_NONE ? "" : _ ("Something that this version of Kith does not know");
}

/**
 * kith_contact_way_parse:
 * @code: a code
 * @way: (out): its way
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a way
 */
gboolean
kith_contact_way_parse (const char *code, KithContactWay *way, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && way != NULL, FALSE);

  if (kith_named_parse (ways_known, code, &number))
    {
      *way = (KithContactWay) number;
      return TRUE;
    }
  known = kith_named_list_codes (ways_known);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no way to ask somebody; there are: %s."),
               code, known);
  return FALSE;
}

/**
 * kith_contact_way_is_known:
 * @way: a way
 *
 * Returns: whether somebody can be asked so
 */
gboolean
kith_contact_way_is_known (KithContactWay way)
{
  return kith_named_find (ways_known, (int) way) != NULL;
}

/**
 * kith_contact_ways_has:
 * @ways: several ways
 * @way: one
 *
 * Returns: whether it is among them
 */
gboolean
kith_contact_ways_has (KithContactWays ways, KithContactWay way)
{
  return kith_contact_way_is_known (way) && ((guint) ways & (1u << (guint) way)) != 0;
}

/**
 * kith_contact_ways_to_codes:
 * @ways: several ways
 *
 * Returns: (transfer full): their codes
 */
GStrv
kith_contact_ways_to_codes (KithContactWays ways)
{
  GStrvBuilder *codes = g_strv_builder_new ();
  GStrv all;

  for (const KithNamed *row = ways_known; row->code != NULL; row++)
    if (kith_contact_ways_has (ways, (KithContactWay) row->number))
      g_strv_builder_add (codes, row->code);
  all = g_strv_builder_end (codes);
  g_strv_builder_unref (codes);
  return all;
}

/**
 * kith_contact_ways_permitted:
 * @contacts: (element-type KithContact): how somebody may be reached, as they said
 *
 * What was not asked is not permitted. A voice mailbox alone is none: somebody might answer.
 *
 * Returns: how they may be asked how they are; in person always
 */
KithContactWays
kith_contact_ways_permitted (GPtrArray *contacts)
{
  guint ways = KITH_WAYS_IN_PERSON;

  g_return_val_if_fail (contacts != NULL, KITH_WAYS_IN_PERSON);

  for (guint i = 0; i < contacts->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (permissions); j++)
      if (kith_contact_permits (g_ptr_array_index (contacts, i), permissions[j].permission))
        ways |= 1u << (guint) permissions[j].way;
  return (KithContactWays) ways;
}

/**
 * kith_contact_outcome_code:
 * @outcome: what came of it
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_contact_outcome_code (KithContactOutcome outcome)
{
  const KithNamed *row = kith_named_find (outcomes, (int) outcome);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_contact_outcome_label:
 * @outcome: what came of it
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_contact_outcome_label (KithContactOutcome outcome)
{
  const KithNamed *row = kith_named_find (outcomes, (int) outcome);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_contact_outcome_parse:
 * @code: a code
 * @outcome: (out): what came of it
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such an outcome
 */
gboolean
kith_contact_outcome_parse (const char *code, KithContactOutcome *outcome, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && outcome != NULL, FALSE);

  if (kith_named_parse (outcomes, code, &number))
    {
      *outcome = (KithContactOutcome) number;
      return TRUE;
    }
  known = kith_named_list_codes (outcomes);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is nothing that came of it; there are: %s."),
               code, known);
  return FALSE;
}

/**
 * kith_contact_outcome_is_known:
 * @outcome: what came of it
 *
 * Returns: whether it can be written down
 */
gboolean
kith_contact_outcome_is_known (KithContactOutcome outcome)
{
  return kith_named_find (outcomes, (int) outcome) != NULL;
}
