import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/incident/commands.ts';
import { instantText } from '../../../shared/incident/primitives.ts';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { dutyWords, followingCommands, recordFacts } from '../../cases/after-facts.ts';
import { encryptionCommands } from '../../cases/encryption-questions.ts';
import { itemIds, type Noted, noteFiles, withEvidence } from '../../cases/evidence-commands.ts';
import { factCommands } from '../../cases/fact-commands.ts';
import { nameIn, zoneOf } from '../../cases/fact-history.ts';
import { factsModel } from '../../cases/fact-rows.ts';
import { specOf } from '../../cases/fact-table.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import type { FactInput, FactsActs, FactsModel } from '../../features/facts/facts-model.ts';
import { FactsView } from '../../features/facts/facts-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Hashing } from '../../ui/file-drop.tsx';
import { newItemId } from '../new-item-id.ts';
import { showRefusal } from '../refusals.ts';
import { useFileMarks } from '../use-file-marks.ts';
import { useNow } from '../use-now.ts';
import { useIncident, useKnowledge, usePorts, useVault } from '../vault-context.tsx';
import { AddEvidence } from './add-evidence.tsx';

const REFRESH_MS = 30_000;

/** Model and acts of the facts screen. @throws RangeError if the case is not in the vault: the boundary says so */
export function useFactsPage(
  caseId: string,
  path: string | undefined,
): Omit<FactsActs, 'onAddEvidence'> & { readonly model: FactsModel; readonly hashing: Hashing | null } {
  const { session, host } = usePorts();
  const law = useKnowledge();
  const incident = useIncident(caseId);
  const persons = useVault((state) => state.persons);
  const opener = useVault((state) => state.opener);
  const text = useText();
  const { i18n } = useTranslation();
  const now = useNow(REFRESH_MS);
  const [chosen, setChosen] = useState(path);
  const { hashing, marks } = useFileMarks();
  if (incident === null) throw new RangeError('case.unknown');
  const subject = incident;
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  const facts = factsWithActs(incident, nameIn(persons));
  const { open } = law.assess(facts);
  return {
    model: factsModel({ caseId, incident, persons, open, words, chosen }, now),
    onChoose: setChosen,
    hashing,
    onSet: (changed, input) => setFact(changed, input),
    onEncryption: (answers, owner) => record(encryptionCommands(answers, owner, host.clock.now(), text)),
  };

  async function setFact(changed: string, input: FactInput): Promise<string | null> {
    const spec = specOf(changed);
    if (spec === undefined) throw new RangeError(`no fact ${changed}`);
    const who = opener === null ? '' : nameIn(persons)(opener.personId);
    const now = host.clock.now();
    const read = factCommands(spec, input, { facts, now, zone: words.zone, who, text });
    if (!read.ok) return refusalWords(read.failure, text);
    const proof = await proofOf(input, now);
    if (typeof proof === 'string') return proof;
    const commands = [...proof.commands, ...withEvidence(read.value, proof.ids)];
    return record(commands);
  }

  /** Records facts and what follows from them. */
  async function record(commands: readonly Command[]): Promise<string | null> {
    const done = await recordFacts(session, caseId, commands, (folded) =>
      followingCommands(folded, law, dutyWords(law.packs, text)),
    );
    if (!done.ok) return refusalWords(done.failure, text);
    showRefusal(done.value.following);
    return null;
  }

  /** The evidence under an entry, its new files hashed; or the sentence that says why there is none. */
  async function proofOf(input: FactInput, now: EpochMs): Promise<Noted | string> {
    const proof = 'proof' in input ? input.proof : undefined;
    if (proof === undefined || !('source' in input)) return { ids: [], commands: [] };
    if (proof.files.length > 0 && input.source === '') return text('evidence.needsSource');
    const hashed = await marks(proof.files);
    if (hashed === null) return text('evidence.stopped');
    if (!hashed.ok) return text('evidence.notRead', hashed.failure.detail);
    const custody = { from: input.source, how: text('evidence.withFact'), at: instantText(now) };
    const noted = noteFiles(subject, hashed.value, custody, () => newItemId(session));
    return { ...noted, ids: [...new Set([...itemIds(proof.evidenceIds), ...noted.ids])] };
  }
}

type FactsPageProps = { readonly caseId: string; readonly path?: string | undefined };

/** What is known of a case, what is not, and who finds out. */
export function FactsPage({ caseId, path }: FactsPageProps) {
  const incident = useIncident(caseId);
  const [supported, setSupported] = useState<string | null>(null);
  return (
    <>
      <FactsView {...useFactsPage(caseId, path)} onAddEvidence={setSupported} />
      {supported !== null && incident !== null && (
        <AddEvidence
          caseId={caseId}
          incident={incident}
          factPath={supported}
          onClose={() => setSupported(null)}
        />
      )}
    </>
  );
}
