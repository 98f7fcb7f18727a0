/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a restricted note says, in two halves. One is random, the other is what it says and the random one
 * together (exclusive or), so that each alone says nothing at all, not even how long it is. One lies under
 * the key to somebody's notes, or of their guarded record, the other under the key of coordinators and of its
 * author: who reads must hold both, and either key is changed without the other.
 */

#include "session/kith-note-halves-private.h"

#include <string.h>

#include "vault/kith-vault.h"

/* A half fills a bucket of what is sealed, but for the byte that each bucket must have over. */
#define BLOCK 1024
#define HEAD_SIZE sizeof (guint32)

static GBytes *
mix (const guint8 *a, const guint8 *b, gsize size)
{
  guint8 *mixed = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    mixed[i] = a[i] ^ b[i];
  return g_bytes_new_take (mixed, size);
}

void
kith_note_halves_split (GBytes *content, GBytes **common, GBytes **restricted)
{
  gsize content_size;
  gconstpointer data = g_bytes_get_data (content, &content_size);
  gsize size = (content_size + HEAD_SIZE) / BLOCK * BLOCK + BLOCK - 1;
  guint32 head = GUINT32_TO_BE ((guint32) content_size);
  g_autofree guint8 *whole = NULL;
  guint8 *random;

  while (size < content_size + HEAD_SIZE)
    size += BLOCK;
  whole = g_malloc0 (size);
  memcpy (whole, &head, HEAD_SIZE);
  memcpy (whole + HEAD_SIZE, data, content_size);
  random = g_malloc (size);
  kith_vault_random (random, size);
  *restricted = mix (whole, random, size);
  *common = g_bytes_new_take (random, size);
  kith_vault_wipe (whole, size);
}

GBytes *
kith_note_halves_join (GBytes *common, GBytes *restricted)
{
  gsize size, other_size;
  const guint8 *a = g_bytes_get_data (common, &size);
  const guint8 *b = g_bytes_get_data (restricted, &other_size);
  g_autoptr (GBytes) whole = NULL;
  guint32 head;

  if (size != other_size || size < HEAD_SIZE)
    return NULL;
  whole = mix (a, b, size);
  memcpy (&head, g_bytes_get_data (whole, NULL), HEAD_SIZE);
  head = GUINT32_FROM_BE (head);
  return head <= size - HEAD_SIZE ? g_bytes_new_from_bytes (whole, HEAD_SIZE, head) : NULL;
}
