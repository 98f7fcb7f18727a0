/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule for passphrases: ten characters, and not something that is tried first. A passphrase is
 * stripped of what an attacker writes without thinking (common passphrases, names of the account and
 * the center, runs along the alphabet or the keyboard, years, repetitions); what is left must be at
 * least five characters. Nothing is asked about digits or signs. */

#include "vault/kith-passphrase.h"

#include <sodium.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-vault.h"

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

/* Lower case, without accents, letters and digits only. (transfer full) */
static gunichar *
fold (const char *text)
{
  char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  gunichar *folded = g_new0 (gunichar, g_utf8_strlen (apart, -1) + 1);
  gsize n = 0;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        folded[n++] = g_unichar_tolower (c);
    }

  kith_vault_wipe_string (apart);
  return folded;
}

/* The letter that a digit or sign is often written for. */
static char
plain_letter (gunichar c)
{
  static const char from[] = "013457@$!";
  static const char to[] = "oieastasi";
  const char *found = c > 0 && c < 128 ? strchr (from, (int) c) : NULL;

  return found != NULL ? to[found - from] : '\0';
}

/* As fold(), of the text with digits and signs read as the letters that they stand for. */
static gunichar *
fold_disguised (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text) + 1);
  gunichar *folded;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char letter = plain_letter (c);

      g_string_append_unichar (plain, letter != '\0' ? (gunichar) letter : c);
    }

  folded = fold (plain->str);
  sodium_memzero (plain->str, plain->len);
  g_string_free (plain, TRUE);
  return folded;
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

static GPtrArray *
load_words (const char *account_name, const char *center_name)
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

  add_name (words, account_name);
  add_name (words, center_name);
  return words;
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

/* How many of the folded characters are nobody's first guess. */
static gsize
count_left (const gunichar *text, GPtrArray *words)
{
  gsize left = 0;

  while (*text != 0)
    {
      gsize skip = MAX (match_words (text, words), MAX (match_run (text), match_year (text)));

      if (skip == 0)
        left++;
      text += MAX (skip, 1);
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
  g_autoptr (GPtrArray) words = load_words (account_name, center_name);
  gunichar *plain = fold (text);
  gunichar *disguised = fold_disguised (text);
  gsize signs = count_signs (text);
  /* A row of the keyboard typed with Shift is all signs. */
  gboolean guessed = (*plain != 0 && is_repetition (plain)) || strstr (text, "!@#$%^&*(") != NULL ||
                     count_left (plain, words) + signs < MIN_LEFT ||
                     count_left (disguised, words) + signs < MIN_LEFT;

  wipe_ucs4 (plain);
  wipe_ucs4 (disguised);
  return guessed;
}

static KithSecret *
compose (const char *text, gsize size, GError **error)
{
  KithSecret *secret;
  char *composed;
  gsize length;

  if (size > KITH_PASSPHRASE_MAX_LENGTH || memchr (text, '\0', size) != NULL ||
      !g_utf8_validate_len (text, size, NULL))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("A passphrase is a line of at most %d bytes of text."), KITH_PASSPHRASE_MAX_LENGTH);
      return NULL;
    }

  composed = g_utf8_normalize (text, (gssize) size, G_NORMALIZE_DEFAULT_COMPOSE);
  length = strlen (composed);
  secret = kith_secret_new_copy (composed, length);
  kith_vault_wipe_string (composed);
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

static char *
to_string (KithSecret *secret)
{
  return g_strndup ((const char *) kith_secret_get_data (secret), kith_secret_get_size (secret));
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
