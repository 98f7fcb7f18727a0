/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for bytes in this process's own memory, without holding them there in clear. */
#pragma once

#include <fcntl.h>
#include <glib.h>
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

/* How often the bytes that mask to these stand in writable memory; -1 where it cannot be read. It
 * allocates nothing, since that would overwrite freed memory before it is looked at. */
static inline int
vault_memory_count (const guint8 *masked, gsize size)
{
  static char maps[1 << 19];
  static guint8 chunk[1 << 16];
  int mem = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  int list = open ("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  gsize length = 0;
  guint found = 0;
  ssize_t n;

  if (mem < 0 || list < 0)
    return -1;

  while ((n = read (list, maps + length, sizeof maps - 1 - length)) > 0)
    length += (gsize) n;
  maps[length] = '\0';
  close (list);

  for (char *line = maps, *next; *line != '\0' && (next = strchr (line, '\n')) != NULL; line = next + 1)
    {
      char *end = NULL;
      guintptr from = (guintptr) g_ascii_strtoull (line, &end, 16);
      guintptr to = (guintptr) g_ascii_strtoull (end + 1, &end, 16);

      if (end[1] != 'r' || end[2] != 'w')
        continue;

      while (from < to && (n = pread (mem, chunk, MIN (to - from, sizeof chunk), (off_t) from)) > 0)
        {
          /* The chunk itself lies in the memory that is read. */
          if (from + (gsize) n <= (guintptr) chunk || from >= (guintptr) chunk + sizeof chunk)
            found += vault_memory_count_in (chunk, (gsize) n, masked, size);
          /* What lies across two chunks is seen by reading a little twice. */
          from += from + (gsize) n < to ? (gsize) n - size : (gsize) n;
        }
      memset (chunk, 0, sizeof chunk);
    }

  close (mem);
  return (int) found;
}
