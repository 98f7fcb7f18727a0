/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn signature, to be looked at. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-strokes.h"

G_BEGIN_DECLS

GtkWidget *kith_signature_area_new (const KithStrokes *strokes);

G_END_DECLS
