/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word list: what stands before the first empty line is a list, what follows a note. A list is read or
 * refused in one sentence; what is found stands in order on whole letters, and is found again after a change.
 */

#include "kith-fuzz.h"

#include <string.h>

#include "base/kith-error.h"
#include "notes/kith-word-list.h"

static void
check_matches (const char *text, GArray *matches)
{
  gsize before = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const KithWordMatch *match = &g_array_index (matches, KithWordMatch, i);

      g_assert_cmpuint (match->start, >=, before);
      g_assert_cmpuint (match->end, >, match->start);
      g_assert_cmpuint (match->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + match->start, (gssize) (match->end - match->start), NULL));
      g_assert_cmpstr (match->offer, !=, NULL);
      before = match->end;
    }
}

/* All behind the middle goes. */
static void
check_change (const KithWordList *list, const char *text, GArray *matches)
{
  gsize length = strlen (text), at = length / 2;
  g_autofree char *kept = NULL;
  g_autoptr (GArray) whole = NULL;

  while (at < length && ((guchar) text[at] & 0xc0) == 0x80)
    at++;
  kept = g_strndup (text, at);
  kith_word_list_recheck (list, matches, kept, at, length - at, 0, NULL);
  whole = kith_word_list_check (list, kept, NULL);
  g_assert_cmpmem (matches->data, matches->len * sizeof (KithWordMatch), whole->data,
                   whole->len * sizeof (KithWordMatch));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *input = g_strndup ((const char *) data, size);
  char *gap = strstr (input, "\n\n");
  g_autofree char *text = g_utf8_make_valid (gap != NULL ? gap + 2 : "", -1);
  g_autoptr (KithWordList) list = NULL;
  g_autoptr (GArray) matches = NULL;

  if (gap != NULL)
    *gap = '\0';
  list = kith_word_list_new ("en", input, &error);
  if (list == NULL)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  matches = kith_word_list_check (list, text, NULL);
  check_matches (text, matches);
  check_change (list, text, matches);
  return 0;
}
