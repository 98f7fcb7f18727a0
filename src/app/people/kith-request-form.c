/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form for both: what is asked for is chosen from kinds, what is not right from the parts of a record.
 * The form reads nothing of the record, so the desk fills it in as everybody does. */

#include "people/kith-request-form.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "people/kith-record-field.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-text-box.h"

struct _KithRequestForm
{
  KithForm parent_instance;

  AdwComboRow *what_row; /* (unowned) template child, as those below */
  GtkEditable *day_row;
  GtkEditable *by_row;
  KithTextBox *words_box;

  KithDraftKeeper *draft; /* (owned) (nullable) */
  GStrv fields;           /* (owned) (nullable): codes of the choices; %NULL where kinds are chosen */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithRequestForm, kith_request_form, KITH_TYPE_FORM)

/* Of a correction only by its parts: that is another command. */
static const KithRequestKind kinds[] = { KITH_REQUEST_COPY, KITH_REQUEST_NOT_SHARED, KITH_REQUEST_ERASURE,
                                         KITH_REQUEST_OTHER };

#define CHOICE_VISIT "visit"

/* What is chosen, as it is kept in a draft: the code of a kind, of a field, or that it is a visit. */
static const char *
choice_code (KithRequestForm *self, guint chosen)
{
  if (self->fields == NULL)
    return chosen < G_N_ELEMENTS (kinds) ? kith_request_kind_code (kinds[chosen]) : NULL;
  if (chosen < g_strv_length (self->fields))
    return self->fields[chosen];
  return chosen == g_strv_length (self->fields) ? CHOICE_VISIT : NULL;
}

/* The last choice of fields is a visit, which needs its day. */
static gboolean
is_visit (KithRequestForm *self)
{
  return self->fields != NULL && adw_combo_row_get_selected (self->what_row) == g_strv_length (self->fields);
}

static KithDay
get_day (KithRequestForm *self)
{
  g_autofree char *clean = kith_text_clean (gtk_editable_get_text (self->day_row), KITH_TEXT_LINE_MAX);
  KithDay day;

  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

static gboolean
is_ready (KithForm *form)
{
  KithRequestForm *self = KITH_REQUEST_FORM (form);
  g_autofree char *words = kith_text_box_dup_text (self->words_box);

  return (self->fields == NULL || !kith_text_is_blank (words)) &&
         (!is_visit (self) || get_day (self) != KITH_DAY_NONE);
}

static void
changed_cb (KithRequestForm *self)
{
  g_autofree char *words = kith_text_box_dup_text (self->words_box);

  gtk_widget_set_visible (GTK_WIDGET (self->day_row), is_visit (self));
  kith_form_changed (KITH_FORM (self));
  if (self->loaded)
    kith_draft_keeper_put (
        self->draft,
        g_variant_new ("(ssss)", choice_code (self, adw_combo_row_get_selected (self->what_row)), words,
                       gtk_editable_get_text (self->by_row), gtk_editable_get_text (self->day_row)));
}

static void
take_draft (KithRequestForm *self)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE ("(ssss)"));
  const char *chosen, *code, *words, *by, *day;

  if (draft == NULL)
    return;
  g_variant_get (draft, "(&s&s&s&s)", &chosen, &words, &by, &day);
  for (guint i = 0; (code = choice_code (self, i)) != NULL; i++)
    if (g_str_equal (code, chosen))
      adw_combo_row_set_selected (self->what_row, i);
  kith_text_box_set_text (self->words_box, words);
  gtk_editable_set_text (self->by_row, by);
  gtk_editable_set_text (self->day_row, day);
}

static void
add_choices (KithRequestForm *self, KithQuestions *questions)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; self->fields != NULL && self->fields[i] != NULL; i++)
    gtk_string_list_take (labels, kith_record_field_describe (self->fields[i], questions));
  if (self->fields != NULL)
    gtk_string_list_append (labels, _ ("A visit"));
  for (guint i = 0; self->fields == NULL && i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, kith_request_kind_label (kinds[i]));
  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (labels));
}

static void
kith_request_form_dispose (GObject *object)
{
  KithRequestForm *self = KITH_REQUEST_FORM (object);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->fields, g_strfreev);

  G_OBJECT_CLASS (kith_request_form_parent_class)->dispose (object);
}

static gboolean
kith_request_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_REQUEST_FORM (widget)->what_row));
}

static void
kith_request_form_class_init (KithRequestFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_request_form_dispose;
  widget_class->grab_focus = kith_request_form_grab_focus;

  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-request-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithRequestForm, what_row);
  gtk_widget_class_bind_template_child (widget_class, KithRequestForm, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithRequestForm, by_row);
  gtk_widget_class_bind_template_child (widget_class, KithRequestForm, words_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_request_form_init (KithRequestForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_request_form_new:
 * @session: whose draft it is
 * @person: whose record it is about
 * @objects: whether it says that something is not right
 * @told: (nullable): what they told, as far as it is known
 *
 * Returns: (transfer floating): the form, with what this account was writing for @person before
 */
GtkWidget *
kith_request_form_new (KithSession *session, gint64 person, gboolean objects, const KithIntake *told)
{
  g_autoptr (KithQuestions) questions = NULL;
  KithRequestForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_REQUEST_FORM, NULL);
  questions = kith_questions_load (kith_session_get_store (session), NULL);
  if (questions == NULL)
    questions = kith_questions_new_default ();
  self->fields = objects ? kith_record_fields_list (questions, told) : NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->what_row),
                                 objects ? _ ("What is not right") : _ ("What they ask for"));
  add_choices (self, questions);
  self->draft = kith_draft_keeper_new (session, objects ? KITH_DRAFT_OBJECTION : KITH_DRAFT_REQUEST, person);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_request_form_to_request:
 * @self: a form that is ready
 *
 * Returns: (transfer full): what is typed
 */
KithRequest *
kith_request_form_to_request (KithRequestForm *self)
{
  KithRequest *request;
  guint chosen;

  g_return_val_if_fail (KITH_IS_REQUEST_FORM (self), NULL);

  chosen = adw_combo_row_get_selected (self->what_row);
  request = kith_request_new (self->fields != NULL ? KITH_REQUEST_CORRECTION
                                                   : kinds[MIN (chosen, G_N_ELEMENTS (kinds) - 1)]);
  if (is_visit (self))
    request->field = kith_record_field_visit (get_day (self));
  else if (self->fields != NULL)
    request->field = g_strdup (self->fields[chosen]);
  request->words = kith_text_box_dup_text (self->words_box);
  request->by = g_strdup (gtk_editable_get_text (self->by_row));
  return request;
}

/**
 * kith_request_form_done:
 * @self: a form
 *
 * It is stored: the draft goes.
 */
void
kith_request_form_done (KithRequestForm *self)
{
  g_return_if_fail (KITH_IS_REQUEST_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
