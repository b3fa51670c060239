import { createInstance } from 'i18next';
import type { Words } from '../../../../renderer/cases/fact-words.ts';
import de from '../../../../renderer/i18n/de.json';
import en from '../../../../renderer/i18n/en.json';
import type { Person } from '../../../../renderer/vault/vault-events.ts';
import type { ActorRole, PersonId } from '../../../../shared/incident/primitives.ts';
import { ilse, mara, tomas } from '../../../support/incident-builders.ts';

const texts = createInstance();
await texts.init({
  lng: 'en',
  resources: { en: { translation: en }, de: { translation: de } },
  interpolation: { escapeValue: false },
});

/** The real texts of a language, with the zone of the case. */
export function wordsIn(language: 'en' | 'de', zone = 'Europe/Dublin'): Words {
  const t = texts.getFixedT(language);
  return { text: (key, values) => t(key, values ?? {}), language, zone };
}

/** True if both languages have a text for a key that is put together at run time. */
export function hasText(key: string): boolean {
  return (['en', 'de'] as const).every((lng) => texts.exists(key, { lng, fallbackLng: [] }));
}

function personOf(id: PersonId, name: string, role: ActorRole): Person {
  return { id, name, role, publicKey: null, phone: null, email: null, removed: false };
}

/** Officer, decider and security lead of the journeys. */
export const people: readonly Person[] = [
  personOf(mara, 'Mara Lindqvist', 'officer'),
  personOf(ilse, 'Ilse Okonkwo', 'decider'),
  personOf(tomas, 'Tomas Brandl', 'securityLead'),
];
