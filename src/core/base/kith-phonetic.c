/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sound key for a folded name that was written down by ear, whatever language it comes from. Not
 * one language's rules: spellings that any of the common ones write for one sound get one code, and
 * where a spelling has two readings (Rachel and Michael) the name gets two keys. Names sound alike
 * when they share a key.
 *
 *   written                                         first reading   second reading
 *   a e i o u, y between consonants; at the start   A               (inside a name: nothing)
 *   y, i before a vowel, at the start               Y               A before i
 *   j, dj, dzh, gi before a vowel at the start      J               Y; inside: nothing
 *   j inside a name                                 J               nothing
 *   g before e i y                                  J               G
 *   g, q, k, ck, c                                  K; g: G
 *   qu before a vowel                               K               KF
 *   c before e i y; s, z, ss, tz, ts                S
 *   ch                                              X               K; K alone before l n r t
 *   kh, gh; chr at the start                        K; G; KR        nothing; A at the start; R
 *   sch, sh, tsch, tch, zh, zs, shch                X
 *   cz, sz                                          X               S
 *   x                                               KS; at start S  J at the start
 *   f, ph, pf, v, w                                 F
 *   w after a vowel, before none                    nothing         F
 *   d; t, th, dt                                    D; T
 *   kn, gn, ps, wr, mc at the start                 N, N, S, R, MK
 *   b p l m n r                                     themselves
 *   h                                               nothing
 *
 * Codes that follow each other without a vowel between count once (double letters). */

#include "base/kith-phonetic.h"

#include <string.h>

typedef struct
{
  const char *at; /* the token's first byte */
  gsize length;
  gsize i;
  gboolean apart[2]; /* a vowel lies between the last code and the next */
  gsize n[2];
  KithPhonetic *out;
} Reader;

static char
peek (const Reader *r, gsize ahead)
{
  return r->i + ahead < r->length ? r->at[r->i + ahead] : '\0';
}

static gboolean
follows (const Reader *r, const char *letters)
{
  gsize n = strlen (letters);

  return r->i + n <= r->length && memcmp (r->at + r->i, letters, n) == 0;
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

static gboolean
is_front_vowel (char c)
{
  return c == 'e' || c == 'i' || c == 'y';
}

static void
put_one (Reader *r, guint reading, char code)
{
  char *key = r->out->keys[reading];
  gsize n = r->n[reading];

  if (code == '\0' || n + 1 >= KITH_PHONETIC_KEY_SIZE)
    return;
  if (n > 0 && key[n - 1] == code && !r->apart[reading])
    return;

  key[r->n[reading]++] = code;
  r->apart[reading] = FALSE;
}

/* Takes n letters as one sound with a first and a second reading. */
static void
put (Reader *r, gsize n, char first, char second)
{
  put_one (r, 0, first);
  put_one (r, 1, second);
  r->i += n;
}

static void
skip_vowel (Reader *r)
{
  r->apart[0] = r->apart[1] = TRUE;
  r->i++;
}

static void
read_start (Reader *r)
{
  char c = peek (r, 0);

  if (follows (r, "kn") || follows (r, "gn") || follows (r, "ps") || follows (r, "wr"))
    {
      r->i++;
    }
  else if (follows (r, "mc"))
    {
      put (r, 1, 'M', 'M');
      put (r, 1, 'K', 'K');
    }
  else if (follows (r, "dzh"))
    {
      put (r, 3, 'J', 'Y');
    }
  else if (follows (r, "dj"))
    {
      put (r, 2, 'J', 'Y');
    }
  else if (follows (r, "gi") && is_vowel (peek (r, 2)))
    {
      put (r, 2, 'J', 'Y');
    }
  else if (c == 'j')
    {
      put (r, 1, 'J', 'Y');
    }
  else if (follows (r, "kh") && is_vowel (peek (r, 2)))
    {
      put (r, 2, 'K', 'A');
    }
  else if (follows (r, "chr"))
    {
      put (r, 2, 'K', '\0');
    }
  else if (c == 'x')
    {
      put (r, 1, 'S', 'J');
    }
  else if ((c == 'y' || c == 'i') && is_vowel (peek (r, 1)))
    {
      put (r, 1, 'Y', c == 'i' ? 'A' : 'Y');
    }
  else if (is_vowel (c) || (c == 'h' && is_vowel (peek (r, 1))))
    {
      if (c == 'h')
        r->i++;
      put_one (r, 0, 'A');
      put_one (r, 1, 'A');
      skip_vowel (r);
    }
}

static void
read_c (Reader *r)
{
  if (follows (r, "ch"))
    put (r, 2, peek (r, 2) != '\0' && strchr ("lnrt", peek (r, 2)) != NULL ? 'K' : 'X', 'K');
  else if (follows (r, "cz"))
    put (r, 2, 'X', 'S');
  else if (is_front_vowel (peek (r, 1)))
    put (r, 1, 'S', 'S');
  else
    put (r, 1, 'K', 'K');
}

static void
read_s_or_z (Reader *r)
{
  if (follows (r, "shch"))
    put (r, 4, 'X', 'X');
  else if (follows (r, "sch"))
    put (r, 3, 'X', 'X');
  else if (follows (r, "sh") || follows (r, "zh") || follows (r, "zs"))
    put (r, 2, 'X', 'X');
  else if (follows (r, "sz"))
    put (r, 2, 'X', 'S');
  else
    put (r, 1, 'S', 'S');
}

static void
read_t_or_d (Reader *r)
{
  if (follows (r, "tsch"))
    put (r, 4, 'X', 'X');
  else if (follows (r, "tch"))
    put (r, 3, 'X', 'X');
  else if (follows (r, "tz") || follows (r, "ts"))
    put (r, 2, 'S', 'S');
  else if (follows (r, "th") || follows (r, "dt"))
    put (r, 2, 'T', 'T');
  else if (follows (r, "dg") && is_front_vowel (peek (r, 2)))
    put (r, 2, 'J', 'J');
  else if (follows (r, "dj"))
    put (r, 2, 'J', 'J');
  else
    put (r, 1, peek (r, 0) == 't' ? 'T' : 'D', peek (r, 0) == 't' ? 'T' : 'D');
}

static void
read_g (Reader *r)
{
  if (follows (r, "gh"))
    put (r, 2, 'G', '\0');
  else if (is_front_vowel (peek (r, 1)))
    put (r, 1, 'J', 'G');
  else
    put (r, 1, 'G', 'G');
}

static void
read_w (Reader *r)
{
  gboolean after_vowel = r->i > 0 && is_vowel (r->at[r->i - 1]);

  if (after_vowel && !is_vowel (peek (r, 1)) && peek (r, 1) != 'w')
    put (r, 1, '\0', 'F');
  else
    put (r, 1, 'F', 'F');
}

static void
read_letter (Reader *r)
{
  char c = peek (r, 0);

  switch (c)
    {
    case 'b':
    case 'l':
    case 'm':
    case 'n':
    case 'r':
      put (r, 1, g_ascii_toupper (c), g_ascii_toupper (c));
      break;

    case 'p':
      if (follows (r, "ph") || follows (r, "pf"))
        put (r, 2, 'F', 'F');
      else
        put (r, 1, 'P', 'P');
      break;

    case 'f':
    case 'v':
      put (r, 1, 'F', 'F');
      break;

    case 'w':
      read_w (r);
      break;

    case 'c':
      read_c (r);
      break;

    case 's':
    case 'z':
      read_s_or_z (r);
      break;

    case 't':
    case 'd':
      read_t_or_d (r);
      break;

    case 'g':
      read_g (r);
      break;

    case 'k':
      if (follows (r, "kh"))
        put (r, 2, 'K', '\0');
      else
        put (r, 1, 'K', 'K');
      break;

    case 'q':
      put (r, 1, 'K', 'K');
      if (peek (r, 0) == 'u' && is_vowel (peek (r, 1)))
        put (r, 1, '\0', 'F');
      break;

    case 'x':
      put (r, 0, 'K', 'K');
      put (r, 1, 'S', 'S');
      break;

    case 'j':
      put (r, 1, 'J', '\0');
      break;

    case 'h':
      r->i++;
      break;

    default:
      if (g_ascii_isdigit (c))
        put (r, 1, c, c);
      else
        skip_vowel (r);
      break;
    }
}

/**
 * kith_phonetic_init:
 * @phonetic: (out caller-allocates): the keys
 * @token: one folded word
 * @length: its bytes
 *
 * Finds how @token may sound. A token whose keys would be cut off has those of its beginning.
 */
void
kith_phonetic_init (KithPhonetic *phonetic, const char *token, gsize length)
{
  Reader reader = { .at = token, .length = length, .out = phonetic };

  g_return_if_fail (phonetic != NULL);
  g_return_if_fail (token != NULL || length == 0);

  memset (phonetic, 0, sizeof *phonetic);
  if (length == 0)
    return;

  read_start (&reader);
  while (reader.i < reader.length)
    read_letter (&reader);

  phonetic->n = strcmp (phonetic->keys[0], phonetic->keys[1]) == 0 ? 1 : 2;
  if (phonetic->keys[1][0] == '\0')
    phonetic->n = 1;
  if (phonetic->keys[0][0] == '\0')
    phonetic->n = 0;
}

/**
 * kith_phonetic_are_equal:
 * @a: one name's keys
 * @b: another's
 *
 * Returns: whether there is a reading in which they sound alike
 */
gboolean
kith_phonetic_are_equal (const KithPhonetic *a, const KithPhonetic *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      if (strcmp (a->keys[i], b->keys[j]) == 0)
        return TRUE;

  return FALSE;
}
