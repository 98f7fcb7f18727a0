/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for bytes in this process's own memory, without holding them there in clear. */
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define VAULT_MASK 0xa5

static inline void
vault_memory_mask (guint8 *out, const guint8 *in, gsize size)
{
  for (gsize i = 0; i < size; i++)
    out[i] = in[i] ^ VAULT_MASK;
}

static inline guint
vault_memory_count_in (const guint8 *data, gsize n, const guint8 *masked, gsize size)
{
  const guint8 *at = data;
  guint found = 0;

  while (n >= size && (at = memchr (at, masked[0] ^ VAULT_MASK, n - (gsize) (at - data) - size + 1)) != NULL)
    {
      gsize i = 1;

      while (i < size && at[i] == (masked[i] ^ VAULT_MASK))
        i++;
      if (i == size)
        found++;
      at++;
      if ((gsize) (at - data) + size > n)
        break;
    }

  return found;
}

/* How often the bytes that mask to these stand in writable memory; -1 where it cannot be read. */
static inline int
vault_memory_count (const guint8 *masked, gsize size)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree guint8 *chunk = g_malloc (1 << 16);
  int mem = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint found = 0;

  if (mem < 0 || !g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    return -1;

  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guintptr from, to;
      char mode[5];

      if (sscanf (lines[i], "%" G_GINTPTR_MODIFIER "x-%" G_GINTPTR_MODIFIER "x %4s", &from, &to, mode) != 3 ||
          mode[0] != 'r' || mode[1] != 'w')
        continue;

      while (from < to)
        {
          gsize want = MIN (to - from, (gsize) 1 << 16);
          ssize_t n = pread (mem, chunk, want, (off_t) from);

          if (n <= 0)
            break;
          /* The chunk itself lies in the memory that is read. */
          if ((guintptr) chunk < from || (guintptr) chunk >= from + (gsize) n)
            found += vault_memory_count_in (chunk, (gsize) n, masked, size);
          if ((gsize) n == want && want == (gsize) 1 << 16 && from + want < to)
            n -= (ssize_t) size;
          from += (gsize) n;
        }
      memset (chunk, 0, 1 << 16);
    }

  close (mem);
  return (int) found;
}
