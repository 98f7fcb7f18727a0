/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInForm: what is being typed of a check-in, or of how it went when somebody asked. No widgets. */

#pragma once

#include "goals/kith-check-in.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_CHECK_IN_TEXT_DUE,
  KITH_CHECK_IN_TEXT_WORDS, /* what about */
  KITH_CHECK_IN_TEXT_DAY,
  KITH_CHECK_IN_TEXT_NEXT,
  KITH_CHECK_IN_TEXT_SAID,
  KITH_N_CHECK_IN_TEXTS
} KithCheckInText;

/* What of a check-in is typed. */
typedef enum
{
  KITH_CHECK_IN_FORM_PLANS,   /* a new one */
  KITH_CHECK_IN_FORM_ASKS,    /* that somebody asked, or tried to */
  KITH_CHECK_IN_FORM_CHANGES, /* when, by whom, how and what about */
} KithCheckInFormKind;

typedef struct _KithCheckInForm KithCheckInForm;

KithCheckInForm *kith_check_in_form_new (KithDay today, gint64 worker);
KithCheckInForm *kith_check_in_form_new_contact (const KithCheckIn *about, KithDay today);
KithCheckInForm *kith_check_in_form_new_change (const KithCheckIn *about, KithDay today);
void kith_check_in_form_free (KithCheckInForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInForm, kith_check_in_form_free)

KithCheckInFormKind kith_check_in_form_get_form (const KithCheckInForm *self);
/* 0: one that is being planned. */
gint64 kith_check_in_form_get_check_in (const KithCheckInForm *self);
void kith_check_in_form_follow (KithCheckInForm *self, const KithCheckIn *about);
/* How the person may be reached; in person until it is known. */
KithContactWays kith_check_in_form_get_permitted (const KithCheckInForm *self);
void kith_check_in_form_set_permitted (KithCheckInForm *self, KithContactWays permitted);

/* Setters: whether that changed anything. */
KithContactWays kith_check_in_form_get_ways (const KithCheckInForm *self);
gboolean kith_check_in_form_set_ways (KithCheckInForm *self, KithContactWays ways);
gint64 kith_check_in_form_get_worker (const KithCheckInForm *self);
gboolean kith_check_in_form_set_worker (KithCheckInForm *self, gint64 worker);
KithContactWay kith_check_in_form_get_way (const KithCheckInForm *self);
gboolean kith_check_in_form_set_way (KithCheckInForm *self, KithContactWay way);
KithContactOutcome kith_check_in_form_get_outcome (const KithCheckInForm *self);
gboolean kith_check_in_form_set_outcome (KithCheckInForm *self, KithContactOutcome outcome);
const char *kith_check_in_form_get_text (const KithCheckInForm *self, KithCheckInText text);
gboolean kith_check_in_form_set_text (KithCheckInForm *self, KithCheckInText text, const char *value);

gboolean kith_check_in_form_is_changed (const KithCheckInForm *self);
/* Whether somebody was asked at all. */
gboolean kith_check_in_form_asked (const KithCheckInForm *self);
gboolean
kith_check_in_form_check (const KithCheckInForm *self, KithDay today, KithCheckInPart *part, GError **error);
KithCheckIn *kith_check_in_form_to_check_in (const KithCheckInForm *self, gint64 person);
KithCheckInContact *kith_check_in_form_to_contact (const KithCheckInForm *self);

GVariant *kith_check_in_form_to_draft (const KithCheckInForm *self);
void kith_check_in_form_take_draft (KithCheckInForm *self, GVariant *draft);

G_END_DECLS
