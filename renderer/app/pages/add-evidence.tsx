import { useTranslation } from 'react-i18next';
import { instantText } from '../../../shared/incident/primitives.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { noteFiles, supportFact } from '../../cases/evidence-commands.ts';
import { supportableFacts } from '../../cases/evidence-model.ts';
import { zoneOf } from '../../cases/fact-history.ts';
import { specOf } from '../../cases/fact-table.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import { readInstant } from '../../cases/wall-instant.ts';
import { EvidenceDialog } from '../../features/evidence/evidence-dialog.tsx';
import type { EvidenceInput } from '../../features/evidence/evidence-model.ts';
import { useText } from '../../i18n/use-text.ts';
import { newItemId } from '../new-item-id.ts';
import { useFileMarks } from '../use-file-marks.ts';
import { usePorts } from '../vault-context.tsx';

type AddEvidenceProps = {
  readonly caseId: string;
  readonly incident: Incident;
  /** The fact that is to rest on it; absent: of the case, and a fact may be chosen. */
  readonly factPath?: string;
  readonly onClose: () => void;
};

/** Adds evidence to a case and, if wanted, under one of its facts: one gesture, all or nothing. */
export function AddEvidence({ caseId, incident, factPath, onClose }: AddEvidenceProps) {
  const { session, host } = usePorts();
  const { hashing, marks, stop } = useFileMarks();
  const text = useText();
  const { i18n } = useTranslation();
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  const facts = supportableFacts({ caseId, incident, words });
  const add = async (input: EvidenceInput): Promise<string | null> => {
    const now = host.clock.now();
    const at = readInstant(input.at, words.zone, now);
    if (!at.ok) return refusalWords(at.failure, text);
    const hashed = await marks(input.files);
    if (hashed === null) return text('evidence.stopped');
    if (!hashed.ok) return text('evidence.notRead', hashed.failure.detail);
    const custody = { from: input.from, how: input.how, at: instantText(at.value) };
    const { ids, commands } = noteFiles(incident, hashed.value, custody, () => newItemId(session));
    const spec = input.factPath === null ? undefined : specOf(input.factPath);
    const support = spec === undefined ? [] : supportFact(incident, spec, ids);
    if (commands.length + support.length === 0) return text('evidence.known');
    const done = await session.execute(caseId, ...commands, ...support);
    return done.ok ? null : refusalWords(done.failure, text);
  };
  return (
    <EvidenceDialog
      facts={facts}
      forFact={facts.find(({ path }) => path === factPath) ?? null}
      now={host.clock.now()}
      zone={words.zone}
      hashing={hashing}
      onStop={stop}
      onClose={onClose}
      onAdd={add}
    />
  );
}
