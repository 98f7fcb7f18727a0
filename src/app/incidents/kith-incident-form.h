/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentForm: what is being typed of something that happened, or is added to it. No widgets. */

#pragma once

#include "incidents/kith-incident-command.h"

G_BEGIN_DECLS

/* Others than its words. */
typedef enum
{
  KITH_INCIDENT_FORM_DAY,
  KITH_INCIDENT_FORM_TIME,
  KITH_INCIDENT_FORM_DUE,
  KITH_N_INCIDENT_FORM_DATES
} KithIncidentFormDate;

typedef struct _KithIncidentForm KithIncidentForm;

/* incident: (nullable): what is added to. */
KithIncidentForm *kith_incident_form_new (const KithIncident *incident, KithDay today);
void kith_incident_form_free (KithIncidentForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIncidentForm, kith_incident_form_free)

/* 0: something new. */
gint64 kith_incident_form_get_incident (const KithIncidentForm *self);
void kith_incident_form_follow (KithIncidentForm *self, gint64 version);
const char *kith_incident_form_get_words (const KithIncidentForm *self, KithIncidentText text);
void kith_incident_form_set_words (KithIncidentForm *self, KithIncidentText text, const char *words);
const char *kith_incident_form_get_date (const KithIncidentForm *self, KithIncidentFormDate date);
void kith_incident_form_set_date (KithIncidentForm *self, KithIncidentFormDate date, const char *value);
gboolean kith_incident_form_get_about (const KithIncidentForm *self);
void kith_incident_form_set_about (KithIncidentForm *self, gboolean about);
/* (element-type gint64) (transfer none) */
const GArray *kith_incident_form_get_people (const KithIncidentForm *self);
gboolean kith_incident_form_name (KithIncidentForm *self, gint64 person);
void kith_incident_form_name_not (KithIncidentForm *self, gint64 person);

gboolean kith_incident_form_is_blank (const KithIncidentForm *self);
/* (transfer full) NULL with what is missing, and where. */
KithIncidentCommand *
kith_incident_form_to_command (const KithIncidentForm *self, KithIncidentPart *part, GError **error);

#define KITH_INCIDENT_FORM_DRAFT "a{sv}"
GVariant *kith_incident_form_to_draft (const KithIncidentForm *self);
KithIncidentForm *kith_incident_form_new_from_draft (GVariant *draft, KithDay today);

G_END_DECLS
