/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSignaturePad: a box to sign in with a pointer, a finger or a pen. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-strokes.h"

G_BEGIN_DECLS

#define KITH_TYPE_SIGNATURE_PAD (kith_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (KithSignaturePad, kith_signature_pad, KITH, SIGNATURE_PAD, GtkWidget)

/* Signal "changed" (): a stroke is drawn, or all of them are gone. */
const KithStrokes *kith_signature_pad_get_strokes (KithSignaturePad *self);
void kith_signature_pad_set_strokes (KithSignaturePad *self, const KithStrokes *strokes);
void kith_signature_pad_clear (KithSignaturePad *self);

G_END_DECLS
