/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody permits, over all ways to reach them, in a sentence. What was not asked is not permitted and
 * not refused either, so nothing is said of it. */

#include "people/kith-contact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-text.h"

/* In the order in which they are said. kind: through what it is done. */
static const struct
{
  KithContactPermission one;
  KithContactKind kind;
  const char *may;
  const char *may_not;
} ways[] = {
  /* Translators: these stand in "May be …". Your language may list them another way: translate all of them
   * and the sentence together. */
  { KITH_MAY_CALL, KITH_CONTACT_PHONE, NC_ ("may be", "called"), N_ ("no calls") },
  { KITH_MAY_LEAVE_VOICEMAIL, KITH_CONTACT_PHONE, NC_ ("may be", "left a message"), N_ ("no messages left") },
  { KITH_MAY_TEXT, KITH_CONTACT_PHONE, NC_ ("may be", "texted"), N_ ("no texts") },
  { KITH_MAY_EMAIL, KITH_CONTACT_EMAIL, NC_ ("may be", "e-mailed"), N_ ("no e-mail") },
  { KITH_MAY_POST, KITH_CONTACT_POST, NC_ ("may be", "written to by post"), N_ ("no post") },
};

static char *
join (GPtrArray *words, gboolean with_and)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        /* Translators: between the parts of a list, and before its last one. */
        g_string_append (list, with_and && i + 1 == words->len ? _ (" and ") : _ (", "));
      g_string_append (list, g_ptr_array_index (words, i));
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* What may be done at all, and what could be done but was refused. Returns: whether anything was asked. */
static gboolean
gather (GPtrArray *contacts, KithContactPermission *may, KithContactPermission *may_not)
{
  KithContactPermission could = 0;
  gboolean asked = FALSE;

  *may = 0;
  for (guint i = 0; i < contacts->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (contacts, i);

      if (contact->permission == 0)
        continue;
      asked = TRUE;
      *may |= contact->permission & ~KITH_MAY_NOTHING;
      for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
        if (ways[w].kind == contact->kind)
          could |= ways[w].one;
    }
  *may_not = could & ~*may;
  return asked;
}

/* A sentence ends by itself. */
static char *
dup_note (const KithContact *contact)
{
  char *note = g_strdup (contact->note);

  for (gsize length = strlen (note); length > 0 && strchr (". ", note[length - 1]) != NULL; length--)
    note[length - 1] = '\0';
  return note;
}

/* Each note once; where there are several, with the way it is about. */
static char *
describe_notes (GPtrArray *contacts)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < contacts->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *note = dup_note (contact);

      if (kith_text_is_blank (note) || g_ptr_array_find_with_equal_func (notes, note, g_str_equal, NULL))
        continue;
      /* Translators: a way to reach somebody, and when it is safe: "Phone: after 17:00" */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s: %s"), kith_contact_kind_label (contact->kind), note));
      g_ptr_array_add (notes, g_steal_pointer (&note));
    }
  return notes->len == 0   ? NULL
         : notes->len == 1 ? g_strdup (g_ptr_array_index (notes, 0))
                           : join (parts, FALSE);
}

/**
 * kith_contacts_describe:
 * @contacts: (element-type KithContact): all ways to reach somebody
 *
 * Returns: (transfer full): what may be done, what not, and when it is safe: "May be called and left a
 *   message; no post. Safe: after 17:00."
 */
char *
kith_contacts_describe (GPtrArray *contacts)
{
  g_autoptr (GPtrArray) yes = g_ptr_array_new ();
  g_autoptr (GPtrArray) no = g_ptr_array_new ();
  g_autofree char *may_words = NULL;
  g_autofree char *not_words = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *notes = NULL;
  KithContactPermission may, may_not;
  gboolean asked;

  g_return_val_if_fail (contacts != NULL, NULL);

  asked = gather (contacts, &may, &may_not);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if ((may & ways[i].one) != 0)
        g_ptr_array_add (yes, (gpointer) g_dpgettext2 (GETTEXT_PACKAGE, "may be", ways[i].may));
      else if ((may_not & ways[i].one) != 0)
        g_ptr_array_add (no, (gpointer) _ (ways[i].may_not));
    }
  may_words = join (yes, TRUE);
  not_words = join (no, FALSE);
  if (!asked)
    sentence = g_strdup (_ ("Has not said how to be reached."));
  else if (yes->len == 0)
    sentence = g_strdup (_ ("Does not wish to be reached."));
  else if (no->len == 0)
    /* Translators: %s is a list of what may be done: "called, texted and e-mailed" */
    sentence = g_strdup_printf (_ ("May be %s."), may_words);
  else
    /* Translators: what may be done, and what not: "May be called; no post." */
    sentence = g_strdup_printf (_ ("May be %s; %s."), may_words, not_words);
  notes = describe_notes (contacts);
  if (notes == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: a sentence about how somebody may be reached, and when or how that is safe for them */
  return g_strdup_printf (_ ("%s Safe: %s."), sentence, notes);
}
