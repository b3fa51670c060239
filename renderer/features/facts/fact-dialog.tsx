import { Button, Checkbox, Modal, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Hashing } from '../../ui/file-drop.tsx';
import { civilDay, parseClockTime, wallTime } from '../../ui/wall-time.ts';
import { parseCount } from './fact-rows.ts';
import type { EvidenceMark, FactEditor, FactInput, FactProof, FactRow } from './facts-model.ts';
import css from './facts-view.module.css';
import { ProofField } from './proof-field.tsx';

type Answer = 'value' | 'findOut' | 'notApplicable';

type FactDialogProps = {
  readonly row: FactRow;
  readonly owners: readonly string[];
  readonly now: EpochMs;
  readonly zone: string;
  readonly startsWith: 'value' | 'findOut';
  readonly evidence: readonly EvidenceMark[];
  readonly hashing: Hashing | null;
  readonly onClose: () => void;
  readonly onSet: (input: FactInput) => Promise<string | null>;
};

/** Three answers to every fact: a value, "find out", or "not applicable" with the reason. */
export function FactDialog({
  row,
  owners,
  now,
  zone,
  startsWith,
  evidence,
  hashing,
  onClose,
  onSet,
}: FactDialogProps) {
  const text = useText();
  const [answer, setAnswer] = useState<Answer>(startsWith);
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [source, setSource] = useState('');
  const [owner, setOwner] = useState(owners[0] ?? '');
  const [by, setBy] = useState('');
  const [proof, setProof] = useState<FactProof>({ evidenceIds: [], files: [] });
  const [isSaving, setIsSaving] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const input = inputOf();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (input === null || isSaving) return;
    setIsSaving(true);
    try {
      const why = await onSet(input);
      setRefused(why);
      if (why === null) onClose();
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={row.label}
      size={520}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void save(event)}>
        <SegmentedControl
          value={answer}
          onChange={(next) => setAnswer(next === 'findOut' || next === 'notApplicable' ? next : 'value')}
          data={(['value', 'findOut', 'notApplicable'] as const).map((kind) => ({
            value: kind,
            label: text(`factAnswer.${kind}`),
          }))}
          aria-label={text('facts.answer')}
        />
        {answer === 'value' && (
          <>
            <ValueField
              editor={row.editor}
              hint={row.hint}
              value={value}
              onValue={setValue}
              chosen={chosen}
              onChosen={setChosen}
            />
            <TextInput
              label={text('facts.source')}
              description={text('facts.sourceHint')}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <ProofField evidence={evidence} proof={proof} hashing={hashing} onProof={setProof} />
          </>
        )}
        {answer === 'findOut' && (
          <>
            <NativeSelect
              label={text('facts.owner')}
              data={[...owners]}
              value={owner}
              onChange={(event) => setOwner(event.currentTarget.value)}
            />
            <TextInput
              label={text('facts.expected')}
              description={text('facts.expectedHint')}
              placeholder="06:00"
              value={by}
              onChange={(event) => setBy(event.currentTarget.value)}
            />
          </>
        )}
        {answer === 'notApplicable' && (
          <Textarea
            label={text('facts.reason')}
            autosize
            minRows={2}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        <p className={css.under} role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={input === null || isSaving}>
            {text('facts.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );

  function inputOf(): FactInput | null {
    if (answer === 'notApplicable')
      return value.trim() === '' ? null : { kind: 'notApplicable', reason: value.trim() };
    if (answer === 'findOut')
      return owner === '' ? null : { kind: 'findOut', owner, expectedAt: expectedAt() };
    return valueInput(row.editor, value, chosen, { source: source.trim(), proof });
  }

  /** The next time the wall clock shows what was typed. */
  function expectedAt(): EpochMs | null {
    const time = parseClockTime(by);
    if (time === null) return null;
    const dates = [0, 1].map((days) => wallTime(civilDay(now, zone, days), time, zone));
    const instants = dates.map((read) => (read.kind === 'one' ? read.at : read.options[1]));
    return instants.find((at) => at > now) ?? null;
  }
}

function valueInput(
  editor: FactEditor,
  value: string,
  chosen: readonly string[],
  told: { readonly source: string; readonly proof: FactProof },
): FactInput | null {
  if (editor.kind === 'one' || editor.kind === 'many') {
    return chosen.length === 0 ? null : { kind: 'choice', values: chosen, ...told };
  }
  if (editor.kind === 'text')
    return value.trim() === '' ? null : { kind: 'text', value: value.trim(), ...told };
  if (editor.kind === 'none') return null;
  const count = parseCount(value);
  return count === null ? null : { kind: 'count', count, ...told };
}

type ValueFieldProps = {
  readonly editor: FactEditor;
  readonly hint: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly chosen: readonly string[];
  readonly onChosen: (values: readonly string[]) => void;
};

function ValueField({ editor, hint, value, onValue, chosen, onChosen }: ValueFieldProps) {
  const text = useText();
  if (editor.kind === 'many') {
    return (
      <fieldset className={css.choices}>
        <legend>{text('facts.value')}</legend>
        {editor.options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChosen(
                event.currentTarget.checked
                  ? [...chosen, option.value]
                  : chosen.filter((other) => other !== option.value),
              )
            }
          />
        ))}
      </fieldset>
    );
  }
  if (editor.kind === 'one') {
    return (
      <NativeSelect
        label={text('facts.value')}
        description={hint}
        data={[{ value: '', label: text('facts.pick') }, ...editor.options]}
        value={chosen[0] ?? ''}
        onChange={(event) => onChosen(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
      />
    );
  }
  return (
    <TextInput
      data-autofocus
      label={text('facts.value')}
      description={editor.kind === 'count' ? text('facts.countHint') : hint}
      value={value}
      error={
        editor.kind === 'count' && value !== '' && parseCount(value) === null
          ? text('facts.countWrong')
          : null
      }
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
