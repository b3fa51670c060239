import { Button, Fieldset, Modal } from '@mantine/core';
import { useState } from 'react';
import { whyWords } from '../cases/fault-words.ts';
import { useText } from '../i18n/use-text.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { closeCopyQuestion } from './asks.ts';
import { usePorts } from './vault-context.tsx';

const COPIES = ['file', 'store'] as const;
type Copy = (typeof COPIES)[number];

/** Which of the two copies of the vault counts. Nothing is chosen beforehand: a person says so. */
export function CopyDialog() {
  const text = useText();
  const { session } = usePorts();
  const { failure } = session.store.getState();
  const [chosen, setChosen] = useState<Copy | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const take = async () => {
    if (chosen === null) return;
    setIsBusy(true);
    const done = await session.chooseCopy(chosen);
    setIsBusy(false);
    if (done.ok) closeCopyQuestion();
    else setRefused(done.failure.code);
  };
  const entries = (copy: Copy) => {
    const count = failure?.detail[copy];
    return typeof count === 'number' ? ` ${text('vaultStanding.entries', { count })}.` : '';
  };
  return (
    <Modal
      opened
      onClose={closeCopyQuestion}
      title={text('vaultStanding.chooseTitle')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <Fieldset variant="unstyled" legend={text('vaultStanding.chooseLead')}>
        {COPIES.map((copy) => (
          <ChoiceCard
            key={copy}
            name="copy"
            value={copy}
            isChosen={copy === chosen}
            onChoose={() => setChosen(copy)}
            label={text(`vaultStanding.${copy}`)}
            hint={text(`vaultStanding.${copy}Hint`) + entries(copy)}
          />
        ))}
      </Fieldset>
      {refused !== null && <p role="alert">{whyWords(refused, text)}</p>}
      <Button mt="md" disabled={chosen === null || isBusy} onClick={() => void take()}>
        {text('vaultStanding.take')}
      </Button>
    </Modal>
  );
}
