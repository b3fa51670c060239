import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import type { JournalEntry } from '../../../shared/journal/event-line.ts';
import { factLabel } from '../../../shared/letters/wording.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import {
  isLong,
  newestModel,
  type TimelineSource,
  timelineCsv,
  timelineModel,
  wholeModel,
} from '../../cases/timeline-model.ts';
import type { TimelineActs, TimelineModel } from '../../features/timeline/timeline-model.ts';
import { TimelineView } from '../../features/timeline/timeline-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { pacer } from '../../vault/crypto-client.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useEntries, useIncident, useKnowledge, usePorts } from '../vault-context.tsx';

type CaseProps = { readonly caseId: string };

/** The journal of a case as a timeline. */
export function TimelinePage({ caseId }: CaseProps) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Timeline caseId={caseId} incident={incident} />;
}

function Timeline({ caseId, incident }: CaseProps & { readonly incident: Incident }) {
  const { session, host } = usePorts();
  const { wording } = useKnowledge();
  const { nameOf } = usePeople();
  const text = useText();
  const [says, setSays] = useState('');
  const [corrected, setCorrected] = useState<number | null>(null);
  const entries = useEntries(caseId);
  const chainCheckedAt = useCheckedChain(caseId, entries);
  const labelOf = useCallback((path: string) => factLabel(wording, path), [wording]);
  const { model: read, isWhole } = useModel({ incident, entries, nameOf, labelOf, text });
  const model = useMemo(() => ({ ...read, chainCheckedAt }), [read, chainCheckedAt]);
  const acts: TimelineActs = {
    onExport: () => {
      if (!isWhole) return setSays(text('timelineText.reading'));
      const bytes = new TextEncoder().encode(timelineCsv(model, text));
      void host.files
        .save(`${incident.opening.reference.toLowerCase()}-timeline.csv`, bytes)
        .then((saved) => {
          if (!saved.ok) setSays(text('timelineText.notSaved', { why: whyWords(saved.failure.code, text) }));
          else if (saved.value !== null) setSays(text('timelineText.saved', { name: saved.value }));
        });
    },
    // Paper rows are typed on the command screen, where the log is.
    onFillGap: () => goTo({ screen: 'case', caseId, section: 'command' }),
    onEvidence: (item) => goTo({ screen: 'case', caseId, section: 'evidence', item }),
    onCorrect: setCorrected,
  };
  return (
    <>
      {says !== '' && <Banner icon="info">{says}</Banner>}
      <TimelineView model={model} {...acts} />
      {corrected !== null && (
        <CorrectionDialog
          entry={corrected}
          onClose={() => setCorrected(null)}
          onAdd={async (words, reason) => {
            const done = await session.execute(caseId, {
              act: 'correction.add',
              corrects: corrected,
              text: words,
              reason,
            });
            return done.ok ? null : done.failure.code;
          }}
        />
      )}
    </>
  );
}

/** Verifies the chain of a case when it is shown and after each new entry; `null` until it held. */
function useCheckedChain(caseId: string, entries: readonly JournalEntry[]): EpochMs | null {
  const { session } = usePorts();
  const [checked, setChecked] = useState<{ entries: typeof entries; at: EpochMs | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void session.checkChain(caseId).then((at) => {
      if (isCurrent) setChecked({ entries, at });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, caseId, entries]);
  return checked?.entries === entries ? checked.at : null;
}

/** The model of the timeline. Of very many entries the newest are there at once, and all of them soon after. */
function useModel(source: Omit<TimelineSource, 'chainCheckedAt'>): {
  readonly model: Omit<TimelineModel, 'chainCheckedAt'>;
  readonly isWhole: boolean;
} {
  const { incident, entries, nameOf, labelOf, text } = source;
  const at = useMemo(
    () => ({ incident, entries, nameOf, labelOf, text, chainCheckedAt: null }),
    [incident, entries, nameOf, labelOf, text],
  );
  const [read, setRead] = useState<{ at: typeof at; model: TimelineModel } | null>(null);
  const first = useMemo(() => (isLong(at) ? newestModel(at) : timelineModel(at)), [at]);
  useEffect(() => {
    let isCurrent = true;
    if (isLong(at))
      void wholeModel(at, pacer()).then((model) => {
        if (isCurrent) setRead({ at, model });
      });
    return () => {
      isCurrent = false;
    };
  }, [at]);
  const isRead = read?.at === at;
  return { model: isRead ? read.model : first, isWhole: isRead || !isLong(at) };
}

type CorrectionProps = {
  readonly entry: number;
  readonly onClose: () => void;
  /** Resolves with the code of a refusal, or `null` once the correction is durable. */
  readonly onAdd: (text: string, reason: string) => Promise<string | null>;
};

/** A correction beside an entry; the entry stays. */
function CorrectionDialog({ entry, onClose, onAdd }: CorrectionProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const isReady = words.trim() !== '' && reason.trim() !== '';
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const code = await onAdd(words.trim(), reason.trim());
    if (code === null) onClose();
    else setRefused(code);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('timelineText.correction.title', { entry })}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form onSubmit={(event) => void add(event)}>
        <Stack gap="sm">
          <p>{text('timelineText.correction.lead')}</p>
          <Textarea
            label={text('timelineText.correction.text')}
            autosize
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Textarea
            label={text('timelineText.correction.reason')}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refused !== null && (
            <p role="alert">{text('timelineText.correction.refused', { why: whyWords(refused, text) })}</p>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {text('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {text('timelineText.correction.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
