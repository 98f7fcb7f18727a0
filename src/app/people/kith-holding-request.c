/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "people/kith-holding-request.h"

#include <glib/gi18n.h>

#include "people/kith-requests.h"
#include "shared/kith-job.h"

struct _KithHoldingRequest
{
  GtkBox parent_instance;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 person;
  gint64 request; /* 0: none is open */
};

G_DEFINE_FINAL_TYPE (KithHoldingRequest, kith_holding_request, GTK_TYPE_BOX)

/* What is found or closed on the database thread. */
typedef struct
{
  gint64 person;
  gint64 request;
} Finding;

static void
show (KithHoldingRequest *self, gint64 request)
{
  self->request = request;
  gtk_widget_set_visible (GTK_WIDGET (self), request != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holding-request.close", request != 0);
}

static gboolean
find_job (KithSession *session, gpointer data, GError **error)
{
  Finding *finding = data;

  return kith_requests_find_open (session, finding->person, KITH_REQUEST_COPY, &finding->request, error);
}

static void
find_done (gpointer object, gpointer data, const GError *error)
{
  KithHoldingRequest *self = object;
  Finding *finding = data;

  if (error == NULL && finding->person == self->person)
    show (self, finding->request);
}

static gboolean
close_job (KithSession *session, gpointer data, GError **error)
{
  Finding *finding = data;

  return kith_requests_close (session, finding->request, KITH_REQUEST_DONE, NULL, error);
}

/* They may have asked twice. */
static void
close_done (gpointer object, gpointer data, const GError *error)
{
  KithHoldingRequest *self = object;
  Finding *finding = data;

  if (error == NULL)
    kith_app_context_say (self->context, _ ("Closed."));
  if (self->person == finding->person)
    kith_holding_request_look (self, self->context, self->person);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHoldingRequest *self = KITH_HOLDING_REQUEST (widget);
  Finding *finding = g_new0 (Finding, 1);

  finding->person = self->person;
  finding->request = self->request;
  /* The button goes, and with it the focus. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
  show (self, 0);
  kith_job_run (self->context, close_job, finding, g_free, self, close_done);
}

static void
kith_holding_request_class_init (KithHoldingRequestClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "holding-request.close", NULL, close_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-holding-request.ui");
}

static void
kith_holding_request_init (KithHoldingRequest *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self, 0);
}

/**
 * kith_holding_request_look:
 * @self: a line
 * @context: what the window works with; it outlives the line
 * @person: whose copy is made; 0: nobody's
 *
 * Shows itself where @person asked for a copy and nobody has closed that.
 */
void
kith_holding_request_look (KithHoldingRequest *self, KithAppContext *context, gint64 person)
{
  Finding *finding;

  g_return_if_fail (KITH_IS_HOLDING_REQUEST (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  self->context = context;
  self->person = person;
  show (self, 0);
  if (person == 0)
    return;
  finding = g_new0 (Finding, 1);
  finding->person = person;
  kith_job_run (context, find_job, finding, g_free, self, find_done);
}
