/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRecordSection: a part of a person's page in which something is typed: it is read when it is shown, and
 * what is typed is saved or discarded from the bar below the page. */

#pragma once

#include <adwaita.h>

#include "people/kith-field-marks.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_RECORD_SECTION (kith_record_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithRecordSection, kith_record_section, KITH, RECORD_SECTION, AdwBin)

/**
 * KithRecordSectionClass:
 * @setup: (nullable): the context is there
 * @show: shows a person; what was typed about another before is on the disk
 * @flush: puts what is typed on the disk, as a draft
 * @save: writes what is typed where it belongs
 * @discard: goes back to what is stored
 * @keep: (nullable): Ctrl+S; %NULL: as @save
 * @save_label: (nullable): what @save is called, with a mnemonic; %NULL: "Save"
 * @mark: (nullable): other marks are due beside its fields
 */
struct _KithRecordSectionClass
{
  AdwBinClass parent_class;

  void (*setup) (KithRecordSection *self, KithAppContext *context);
  void (*show) (KithRecordSection *self, gint64 person);
  void (*flush) (KithRecordSection *self);
  void (*save) (KithRecordSection *self);
  void (*discard) (KithRecordSection *self);
  void (*keep) (KithRecordSection *self);
  const char *save_label;
  void (*mark) (KithRecordSection *self);
};

/* Signal "state-changed" (): another answer of the two below. */
void kith_record_section_set_context (KithRecordSection *self, KithAppContext *context);
KithAppContext *kith_record_section_get_context (KithRecordSection *self);
gboolean kith_record_section_is_changed (KithRecordSection *self);
const char *kith_record_section_get_state (KithRecordSection *self);
void kith_record_section_show (KithRecordSection *self, gint64 person);
void kith_record_section_flush (KithRecordSection *self);
void kith_record_section_save (KithRecordSection *self);
void kith_record_section_discard (KithRecordSection *self);
void kith_record_section_keep (KithRecordSection *self);
const char *kith_record_section_get_save_label (KithRecordSection *self);
void kith_record_section_set_objections (KithRecordSection *self, KithObjections *objections);

/* For subclasses: whether something is typed that is not saved, and what to say of it. */
void kith_record_section_set_state (KithRecordSection *self, gboolean changed, const char *state);

void kith_record_section_show_marks (KithRecordSection *self, KithFieldMarks *marks);

G_END_DECLS
