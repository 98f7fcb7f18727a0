/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries that were changed are written together, each at the version that was shown; where somebody was
 * faster nothing is written, and the window says so. */

#include "resources/kith-resource-saving.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "resources/kith-resources.h"
#include "shared/kith-job.h"

/* An entry as it was. */
typedef struct
{
  gint64 id;
  KithValues *values; /* (owned) (nullable) NULL: it was not there */
} Was;

typedef struct
{
  gatomicrefcount refs;
  KithAppContext *context; /* (owned) */
  KithResourceForm *form;  /* (owned) */
  KithResource *entries[KITH_RESOURCE_N_LEVELS];
  GArray *was; /* (owned) (element-type Was) */
  char *name;  /* (owned) */
  gint64 id;
  gboolean is_new;
  KithResourceSaved saved;
} Saving;

static void
was_clear (gpointer data)
{
  Was *was = data;

  g_clear_pointer (&was->values, kith_values_unref);
}

static Saving *
saving_ref (Saving *saving)
{
  g_atomic_ref_count_inc (&saving->refs);
  return saving;
}

static void
saving_unref (gpointer data)
{
  Saving *saving = data;

  if (!g_atomic_ref_count_dec (&saving->refs))
    return;
  g_object_unref (saving->context);
  kith_resource_form_free (saving->form);
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    g_clear_pointer (&saving->entries[i], kith_resource_free);
  g_array_unref (saving->was);
  g_free (saving->name);
  g_free (saving);
}

static void
note_was (Saving *saving, gint64 id, KithValues *values)
{
  Was was = { id, values };

  g_array_append_val (saving->was, was);
}

static gboolean
change (Saving *saving, KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  gboolean is_done;

  for (guint level = 0; level < KITH_RESOURCE_N_LEVELS; level++)
    {
      KithResource *entry = saving->entries[level];
      KithValues *values = entry != NULL ? kith_resource_form_make (saving->form, level) : NULL;

      if (values == NULL)
        continue;
      note_was (saving, entry->id, entry->values);
      entry->values = values;
      g_ptr_array_add (changed, entry);
    }
  if (changed->len == 0)
    return TRUE;
  is_done = kith_resources_change_all (session, (KithResource **) changed->pdata, changed->len, error);
  /* What was shown comes back, to be saved again. */
  for (guint i = 0; !is_done && i < changed->len; i++)
    {
      KithResource *entry = changed->pdata[i];

      kith_values_unref (entry->values);
      entry->values = kith_values_ref (g_array_index (saving->was, Was, i).values);
    }
  return is_done;
}

static KithResource *
make_new (Saving *saving, KithResourceKind kind, KithResourceLevel level)
{
  KithResource *resource = kith_resource_new (kind);
  KithValues *values = kith_resource_form_make (saving->form, level);

  if (values != NULL)
    {
      g_clear_pointer (&resource->values, kith_values_unref);
      resource->values = values;
    }
  resource->status = KITH_RESOURCE_IS_ACTIVE;
  return resource;
}

static gboolean
is_told (Saving *saving, KithResourceLevel level)
{
  g_autoptr (KithValues) values = kith_resource_form_make (saving->form, level);

  return values != NULL && kith_values_get_length (values) > 0;
}

/* A place without a name is called after its street, since each has to be found. */
static void
name_place (Saving *saving, KithResource *place)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) name = NULL;
  KithValues *values;
  const char *words = kith_resource_form_get (saving->form, KITH_PROMPT_STREET);

  if (kith_text_is_blank (words))
    words = kith_resource_form_get (saving->form, KITH_PROMPT_CITY);
  if (kith_text_is_blank (words))
    words = saving->name;
  kith_values_builder_add (builder, "name", words);
  name = kith_values_builder_end (builder);
  values = kith_values_with_field (place->values, "name", name);
  kith_values_unref (place->values);
  place->values = values;
}

/* The service comes first: it is what the log and the sentence are about. */
static gboolean
add (Saving *saving, KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  KithResource *service = make_new (saving, KITH_RESOURCE_SERVICE, KITH_RESOURCE_AT_SERVICE);
  gint64 organization = 0, location = 0;

  g_ptr_array_add (all, service);
  organization = kith_resource_form_get_organization (saving->form);
  if (organization == 0 && is_told (saving, KITH_RESOURCE_AT_ORGANIZATION))
    {
      g_ptr_array_add (all, make_new (saving, KITH_RESOURCE_ORGANIZATION, KITH_RESOURCE_AT_ORGANIZATION));
      organization = -(gint64) all->len;
    }
  service->organization = organization;
  if (is_told (saving, KITH_RESOURCE_AT_LOCATION))
    {
      KithResource *place = make_new (saving, KITH_RESOURCE_LOCATION, KITH_RESOURCE_AT_LOCATION);
      KithResource *site = kith_resource_new (KITH_RESOURCE_SITE_SERVICE);

      name_place (saving, place);
      place->organization = organization;
      g_ptr_array_add (all, place);
      location = -(gint64) all->len;
      site->status = KITH_RESOURCE_IS_ACTIVE;
      site->organization = organization;
      site->service = -1;
      site->location = location;
      g_ptr_array_add (all, site);
    }
  if (!kith_resources_add (session, (KithResource **) all->pdata, all->len, error))
    return FALSE;
  saving->id = service->id;
  for (guint i = 0; i < all->len; i++)
    note_was (saving, ((KithResource *) all->pdata[i])->id, NULL);
  return TRUE;
}

static gboolean
save_job (KithSession *session, gpointer data, GError **error)
{
  Saving *saving = data;

  return saving->is_new ? add (saving, session, error) : change (saving, session, error);
}

static gboolean
undo_job (KithSession *session, gpointer data, GError **error)
{
  Saving *saving = data;

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);

  for (guint i = 0; i < saving->was->len; i++)
    {
      const Was *was = &g_array_index (saving->was, Was, i);
      KithResource *resource = kith_resources_get (session, was->id, error);

      if (resource == NULL)
        return FALSE;
      g_ptr_array_add (all, resource);
      if (was->values == NULL)
        resource->status = KITH_RESOURCE_IS_DELETED;
      else
        {
          kith_values_unref (resource->values);
          resource->values = kith_values_ref (was->values);
        }
    }
  return kith_resources_change_all (session, (KithResource **) all->pdata, all->len, error);
}

static void
undone (gpointer object, gpointer data, const GError *error)
{
  Saving *saving = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  /* Translators: %s is an entry of the directory */
  sentence = g_strdup_printf (saving->is_new ? _ ("%s is not in the directory.") : _ ("%s is as before."),
                              saving->name);
  kith_app_context_say (saving->context, sentence);
}

static void
undo (gpointer data)
{
  Saving *saving = data;

  kith_job_run (saving->context, undo_job, saving_ref (saving), saving_unref, NULL, undone);
}

static void
done (gpointer object, gpointer data, const GError *error)
{
  Saving *saving = data;
  g_autofree char *sentence = NULL;

  if (error == NULL)
    {
      /* Translators: %s is an entry of the directory */
      sentence = g_strdup_printf (saving->is_new ? _ ("%s is in the directory.") : _ ("%s is changed."),
                                  saving->name);
      kith_undo_push (kith_app_context_get_undo (saving->context), undo, saving_ref (saving), saving_unref);
      kith_app_context_say_undoable (saving->context, sentence);
    }
  if (error == NULL)
    {
      saving->saved (object, saving->id, NULL, NULL);
      return;
    }
  saving->saved (object, 0, g_steal_pointer (&saving->form), saving->entries);
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    saving->entries[i] = NULL;
}

/**
 * kith_resource_saving_run:
 * @context: what the window works with
 * @form: (transfer full): what was typed
 * @entries: (transfer full): by #KithResourceLevel, each (nullable): as they were shown; where all are %NULL
 *   something new is added
 * @object: a #GObject that @saved is for; it is not kept alive
 * @saved: told how it went
 *
 * Writes down what was typed, and says so. It can be undone.
 */
void
kith_resource_saving_run (KithAppContext *context,
                          KithResourceForm *form,
                          KithResource *entries[KITH_RESOURCE_N_LEVELS],
                          gpointer object,
                          KithResourceSaved saved)
{
  Saving *saving;
  const char *name;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (form != NULL && saved != NULL);

  saving = g_new0 (Saving, 1);
  g_atomic_ref_count_init (&saving->refs);
  saving->context = g_object_ref (context);
  saving->form = form;
  saving->is_new = TRUE;
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    {
      saving->entries[i] = entries[i];
      saving->is_new &= entries[i] == NULL;
    }
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS && saving->id == 0; i++)
    if (entries[i] != NULL)
      saving->id = entries[i]->id;
  if (entries[KITH_RESOURCE_AT_SERVICE] != NULL)
    saving->id = entries[KITH_RESOURCE_AT_SERVICE]->id;
  name = kith_resource_form_get (form, KITH_PROMPT_NAME);
  saving->name = g_strdup (kith_text_is_blank (name) ? kith_resource_form_get (form, KITH_PROMPT_BY) : name);
  saving->was = g_array_new (FALSE, FALSE, sizeof (Was));
  g_array_set_clear_func (saving->was, was_clear);
  saving->saved = saved;
  kith_job_run (context, save_job, saving, saving_unref, object, done);
}
