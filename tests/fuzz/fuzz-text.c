/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as anybody may type or paste them: cleaning and folding are defined for all, and settle at once. */

#include "kith-fuzz.h"

#include "base/kith-distance.h"
#include "base/kith-phonetic.h"
#include "base/kith-text.h"

#include <string.h>

static void
check_fold (const char *folded)
{
  g_auto (GStrv) tokens = kith_text_tokens (folded);
  g_autofree char *again = kith_text_fold (folded);

  g_assert_cmpstr (again, ==, folded);
  for (const char *p = folded; *p != '\0'; p++)
    g_assert_true (g_ascii_isdigit (*p) || g_ascii_islower (*p) || *p == ' ');
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      KithPhonetic sound;

      g_assert_cmpstr (tokens[i], !=, "");
      kith_phonetic_init (&sound, tokens[i], strlen (tokens[i]));
      g_assert_cmpuint (sound.n, <=, 2);
      g_assert_cmpuint (kith_distance (tokens[i], strlen (tokens[i]), tokens[i], strlen (tokens[i]), 2), ==,
                        0);
      if (i > 0)
        g_assert_cmpuint (kith_distance (tokens[i], strlen (tokens[i]), tokens[0], strlen (tokens[0]), 2), ==,
                          kith_distance (tokens[0], strlen (tokens[0]), tokens[i], strlen (tokens[i]), 2));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *line = kith_text_clean (text, 80);
  g_autofree char *line_again = kith_text_clean (line, 80);
  g_autofree char *lines = kith_text_clean_lines (text, 400);
  g_autofree char *lines_again = kith_text_clean_lines (lines, 400);
  g_autofree char *folded = kith_text_fold (text);
  g_autofree char *public_name = kith_text_public_name (line);

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_true (g_utf8_validate (lines, -1, NULL));
  g_assert_true (g_utf8_validate (public_name, -1, NULL));
  g_assert_cmpstr (line, ==, line_again);
  g_assert_cmpstr (lines, ==, lines_again);
  g_assert_cmpuint (kith_text_length (line), <=, 80);
  g_assert_cmpuint (kith_text_length (lines), <=, 400);
  g_assert_cmpint (kith_text_is_blank (line), ==, line[0] == '\0');
  check_fold (folded);

  return 0;
}
