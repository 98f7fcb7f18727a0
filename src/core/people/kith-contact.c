/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way to reach somebody, and what they said may be done with it. */

#include "people/kith-contact.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define ALL_PERMISSIONS                                                                                      \
  (KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL | KITH_MAY_TEXT | KITH_MAY_POST | KITH_MAY_EMAIL |               \
   KITH_MAY_NOTHING)

static const struct
{
  KithContactPermission one;
  const char *code;
  const char *words;
} permissions[] = {
  { KITH_MAY_CALL, "call", N_ ("may call") },
  { KITH_MAY_LEAVE_VOICEMAIL, "voicemail", N_ ("may leave a message") },
  { KITH_MAY_TEXT, "text", N_ ("may text") },
  { KITH_MAY_POST, "post", N_ ("may write by post") },
  { KITH_MAY_EMAIL, "email", N_ ("may write by e-mail") },
  { KITH_MAY_NOTHING, "nothing", N_ ("please do not use it") },
};

/**
 * kith_contact_new:
 * @kind: what it is
 * @value: the number or address
 * @permission: what may be done with it; %KITH_MAY_NOTHING takes the place of all others
 * @note: (nullable): when and how it is safe
 * @error: %KITH_ERROR_INVALID where @value is blank
 *
 * Returns: (transfer full): the contact
 */
KithContact *
kith_contact_new (KithContactKind kind,
                  const char *value,
                  KithContactPermission permission,
                  const char *note,
                  GError **error)
{
  KithContact *self;

  g_return_val_if_fail (value != NULL, NULL);

  if (kind < KITH_CONTACT_PHONE || kind > KITH_CONTACT_OTHER || kith_text_is_blank (value))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A way to reach somebody needs a number or an address."));
      return NULL;
    }
  self = g_new0 (KithContact, 1);
  self->kind = kind;
  self->value = kith_text_clean (value, KITH_TEXT_LINE_MAX);
  self->permission = (permission & KITH_MAY_NOTHING) != 0 ? KITH_MAY_NOTHING : permission & ALL_PERMISSIONS;
  self->note = kith_text_clean (note != NULL ? note : "", KITH_TEXT_LINE_MAX);
  return self;
}

/**
 * kith_contact_copy:
 * @self: a contact
 *
 * Returns: (transfer full): the same again
 */
KithContact *
kith_contact_copy (const KithContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kith_contact_new (self->kind, self->value, self->permission, self->note, NULL);
}

/**
 * kith_contact_free:
 * @self: (transfer full) (nullable): a contact
 */
void
kith_contact_free (KithContact *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->note);
  g_free (self);
}

/**
 * kith_contact_equal:
 * @a: a contact
 * @b: another
 *
 * Returns: whether all of both is the same
 */
gboolean
kith_contact_equal (const KithContact *a, const KithContact *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->permission == b->permission && g_str_equal (a->value, b->value) &&
         g_str_equal (a->note, b->note);
}

/**
 * kith_contact_kind_code:
 * @kind: what a contact is
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_contact_kind_code (KithContactKind kind)
{
  switch (kind)
    {
    case KITH_CONTACT_PHONE:
      return "phone";
    case KITH_CONTACT_EMAIL:
      return "email";
    case KITH_CONTACT_POST:
      return "post";
    case KITH_CONTACT_OTHER:
    default:
      return "other";
    }
}

/**
 * kith_contact_kind_label:
 * @kind: what a contact is
 *
 * Returns: (transfer none): the same for people to read
 */
const char *
kith_contact_kind_label (KithContactKind kind)
{
  switch (kind)
    {
    case KITH_CONTACT_PHONE:
      return _ ("Phone");
    case KITH_CONTACT_EMAIL:
      return _ ("E-mail");
    case KITH_CONTACT_POST:
      return _ ("Post");
    case KITH_CONTACT_OTHER:
    default:
      return _ ("Other");
    }
}

/**
 * kith_contact_list_permissions:
 * @self: a contact
 *
 * Returns: (transfer full): the permanent codes of what may be done with it; none where it was not asked
 */
GStrv
kith_contact_list_permissions (const KithContact *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if ((self->permission & permissions[i].one) != 0)
      g_ptr_array_add (codes, (gpointer) permissions[i].code);
  g_ptr_array_add (codes, NULL);
  return g_strdupv ((char **) codes->pdata);
}

/**
 * kith_contact_permits:
 * @self: a contact
 * @wanted: one thing or several
 *
 * Returns: whether the person permitted all of it; what was not asked is not permitted
 */
gboolean
kith_contact_permits (const KithContact *self, KithContactPermission wanted)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return wanted != 0 && (self->permission & wanted) == wanted;
}

/**
 * kith_contact_describe_permission:
 * @self: a contact
 *
 * Returns: (transfer full): what may be done with it, in words
 */
char *
kith_contact_describe_permission (const KithContact *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if ((self->permission & permissions[i].one) != 0)
      g_ptr_array_add (parts, (gpointer) _ (permissions[i].words));
  if (parts->len == 0)
    g_ptr_array_add (parts, (gpointer) _ ("not asked yet: please do not use it"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between what may be done with a phone number: "may call, may text". */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/**
 * kith_contact_to_content:
 * @self: a contact
 *
 * Returns: (transfer floating): what is sealed, of type %KITH_CONTACT_TYPE
 */
GVariant *
kith_contact_to_content (const KithContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new (KITH_CONTACT_TYPE, (guchar) self->kind, self->value, (guint32) self->permission,
                        self->note);
}

/**
 * kith_contact_from_content:
 * @content: what was sealed
 * @error: %KITH_ERROR_INVALID where it is none
 *
 * Returns: (transfer full): the contact
 */
KithContact *
kith_contact_from_content (GVariant *content, GError **error)
{
  const char *value, *note;
  guint32 permission;
  guchar kind;

  g_return_val_if_fail (g_variant_is_of_type (content, G_VARIANT_TYPE (KITH_CONTACT_TYPE)), NULL);

  g_variant_get (content, "(y&su&s)", &kind, &value, &permission, &note);
  return kith_contact_new ((KithContactKind) kind, value, (KithContactPermission) permission, note, error);
}
