import { Button, Modal, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { useText } from '../i18n/use-text.ts';
import { useGesture } from './use-gesture.ts';
import { usePeople } from './use-people.ts';
import { useIncident } from './vault-context.tsx';

type DialogProps = { readonly caseId: string; readonly onClose: () => void };

/** Who leads the case from now on. */
export function LeadDialog({ caseId, onClose }: DialogProps) {
  const text = useText();
  const { persons } = usePeople();
  const lead = useIncident(caseId)?.lead;
  const people = persons.filter(({ removed }) => !removed);
  const [chosen, setChosen] = useState<string>(lead ?? '');
  const person = people.find(({ id }) => id === chosen);
  return (
    <GestureDialog
      caseId={caseId}
      title={text('firstHours.leadTitle')}
      save={text('firstHours.leadSave')}
      command={person === undefined ? null : { act: 'lead.assign', person: person.id }}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text('firstHours.leadLabel')}
        value={chosen}
        data={people.map(({ id, name, role }) => ({
          value: id,
          label: `${name}, ${text(`actorRole.${role}`)}`,
        }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
    </GestureDialog>
  );
}

type Outcome = CommandOf<'triage.record'>['outcome'];
const OUTCOMES: readonly Outcome[] = ['confirmed', 'likely', 'tooFewFacts', 'incidentOnly', 'falsePositive'];

/** What it looks like at first sight, and why. Only the last look counts; all are kept. */
export function LookDialog({ caseId, onClose }: DialogProps) {
  const text = useText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const isReady = outcome !== null && reason.trim() !== '';
  return (
    <GestureDialog
      caseId={caseId}
      title={text('firstHours.lookTitle')}
      save={text('firstHours.lookSave')}
      command={isReady ? { act: 'triage.record', outcome, reason: reason.trim() } : null}
      onClose={onClose}
    >
      <Radio.Group
        label={text('firstHours.lookOutcome')}
        value={outcome}
        onChange={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? null)}
      >
        <Stack gap="sm" mt="xs">
          {OUTCOMES.map((one) => (
            <Radio key={one} value={one} label={text(`firstHours.outcome.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        autosize
        minRows={2}
        label={text('firstHours.lookReason')}
        description={text('firstHours.lookHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </GestureDialog>
  );
}

type GestureDialogProps = DialogProps & {
  readonly title: string;
  readonly save: string;
  /** What saving asks for; `null` while something is missing. */
  readonly command: Command | null;
  readonly children: ReactNode;
};

/** A small form for one command. It closes when the command is durable; a refusal stays beside the button. */
function GestureDialog({ caseId, title, save, command, onClose, children }: GestureDialogProps) {
  const text = useText();
  const { run } = useGesture();
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (command === null) return;
    const done = await run(caseId, command);
    if (done.ok) onClose();
    else setRefused(done.failure.code);
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': text('dialog.close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {children}
          <p role="status">{refused === null ? '' : text('firstHours.refused', { code: refused })}</p>
          <Button type="submit" disabled={command === null} style={{ alignSelf: 'flex-end' }}>
            {save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
