/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written here is for whoever writes it, and for nobody else, so it is a draft of theirs until it is
 * answered and sealed to them afterwards. */

#include "incidents/kith-debrief-form.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "incidents/kith-debriefs.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

#define DRAFT "(xusss)"

struct _KithDebriefForm
{
  KithForm parent_instance;

  AdwComboRow *state_row; /* (unowned) template child, as those below */
  GtkEditable *day_row;
  GtkEditable *with_row;
  KithTextBox *words_box;

  KithDraftKeeper *draft; /* (owned) (nullable) */
  KithDebrief *debrief;   /* (owned) (nullable): as it was read */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithDebriefForm, kith_debrief_form, KITH_TYPE_FORM)

/* In the order of the choices. */
static const KithDebriefState states[] = { KITH_DEBRIEF_DONE, KITH_DEBRIEF_NOT_NEEDED, KITH_DEBRIEF_OFFERED };

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  KithDebriefForm *form;   /* (owned) */
  KithDebrief *answer;     /* (owned) (nullable) */
} Asking;

static gboolean
get_day (KithDebriefForm *self, KithDay *day)
{
  g_autofree char *clean = kith_text_clean (gtk_editable_get_text (self->day_row), KITH_TEXT_LINE_MAX);

  *day = KITH_DAY_NONE;
  return *clean == '\0' || kith_day_parse (clean, day, NULL);
}

static gboolean
is_ready (KithForm *form)
{
  KithDay day;

  return get_day (KITH_DEBRIEF_FORM (form), &day);
}

static void
changed_cb (KithDebriefForm *self)
{
  g_autofree char *words = kith_text_box_dup_text (self->words_box);
  gboolean took_place = states[MIN (adw_combo_row_get_selected (self->state_row), 2)] == KITH_DEBRIEF_DONE;

  gtk_widget_set_visible (GTK_WIDGET (self->day_row), took_place);
  gtk_widget_set_visible (GTK_WIDGET (self->with_row), took_place);
  kith_form_changed (KITH_FORM (self));
  if (self->loaded)
    kith_draft_keeper_put (self->draft, g_variant_new (DRAFT, self->debrief->id,
                                                       adw_combo_row_get_selected (self->state_row),
                                                       gtk_editable_get_text (self->day_row),
                                                       gtk_editable_get_text (self->with_row), words));
}

static void
show (KithDebriefForm *self, guint state, const char *day, const char *with, const char *words)
{
  adw_combo_row_set_selected (self->state_row, MIN (state, G_N_ELEMENTS (states) - 1));
  gtk_editable_set_text (self->day_row, day);
  gtk_editable_set_text (self->with_row, with);
  kith_text_box_set_text (self->words_box, words);
}

static void
show_stored (KithDebriefForm *self)
{
  const KithDebrief *debrief = self->debrief;
  g_autofree char *day = debrief->day != KITH_DAY_NONE ? kith_day_format_iso (debrief->day) : g_strdup ("");
  guint chosen = 0;

  for (guint i = 0; debrief->state != KITH_DEBRIEF_OFFERED && i < G_N_ELEMENTS (states); i++)
    if (states[i] == debrief->state)
      chosen = i;
  show (self, chosen, day, debrief->with != NULL ? debrief->with : "",
        debrief->words != NULL ? debrief->words : "");
}

static void
take_draft (KithDebriefForm *self)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (DRAFT));
  const char *day, *with, *words;
  gint64 debrief;
  guint32 state;

  if (draft == NULL)
    return;
  g_variant_get (draft, "(xu&s&s&s)", &debrief, &state, &day, &with, &words);
  if (debrief == self->debrief->id)
    show (self, state, day, with, words);
}

static void
kith_debrief_form_dispose (GObject *object)
{
  KithDebriefForm *self = KITH_DEBRIEF_FORM (object);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->debrief, kith_debrief_free);

  G_OBJECT_CLASS (kith_debrief_form_parent_class)->dispose (object);
}

static gboolean
kith_debrief_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_DEBRIEF_FORM (widget)->state_row));
}

static void
kith_debrief_form_class_init (KithDebriefFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_debrief_form_dispose;
  widget_class->grab_focus = kith_debrief_form_grab_focus;

  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/incidents/kith-debrief-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithDebriefForm, state_row);
  gtk_widget_class_bind_template_child (widget_class, KithDebriefForm, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithDebriefForm, with_row);
  gtk_widget_class_bind_template_child (widget_class, KithDebriefForm, words_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_debrief_form_init (KithDebriefForm *self)
{
  const char *const labels[] = { _ ("Yes"), _ ("It is not needed"), _ ("Not yet"), NULL };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (labels);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (choices));
}

/**
 * kith_debrief_form_new:
 * @session: whose debrief it is
 * @debrief: as it was read
 *
 * Returns: (transfer floating): the form, with what was being written of it before
 */
GtkWidget *
kith_debrief_form_new (KithSession *session, const KithDebrief *debrief)
{
  KithDebriefForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session) && debrief != NULL, NULL);

  self = g_object_new (KITH_TYPE_DEBRIEF_FORM, NULL);
  self->debrief = kith_debrief_copy (debrief);
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_DEBRIEF, debrief->id);
  show_stored (self);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->parent);
  g_object_unref (asking->context);
  g_object_unref (asking->form);
  kith_debrief_free (asking->answer);
  g_free (asking);
}

static gboolean
answer_job (KithSession *session, gpointer data, GError **error)
{
  Asking *asking = data;

  return kith_debriefs_answer (session, asking->answer, error) != 0;
}

static void
answer_done (gpointer object, gpointer data, const GError *error)
{
  Asking *asking = data;

  if (error != NULL)
    return;
  kith_draft_keeper_discard (asking->form->draft);
  kith_app_context_say (asking->context,
                        _ ("Kept for you alone. Coordinators see only whether it took place."));
}

static KithDebrief *
take_answer (KithDebriefForm *self)
{
  KithDebrief *answer = kith_debrief_copy (self->debrief);

  answer->state = states[MIN (adw_combo_row_get_selected (self->state_row), G_N_ELEMENTS (states) - 1)];
  get_day (self, &answer->day);
  g_free (answer->with);
  g_free (answer->words);
  answer->with = g_strdup (gtk_editable_get_text (self->with_row));
  answer->words = kith_text_box_dup_text (self->words_box);
  return answer;
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  asking->answer = take_answer (asking->form);
  kith_job_run (asking->context, answer_job, asking, asking_free, asking->parent, answer_done);
}

/**
 * kith_debrief_form_ask:
 * @parent: the widget that asks
 * @context: what the window works with
 * @debrief: one's own, as it was read
 *
 * Opens the form, and keeps the answer.
 */
void
kith_debrief_form_ask (GtkWidget *parent, KithAppContext *context, const KithDebrief *debrief)
{
  Asking *asking;
  GtkWidget *form;
  GtkWindow *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context) && debrief != NULL);

  form = kith_debrief_form_new (kith_app_context_get_session (context), debrief);
  asking = g_new0 (Asking, 1);
  asking->parent = g_object_ref (parent);
  asking->context = g_object_ref (context);
  asking->form = g_object_ref_sink (KITH_DEBRIEF_FORM (form));
  dialog = kith_dialogs_ask (parent, _ ("A Conversation for You"),
                             _ ("It is yours to take or leave. When it was, with whom and what you keep of "
                                "it can be opened by you alone; "
                                "coordinators see only whether it took place."),
                             _ ("_Keep"), KITH_DIALOG_SUGGESTED, form, answered, asking);
  kith_dialogs_follow_ready (dialog, form);
}
