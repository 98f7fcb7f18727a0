/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "people/kith-likeness-card.h"

static void
add_values (GPtrArray *phones, GPtrArray *emails, GPtrArray *addresses, const KithIntake *intake)
{
  GPtrArray *contacts = kith_intake_get_contacts (intake);

  for (guint i = 0; i < contacts->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (contacts, i);

      if (contact->kind == KITH_CONTACT_PHONE)
        g_ptr_array_add (phones, contact->value);
      else if (contact->kind == KITH_CONTACT_EMAIL)
        g_ptr_array_add (emails, contact->value);
      else if (contact->kind == KITH_CONTACT_POST)
        g_ptr_array_add (addresses, contact->value);
    }
  g_ptr_array_add (phones, NULL);
  g_ptr_array_add (emails, NULL);
  g_ptr_array_add (addresses, NULL);
}

/**
 * kith_likeness_put_named:
 * @index: where records are compared
 * @person: an id, of a record or of something that may become one
 * @name: what somebody is called
 * @aliases: (nullable): and what else
 * @intake: (nullable): what they told, where it may be compared too
 *
 * Adds them, or takes the place of what they were.
 */
void
kith_likeness_put_named (KithLikenessIndex *index,
                         gint64 person,
                         const char *name,
                         const char *const *aliases,
                         const KithIntake *intake)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) phones = g_ptr_array_new ();
  g_autoptr (GPtrArray) emails = g_ptr_array_new ();
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  KithLikenessFacts facts = { .person = person };

  g_return_if_fail (KITH_IS_LIKENESS_INDEX (index));
  g_return_if_fail (person != 0 && name != NULL);

  g_ptr_array_add (names, (gpointer) name);
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) aliases[i]);
  g_ptr_array_add (names, NULL);
  facts.names = (const char *const *) names->pdata;
  if (intake != NULL)
    {
      add_values (phones, emails, addresses, intake);
      facts.birth = *kith_intake_get_birth (intake);
      facts.phones = (const char *const *) phones->pdata;
      facts.emails = (const char *const *) emails->pdata;
      facts.addresses = (const char *const *) addresses->pdata;
    }
  kith_likeness_index_put (index, &facts);
}

/**
 * kith_likeness_put_card:
 * @index: where records are compared
 * @card: what somebody is called
 * @intake: (nullable): what they told, where it may be compared too
 *
 * As kith_likeness_put_named(), but whoever is hidden leaves: nobody is like them.
 */
void
kith_likeness_put_card (KithLikenessIndex *index, const KithCard *card, const KithIntake *intake)
{
  g_return_if_fail (KITH_IS_LIKENESS_INDEX (index));
  g_return_if_fail (card != NULL);

  if (kith_card_get_state (card) == KITH_CARD_HIDDEN)
    kith_likeness_index_remove (index, kith_card_get_person (card));
  else
    kith_likeness_put_named (index, kith_card_get_person (card), kith_card_get_name (card),
                             kith_card_get_aliases (card), intake);
}
