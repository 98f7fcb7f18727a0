/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fictional center: for the demo, tests and benchmarks. Deterministic by seed; any size. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct
{
  guint people;
  guint visits;
  guint years;
  guint64 seed;
  guint resources; /* services in the directory */
  KithDay until;   /* last day, KITH_DAY_NONE: today */
} KithSampleSize;

typedef void (*KithSampleProgress) (double fraction, gpointer user_data);

/* Creates a store at path with accounts desk, advocate, coordinator, all with the same passphrase, and fills
 * it. */
KithStore *kith_sample_create (const char *path,
                               const KithSampleSize *size,
                               KithSecret *passphrase,
                               KithSampleProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
