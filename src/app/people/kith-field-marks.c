/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "people/kith-field-marks.h"

#include "people/kith-field-mark.h"

typedef struct
{
  char *field;     /* (owned) */
  GtkWidget *host; /* (owned): a row, or a box beside the field */
  GtkWidget *mark; /* (unowned) (nullable): in the host */
  gboolean labelled;
} Place;

struct _KithFieldMarks
{
  GPtrArray *places; /* (owned) (element-type Place) */
};

static void
set_mark (Place *place, GtkWidget *mark)
{
  GtkWidget *old = place->mark;

  place->mark = mark;
  if (ADW_IS_ENTRY_ROW (place->host))
    {
      if (old != NULL)
        adw_entry_row_remove (ADW_ENTRY_ROW (place->host), old);
      if (mark != NULL)
        adw_entry_row_add_suffix (ADW_ENTRY_ROW (place->host), mark);
    }
  else if (ADW_IS_ACTION_ROW (place->host))
    {
      if (old != NULL)
        adw_action_row_remove (ADW_ACTION_ROW (place->host), old);
      if (mark != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (place->host), mark);
    }
  else
    {
      if (old != NULL)
        gtk_box_remove (GTK_BOX (place->host), old);
      if (mark != NULL)
        gtk_box_append (GTK_BOX (place->host), mark);
    }
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->field);
  g_object_unref (place->host);
  g_free (place);
}

/**
 * kith_field_marks_new:
 *
 * Returns: (transfer full): no places yet
 */
KithFieldMarks *
kith_field_marks_new (void)
{
  KithFieldMarks *self = g_new0 (KithFieldMarks, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  return self;
}

/**
 * kith_field_marks_free:
 * @self: (transfer full) (nullable): places
 *
 * Leaves the marks where they are.
 */
void
kith_field_marks_free (KithFieldMarks *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * kith_field_marks_put:
 * @field: the code of a field
 * @host: a row, or a box, that stands beside it
 * @labelled: whether the mark must say which field it is about
 */
void
kith_field_marks_put (KithFieldMarks *self, const char *field, GtkWidget *host, gboolean labelled)
{
  Place *place;

  g_return_if_fail (self != NULL && field != NULL);
  g_return_if_fail (ADW_IS_ENTRY_ROW (host) || ADW_IS_ACTION_ROW (host) || GTK_IS_BOX (host));

  place = g_new0 (Place, 1);
  place->field = g_strdup (field);
  place->host = g_object_ref (host);
  place->labelled = labelled;
  g_ptr_array_add (self->places, place);
}

/**
 * kith_field_marks_drop:
 * @host: a place that goes from the page, with its mark
 */
void
kith_field_marks_drop (KithFieldMarks *self, GtkWidget *host)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->places->len; i > 0; i--)
    if (((Place *) g_ptr_array_index (self->places, i - 1))->host == host)
      g_ptr_array_remove_index (self->places, i - 1);
}

/**
 * kith_field_marks_show:
 * @objections: (nullable): what is not right, %NULL where that is not known
 */
void
kith_field_marks_show (KithFieldMarks *self, KithObjections *objections)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);
      GPtrArray *said = objections != NULL ? kith_objections_find (objections, place->field) : NULL;

      if (said != NULL)
        set_mark (place, kith_field_mark_new (kith_objections_get_label (objections, place->field), said,
                                              place->labelled));
      else if (place->mark != NULL)
        set_mark (place, NULL);
    }
}
