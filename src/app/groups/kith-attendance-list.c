/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus stays in the rows while letters narrow them, so that two letters and a space tick somebody. What
 * was typed is gone with the tick, and the next name can be typed. */

#include "groups/kith-attendance-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-focus.h"

#define ROW_HEIGHT 44

struct _KithAttendanceList
{
  GtkBox parent_instance;

  GtkEditable *search; /* (unowned) template child, as those below */
  GtkListBox *list;
  GtkWidget *frame;
  GtkWidget *none_label;

  const KithAttendance *attendance; /* (unowned) (nullable): the page's */
  gboolean may_sign_in;
};

G_DEFINE_FINAL_TYPE (KithAttendanceList, kith_attendance_list, GTK_TYPE_BOX)

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KithAttendanceRow *
get_row (KithAttendanceList *self, GtkListBoxRow *row)
{
  guint at = (guint) gtk_list_box_row_get_index (row);

  return self->attendance != NULL && at < kith_attendance_get_n_rows (self->attendance)
             ? kith_attendance_get_row (self->attendance, at)
             : NULL;
}

static GtkWidget *
get_check (GtkListBoxRow *row)
{
  return gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
}

static void
show_row (KithAttendanceList *self, GtkListBoxRow *row, const KithAttendanceRow *one)
{
  /* Translators: somebody who came to a group */
  g_autofree char *came = g_strdup_printf (_ ("%s, came"), one->name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (row)), one->ticked);
  kith_a11y_set_label (GTK_WIDGET (row), one->ticked ? came : one->name);
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_list_box_row_get_child (row)),
                          self->may_sign_in && !one->signed_in && one->ticked);
}

static GtkWidget *
make_row (const KithAttendanceRow *one)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new_with_label (one->name);
  GtkWidget *button = gtk_button_new_with_label (_ ("Sign In"));
  /* Translators: %s is a person's name */
  g_autofree char *spoken = g_strdup_printf (_ ("Sign in %s"), one->name);

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attendance.sign-in");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", one->person);
  kith_a11y_set_label (button, spoken);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_size_request (row, -1, ROW_HEIGHT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&one->person, sizeof one->person), g_free);
  return row;
}

static GtkListBoxRow *
find_shown_row (KithAttendanceList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* (nullable) Whom one types for. */
static GtkListBoxRow *
find_typed_row (KithAttendanceList *self)
{
  guint at;

  return self->attendance != NULL &&
                 kith_attendance_find_typed (self->attendance, gtk_editable_get_text (self->search), &at)
             ? gtk_list_box_get_row_at_index (self->list, (int) at)
             : NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  KithAttendanceList *self = user_data;
  const KithAttendanceRow *one = get_row (self, row);

  return one == NULL || kith_attendance_row_matches (one, gtk_editable_get_text (self->search));
}

static void
show_none (KithAttendanceList *self)
{
  gboolean any = find_shown_row (self) != NULL;
  gboolean typed = *gtk_editable_get_text (self->search) != '\0';

  gtk_widget_set_visible (self->frame, any);
  gtk_widget_set_visible (self->none_label, !any);
  gtk_label_set_text (
      GTK_LABEL (self->none_label),
      typed ? _ ("Nobody here is called so. Try fewer letters, or add somebody who is not here.")
            : _ ("Nobody is signed in. Add somebody, or enter how many came."));
}

static void
typed_cb (KithAttendanceList *self)
{
  gboolean in_search = gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->search);
  GtkListBoxRow *row;

  gtk_list_box_invalidate_filter (self->list);
  show_none (self);
  row = find_typed_row (self);
  if (!in_search && *gtk_editable_get_text (self->search) != '\0')
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->search));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->search))
    gtk_editable_set_position (self->search, -1);
}

static void
toggle (KithAttendanceList *self, GtkListBoxRow *row)
{
  const KithAttendanceRow *one = get_row (self, row);

  if (one == NULL)
    return;
  gtk_editable_set_text (self->search, "");
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, one->person, !one->ticked);
}

static void
row_activated_cb (KithAttendanceList *self, GtkListBoxRow *row)
{
  toggle (self, row);
}

static void
search_activated_cb (KithAttendanceList *self)
{
  GtkListBoxRow *row = find_typed_row (self);

  if (row != NULL && *gtk_editable_get_text (self->search) != '\0')
    toggle (self, row);
}

static gboolean
search_key_cb (KithAttendanceList *self,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               GtkEventControllerKey *controller)
{
  GtkListBoxRow *row = find_typed_row (self);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static gboolean
list_key_cb (KithAttendanceList *self,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *typed = g_strdup (gtk_editable_get_text (self->search));
  char letter[8];

  if (!GTK_IS_LIST_BOX_ROW (focus))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && (state & GDK_CONTROL_MASK) == 0)
    {
      toggle (self, GTK_LIST_BOX_ROW (focus));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_BackSpace && *typed != '\0')
    {
      *g_utf8_find_prev_char (typed, typed + strlen (typed)) = '\0';
      gtk_editable_set_text (self->search, typed);
      return GDK_EVENT_STOP;
    }
  if (kith_focus_letter_of_key (keyval, state, letter))
    {
      g_autofree char *longer = g_strconcat (typed, letter, NULL);

      gtk_editable_set_text (self->search, longer);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
kith_attendance_list_grab_focus (GtkWidget *widget)
{
  KithAttendanceList *self = KITH_ATTENDANCE_LIST (widget);
  GtkListBoxRow *row = find_shown_row (self);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->search));
}

static void
kith_attendance_list_class_init (KithAttendanceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_attendance_list_grab_focus;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-attendance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAttendanceList, search);
  gtk_widget_class_bind_template_child (widget_class, KithAttendanceList, list);
  gtk_widget_class_bind_template_child (widget_class, KithAttendanceList, frame);
  gtk_widget_class_bind_template_child (widget_class, KithAttendanceList, none_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
add_keys (KithAttendanceList *self, GtkWidget *to, GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", pressed, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (to, keys);
}

static void
kith_attendance_list_init (KithAttendanceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  add_keys (self, GTK_WIDGET (self->list), G_CALLBACK (list_key_cb));
  add_keys (self, GTK_WIDGET (self->search), G_CALLBACK (search_key_cb));
}

/**
 * kith_attendance_list_set_attendance:
 * @self: a list
 * @attendance: (nullable): what it shows; it outlives that
 *
 * Makes every row anew, with nothing typed.
 */
void
kith_attendance_list_set_attendance (KithAttendanceList *self, const KithAttendance *attendance)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_LIST (self));

  self->attendance = NULL;
  gtk_editable_set_text (self->search, "");
  kith_children_remove (GTK_WIDGET (self->list));
  self->attendance = attendance;
  if (attendance != NULL)
    kith_attendance_list_refresh (self);
}

/**
 * kith_attendance_list_refresh:
 * @self: a list
 *
 * Shows what has become of the rows; who came into it since stands where they belong.
 */
void
kith_attendance_list_refresh (KithAttendanceList *self)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_LIST (self));
  g_return_if_fail (self->attendance != NULL);

  for (guint i = 0; i < kith_attendance_get_n_rows (self->attendance); i++)
    {
      const KithAttendanceRow *one = kith_attendance_get_row (self->attendance, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL || *(gint64 *) g_object_get_data (G_OBJECT (row), "person") != one->person)
        {
          gtk_list_box_insert (self->list, make_row (one), (int) i);
          row = gtk_list_box_get_row_at_index (self->list, (int) i);
        }
      show_row (self, row, one);
    }
  gtk_list_box_invalidate_filter (self->list);
  show_none (self);
}

/**
 * kith_attendance_list_set_may_sign_in:
 * @self: a list
 * @may: whether somebody without a visit can be signed in: today
 */
void
kith_attendance_list_set_may_sign_in (KithAttendanceList *self, gboolean may)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_LIST (self));

  self->may_sign_in = may;
}

/**
 * kith_attendance_list_focus_person:
 * @self: a list
 * @person: who
 *
 * Returns: whether their row has the focus
 */
gboolean
kith_attendance_list_focus_person (KithAttendanceList *self, gint64 person)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (KITH_IS_ATTENDANCE_LIST (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (*(gint64 *) g_object_get_data (G_OBJECT (row), "person") == person)
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

/**
 * kith_attendance_list_clear_typed:
 * @self: a list
 *
 * Returns: whether something was typed, which is gone now
 */
gboolean
kith_attendance_list_clear_typed (KithAttendanceList *self)
{
  g_return_val_if_fail (KITH_IS_ATTENDANCE_LIST (self), FALSE);

  if (*gtk_editable_get_text (self->search) == '\0')
    return FALSE;
  gtk_editable_set_text (self->search, "");
  return TRUE;
}
