import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import { dutyWords, followingCommands, recordFacts } from '../../cases/after-facts.ts';
import { factCommands } from '../../cases/fact-commands.ts';
import { nameIn, zoneOf } from '../../cases/fact-history.ts';
import { factsModel } from '../../cases/fact-rows.ts';
import { specOf } from '../../cases/fact-table.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import type { FactInput, FactsActs, FactsModel } from '../../features/facts/facts-model.ts';
import { FactsView } from '../../features/facts/facts-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { showRefusal } from '../refusals.ts';
import { useNow } from '../use-now.ts';
import { useIncident, useKnowledge, usePorts, useVault } from '../vault-context.tsx';

const REFRESH_MS = 30_000;

/** Model and acts of the facts screen. @throws RangeError if the case is not in the vault: the boundary says so */
export function useFactsPage(
  caseId: string,
  path: string | undefined,
): FactsActs & { readonly model: FactsModel } {
  const { session, host } = usePorts();
  const law = useKnowledge();
  const incident = useIncident(caseId);
  const persons = useVault((state) => state.persons);
  const opener = useVault((state) => state.opener);
  const text = useText();
  const { i18n } = useTranslation();
  const now = useNow(REFRESH_MS);
  const [chosen, setChosen] = useState(path);
  if (incident === null) throw new RangeError('case.unknown');
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  const facts = factsWithActs(incident, nameIn(persons));
  const { open } = law.assess(facts);
  return {
    model: factsModel({ caseId, incident, persons, open, words, chosen }, now),
    onChoose: setChosen,
    onSet: (changed, input) => setFact(changed, input),
  };

  async function setFact(changed: string, input: FactInput): Promise<string | null> {
    const spec = specOf(changed);
    if (spec === undefined) throw new RangeError(`no fact ${changed}`);
    const who = opener === null ? '' : nameIn(persons)(opener.personId);
    const read = factCommands(spec, input, { facts, now: host.clock.now(), zone: words.zone, who, text });
    if (!read.ok) return refusalWords(read.failure, text);
    const done = await recordFacts(session, caseId, read.value, (folded) =>
      followingCommands(folded, law, dutyWords(law.packs, text)),
    );
    if (!done.ok) return refusalWords(done.failure, text);
    showRefusal(done.value.following);
    return null;
  }
}

type FactsPageProps = { readonly caseId: string; readonly path?: string | undefined };

/** What is known of a case, what is not, and who finds out. */
export function FactsPage({ caseId, path }: FactsPageProps) {
  return <FactsView {...useFactsPage(caseId, path)} />;
}
