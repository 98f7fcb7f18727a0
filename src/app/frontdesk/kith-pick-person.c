/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same entry and the same rules as at the desk. A new name is added only by its own button or a second
 * Enter, never by the first. */

#include "frontdesk/kith-pick-person.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-person-finder.h"

struct _KithPickPerson
{
  AdwWindow parent_instance;

  GtkLabel *words_label; /* (unowned) template child, as those below */
  KithPersonFinder *finder;
  GtkButton *add_button;

  KithAppContext *context; /* (owned) (nullable) */
  gboolean may_add;
  KithPicked picked; /* (nullable) once it was called */
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (KithPickPerson, kith_pick_person, ADW_TYPE_WINDOW)

static void
finish (KithPickPerson *self, gint64 person)
{
  KithPicked picked = g_steal_pointer (&self->picked);

  if (picked)
    picked (person, self->user_data);
}

static void
chosen_cb (KithPickPerson *self, gint64 person, gboolean scanned)
{
  finish (self, person);
  gtk_window_close (GTK_WINDOW (self));
}

static void
text_changed_cb (KithPickPerson *self)
{
  const char *text = kith_person_finder_get_text (self->finder);
  gboolean show = self->may_add && kith_text_length (text) >= 2;

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), show);
  if (show)
    {
      /* Translators: %s is a name that was typed */
      g_autofree char *label = g_strdup_printf (_ ("Add “%s” as a New Person"), text);

      gtk_button_set_label (self->add_button, label);
    }
}

static void
nobody_cb (KithPickPerson *self, const char *text)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->add_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
added (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithPickPerson) self = user_data;

  if (outcome)
    {
      finish (self, outcome->person);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), TRUE);
      kith_person_finder_say (self->finder, error->message);
    }
}

static void
add_cb (KithPickPerson *self)
{
  g_autoptr (KithDeskCommand) command = NULL;

  command = kith_desk_command_add (kith_person_finder_get_text (self->finder), NULL, NULL, NULL, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  kith_app_context_apply (self->context, command, added, g_object_ref (self));
}

static gboolean
kith_pick_person_close_request (GtkWindow *window)
{
  finish (KITH_PICK_PERSON (window), 0);
  return GTK_WINDOW_CLASS (kith_pick_person_parent_class)->close_request (window);
}

static void
kith_pick_person_dispose (GObject *object)
{
  g_clear_object (&KITH_PICK_PERSON (object)->context);

  G_OBJECT_CLASS (kith_pick_person_parent_class)->dispose (object);
}

static void
kith_pick_person_class_init (KithPickPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_pick_person_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kith_pick_person_close_request;

  g_type_ensure (KITH_TYPE_PERSON_FINDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-pick-person.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPickPerson, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithPickPerson, finder);
  gtk_widget_class_bind_template_child (widget_class, KithPickPerson, add_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
kith_pick_person_init (KithPickPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_pick_person_ask:
 * @parent: a widget of the window this is about
 * @context: what the window works with
 * @title: what the choice is for
 * @words: a sentence that says what will happen
 * @may_add: whether a new name may become a new person
 * @picked: called once
 *
 * Returns: (transfer none): the window, shown
 */
KithPickPerson *
kith_pick_person_ask (GtkWidget *parent,
                      KithAppContext *context,
                      const char *title,
                      const char *words,
                      gboolean may_add,
                      KithPicked picked,
                      gpointer user_data)
{
  KithPickPerson *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  self = g_object_new (KITH_TYPE_PICK_PERSON, "title", title, "transient-for", gtk_widget_get_root (parent),
                       NULL);
  self->context = g_object_ref (context);
  self->may_add = may_add;
  self->picked = picked;
  self->user_data = user_data;
  gtk_label_set_text (self->words_label, words);
  kith_person_finder_set_context (self->finder, context);
  gtk_window_present (GTK_WINDOW (self));
  kith_person_finder_focus (self->finder);
  return self;
}
