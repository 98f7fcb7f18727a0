/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a guard keeps from the record is not offered. */

#include "goals/kith-check-in-workers.h"

#include <gtk/gtk.h>

#include "goals/kith-check-ins.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"

struct _KithCheckInWorkers
{
  gatomicrefcount refs;
  gint64 person;
  KithContactWays permitted;
  GPtrArray *accounts;  /* (owned) (element-type KithAccount) */
  GtkStringList *names; /* (owned) (nullable) */
};

/**
 * kith_check_in_workers_new:
 * @person: whom somebody is to look after
 *
 * Returns: (transfer full): nothing, until kith_check_in_workers_read()
 */
KithCheckInWorkers *
kith_check_in_workers_new (gint64 person)
{
  KithCheckInWorkers *self = g_new0 (KithCheckInWorkers, 1);

  g_atomic_ref_count_init (&self->refs);
  self->person = person;
  self->permitted = KITH_WAYS_IN_PERSON;
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_account_free);
  return self;
}

/**
 * kith_check_in_workers_ref:
 * @self: what was read
 *
 * Returns: (transfer full): the same
 */
KithCheckInWorkers *
kith_check_in_workers_ref (KithCheckInWorkers *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_check_in_workers_unref:
 * @self: (transfer full): what was read
 */
void
kith_check_in_workers_unref (KithCheckInWorkers *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->accounts);
  g_clear_object (&self->names);
  g_free (self);
}

/**
 * kith_check_in_workers_read:
 * @self: what is to be read
 * @session: whose rights and keys are used
 * @error: where that failed
 *
 * That it was read how the person may be reached is written down.
 *
 * Returns: whether it was read
 */
gboolean
kith_check_in_workers_read (KithCheckInWorkers *self, KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) open_to = NULL;

  self->permitted = kith_check_ins_read_permitted (session, self->person, error);
  if (self->permitted == KITH_WAYS_NONE)
    return FALSE;
  open_to = kith_guards_list_open_to (session, self->person);
  for (guint i = 0; i < open_to->len; i++)
    {
      const KithAccount *one = g_ptr_array_index (open_to, i);

      if (kith_role_may (one->role, KITH_ACTION_CARE_WRITE))
        {
          KithAccount *copy = g_memdup2 (one, sizeof *one);

          copy->name = g_strdup (one->name);
          g_ptr_array_add (self->accounts, copy);
        }
    }
  return TRUE;
}

/**
 * kith_check_in_workers_get_person:
 * @self: what was read
 *
 * Returns: about whom
 */
gint64
kith_check_in_workers_get_person (KithCheckInWorkers *self)
{
  return self->person;
}

/**
 * kith_check_in_workers_get_permitted:
 * @self: what was read
 *
 * Returns: how they may be reached
 */
KithContactWays
kith_check_in_workers_get_permitted (KithCheckInWorkers *self)
{
  return self->permitted;
}

/**
 * kith_check_in_workers_get_names:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type GtkStringObject): who can be chosen
 */
GListModel *
kith_check_in_workers_get_names (KithCheckInWorkers *self)
{
  if (self->names == NULL)
    {
      self->names = gtk_string_list_new (NULL);
      for (guint i = 0; i < self->accounts->len; i++)
        gtk_string_list_append (self->names, ((KithAccount *) g_ptr_array_index (self->accounts, i))->name);
    }
  return G_LIST_MODEL (self->names);
}

/**
 * kith_check_in_workers_get_account:
 * @self: what was read
 * @index: in the list of names
 *
 * Returns: whose name that is, 0 where there is none
 */
gint64
kith_check_in_workers_get_account (KithCheckInWorkers *self, guint index)
{
  return index < self->accounts->len ? ((KithAccount *) g_ptr_array_index (self->accounts, index))->id : 0;
}

/**
 * kith_check_in_workers_find:
 * @self: what was read
 * @account: an account
 *
 * Returns: where its name stands, %GTK_INVALID_LIST_POSITION where it cannot be chosen
 */
guint
kith_check_in_workers_find (KithCheckInWorkers *self, gint64 account)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (((KithAccount *) g_ptr_array_index (self->accounts, i))->id == account)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
