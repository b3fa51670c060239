import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import { evidenceModel } from '../../cases/evidence-model.ts';
import { zoneOf } from '../../cases/fact-history.ts';
import type { EvidenceActs } from '../../features/evidence/evidence-model.ts';
import { EvidenceView } from '../../features/evidence/evidence-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useFileMarks } from '../use-file-marks.ts';
import { useIncident, usePorts, useVault } from '../vault-context.tsx';
import { AddEvidence } from './add-evidence.tsx';

type EvidencePageProps = { readonly caseId: string; readonly item?: string | undefined };

/** The evidence of a case. Nothing is shown while the case cannot be read. */
export function EvidencePage({ caseId, item }: EvidencePageProps) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Evidence caseId={caseId} item={item} incident={incident} />;
}

function Evidence({ caseId, item, incident }: EvidencePageProps & { readonly incident: Incident }) {
  const { host } = usePorts();
  const persons = useVault((state) => state.persons);
  const { marks } = useFileMarks();
  const text = useText();
  const { i18n } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  const onCheck: EvidenceActs['onCheck'] = async (id, file) => {
    const hashed = await marks([file]);
    const mark = hashed?.ok === true ? hashed.value[0] : undefined;
    if (mark === undefined) return { kind: 'unreadable' };
    const recorded = incident.evidence.find((one) => one.id === id);
    return mark.sha256 === recorded?.sha256
      ? { kind: 'same', at: host.clock.now() }
      : { kind: 'other', sha256: mark.sha256 };
  };
  return (
    <>
      <EvidenceView
        model={evidenceModel({ caseId, incident, persons, words, chosen: item })}
        onAdd={() => setIsAdding(true)}
        onCopy={(sha256) => void host.copy(sha256)}
        onCheck={onCheck}
      />
      {isAdding && <AddEvidence caseId={caseId} incident={incident} onClose={() => setIsAdding(false)} />}
    </>
  );
}
