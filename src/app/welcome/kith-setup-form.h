/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSetupForm: what somebody fills in to set up a center. No widget: the page binds to it, and tests need
 * no screen. */

#pragma once

#include "session/kith-setup.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETUP_FORM (kith_setup_form_get_type ())
G_DECLARE_FINAL_TYPE (KithSetupForm, kith_setup_form, KITH, SETUP_FORM, GObject)

/*
 * Properties: "center-name", "coordinator-name", "timezone", "word-one", "word-many", "country" (strings),
 * "rollover" (minutes after midnight), and, read-only, "hint" (one sentence on the passphrase), "problem"
 * (why it cannot be set up yet, "" when it can), "ready". Passphrases are no properties: a value would copy
 * them.
 */
KithSetupForm *kith_setup_form_new (void);
void kith_setup_form_set_passphrase (KithSetupForm *self, const char *passphrase);
void kith_setup_form_set_repeated (KithSetupForm *self, const char *passphrase);
void kith_setup_form_set_service (KithSetupForm *self, const char *code, gboolean offered);
gboolean kith_setup_form_has_service (KithSetupForm *self, const char *code);

gboolean kith_setup_form_is_ready (KithSetupForm *self);
const char *kith_setup_form_get_problem_field (KithSetupForm *self);
KithSetup *kith_setup_form_make_setup (KithSetupForm *self);
void kith_setup_form_forget (KithSetupForm *self);

G_END_DECLS
