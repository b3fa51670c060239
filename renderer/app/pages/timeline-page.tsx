import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import { verifyChain } from '../../../shared/journal/chain.ts';
import { StreamIdSchema } from '../../../shared/journal/event-line.ts';
import { factLabel } from '../../../shared/letters/wording.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { timelineCsv, timelineModel } from '../../cases/timeline-model.ts';
import type { TimelineActs } from '../../features/timeline/timeline-model.ts';
import { TimelineView } from '../../features/timeline/timeline-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { streamOf } from '../../vault/by-reference.ts';
import type { CaseRecord } from '../../vault/vault.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useIncident, useKnowledge, usePorts, useVault } from '../vault-context.tsx';

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
  const model = useMemo(
    () =>
      timelineModel({
        incident,
        entries,
        nameOf,
        labelOf: (path) => factLabel(wording, path),
        text,
        chainCheckedAt,
      }),
    [incident, entries, nameOf, wording, text, chainCheckedAt],
  );
  const acts: TimelineActs = {
    onExport: () => {
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

const NONE: readonly never[] = [];

type Entries = CaseRecord['entries'];

/** The entries of a case, named by its register number. */
function useEntries(caseId: string): Entries {
  return useVault(({ cases }) => cases.get(streamOf(cases, caseId))?.entries) ?? NONE;
}

/** Verifies the chain of a case when it is shown and after each new entry; `null` until it held. */
function useCheckedChain(caseId: string, entries: Entries): EpochMs | null {
  const { host } = usePorts();
  const streamId = useVault(({ cases }) => streamOf(cases, caseId));
  const [checkedAt, setCheckedAt] = useState<EpochMs | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const sha256 = async (data: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    void verifyChain({ sha256 }, StreamIdSchema.parse(streamId), entries).then((held) => {
      if (isCurrent) setCheckedAt(held.ok ? host.clock.now() : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [host, streamId, entries]);
  return checkedAt;
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
