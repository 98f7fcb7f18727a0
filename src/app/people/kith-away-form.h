/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAwayForm: until when somebody is away, where that is known. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"
#include "shared/kith-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_AWAY_FORM (kith_away_form_get_type ())
G_DECLARE_FINAL_TYPE (KithAwayForm, kith_away_form, KITH, AWAY_FORM, KithForm)

GtkWidget *kith_away_form_new (KithSession *session);
KithDay kith_away_form_get_until (KithAwayForm *self);

G_END_DECLS
