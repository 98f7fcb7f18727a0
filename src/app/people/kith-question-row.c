/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-question-row.h"

#include <glib/gi18n.h>

/* One line of the list. */
typedef struct
{
  KithAnswer answer;
  char *choice; /* (owned): or "" */
} Line;

struct _KithQuestionRow
{
  AdwComboRow parent_instance;

  char *code;               /* (owned) (nullable): of the question; %NULL: whether an interpreter is wanted */
  KithQuestions *questions; /* (owned) (nullable): the lists that it is in */
  GArray *lines;            /* (owned) (element-type Line) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithQuestionRow, kith_question_row, ADW_TYPE_COMBO_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->choice);
}

static void
add_line (KithQuestionRow *self,
          GtkStringList *labels,
          KithAnswer answer,
          const char *choice,
          const char *label)
{
  Line line = { answer, g_strdup (choice) };

  g_array_append_val (self->lines, line);
  gtk_string_list_append (labels, label);
}

static void
add_answer (KithQuestionRow *self, GtkStringList *labels, KithAnswer answer)
{
  add_line (self, labels, answer, "",
            self->questions != NULL ? kith_questions_describe (self->questions, self->code, answer, NULL)
                                    : kith_answer_label (answer));
}

static void
selected_cb (KithQuestionRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kith_question_row_finalize (GObject *object)
{
  KithQuestionRow *self = KITH_QUESTION_ROW (object);

  g_array_unref (self->lines);
  g_free (self->code);
  g_clear_pointer (&self->questions, kith_questions_unref);

  G_OBJECT_CLASS (kith_question_row_parent_class)->finalize (object);
}

static void
kith_question_row_class_init (KithQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_question_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_question_row_init (KithQuestionRow *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
set_labels (KithQuestionRow *self, GtkStringList *labels)
{
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->filling = FALSE;
}

/**
 * kith_question_row_new:
 * @questions: the center's lists
 * @question: one that is in them
 *
 * The ways of not answering are there whatever the lists say.
 *
 * Returns: (transfer floating): a row that asks it
 */
GtkWidget *
kith_question_row_new (KithQuestions *questions, const KithListed *question)
{
  KithQuestionRow *self =
      g_object_new (KITH_TYPE_QUESTION_ROW, "use-markup", FALSE, "title", question->label, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) choices = kith_questions_list_offered (questions, question->code);

  self->code = g_strdup (question->code);
  self->questions = kith_questions_ref (questions);
  add_answer (self, labels, KITH_ANSWER_NOT_ASKED);
  if (question->yes_or_no)
    add_answer (self, labels, KITH_ANSWER_YES);
  for (guint i = 0; i < choices->len; i++)
    {
      const KithListed *choice = g_ptr_array_index (choices, i);

      add_line (self, labels, KITH_ANSWER_YES, choice->code, choice->label);
    }
  add_answer (self, labels, KITH_ANSWER_NO);
  add_answer (self, labels, KITH_ANSWER_DOES_NOT_KNOW);
  add_answer (self, labels, KITH_ANSWER_PREFERS_NOT);
  set_labels (self, labels);
  return GTK_WIDGET (self);
}

/**
 * kith_question_row_new_interpreter:
 *
 * Returns: (transfer floating): a row that asks whether an interpreter is wanted
 */
GtkWidget *
kith_question_row_new_interpreter (void)
{
  KithQuestionRow *self = g_object_new (KITH_TYPE_QUESTION_ROW, "title", _ ("Interpreter wanted"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  add_answer (self, labels, KITH_ANSWER_NOT_ASKED);
  add_answer (self, labels, KITH_ANSWER_YES);
  add_answer (self, labels, KITH_ANSWER_NO);
  add_answer (self, labels, KITH_ANSWER_DOES_NOT_KNOW);
  add_answer (self, labels, KITH_ANSWER_PREFERS_NOT);
  set_labels (self, labels);
  return GTK_WIDGET (self);
}

/**
 * kith_question_row_show:
 * @self: a row
 * @form: what was answered
 *
 * An answer that is offered no more, or comes from a file, gets a line of its own.
 */
void
kith_question_row_show (KithQuestionRow *self, const KithIntakeForm *form)
{
  const char *choice = "";
  KithAnswer answer;

  g_return_if_fail (KITH_IS_QUESTION_ROW (self));

  answer = self->code != NULL ? kith_intake_form_get_answer (form, self->code, &choice)
                              : kith_intake_form_get_interpreter (form);
  self->filling = TRUE;
  for (guint i = 0; i <= self->lines->len; i++)
    {
      const Line *line;

      if (i == self->lines->len)
        add_line (self, GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self))), answer, choice,
                  self->questions != NULL
                      ? kith_questions_describe (self->questions, self->code, answer, choice)
                      : kith_answer_label (answer));
      line = &g_array_index (self->lines, Line, i);
      if (line->answer != answer || !g_str_equal (line->choice, choice))
        continue;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
      break;
    }
  self->filling = FALSE;
}

/**
 * kith_question_row_store:
 * @self: a row
 * @form: where the answer goes
 *
 * Returns: whether that changed anything
 */
gboolean
kith_question_row_store (KithQuestionRow *self, KithIntakeForm *form)
{
  guint selected;
  const Line *line;

  g_return_val_if_fail (KITH_IS_QUESTION_ROW (self), FALSE);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  if (selected >= self->lines->len)
    return FALSE;
  line = &g_array_index (self->lines, Line, selected);
  return self->code != NULL ? kith_intake_form_set_answer (form, self->code, line->answer, line->choice)
                            : kith_intake_form_set_interpreter (form, line->answer);
}
