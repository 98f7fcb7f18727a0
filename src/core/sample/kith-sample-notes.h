/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fictional notes of the sample's advocate. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_notes_write (KithSession *session,
                                  const gint64 *people,
                                  guint n_people,
                                  KithDay last,
                                  GError **error);

G_END_DECLS
