/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever comes from a person's page to choose a place has said for whom; else it is asked then. */

#include "resources/kith-referring-bar.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-pick-person.h"

struct _KithReferringBar
{
  GtkBox parent_instance;

  GtkLabel *label; /* (unowned) template child */

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;           /* 0: nobody */
};

G_DEFINE_FINAL_TYPE (KithReferringBar, kith_referring_bar, GTK_TYPE_BOX)

/* Who is asked for meanwhile. */
typedef struct
{
  KithAppContext *context; /* (owned) */
  gint64 resource;
} Asking;

static const char *
get_name (KithReferringBar *self)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  KithCard *card = self->person != 0 ? kith_card_index_get (index, self->person) : NULL;

  return card != NULL ? kith_card_get_name (card) : NULL;
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferringBar *self = KITH_REFERRING_BAR (widget);
  gint64 person = self->person;

  kith_referring_bar_set_person (self, 0);
  kith_app_context_open_person (self->context, person);
}

static void
picked (gint64 person, gpointer user_data)
{
  Asking *asking = user_data;

  if (person != 0)
    kith_app_context_refer (asking->context, person, asking->resource);
  g_object_unref (asking->context);
  g_free (asking);
}

static void
kith_referring_bar_class_init (KithReferringBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "referring.end", NULL, end_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-referring-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReferringBar, label);
}

static void
kith_referring_bar_init (KithReferringBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_referring_bar_set_context:
 * @self: a bar
 * @context: what the window works with; it outlives the bar
 *
 * Once.
 */
void
kith_referring_bar_set_context (KithReferringBar *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_REFERRING_BAR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_referring_bar_set_person:
 * @self: a bar
 * @person: for whom a place is chosen; 0: nobody
 *
 * Shows itself for somebody only.
 */
void
kith_referring_bar_set_person (KithReferringBar *self, gint64 person)
{
  g_autofree char *text = NULL;

  g_return_if_fail (KITH_IS_REFERRING_BAR (self));
  g_return_if_fail (self->context != NULL);

  self->person = person;
  if (get_name (self) == NULL)
    self->person = 0;
  if (self->person != 0)
    /* Translators: %s is a name */
    text = g_strdup_printf (_ ("Choose where to refer %s."), get_name (self));
  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), self->person != 0);
}

/**
 * kith_referring_bar_may_refer:
 * @self: a bar
 *
 * Returns: whether this account may refer anybody
 */
gboolean
kith_referring_bar_may_refer (KithReferringBar *self)
{
  KithSession *session;

  g_return_val_if_fail (KITH_IS_REFERRING_BAR (self), FALSE);

  session = self->context != NULL ? kith_app_context_get_session (self->context) : NULL;
  return session != NULL && kith_session_may (session, KITH_ACTION_CARE_WRITE);
}

/**
 * kith_referring_bar_refer:
 * @self: a bar
 * @resource: an entry of the directory
 * @name: what it is called
 *
 * Goes on with the referral for whom it was chosen, or asks who it is.
 */
void
kith_referring_bar_refer (KithReferringBar *self, gint64 resource, const char *name)
{
  gint64 person;
  g_autofree char *words = NULL;
  Asking *asking;

  g_return_if_fail (KITH_IS_REFERRING_BAR (self));
  g_return_if_fail (name != NULL);

  person = self->person;
  if (person != 0)
    {
      kith_referring_bar_set_person (self, 0);
      kith_app_context_refer (self->context, person, resource);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->context = g_object_ref (self->context);
  asking->resource = resource;
  /* Translators: %s is an entry of the directory */
  words =
      g_strdup_printf (_ ("Who is referred to %s? What for, and how it goes, stands on their page."), name);
  kith_pick_person_ask (gtk_widget_get_parent (GTK_WIDGET (self)), self->context, _ ("Refer…"), words, FALSE,
                        picked, asking);
}
