import { Checkbox } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { FileDrop, type Hashing } from '../../ui/file-drop.tsx';
import type { EvidenceMark, FactProof } from './facts-model.ts';
import css from './facts-view.module.css';

type ProofFieldProps = {
  readonly evidence: readonly EvidenceMark[];
  readonly proof: FactProof;
  readonly hashing: Hashing | null;
  readonly onProof: (proof: FactProof) => void;
};

/** What the value rests on: evidence the case has, and files that are taken in with it. */
export function ProofField({ evidence, proof, hashing, onProof }: ProofFieldProps) {
  const text = useText();
  const { evidenceIds, files } = proof;
  return (
    <>
      {evidence.length > 0 && (
        <fieldset className={css.choices}>
          <legend>{text('evidence.already')}</legend>
          {evidence.map(({ id, number, name }) => (
            <Checkbox
              key={id}
              label={`${number} ${name}`}
              checked={evidenceIds.includes(id)}
              onChange={(event) =>
                onProof({
                  ...proof,
                  evidenceIds: event.currentTarget.checked
                    ? [...evidenceIds, id]
                    : evidenceIds.filter((other) => other !== id),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <FileDrop
        label={text('evidence.add')}
        hint={text('fileDrop.orDrop')}
        files={files}
        onFiles={(next) => onProof({ ...proof, files: next })}
        hashing={hashing}
      />
      {files.length > 0 && <p className={css.under}>{text('evidence.staysShort')}</p>}
    </>
  );
}
