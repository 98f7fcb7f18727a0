/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a fuzz target without libFuzzer, so that every compiler replays the corpus in every test run.
 * Each file of the corpus is tried as it is, then in mutations that a fixed seed decides. What
 * brought the target down is written beside the program.
 */

#include "kith-fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST 4096

static const guint8 *current;
static size_t current_size;
static char crash_name[256];

void __sanitizer_set_death_callback (void (*callback) (void)) __attribute__ ((weak));

static void
keep_input (void)
{
  FILE *file = fopen (crash_name, "wb");

  if (file == NULL)
    return;
  fwrite (current, 1, current_size, file);
  fclose (file);
  fprintf (stderr, "# the input is in %s\n", crash_name);
}

static void
died (int number)
{
  keep_input ();
  signal (number, SIG_DFL);
  raise (number);
}

static void
run (const guint8 *data, size_t size)
{
  current = data;
  current_size = size;
  LLVMFuzzerTestOneInput (data, size);
}

static size_t
mutate (GRand *random, GPtrArray *corpus, guint8 *out)
{
  GBytes *seed = g_ptr_array_index (corpus, g_rand_int_range (random, 0, (gint32) corpus->len));
  size_t size = MIN (g_bytes_get_size (seed), LONGEST / 2);
  int changes = g_rand_int_range (random, 1, 9);

  if (size > 0)
    memcpy (out, g_bytes_get_data (seed, NULL), size);
  while (changes-- > 0)
    {
      size_t at = size > 0 ? g_rand_int (random) % size : 0;

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          if (size > 0)
            out[at] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
          break;
        case 1:
          if (size > 0)
            out[at] = (guint8) g_rand_int (random);
          break;
        case 2: /* cut */
          size = at;
          break;
        case 3: /* take out */
          if (size > at + 1)
            memmove (out + at, out + at + 1, --size - at);
          break;
        case 4: /* put in */
          if (size < LONGEST)
            {
              static const char likely[] = "\"',;\n\r\0\xc3\xcc\xe2\xff=@-+0:9 ";

              memmove (out + at + 1, out + at, size++ - at);
              out[at] = (guint8) likely[g_rand_int_range (random, 0, sizeof likely - 1)];
            }
          break;
        default: /* the head of another */
          {
            GBytes *other = g_ptr_array_index (corpus, g_rand_int_range (random, 0, (gint32) corpus->len));
            size_t n = MIN (g_bytes_get_size (other), LONGEST - size);

            if (n > 0)
              memcpy (out + size, g_bytes_get_data (other, NULL), n);
            size += n;
          }
          break;
        }
    }

  return size;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
load (const char *folder)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      char *contents;
      gsize length;

      if (!g_file_get_contents (g_ptr_array_index (names, i), &contents, &length, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (corpus, g_bytes_new_take (contents, length));
    }

  return g_steal_pointer (&corpus);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = NULL;
  g_autoptr (GRand) random = NULL;
  g_autofree guint8 *buffer = NULL;
  guint n_mutations;

  if (argc != 3)
    {
      fprintf (stderr, "usage: %s NAME CORPUS\n", argv[0]);
      return 2;
    }

  g_snprintf (crash_name, sizeof crash_name, "fuzz-%s-crash", argv[1]);
  signal (SIGABRT, died);
  signal (SIGSEGV, died);
  signal (SIGTRAP, died);
  if (__sanitizer_set_death_callback != NULL)
    __sanitizer_set_death_callback (keep_input);

  corpus = load (argv[2]);
  printf ("1..2\n");
  if (corpus->len == 0)
    {
      printf ("not ok 1 /fuzz/%s/corpus\n# %s is empty\n", argv[1], argv[2]);
      return 1;
    }

  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      run (data, size);
    }
  printf ("ok 1 /fuzz/%s/corpus\n", argv[1]);

  random = g_rand_new_with_seed (20260101);
  buffer = g_malloc (LONGEST + 1);
  n_mutations = g_getenv ("KITH_SOAK") != NULL ? 2000000 : 20000;
  for (guint i = 0; i < n_mutations; i++)
    run (buffer, mutate (random, corpus, buffer));
  printf ("ok 2 /fuzz/%s/mutations\n", argv[1]);

  return 0;
}
