/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in guide: what somebody new at the desk wants to know, in the order in which it comes up. */

#include "window/kith-guide-page.h"

#include "shared/kith-focus.h"

#include <glib/gi18n.h>

struct _KithGuidePage
{
  AdwBin parent_instance;

  GtkBox *sections;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (KithGuidePage, kith_guide_page, ADW_TYPE_BIN)

enum
{
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *body;
} sections[] = {
  { N_ ("Somebody comes in"),
    N_ ("Type two letters of the name they go by. If only one person fits, press Enter: they are signed in. "
        "If several fit, "
        "Enter goes into the list and a second Enter takes the row. A name to be called by is enough for "
        "somebody new; a "
        "guest who gives no name is Ctrl+G. A scanned card works wherever the cursor is.") },
  { N_ ("That was the wrong one"),
    N_ ("Press Ctrl+Z while the entry is empty, or Undo in the message at the top. "
        "In the list of who is here, the menu of each "
        "row has “Wrong person”. On the person’s page wrong times and services are corrected, and what was "
        "removed by mistake is put back, below their visits.") },
  { N_ ("You are writing, and somebody comes in"),
    N_ ("Press Ctrl+K on any page: type, press Enter, and go on writing where you were.") },
  { N_ ("You leave the desk"),
    N_ ("Press Ctrl+L. Kith also covers the names when nobody has touched it for a while, and locks later; "
        "what you were "
        "typing is kept for you. While names are covered, a card can still be scanned.") },
  { N_ ("Somebody is in a crisis"), N_ ("Press Ctrl+Shift+H, or the button at the top, on any screen and "
                                        "also while Kith is locked. Escape brings you back to "
                                        "exactly where you were.") },
  { N_ ("Something happened"),
    N_ ("Press Something Happened in crisis help, or in the menu with your name. A few words are enough, and "
        "what "
        "you were writing is kept if you are interrupted. You and the coordinators can read it. Whoever was "
        "there "
        "may be offered a conversation afterwards; what is said in it stays theirs.") },
  { N_ ("Somebody needs a place to go"),
    N_ ("Press Ctrl+4 and type what they need; slips of the keys are forgiven. The best is shown beside the "
        "list: whom to call, whether it is open, what to bring. A click copies the number. Where hours are "
        "not certain, Kith says to call first. What you add to the handout is printed in large letters, "
        "without anybody’s name.") },
  { N_ ("The directory is wrong"),
    N_ ("Press Edit: what you write stays, whatever its source sends next, and the source’s words stand "
        "beside it. When you have called and all of it is right, press Verified Today.") },
  { N_ ("You send somebody to another place"), N_ ("Peer advocates and coordinators choose Refer in the "
                                                   "details of a resource, or Referrals on the person’s "
                                                   "page. A day to ask how it went comes along; then say "
                                                   "with How Did It Go whether they got there, and if "
                                                   "not, why. Whoever there is told something about them has "
                                                   "to stand in an agreement that is in force.") },
  { N_ ("The passphrase is forgotten"), N_ ("A coordinator can set a new one in Settings. If nobody can get "
                                            "in any more, the recovery code on paper opens the "
                                            "center: kithctl account recover.") },
  { N_ ("The computer breaks or is lost"), N_ ("A coordinator chooses in Settings, under Backup, where "
                                               "backups go. From then on Kith makes them by itself "
                                               "in the background, reads each one back, and keeps the "
                                               "newest. The same page says how to put one back.") },
  { N_ ("Something about somebody is to be shared"),
    N_ ("Read the words together on the person’s page, under Agreements, and write down with whom, what for "
        "and "
        "until when. Without an agreement that is in force nothing is printed for others. It can be taken "
        "back at "
        "any time. The words themselves are in Settings.") },
  { N_ ("Somebody wants to see what is held about them"),
    N_ ("Peer advocates and coordinators find “Everything We Hold” under More on the person’s page. Read it "
        "together. What may be about somebody else is marked; keep each or leave it out, then print it or "
        "save "
        "it for them. “Who Has Seen or Received This Record” is beside it.") },
  { N_ ("Somebody must not read a record"),
    N_ ("It is their own, they know the person from elsewhere, or the person does not want it: peer "
        "advocates "
        "and coordinators choose Who May Open This Record in the menu of the person’s page and keep it from "
        "an account. This holds from then on; what was read before is not taken back. Only a coordinator "
        "ends it.") },
  { N_ ("Somebody is away, or has died"),
    N_ ("Peer advocates and coordinators write it down from the menu of the person’s page. While somebody is "
        "away, nobody is reminded of them. Who has died is not found at the front desk any more, and notices "
        "end; those who may open the record still find it under People. Visits and totals stay as they are, "
        "and either can be taken back on the page.") },
  { N_ ("Somebody wants their record erased"),
    N_ ("A coordinator chooses Erase This Record in the menu of the person’s page. It is hidden at once and "
        "gone "
        "after a week; until then it stands under People, where it can be stopped. The visits stay in all "
        "totals. Where the law keeps a record, a legal hold with its last day is set in the same menu.") },
  { N_ ("You had lists before you had Kith"),
    N_ ("A coordinator chooses Import in Settings: people, or past monthly totals, from a table saved as "
        "CSV. "
        "Kith shows what it takes each column for, and how the first lines are read, before anything is "
        "taken. Who may have a record already is asked about. It can be undone until Kith is locked.") },
  { N_ ("A helpline sends its directory of services"),
    N_ ("A coordinator chooses Import in Settings and then Import a Directory: AIRS XML, OpenStreetMap XML, "
        "or "
        "what another Kith exported. Kith shows what is new, what changes field by field, and what the file "
        "does not tell any more. What was changed here stays; nothing is deleted. It can be undone, and "
        "Review beside it lists what somebody should look at.") },
  { N_ ("People who have not come for years"),
    N_ ("Under Settings, Keeping records, a coordinator sets after how many years without a visit a record "
        "is "
        "proposed for erasing, and sees whom that would touch. Nothing is erased by itself: each record has "
        "a "
        "button, and that can be stopped for a week. Who is kept by a legal hold is listed without one.") },
  { N_ ("You ask other things than Kith does"), N_ ("Under Settings, Questions, a coordinator adds, renames "
                                                    "and orders what is asked, the answers to choose "
                                                    "from and the pronouns that are offered. Nobody has to "
                                                    "answer anything. What is no longer asked stays "
                                                    "with whoever answered it, and can be asked again.") },
  { N_ ("The computer does not work today"), N_ ("Use a paper sheet: the front desk’s menu prints blank ones "
                                                 "in advance. Enter it later with “Enter a paper sheet”, "
                                                 "then shred it.") },
  { N_ ("Who can read what"),
    N_ ("The front desk reads names and what waits at the desk. Peer advocates "
        "read also what people told them. Nobody can "
        "read what their role has no key for, not even from the file itself. "
        "Coordinators see who did what in the log of the settings: by day, account, kind or person.") },
};

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static gboolean
kith_guide_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KITH_GUIDE_PAGE (widget)->back_button);
}

static void
kith_guide_page_class_init (KithGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_guide_page_grab_focus;

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGuidePage, sections);
  gtk_widget_class_bind_template_child (widget_class, KithGuidePage, back_button);

  gtk_widget_class_install_action (widget_class, "guide.close", NULL, close_action);
}

static void
kith_guide_page_init (KithGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_focus_leave_on_escape (GTK_WIDGET (self), "guide.close");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_box_append (GTK_BOX (section), make_label (_ (sections[i].title), "title-4"));
      gtk_box_append (GTK_BOX (section), make_label (_ (sections[i].body), NULL));
      gtk_box_append (self->sections, section);
    }
}

/**
 * kith_guide_page_new:
 *
 * Returns: (transfer floating): the guide
 */
GtkWidget *
kith_guide_page_new (void)
{
  return g_object_new (KITH_TYPE_GUIDE_PAGE, NULL);
}
