import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dates, datesFor } from './dates.ts';

/** The dates of the chosen language in a zone. */
export function useDates(zone: string): Dates {
  const { i18n } = useTranslation();
  return useMemo(() => datesFor(i18n.language, zone), [i18n.language, zone]);
}
