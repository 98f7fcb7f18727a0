/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule for passphrases: ten characters, and not something that is tried first. A passphrase is
 * stripped of what an attacker writes without thinking (common passphrases, names of the account and
 * the center, runs along the alphabet or the keyboard, years, repetitions); what is left must be at
 * least five characters. Nothing is asked about digits or signs. */

#include "vault/kith-passphrase.h"

#include <sodium.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-vault.h"

#define ONE_TIME_GROUP 4
#define ONE_TIME_GROUPS 4

#define BLOCKLIST_PATH "/org/kithdesk/Kith/core/defaults/passphrase-blocklist.txt"

#define MIN_LEFT 5
#define MIN_WORD 4
#define MIN_NAME 3
#define MIN_RUN 3
#define MAX_UNIT 5

static gsize
ucs4_length (const gunichar *text)
{
  gsize n = 0;

  while (text[n] != 0)
    n++;

  return n;
}

static void
wipe_ucs4 (gunichar *text)
{
  if (text == NULL)
    return;

  sodium_memzero (text, ucs4_length (text) * sizeof *text);
  g_free (text);
}

/* Normalises by ICU, which works in memory that it is given; GLib's function would leave a copy on
 * the heap. (transfer full) (nullable) where it cannot be done */
static KithSecret *
normalize (const char *text, gsize size, const UNormalizer2 *(*get_form) (UErrorCode *) )
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = get_form (&status);
  /* One byte makes at most one unit, and one unit at most 18 (NFKD). */
  gint32 capacity = (gint32) (size * 18 + 1);
  g_autoptr (KithSecret) units = kith_secret_new ((size + 1) * sizeof (UChar));
  g_autoptr (KithSecret) done = kith_secret_new ((gsize) capacity * sizeof (UChar));
  g_autoptr (KithSecret) out = kith_secret_new ((gsize) capacity * 3);
  UChar *from = (UChar *) (void *) kith_secret_get_data (units);
  UChar *to = (UChar *) (void *) kith_secret_get_data (done);
  gint32 length = 0;

  u_strFromUTF8 (from, (gint32) size + 1, &length, text, (gint32) size, &status);
  length = unorm2_normalize (form, from, length, to, capacity, &status);
  u_strToUTF8 ((char *) kith_secret_get_data (out), capacity * 3, &length, to, length, &status);
  return U_SUCCESS (status) ? kith_secret_new_copy (kith_secret_get_data (out), (gsize) length) : NULL;
}

static char *
to_string (KithSecret *secret)
{
  return g_strndup ((const char *) kith_secret_get_data (secret), kith_secret_get_size (secret));
}

/* The letter that a digit or sign is often written for, or 0. */
static gunichar
plain_letter (gunichar c)
{
  static const char from[] = "013457@$!";
  static const char to[] = "oieastasi";
  const char *found = c > 0 && c < 128 ? strchr (from, (int) c) : NULL;

  return found != NULL ? (gunichar) to[found - from] : 0;
}

/* Lower case, without accents, letters and digits only, and the signs that are written for letters.
 * (transfer full) */
static gunichar *
fold (const char *text)
{
  g_autoptr (KithSecret) apart = normalize (text, strlen (text), unorm2_getNFKDInstance);
  const char *start = (const char *) kith_secret_get_data (apart);
  const char *end = start + kith_secret_get_size (apart);
  gunichar *folded = g_new0 (gunichar, kith_secret_get_size (apart) + 1);
  gsize n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || plain_letter (c) != 0)
        folded[n++] = g_unichar_tolower (c);
    }

  return folded;
}

/* Each digit and sign read as the letter that it stands for. (transfer full) */
static gunichar *
undisguise (const gunichar *folded)
{
  gsize length = ucs4_length (folded);
  gunichar *plain = g_new0 (gunichar, length + 1);

  for (gsize i = 0; i < length; i++)
    plain[i] = plain_letter (folded[i]) != 0 ? plain_letter (folded[i]) : folded[i];

  return plain;
}

static void
add_word (GPtrArray *words, const char *word, gsize shortest)
{
  g_autofree gunichar *folded = fold (word);

  if (ucs4_length (folded) >= shortest)
    g_ptr_array_add (words, g_steal_pointer (&folded));
}

static void
add_name (GPtrArray *words, const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return;

  add_word (words, name, MIN_NAME);
  parts = g_strsplit_set (name, " -.,'_", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    add_word (words, parts[i], MIN_NAME);
}

/* The blocklist, read once. */
static GPtrArray *
get_common_words (void)
{
  static gsize common = 0;

  if (g_once_init_enter (&common))
    {
      GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) list = g_resources_lookup_data (BLOCKLIST_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert (list != NULL);
      text = g_strndup (g_bytes_get_data (list, NULL), g_bytes_get_size (list));
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          if (lines[i][0] != '#')
            add_word (words, lines[i], MIN_WORD);
        }

      g_once_init_leave (&common, (gsize) words);
    }

  return (GPtrArray *) common;
}

static gsize
match_word (const gunichar *text, const gunichar *word)
{
  gsize n = 0;

  while (word[n] != 0)
    {
      if (text[n] != word[n])
        return 0;
      n++;
    }

  return n;
}

static gsize
match_words (const gunichar *text, GPtrArray *words)
{
  gsize longest = 0;

  for (guint i = 0; i < words->len; i++)
    longest = MAX (longest, match_word (text, g_ptr_array_index (words, i)));

  return longest;
}

/* "cdef", "7654", "aaaa": one step, again and again. */
static gsize
match_run (const gunichar *text)
{
  gint64 step;
  gsize n = 2;

  if (text[0] == 0 || text[1] == 0)
    return 0;

  step = (gint64) text[1] - text[0];
  if (step < -1 || step > 1)
    return 0;

  while (text[n] != 0 && (gint64) text[n] - text[n - 1] == step)
    n++;

  return n >= MIN_RUN ? n : 0;
}

/* A year from 1900 to 2099. */
static gsize
match_year (const gunichar *text)
{
  gboolean century = (text[0] == '1' && text[1] == '9') || (text[0] == '2' && text[1] == '0');

  if (!century)
    return 0;

  for (guint i = 2; i < 4; i++)
    {
      if (text[i] < '0' || text[i] > '9')
        return 0;
    }

  return 4;
}

/* How many of the letters and digits are nobody's first guess. */
static gsize
count_left (const gunichar *folded, const gunichar *plain, GPtrArray *names)
{
  GPtrArray *common = get_common_words ();
  gsize left = 0;
  gsize i = 0;

  while (folded[i] != 0)
    {
      gsize word = MAX (match_words (folded + i, common), match_words (plain + i, common));
      gsize name = MAX (match_words (folded + i, names), match_words (plain + i, names));
      gsize skip = MAX (MAX (word, name), MAX (match_run (folded + i), match_year (folded + i)));

      if (skip == 0 && g_unichar_isalnum (folded[i]))
        left++;
      i += MAX (skip, 1);
    }

  return left;
}

/* "abcabcabcabc": a short piece, again and again, to the end. */
static gboolean
is_repetition (const gunichar *text)
{
  gsize length = ucs4_length (text);

  for (gsize unit = 1; unit <= MAX_UNIT && unit * 2 <= length; unit++)
    {
      gsize i = unit;

      while (i < length && text[i] == text[i - unit])
        i++;
      if (i == length)
        return TRUE;
    }

  return FALSE;
}

/* Signs count once each: "!!!!!" is one guess, "€&%?+" is not. */
static gsize
count_signs (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_isspace (c))
        g_hash_table_add (seen, GUINT_TO_POINTER (c));
    }

  return g_hash_table_size (seen);
}

static gboolean
is_easily_guessed (const char *text, const char *account_name, const char *center_name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gunichar *folded = fold (text);
  gunichar *plain = undisguise (folded);
  gboolean guessed;

  add_name (names, account_name);
  add_name (names, center_name);
  /* A row of the keyboard typed with Shift is all signs. */
  guessed = (*folded != 0 && is_repetition (folded)) || strstr (text, "!@#$%^&*(") != NULL ||
            count_left (folded, plain, names) + count_signs (text) < MIN_LEFT;

  wipe_ucs4 (folded);
  wipe_ucs4 (plain);
  return guessed;
}

static KithSecret *
compose (const char *text, gsize size, GError **error)
{
  KithSecret *secret = NULL;

  if (size <= KITH_PASSPHRASE_MAX_LENGTH && memchr (text, '\0', size) == NULL &&
      g_utf8_validate_len (text, size, NULL))
    secret = normalize (text, size, unorm2_getNFCInstance);

  if (secret == NULL)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 _ ("A passphrase is a line of at most %d bytes of text."), KITH_PASSPHRASE_MAX_LENGTH);

  return secret;
}

/**
 * kith_passphrase_prepare:
 * @passphrase: what was typed
 * @error: return location for an error
 *
 * Brings a passphrase into its composed form (NFC), so that it is the same from every keyboard, and
 * into protected memory. The caller ends its own copy.
 *
 * Returns: (transfer full): the passphrase, without a zero at its end; %KITH_ERROR_INVALID where it
 *   is no text or longer than %KITH_PASSPHRASE_MAX_LENGTH bytes
 */
KithSecret *
kith_passphrase_prepare (const char *passphrase, GError **error)
{
  g_return_val_if_fail (passphrase != NULL, NULL);

  return compose (passphrase, strlen (passphrase), error);
}

/**
 * kith_passphrase_compose:
 * @passphrase: a passphrase, UTF-8
 * @error: return location for an error
 *
 * As kith_passphrase_prepare(), of a passphrase that is in protected memory already.
 *
 * Returns: (transfer full): the passphrase; errors as kith_passphrase_prepare()
 */
KithSecret *
kith_passphrase_compose (KithSecret *passphrase, GError **error)
{
  g_return_val_if_fail (passphrase != NULL, NULL);

  return compose ((const char *) kith_secret_get_data (passphrase), kith_secret_get_size (passphrase), error);
}

/**
 * kith_passphrase_check:
 * @passphrase: a new passphrase, UTF-8
 * @account_name: (nullable): whose it will be
 * @center_name: (nullable): the center's name
 * @error: return location for an error
 *
 * Asks the rule for new passphrases.
 *
 * Returns: whether it will do; %KITH_ERROR_INVALID otherwise, saying what to do
 */
gboolean
kith_passphrase_check (KithSecret *passphrase,
                       const char *account_name,
                       const char *center_name,
                       GError **error)
{
  g_autoptr (KithSecret) composed = NULL;
  gboolean guessed;
  char *text;
  glong length;

  g_return_val_if_fail (passphrase != NULL, FALSE);

  composed = kith_passphrase_compose (passphrase, error);
  if (composed == NULL)
    return FALSE;

  text = to_string (composed);
  length = g_utf8_strlen (text, -1);
  guessed = length >= KITH_PASSPHRASE_MIN_LENGTH && is_easily_guessed (text, account_name, center_name);
  kith_vault_wipe_string (text);

  if (length < KITH_PASSPHRASE_MIN_LENGTH)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("A passphrase has at least %d characters. Four words are easy to remember."),
                   KITH_PASSPHRASE_MIN_LENGTH);
      return FALSE;
    }

  if (guessed)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("That passphrase is easily guessed: it is common, a name, a row of keys or a "
                              "repetition. Try four words that have nothing to do with each other."));
      return FALSE;
    }

  return TRUE;
}

/**
 * kith_passphrase_new_one_time:
 * @account_name: (nullable): whose it will be
 * @center_name: (nullable): the center's name
 *
 * Sixteen letters and digits that are not mistaken for each other, in groups of four: 79 bits, for a slip of
 * paper and one use.
 *
 * Returns: (transfer full): a new passphrase that kith_passphrase_check() has nothing against
 */
KithSecret *
kith_passphrase_new_one_time (const char *account_name, const char *center_name)
{
  static const char symbols[] = "abcdefghjkmnpqrstuvwxyz23456789";

  for (;;)
    {
      g_autoptr (KithSecret) secret = kith_secret_new (ONE_TIME_GROUPS * (ONE_TIME_GROUP + 1) - 1);
      guint8 *data = kith_secret_get_data (secret);

      for (gsize i = 0; i < kith_secret_get_size (secret); i++)
        data[i] = i % (ONE_TIME_GROUP + 1) == ONE_TIME_GROUP
                      ? '-'
                      : (guint8) symbols[randombytes_uniform (sizeof symbols - 1)];
      if (kith_passphrase_check (secret, account_name, center_name, NULL))
        return g_steal_pointer (&secret);
    }
}

/**
 * kith_passphrase_hint:
 * @passphrase: what has been typed so far
 * @account_name: (nullable): whose it will be
 * @center_name: (nullable): the center's name
 *
 * What to say under the entry while a new passphrase is typed.
 *
 * Returns: (transfer full): one sentence, which says nothing of the passphrase itself
 */
char *
kith_passphrase_hint (const char *passphrase, const char *account_name, const char *center_name)
{
  g_autoptr (KithSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  glong length;

  g_return_val_if_fail (passphrase != NULL, NULL);

  secret = kith_passphrase_prepare (passphrase, &error);
  if (secret == NULL)
    return g_strdup (error->message);

  length = g_utf8_strlen (passphrase, -1);
  if (length == 0)
    return g_strdup (_ ("Four words that have nothing to do with each other are easy to remember."));

  if (length < KITH_PASSPHRASE_MIN_LENGTH)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%ld more character.", "%ld more characters.",
                                         KITH_PASSPHRASE_MIN_LENGTH - length),
                            KITH_PASSPHRASE_MIN_LENGTH - length);

  if (!kith_passphrase_check (secret, account_name, center_name, &error))
    return g_strdup (error->message);

  if (length < 16)
    return g_strdup (_ ("Good enough. One more word would make it strong."));

  return g_strdup (_ ("Strong."));
}
