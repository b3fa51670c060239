import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import edpb from '../../resources/examples/edpb.json';
import type { Facts } from '../../shared/facts/schema.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { examplesSchema, exampleWords } from '../cases/edpb-examples.ts';
import { zoneOf } from '../cases/fact-history.ts';
import type { Text } from '../i18n/use-text.ts';
import { LETTER_LANGUAGE } from '../letters/letter-tools.ts';

/** The published examples that come near a case, in the language of its letters. */
export function useLetterExamples(incident: Incident): (facts: Facts) => readonly string[] {
  const { i18n } = useTranslation();
  const { examples } = useMemo(() => examplesSchema(LETTER_LANGUAGE).parse(edpb), []);
  const zone = zoneOf(incident);
  return useCallback(
    (facts) => {
      const t = i18n.getFixedT(LETTER_LANGUAGE);
      const text: Text = (key, values) => t(key, values ?? {});
      return exampleWords(facts, examples, { text, language: LETTER_LANGUAGE, zone });
    },
    [i18n, examples, zone],
  );
}
