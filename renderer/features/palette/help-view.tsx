import { Modal } from '@mantine/core';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { Kbd } from '../../ui/kbd.tsx';
import css from './help-view.module.css';

const KEYS: readonly { readonly keys: string; readonly key: TextKey }[] = [
  { keys: 'Ctrl K', key: 'help.palette' },
  { keys: 'Ctrl L', key: 'help.log' },
  { keys: 'Ctrl T', key: 'help.readClock' },
  { keys: 'F6', key: 'help.nextRegion' },
  { keys: 'Shift F6', key: 'help.lastRegion' },
  { keys: 'Enter', key: 'help.enter' },
  { keys: 'Esc', key: 'help.escape' },
  { keys: '?', key: 'help.help' },
];

/** Every key in one place. No single letter acts while you type. */
export function HelpView({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={text('help.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <dl className={css.keys}>
        {KEYS.map(({ keys, key }) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{text(key)}</dd>
          </div>
        ))}
      </dl>
      <p className={css.note}>{text('help.note')}</p>
    </Modal>
  );
}
