import type { HostLanguage, NotificationKey } from '../../shared/ipc/contract.ts';
import type { Question } from './ports.ts';

/**
 * The few sentences that the host itself says: notifications, one question, and why the app does not start.
 * None names a case or a person: notifications show on locked and shared screens.
 */

const NOTIFICATIONS: Readonly<Record<HostLanguage, Readonly<Record<NotificationKey, string>>>> = {
  en: {
    'deadline.oneDay': 'A deadline ends within 24 hours.',
    'deadline.fourHours': 'A deadline ends within 4 hours.',
    'deadline.oneHour': 'A deadline ends within the hour.',
    'deadline.overdue': 'A deadline has passed.',
    'task.due': 'A task is due.',
    'letters.ready': 'The letters are ready.',
    'bundle.ready': 'The case file is ready.',
    'backup.old': 'The last good backup is more than 7 days old.',
    'disk.low': 'There is too little free space. Nothing more is saved.',
  },
  de: {
    'deadline.oneDay': 'Eine Frist endet in weniger als 24 Stunden.',
    'deadline.fourHours': 'Eine Frist endet in weniger als 4 Stunden.',
    'deadline.oneHour': 'Eine Frist endet in weniger als einer Stunde.',
    'deadline.overdue': 'Eine Frist ist abgelaufen.',
    'task.due': 'Eine Aufgabe ist fällig.',
    'letters.ready': 'Die Schreiben sind fertig.',
    'bundle.ready': 'Die Fallakte ist fertig.',
    'backup.old': 'Die letzte gute Sicherung ist älter als 7 Tage.',
    'disk.low': 'Es ist zu wenig Speicherplatz frei. Es wird nichts mehr gespeichert.',
  },
  fr: {
    'deadline.oneDay': 'Un délai expire dans moins de 24 heures.',
    'deadline.fourHours': 'Un délai expire dans moins de 4 heures.',
    'deadline.oneHour': 'Un délai expire dans moins d’une heure.',
    'deadline.overdue': 'Un délai est dépassé.',
    'task.due': 'Une tâche arrive à échéance.',
    'letters.ready': 'Les lettres sont prêtes.',
    'bundle.ready': 'Le dossier est prêt.',
    'backup.old': 'La dernière sauvegarde valable date de plus de 7 jours.',
    'disk.low': 'L’espace libre est insuffisant. Plus rien n’est enregistré.',
  },
};

const LINK_QUESTIONS: Readonly<Record<HostLanguage, Omit<Question, 'detail'>>> = {
  en: {
    message: 'Open this page in your web browser? Hour Zero itself stays offline; your browser does not.',
    yes: 'Open in browser',
    no: 'Cancel',
  },
  de: {
    message: 'Diese Seite im Browser öffnen? Hour Zero selbst bleibt offline, Ihr Browser nicht.',
    yes: 'Im Browser öffnen',
    no: 'Abbrechen',
  },
  fr: {
    message: 'Ouvrir cette page dans le navigateur ? Hour Zero reste hors ligne, votre navigateur non.',
    yes: 'Ouvrir dans le navigateur',
    no: 'Annuler',
  },
};

/** Why the app does not start. */
export type StartRefusal = 'chromiumTooOld' | 'forbiddenArgument';

const REFUSALS: Readonly<Record<HostLanguage, Readonly<Record<StartRefusal, string>>>> = {
  en: {
    chromiumTooOld:
      'A vault on this computer was opened by a newer version of Hour Zero. This version would delete its working copy. Nothing was changed. Please start the newer version.',
    forbiddenArgument:
      'Hour Zero was started with an argument that would weaken its protection. Please start it without.',
  },
  de: {
    chromiumTooOld:
      'Ein Tresor auf diesem Rechner wurde mit einer neueren Version von Hour Zero geöffnet. Diese Version würde seine Arbeitskopie löschen. Es wurde nichts verändert. Bitte starten Sie die neuere Version.',
    forbiddenArgument:
      'Hour Zero wurde mit einem Parameter gestartet, der den Schutz schwächen würde. Bitte starten Sie ohne ihn.',
  },
  fr: {
    chromiumTooOld:
      'Un coffre de cet ordinateur a été ouvert par une version plus récente de Hour Zero. Cette version supprimerait sa copie de travail. Rien n’a été modifié. Veuillez lancer la version plus récente.',
    forbiddenArgument:
      'Hour Zero a été lancé avec un paramètre qui affaiblirait sa protection. Veuillez le lancer sans celui-ci.',
  },
};

/** Title and sentence of a notification. */
export function notificationText(key: NotificationKey, language: HostLanguage) {
  return { title: 'Hour Zero', body: NOTIFICATIONS[language][key] };
}

/** The question before a page is opened in the browser; the address is shown in full. */
export function linkQuestion(language: HostLanguage, link: string): Question {
  return { ...LINK_QUESTIONS[language], detail: link };
}

/** Why the app does not start, in the language of the system. */
export function startRefusalText(reason: StartRefusal, locale: string): string {
  const language = locale.slice(0, 2).toLowerCase();
  return REFUSALS[language === 'de' || language === 'fr' ? language : 'en'][reason];
}
