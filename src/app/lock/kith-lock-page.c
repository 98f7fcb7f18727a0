/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock screen. Crisis help stands as large as Unlock; nothing about any person is known here. */

#include "lock/kith-lock-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-columns.h"

struct _KithLockPage
{
  AdwBin parent_instance;

  GPtrArray *accounts; /* (owned) (nullable) (element-type KithAccount) */
  gint64 chosen;       /* 0: nobody yet */
  gint64 pin_account;  /* 0: no PIN is set */
  guint pin_tries;
  gboolean pin_refused; /* somebody asked for the passphrase instead */
  gboolean listed;
  gboolean practise;
  gboolean busy;
  GdkDevice *keyboard; /* (owned) (nullable) */

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *columns;
  GtkBox *account_list;
  GtkWidget *panel;
  GtkLabel *who;
  GtkEditable *name_entry;
  GtkEditable *entry;
  GtkLabel *message;
  GtkWidget *unlock_button;
  GtkWidget *spinner;
  GtkLabel *unlock_label;
  GtkWidget *instead_button;
  GtkWidget *recover_button;
  GtkWidget *practise_button;
  GtkWidget *leave_button;
};

G_DEFINE_FINAL_TYPE (KithLockPage, kith_lock_page, ADW_TYPE_BIN)

enum
{
  UNLOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KithAccount *
find_account (KithLockPage *self, gint64 id)
{
  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (self->accounts, i);

      if (account->id == id)
        return account;
    }
  return NULL;
}

/* By name, whatever the case: for a lock screen that lists nobody. */
static gint64
find_by_name (KithLockPage *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  g_strstrip (wanted);
  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (self->accounts, i);
      g_autofree char *folded = g_utf8_casefold (account->name, -1);

      if (g_strcmp0 (folded, wanted) == 0)
        return account->id;
    }
  return 0;
}

static gboolean
is_caps_lock_on (KithLockPage *self)
{
  return self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard);
}

static void
show_message (KithLockPage *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL && sentence[0] != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
show_hint (KithLockPage *self)
{
  if (is_caps_lock_on (self) && kith_lock_page_get_way (self) == KITH_LOCK_PASSPHRASE)
    show_message (self, _ ("Caps Lock is on."), FALSE);
  else
    show_message (self, NULL, FALSE);
}

static void
update_panel (KithLockPage *self)
{
  KithLockWay way = kith_lock_page_get_way (self);
  const KithAccount *account = find_account (self, self->chosen);
  gboolean ready = !self->listed || account != NULL;
  const char *label = way == KITH_LOCK_PIN ? _ ("PIN for today") : _ ("Passphrase");

  gtk_widget_set_visible (GTK_WIDGET (self->who), self->listed);
  if (self->practise)
    gtk_label_set_label (self->who, _ ("Choose a role to try. No passphrase is needed."));
  else
    gtk_label_set_label (self->who, account != NULL ? account->name : _ ("Who are you?"));
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry), !self->listed);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), way != KITH_LOCK_OPEN);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), ready);
  /* Not insensitive: an entry that has the focus then never learns that it lost it. */
  gtk_editable_set_editable (self->entry, !self->busy);
  gtk_widget_set_sensitive (self->unlock_button, ready && !self->busy);
  gtk_widget_set_visible (self->unlock_button, !self->practise || self->busy);
  gtk_widget_set_visible (self->instead_button, way == KITH_LOCK_PIN);
  gtk_label_set_label (self->unlock_label, self->practise ? _ ("Opening…") : _ ("Unlock"));
  g_object_set (self->entry, "placeholder-text", label, NULL);
  kith_a11y_set_label (GTK_WIDGET (self->entry), label);
  if (gtk_editable_get_delegate (self->entry) != NULL)
    kith_a11y_set_label (GTK_WIDGET (gtk_editable_get_delegate (self->entry)), label);
}

static void
choose (KithLockPage *self, gint64 account)
{
  if (self->chosen != account)
    gtk_editable_set_text (self->entry, "");
  if (self->chosen != account)
    gtk_widget_set_visible (self->recover_button, FALSE);
  self->chosen = account;
  self->pin_refused = FALSE;
  show_hint (self);
  update_panel (self);
}

static void
account_toggled_cb (KithLockPage *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    choose (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "account"));
}

/* In the sample center choosing is enough. */
static void
account_clicked_cb (KithLockPage *self)
{
  if (self->practise && !self->busy && self->chosen != 0)
    {
      g_signal_emit (self, signals[UNLOCK], 0, self->chosen);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* For the sample center, where somebody chooses a role to try. */
static const char *
describe_role (KithRole role)
{
  switch ((int) role)
    {
    case KITH_ROLE_FRONT_DESK:
      return _ ("Sign people in");
    case KITH_ROLE_ADVOCATE:
      return _ ("Walk beside them");
    case KITH_ROLE_COORDINATOR:
      return _ ("Run the center");
    default:
      return "";
    }
}

static GtkWidget *
make_account_button (KithLockPage *self, const KithAccount *account, GtkToggleButton *group)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = self->practise ? kith_role_get_label (account->role) : account->name;
  const char *subtitle = self->practise ? describe_role (account->role) : kith_role_get_label (account->role);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *role = gtk_label_new (subtitle);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, subtitle);
  g_autofree char *letters = kith_text_initials (title);
  GtkWidget *initials = gtk_label_new (letters);

  gtk_widget_add_css_class (initials, "initials");
  gtk_widget_set_valign (initials, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), initials);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (role), 0);
  gtk_label_set_ellipsize (GTK_LABEL (role), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (role, "account-role");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), role);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "account-button");
  kith_a11y_set_label (button, label);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  g_object_set_data_full (G_OBJECT (button), "account", g_memdup2 (&account->id, sizeof account->id), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (account_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (account_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
unlock_cb (KithLockPage *self)
{
  gint64 account =
      self->listed ? self->chosen : find_by_name (self, gtk_editable_get_text (self->name_entry));

  if (self->busy || (self->listed && account == 0))
    return;
  if (kith_lock_page_get_way (self) != KITH_LOCK_OPEN && gtk_editable_get_text (self->entry)[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  self->chosen = account;
  g_signal_emit (self, signals[UNLOCK], 0, account);
}

static void
name_activated_cb (KithLockPage *self)
{
  kith_lock_page_select (self, find_by_name (self, gtk_editable_get_text (self->name_entry)));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entry_changed_cb (KithLockPage *self)
{
  if (gtk_editable_get_text (self->entry)[0] != '\0')
    show_hint (self);
}

static void
instead_cb (KithLockPage *self)
{
  self->pin_refused = TRUE;
  gtk_editable_set_text (self->entry, "");
  update_panel (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
caps_lock_cb (KithLockPage *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->message), "error"))
    show_hint (self);
}

static void
kith_lock_page_realize (GtkWidget *widget)
{
  KithLockPage *self = KITH_LOCK_PAGE (widget);
  GdkSeat *seat;

  GTK_WIDGET_CLASS (kith_lock_page_parent_class)->realize (widget);
  seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  if (seat != NULL && gdk_seat_get_keyboard (seat) != NULL && self->keyboard == NULL)
    {
      self->keyboard = g_object_ref (gdk_seat_get_keyboard (seat));
      g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (caps_lock_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static gboolean
kith_lock_page_grab_focus (GtkWidget *widget)
{
  kith_lock_page_start (KITH_LOCK_PAGE (widget));
  return TRUE;
}

static void
kith_lock_page_dispose (GObject *object)
{
  KithLockPage *self = KITH_LOCK_PAGE (object);

  g_clear_object (&self->keyboard);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  G_OBJECT_CLASS (kith_lock_page_parent_class)->dispose (object);
}

static void
kith_lock_page_class_init (KithLockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_lock_page_dispose;
  widget_class->realize = kith_lock_page_realize;
  widget_class->grab_focus = kith_lock_page_grab_focus;

  signals[UNLOCK] = g_signal_new ("unlock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (KITH_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/lock/kith-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, title);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, columns);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, account_list);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, panel);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, who);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, message);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, unlock_label);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, instead_button);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, recover_button);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, practise_button);
  gtk_widget_class_bind_template_child (widget_class, KithLockPage, leave_button);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, instead_cb);
}

static void
kith_lock_page_init (KithLockPage *self)
{
  self->listed = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  update_panel (self);
}

/**
 * kith_lock_page_new:
 *
 * Returns: (transfer floating): a lock screen without accounts
 */
GtkWidget *
kith_lock_page_new (void)
{
  return g_object_new (KITH_TYPE_LOCK_PAGE, NULL);
}

/**
 * kith_lock_page_set_center:
 * @self: the lock screen
 * @name: the center's name
 * @day: (nullable): today, as the center writes it
 */
void
kith_lock_page_set_center (KithLockPage *self, const char *name, const char *day)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, day != NULL ? day : "");
}

/**
 * kith_lock_page_set_accounts:
 * @self: the lock screen
 * @accounts: (element-type KithAccount): those that can unlock
 * @listed: whether they are shown as buttons, rather than asking for a name
 */
void
kith_lock_page_set_accounts (KithLockPage *self, GPtrArray *accounts, gboolean listed)
{
  GtkWidget *child;
  GtkToggleButton *group = NULL;

  g_return_if_fail (KITH_IS_LOCK_PAGE (self));
  g_return_if_fail (accounts != NULL);

  kith_children_remove (GTK_WIDGET (self->account_list));
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_ptr_array_ref (accounts);
  self->listed = listed;
  for (guint i = 0; listed && i < accounts->len; i++)
    {
      child = make_account_button (self, g_ptr_array_index (accounts, i), group);
      if (group == NULL)
        group = GTK_TOGGLE_BUTTON (child);
      gtk_box_append (self->account_list, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->account_list), listed);
  choose (self, 0);
  if (listed && accounts->len == 1)
    kith_lock_page_select (self, ((KithAccount *) g_ptr_array_index (accounts, 0))->id);
}

/**
 * kith_lock_page_set_practise:
 * @self: the lock screen
 * @practise: whether these are the accounts of the sample center, which need no passphrase
 */
void
kith_lock_page_set_practise (KithLockPage *self, gboolean practise)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  self->practise = practise;
  gtk_widget_set_visible (self->practise_button, !practise);
  gtk_widget_set_visible (self->leave_button, practise);
  update_panel (self);
}

/**
 * kith_lock_page_offer_pin:
 * @self: the lock screen
 * @account: who may return by a PIN; 0: nobody any more
 * @tries_left: how many tries are left
 */
void
kith_lock_page_offer_pin (KithLockPage *self, gint64 account, guint tries_left)
{
  KithLockWay before;

  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  before = kith_lock_page_get_way (self);
  self->pin_account = account;
  self->pin_tries = tries_left;
  /* Half a PIN is no beginning of a passphrase. */
  if (kith_lock_page_get_way (self) != before)
    gtk_editable_set_text (self->entry, "");
  update_panel (self);
}

/**
 * kith_lock_page_select:
 * @self: the lock screen
 * @account: whom to choose; an unknown one chooses nobody
 */
void
kith_lock_page_select (KithLockPage *self, gint64 account)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  if (find_account (self, account) == NULL)
    account = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->account_list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (*(gint64 *) g_object_get_data (G_OBJECT (child), "account") == account)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
    }
  choose (self, account);
}

/**
 * kith_lock_page_start:
 * @self: the lock screen
 *
 * Puts the focus where the hand goes next.
 */
void
kith_lock_page_start (KithLockPage *self)
{
  GtkWidget *first;

  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  if (!self->listed)
    first = GTK_WIDGET (self->name_entry);
  else if (self->chosen == 0 || self->practise)
    first = gtk_widget_get_first_child (GTK_WIDGET (self->account_list));
  else
    first = GTK_WIDGET (self->entry);
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/**
 * kith_lock_page_get_account:
 * @self: the lock screen
 *
 * Returns: the chosen account, 0 for none
 */
gint64
kith_lock_page_get_account (KithLockPage *self)
{
  g_return_val_if_fail (KITH_IS_LOCK_PAGE (self), 0);
  return self->chosen;
}

/**
 * kith_lock_page_get_way:
 * @self: the lock screen
 *
 * Returns: what is asked of the chosen account
 */
KithLockWay
kith_lock_page_get_way (KithLockPage *self)
{
  g_return_val_if_fail (KITH_IS_LOCK_PAGE (self), KITH_LOCK_PASSPHRASE);

  if (self->practise)
    return KITH_LOCK_OPEN;
  if (self->chosen != 0 && self->chosen == self->pin_account && !self->pin_refused)
    return KITH_LOCK_PIN;
  return KITH_LOCK_PASSPHRASE;
}

/**
 * kith_lock_page_get_text:
 * @self: the lock screen
 *
 * Returns: (transfer none): what was typed; turn it into a secret at once, keep no copy
 */
const char *
kith_lock_page_get_text (KithLockPage *self)
{
  g_return_val_if_fail (KITH_IS_LOCK_PAGE (self), NULL);
  return gtk_editable_get_text (self->entry);
}

/**
 * kith_lock_page_set_busy:
 * @self: the lock screen
 * @busy: whether an unlock is under way
 */
void
kith_lock_page_set_busy (KithLockPage *self, gboolean busy)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->account_list), !busy);
  gtk_editable_set_editable (self->name_entry, !busy);
  gtk_widget_set_sensitive (self->practise_button, !busy);
  update_panel (self);
}

/**
 * kith_lock_page_refuse:
 * @self: the lock screen
 * @sentence: (nullable): what went wrong, %NULL for a passphrase or PIN that did not fit
 *
 * Says so, empties the entry and puts the focus back.
 */
void
kith_lock_page_refuse (KithLockPage *self, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  kith_lock_page_set_busy (self, FALSE);
  if (sentence == NULL && kith_lock_page_get_way (self) == KITH_LOCK_PIN)
    {
      g_string_append (text, _ ("That PIN didn’t work."));
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u try left.", "%u tries left.", self->pin_tries),
                              self->pin_tries);
    }
  else if (sentence == NULL)
    {
      g_string_append (text, _ ("That passphrase didn’t work."));
      if (is_caps_lock_on (self))
        g_string_append_printf (text, " %s", _ ("Caps Lock is on."));
      g_string_append_printf (text, " %s", _ ("Try again, or ask a coordinator to reset it."));
      gtk_widget_set_visible (self->recover_button, self->chosen != 0);
    }
  gtk_editable_set_text (self->entry, "");
  show_message (self, text->str, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kith_lock_page_tell:
 * @self: the lock screen
 * @sentence: something good to know, until the next key
 *
 * Says it under the passphrase, which is wanted next.
 */
void
kith_lock_page_tell (KithLockPage *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));
  g_return_if_fail (sentence != NULL);

  gtk_widget_set_visible (self->recover_button, FALSE);
  gtk_editable_set_text (self->entry, "");
  show_message (self, sentence, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kith_lock_page_clear:
 * @self: the lock screen
 *
 * Forgets what was typed.
 */
void
kith_lock_page_clear (KithLockPage *self)
{
  g_return_if_fail (KITH_IS_LOCK_PAGE (self));

  gtk_editable_set_text (self->entry, "");
  gtk_editable_set_text (self->name_entry, "");
  show_message (self, NULL, FALSE);
}
