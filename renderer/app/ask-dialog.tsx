import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import type { Command } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { whyWords } from '../cases/fault-words.ts';
import { useText } from '../i18n/use-text.ts';
import { type Ask, asks, closeAsk } from './asks.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { LeadDialog, LookDialog } from './first-hours-dialogs.tsx';
import { useGesture } from './use-gesture.ts';
import { useIncident, usePorts } from './vault-context.tsx';
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
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (why.trim() === '' || incident === null) return;
    const now = instantText(host.clock.now());
    const command: Command =
      ask.kind === 'explain'
        ? { act: 'awareness.explain', whyCertain: why.trim(), evidenceIds: [] }
        : {
            act: 'awareness.record',
            at: now,
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
        <Button type="submit" mt="md" disabled={why.trim() === ''}>
          {text('explain.save')}
        </Button>
      </form>
    </Modal>
  );
}
