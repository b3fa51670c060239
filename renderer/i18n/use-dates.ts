import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dates, datesFor, dayText } from './dates.ts';

/** The dates of the chosen language in a zone. */
export function useDates(zone: string): Dates {
  const { i18n } = useTranslation();
  return useMemo(() => datesFor(i18n.language, zone), [i18n.language, zone]);
}

/** A day of our data in the chosen language: `20 Nov 2026`. */
export function useDay(): (day: string) => string {
  const { i18n } = useTranslation();
  return useCallback((day) => dayText(i18n.language, day), [i18n.language]);
}
