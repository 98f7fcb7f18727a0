/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids: random ones for people, so that a number says nothing about when somebody first came, and
 * time-ordered ones for everything else, so that rows of one day lie together. Random bytes come
 * from the kernel. */

#include "base/kith-id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/* 42 bits of milliseconds last until 2159, 21 bits part the ids of one millisecond. */
#define TIME_SHIFT 21
#define TIME_ORIGIN G_GINT64_CONSTANT (1577836800000) /* 2020-01-01T00:00:00Z */
#define TIME_MAX ((G_GINT64_CONSTANT (1) << (63 - TIME_SHIFT)) - 1)

/* A store whose newest id is above this is not one that Kith wrote: there would be no room above. */
#define HIGHEST_LAST (G_MAXINT64 - (G_GINT64_CONSTANT (1) << 40))

struct _KithIdSource
{
  GMutex mutex;
  gint64 last; /* (mutex mutex) */
};

/**
 * kith_random_bytes:
 * @bytes: (out caller-allocates): where to put them
 * @length: how many bytes
 *
 * Fills @bytes from the kernel's random source. Waits while the machine has none yet; does not fail.
 */
void
kith_random_bytes (void *bytes, gsize length)
{
  guint8 *at = bytes;

  g_return_if_fail (bytes != NULL || length == 0);

  while (length > 0)
    {
      ssize_t n = getrandom (at, MIN (length, 256), 0);

      if (n < 0)
        {
          if (errno == EINTR)
            continue;
          g_error ("The system gives no random numbers: %s", g_strerror (errno));
        }

      at += n;
      length -= (gsize) n;
    }
}

/**
 * kith_id_random:
 *
 * Returns: a new random id in 1 … G_MAXINT64
 */
gint64
kith_id_random (void)
{
  guint64 bits = 0;

  while (bits == 0)
    {
      kith_random_bytes (&bits, sizeof bits);
      bits &= G_MAXINT64;
    }

  return (gint64) bits;
}

/**
 * kith_id_format:
 * @id: an id
 *
 * Returns: (transfer full): @id as decimal digits
 */
char *
kith_id_format (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/**
 * kith_id_parse:
 * @text: decimal digits, nothing else
 * @id: (out): the id
 * @error: %KITH_ERROR_INVALID where @text is not an id
 *
 * Returns: whether @text was an id
 */
gboolean
kith_id_parse (const char *text, gint64 *id, GError **error)
{
  guint64 value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  /* GLib passes over some white space before the digits. */
  if (!g_ascii_isdigit (text[0]) || text[0] == '0' ||
      !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This is not an id: an id is a whole number above zero, without spaces."));
      return FALSE;
    }

  *id = (gint64) value;
  return TRUE;
}

/**
 * kith_id_source_new:
 *
 * Returns: (transfer full): a source that has issued nothing; may be used from any thread
 */
KithIdSource *
kith_id_source_new (void)
{
  KithIdSource *self = g_new0 (KithIdSource, 1);

  g_mutex_init (&self->mutex);
  return self;
}

/**
 * kith_id_source_free:
 * @self: (transfer full) (nullable): a source
 */
void
kith_id_source_free (KithIdSource *self)
{
  if (self == NULL)
    return;

  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * kith_id_source_raise:
 * @self: a source
 * @last: an id that was issued before, or 0
 * @error: %KITH_ERROR_DAMAGED where @last leaves no room for ids above it
 *
 * Makes sure that every id from now on is above @last, whatever the machine's clock says.
 *
 * Returns: whether there is room above @last
 */
gboolean
kith_id_source_raise (KithIdSource *self, gint64 last, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (last > HIGHEST_LAST)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("The store holds a number that Kith never gives out. It may be damaged: "
                              "restore a backup."));
      return FALSE;
    }

  g_mutex_lock (&self->mutex);
  self->last = MAX (self->last, last);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

/**
 * kith_id_source_next:
 * @self: a source
 * @utc_ms: now, in milliseconds since 1970-01-01T00:00:00Z
 *
 * Issues an id that is above every one before it, and near the others of its time.
 *
 * Returns: the id
 */
gint64
kith_id_source_next (KithIdSource *self, gint64 utc_ms)
{
  guint32 noise;
  gint64 id;

  g_return_val_if_fail (self != NULL, 0);

  kith_random_bytes (&noise, sizeof noise);
  noise &= (1u << TIME_SHIFT) - 1;

  id = CLAMP (utc_ms, TIME_ORIGIN, TIME_ORIGIN + TIME_MAX) - TIME_ORIGIN;
  id = MIN ((id << TIME_SHIFT) | noise, HIGHEST_LAST);

  g_mutex_lock (&self->mutex);
  if (id <= self->last)
    id = self->last + 1;
  self->last = id;
  g_mutex_unlock (&self->mutex);

  return id;
}
