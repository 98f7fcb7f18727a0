/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First name and initial do not tell two Marias apart. Those who would read alike get the first thing that
 * differs: pronouns, the note agreed with them, and otherwise as many further letters as it takes, of the
 * family name first. Nobody gets more than that, since others see the screen. */

#include "desk/kith-public-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-text.h"

/* How much of a name is shown. */
typedef struct
{
  guint last;   /* letters of the last word */
  guint middle; /* letters of each word between first and last */
  gboolean whole;
} Letters;

static void
kith_public_name_free (KithPublicName *self)
{
  g_free (self->name);
  g_free (self->pronouns);
  g_free (self->note);
  g_free (self);
}

/* A name as it is compared with others, each of its parts made once. */
typedef struct
{
  const char *name;
  GStrv words;
  char *plain;  /* first name and initial */
  char *last;   /* all of the last word, without points */
  char *middle; /* all of those between */
} Spelled;

static gboolean
reads_alike (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
is_letter (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The first letters of a word, without brackets around it, with a point where it goes on. */
static void
append_word (GString *text, const char *word, guint letters)
{
  const char *stop;
  const char *end;

  while (*word != '\0' && !is_letter (word))
    word = g_utf8_next_char (word);
  if (*word == '\0' || letters == 0)
    return;
  stop = word + strlen (word);
  while (!is_letter (g_utf8_prev_char (stop)))
    stop = g_utf8_prev_char (stop);
  end = word;
  for (guint i = 0; i < letters && end < stop; i++)
    end = kith_text_next_letter (end);
  g_string_append_c (text, ' ');
  g_string_append_len (text, word, end - word);
  if (end < stop)
    g_string_append_c (text, '.');
}

/* The words between first and last; all of them where @letters is that many. */
static char *
cut_middle (const GStrv words, guint letters)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i + 1 < g_strv_length (words); i++)
    append_word (text, words[i], letters);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
cut_last (const GStrv words, guint letters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (words);

  if (n > 1)
    append_word (text, words[n - 1], letters);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is cut off, without points: a point alone would not be seen. */
static char *
cut_bare (const GStrv words, guint letters, char *(*cut) (const GStrv words, guint letters))
{
  return g_strchomp (g_strdelimit (cut (words, letters), ".", ' '));
}

static void
spelled_init (Spelled *self, const KithCard *card)
{
  self->name = kith_card_get_name (card);
  self->words = g_strsplit (self->name, " ", -1);
  self->plain = kith_text_public_name (self->name);
  self->last = cut_bare (self->words, G_MAXUINT, cut_last);
  self->middle = cut_bare (self->words, G_MAXUINT, cut_middle);
}

static void
spelled_clear (Spelled *self)
{
  g_strfreev (self->words);
  g_free (self->plain);
  g_free (self->last);
  g_free (self->middle);
}

/* How many letters it takes until two names read differently there; 0: they never do. */
static guint
count_letters (const Spelled *a,
               const Spelled *b,
               gsize all_offset,
               char *(*cut) (const GStrv words, guint letters))
{
  if (reads_alike (G_STRUCT_MEMBER (char *, a, all_offset), G_STRUCT_MEMBER (char *, b, all_offset)))
    return 0;
  for (guint letters = 1;; letters++)
    {
      g_autofree char *cut_a = cut_bare (a->words, letters, cut);
      g_autofree char *cut_b = cut_bare (b->words, letters, cut);

      if (!reads_alike (cut_a, cut_b))
        return letters;
    }
}

static void
widen (Letters *letters, const Spelled *mine, const Spelled *theirs)
{
  guint needed = count_letters (mine, theirs, G_STRUCT_OFFSET (Spelled, last), cut_last);

  if (needed > 0)
    letters->last = MAX (letters->last, needed);
  else if ((needed = count_letters (mine, theirs, G_STRUCT_OFFSET (Spelled, middle), cut_middle)) > 0)
    letters->middle = MAX (letters->middle, needed);
  else if (strcmp (mine->name, theirs->name) != 0 && strcmp (mine->plain, theirs->plain) == 0)
    letters->whole = TRUE;
}

static char *
write_name (const Spelled *spelled, const Letters *letters)
{
  g_autofree char *middle = NULL;
  g_autofree char *last = NULL;

  if (letters->whole)
    return g_strdup (spelled->name);
  if (letters->last <= 1 && letters->middle == 0)
    return g_strdup (spelled->plain);
  middle = cut_middle (spelled->words, letters->middle);
  last = cut_last (spelled->words, letters->last);
  return g_strconcat (spelled->words[0], middle, last, NULL);
}

static void
tell_by_letters (GPtrArray *names, KithCard *const *cards, const GArray *group)
{
  g_autofree Spelled *spelled = g_new (Spelled, group->len);

  for (guint i = 0; i < group->len; i++)
    spelled_init (&spelled[i], cards[g_array_index (group, guint, i)]);
  for (guint i = 0; i < group->len; i++)
    {
      KithPublicName *name = g_ptr_array_index (names, g_array_index (group, guint, i));
      Letters letters = { .last = 1 };

      for (guint j = 0; j < group->len; j++)
        if (j != i)
          widen (&letters, &spelled[i], &spelled[j]);
      g_free (name->name);
      name->name = write_name (&spelled[i], &letters);
    }
  for (guint i = 0; i < group->len; i++)
    spelled_clear (&spelled[i]);
}

static const char *
get_pronouns (const KithCard *card)
{
  const char *pronouns = kith_card_get_pronouns (card);

  return pronouns != NULL ? pronouns : "";
}

static const char *
get_note (const KithCard *card)
{
  const char *note = kith_card_get_disambiguator (card);

  return note != NULL ? note : "";
}

/* What stays alike is told by letters; what differs stands beside the name. */
static void
tell_apart (GPtrArray *names,
            KithCard *const *cards,
            const GArray *group,
            const char *(*const *differences) (const KithCard *card),
            gsize offset)
{
  g_autoptr (GArray) done = NULL;
  gboolean differs = FALSE;

  if (group->len < 2)
    return;
  if (*differences == NULL)
    {
      tell_by_letters (names, cards, group);
      return;
    }
  for (guint i = 1; i < group->len && !differs; i++)
    differs = !reads_alike ((*differences) (cards[g_array_index (group, guint, 0)]),
                            (*differences) (cards[g_array_index (group, guint, i)]));

  done = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (done, group->len);
  for (guint i = 0; i < group->len; i++)
    {
      g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (guint));
      const char *mine = (*differences) (cards[g_array_index (group, guint, i)]);

      if (g_array_index (done, gboolean, i))
        continue;
      for (guint j = i; j < group->len; j++)
        {
          guint index = g_array_index (group, guint, j);
          const char *theirs = (*differences) (cards[index]);

          if (!reads_alike (mine, theirs))
            continue;
          g_array_append_val (alike, index);
          g_array_index (done, gboolean, j) = TRUE;
          if (differs && *theirs != '\0')
            G_STRUCT_MEMBER (char *, g_ptr_array_index (names, index), offset) = g_strdup (theirs);
        }
      tell_apart (names, cards, alike, differences + 1, G_STRUCT_OFFSET (KithPublicName, note));
    }
}

/**
 * kith_public_names_new:
 * @cards: (array length=n_cards): who is shown together
 * @n_cards: how many
 *
 * Returns: (transfer full) (element-type KithPublicName): the name of each, in their order, told apart from
 *   those who would read alike wherever anything on their cards differs
 */
GPtrArray *
kith_public_names_new (KithCard *const *cards, guint n_cards)
{
  static const char *(*const differences[]) (const KithCard *card) = { get_pronouns, get_note, NULL };
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_public_name_free);
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer group;

  g_return_val_if_fail (cards != NULL || n_cards == 0, names);

  for (guint i = 0; i < n_cards; i++)
    {
      KithPublicName *name = g_new0 (KithPublicName, 1);
      char *folded;

      name->name = kith_text_public_name (kith_card_get_name (cards[i]));
      g_ptr_array_add (names, name);
      folded = g_utf8_casefold (name->name, -1);
      group = g_hash_table_lookup (groups, folded);
      if (group == NULL)
        g_hash_table_insert (groups, folded, group = g_array_new (FALSE, FALSE, sizeof (guint)));
      else
        g_free (folded);
      g_array_append_val ((GArray *) group, i);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    tell_apart (names, cards, group, differences, G_STRUCT_OFFSET (KithPublicName, pronouns));
  return names;
}

/**
 * kith_public_name_dup_text:
 * @self: a name
 *
 * Returns: (transfer full): "Maria G.", with what tells: "Maria G. (she)", "Maria G. · March"
 */
char *
kith_public_name_dup_text (const KithPublicName *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: a name, and the pronouns that tell its bearer from a namesake */
  name = self->pronouns != NULL ? g_strdup_printf (_ ("%s (%s)"), self->name, self->pronouns)
                                : g_strdup (self->name);
  if (self->note == NULL)
    return g_steal_pointer (&name);
  /* Translators: a name, and the note that tells its bearer from a namesake */
  return g_strdup_printf (_ ("%s · %s"), name, self->note);
}
