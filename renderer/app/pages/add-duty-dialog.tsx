import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import type { CommandOf } from '../../../shared/incident/commands.ts';
import { instantText } from '../../../shared/incident/primitives.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { parseClockTime, wallTime } from '../../ui/wall-time.ts';

const FORCES = ['contractual', 'internal', 'legal'] as const;
type Force = (typeof FORCES)[number];

type AddDutyProps = {
  readonly zone: string;
  readonly onClose: () => void;
  /** Resolves with the code of a refusal, or `null` once the duty is durable. */
  readonly onAdd: (command: CommandOf<'obligation.add'>) => Promise<string | null>;
};

/** A duty that no rule pack names: an insurer, a contract, the house. It says where it comes from. */
export function AddDutyDialog({ zone, onClose, onAdd }: AddDutyProps) {
  const text = useText();
  const [title, setTitle] = useState('');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [force, setForce] = useState<Force>('contractual');
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const dueAt = dueInstant(day, time, zone);
  const isReady = title.trim() !== '' && why.trim() !== '' && dueAt !== undefined;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const code = await onAdd({
      act: 'obligation.add',
      title: to.trim() === '' ? title.trim() : `${title.trim()} (${to.trim()})`,
      regulation: force === 'contractual' ? 'contract' : text(`noticeText.add.${force}`),
      jurisdiction: 'ZZ',
      recipient: 'other',
      force,
      origin: { kind: 'person', why: why.trim() },
      dueAt: dueAt === null ? null : instantText(dueAt),
      zone,
    });
    if (code === null) onClose();
    else setRefused(code);
  };
  const field = (label: 'what' | 'to', value: string, change: (next: string) => void) => (
    <TextInput
      label={text(`noticeText.add.${label}`)}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('noticeText.add.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form onSubmit={(event) => void add(event)}>
        <Stack gap="sm">
          {field('what', title, setTitle)}
          {field('to', to, setTo)}
          <Textarea
            label={text('noticeText.add.why')}
            autosize
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <NativeSelect
            label={text('noticeText.add.force')}
            value={force}
            data={FORCES.map((value) => ({ value, label: text(`noticeText.add.${value}`) }))}
            onChange={(event) =>
              setForce(FORCES.find((one) => one === event.currentTarget.value) ?? 'contractual')
            }
          />
          <Group grow align="start">
            <DateInput
              label={text('noticeText.add.day')}
              value={day === '' ? null : day}
              clearable
              onChange={(next) => setDay(next ?? '')}
            />
            <TextInput
              label={text('noticeText.add.time')}
              placeholder="18:20"
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
            />
          </Group>
          <p role="status">
            {refused !== null
              ? text('noticeText.refusal.other', { why: whyWords(refused, text) })
              : dueAt === undefined
                ? text('noticeText.add.badTime')
                : isReady
                  ? ''
                  : text('noticeText.add.incomplete')}
          </p>
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {text('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {text('noticeText.add.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The due instant; `null` for none, `undefined` if day and time are not one instant. A day alone ends at 23:59. */
function dueInstant(day: string, time: string, zone: string): EpochMs | null | undefined {
  if (day === '') return time.trim() === '' ? null : undefined;
  const [year = 0, month = 0, date = 0] = day.slice(0, 10).split('-').map(Number);
  const clock = parseClockTime(time.trim() === '' ? '23:59' : time);
  if (clock === null) return undefined;
  const read = wallTime({ year, month, day: date }, clock, zone);
  return read.kind === 'one' ? read.at : undefined;
}
