/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupForm: a group while it is typed: what it is called, who leads it, where and when. No widgets. */

#pragma once

#include "groups/kith-group.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GROUP_TEXT_NAME,
  KITH_GROUP_TEXT_PLACE,
  KITH_GROUP_TEXT_CAPACITY,
  KITH_GROUP_TEXT_LEADER,
  KITH_GROUP_TEXT_MONDAY, /* when on Mondays, as the six after it */
  KITH_GROUP_TEXT_TUESDAY,
  KITH_GROUP_TEXT_WEDNESDAY,
  KITH_GROUP_TEXT_THURSDAY,
  KITH_GROUP_TEXT_FRIDAY,
  KITH_GROUP_TEXT_SATURDAY,
  KITH_GROUP_TEXT_SUNDAY,
  KITH_GROUP_TEXT_EVERY,
  KITH_GROUP_TEXT_FIRST,
  KITH_GROUP_TEXT_LAST,
  KITH_GROUP_TEXT_DAYS,
  KITH_N_GROUP_TEXTS
} KithGroupText;

typedef struct _KithGroupForm KithGroupForm;

KithGroupForm *kith_group_form_new (const KithGroup *group);
void kith_group_form_free (KithGroupForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupForm, kith_group_form_free)

gint64 kith_group_form_get_group (const KithGroupForm *self);
gboolean kith_group_form_is_changed (const KithGroupForm *self);
const char *kith_group_form_get_text (const KithGroupForm *self, KithGroupText text);
gboolean kith_group_form_set_text (KithGroupForm *self, KithGroupText text, const char *typed);
KithGroupKind kith_group_form_get_kind (const KithGroupForm *self);
gboolean kith_group_form_set_kind (KithGroupForm *self, KithGroupKind kind);
gint64 kith_group_form_get_leader (const KithGroupForm *self);
gboolean kith_group_form_set_leader (KithGroupForm *self, gint64 account);
void kith_group_form_follow (KithGroupForm *self, const KithGroup *stored);

KithGroup *kith_group_form_to_group (const KithGroupForm *self, KithGroupText *at, GError **error);
GVariant *kith_group_form_to_draft (const KithGroupForm *self);
void kith_group_form_take_draft (KithGroupForm *self, GVariant *draft);

G_END_DECLS
