/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes are permanent: they are sealed. */
typedef enum
{
  KITH_CONTACT_PHONE = 1,
  KITH_CONTACT_EMAIL = 2,
  KITH_CONTACT_POST = 3,
  KITH_CONTACT_OTHER = 4,
} KithContactKind;

/* What the person said may be done with it. Nothing set: it was not asked; that permits nothing. */
typedef enum
{
  KITH_MAY_CALL = 1 << 0,
  KITH_MAY_LEAVE_VOICEMAIL = 1 << 1,
  KITH_MAY_TEXT = 1 << 2,
  KITH_MAY_POST = 1 << 3,
  KITH_MAY_EMAIL = 1 << 4,
  KITH_MAY_NOTHING = 1 << 7, /* they said so */
} KithContactPermission;

#define KITH_CONTACT_TYPE "(ysus)"

/**
 * KithContact:
 * @value: (owned): the number or address
 * @permission: what may be done with it
 * @note: (owned): when and how it is safe: "not after six, say it is the library"; or ""
 *
 * A way to reach somebody.
 */
typedef struct
{
  KithContactKind kind;
  char *value;
  KithContactPermission permission;
  char *note;
} KithContact;

KithContact *kith_contact_new (KithContactKind kind,
                               const char *value,
                               KithContactPermission permission,
                               const char *note,
                               GError **error);
KithContact *kith_contact_copy (const KithContact *self);
void kith_contact_free (KithContact *self);
gboolean kith_contact_equal (const KithContact *a, const KithContact *b);

const char *kith_contact_kind_code (KithContactKind kind);
const char *kith_contact_kind_label (KithContactKind kind);
gboolean kith_contact_permits (const KithContact *self, KithContactPermission wanted);
char *kith_contact_describe_permission (const KithContact *self);
GStrv kith_contact_list_permissions (const KithContact *self);
char *kith_contacts_describe (GPtrArray *contacts);

GVariant *kith_contact_to_content (const KithContact *self);
KithContact *kith_contact_from_content (GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithContact, kith_contact_free)

G_END_DECLS
