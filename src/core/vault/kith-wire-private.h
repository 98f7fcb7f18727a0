/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers as they are written into the vault's own formats: most significant byte first. */
#pragma once

#include <glib.h>
#include <string.h>

static inline void
kith_wire_put_u32 (guint8 *out, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  memcpy (out, &big, sizeof big);
}

static inline void
kith_wire_put_u64 (guint8 *out, guint64 value)
{
  guint64 big = GUINT64_TO_BE (value);

  memcpy (out, &big, sizeof big);
}

static inline guint32
kith_wire_get_u32 (const guint8 *in)
{
  guint32 big;

  memcpy (&big, in, sizeof big);
  return GUINT32_FROM_BE (big);
}

static inline guint64
kith_wire_get_u64 (const guint8 *in)
{
  guint64 big;

  memcpy (&big, in, sizeof big);
  return GUINT64_FROM_BE (big);
}
