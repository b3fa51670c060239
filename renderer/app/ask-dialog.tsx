import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import type { Command } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { ok } from '../../shared/result.ts';
import { whyWords } from '../cases/fault-words.ts';
import { readInstant } from '../cases/wall-instant.ts';
import { useDates } from '../i18n/use-dates.ts';
import { useText } from '../i18n/use-text.ts';
import { type Ask, asks, closeAsk } from './asks.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { LeadDialog, LookDialog } from './first-hours-dialogs.tsx';
import { useGesture } from './use-gesture.ts';
import { useNow } from './use-now.ts';
import { localZone, useIncident, usePorts } from './vault-context.tsx';
import { WhyThisTime } from './why-this-time.tsx';

/** The question of the moment, above whatever screen is shown. */
export function AskDialog() {
  const { open, copies } = useSyncExternalStore(asks.subscribe, asks.getState);
  if (copies) return <CopyDialog />;
  if (open === null) return null;
  const { caseId, kind } = open;
  switch (kind) {
    case 'lead':
      return <LeadDialog caseId={caseId} onClose={closeAsk} />;
    case 'look':
      return <LookDialog caseId={caseId} onClose={closeAsk} />;
    case 'why':
      return <WhyThisTime caseId={caseId} onClose={closeAsk} />;
    default:
      return <HowYouKnow ask={open} />;
  }
}

function HowYouKnow({ ask }: { readonly ask: NonNullable<Ask> }) {
  const text = useText();
  const { host } = usePorts();
  const incident = useIncident(ask.caseId);
  const { run, refreshDuties } = useGesture();
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  /** What was typed for the moment; `null` while the present one stands. */
  const [when, setWhen] = useState<string | null>(null);
  const now = useNow(1_000);
  const zone = incident?.opening.zone ?? localZone();
  const dates = useDates(zone);
  const read = when === null ? ok(now) : readInstant(when, zone, now);
  const momentAt = read.ok && read.value <= now ? read.value : null;
  const isReady = why.trim() !== '' && (ask.kind === 'explain' || momentAt !== null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || incident === null) return;
    const command: Command =
      ask.kind === 'explain'
        ? { act: 'awareness.explain', whyCertain: why.trim(), evidenceIds: [] }
        : {
            act: 'awareness.record',
            at: instantText(momentAt ?? host.clock.now()),
            zone: incident.opening.zone,
            source: incident.opening.sentence,
            certainty: 'exact',
            whyCertain: why.trim(),
            evidenceIds: [],
          };
    const done = await run(ask.caseId, command);
    if (!done.ok) {
      setRefused(done.failure.code);
      return;
    }
    await refreshDuties(ask.caseId);
    closeAsk();
  };
  return (
    <Modal
      opened
      onClose={closeAsk}
      title={text('explain.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        {ask.kind === 'sayWhen' && (
          <TextInput
            mb="md"
            label={text('explain.when')}
            description={momentAt === null ? text('why.whenHint') : dates.long(momentAt)}
            value={when ?? dates.time(now)}
            onChange={(event) => setWhen(event.currentTarget.value)}
            error={momentAt !== null ? null : text(read.ok ? 'newBreach.future' : 'why.badTime')}
          />
        )}
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          label={text('explain.label')}
          description={text('explain.hint')}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={refused === null ? null : text('explain.refused', { why: whyWords(refused, text) })}
        />
        <Button type="submit" mt="md" disabled={!isReady}>
          {text('explain.save')}
        </Button>
      </form>
    </Modal>
  );
}
