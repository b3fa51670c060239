import { NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import css from './settings.module.css';
import type { Saved } from './settings-acts.ts';

export const LOCK_MINUTES = [1, 5, 10, 15, 30, 60] as const;

export type LockModel = {
  readonly minutes: number;
  /** The host tells when the computer sleeps or its screen is locked. */
  readonly isToldOfSleep: boolean;
  /** The window is hidden from screen sharing; `null` where the host cannot do that. */
  readonly isHidden: boolean | null;
};

type LockViewProps = {
  readonly model: LockModel;
  readonly onMinutes: (minutes: number) => Saved;
  readonly onHide: (isHidden: boolean) => Saved;
};

/** When the vault locks by itself, and what others can see of the window. */
export function LockView({ model, onMinutes, onHide }: LockViewProps) {
  const text = useText();
  const [said, setSaid] = useState('');
  const act = async (saved: Saved) => setSaid((await saved) ?? text('settings.saved'));
  const choices = [...new Set([...LOCK_MINUTES, model.minutes])].sort((a, b) => a - b);
  return (
    <>
      <section className={css.group} aria-label={text('settings.lock.idle')}>
        <SectionHead title={text('settings.lock.idle')} hasRule />
        <NativeSelect
          className={css.narrow}
          label={text('settings.lock.minutes')}
          description={text('settings.lock.minutesHint')}
          value={String(model.minutes)}
          data={choices.map((minutes) => ({
            value: String(minutes),
            label: text('settings.lock.minute', { count: minutes }),
          }))}
          onChange={(event) => void act(onMinutes(Number(event.currentTarget.value)))}
        />
        <p role="status" className={css.soft}>
          {said}
        </p>
      </section>
      <section className={css.group} aria-label={text('settings.lock.always')}>
        <SectionHead title={text('settings.lock.always')} hasRule />
        <p>{text(model.isToldOfSleep ? 'settings.lock.sleep' : 'settings.lock.noSleep')}</p>
        <p className={css.soft}>{text('settings.lock.memory')}</p>
      </section>
      {model.isHidden !== null && (
        <section className={css.group} aria-label={text('settings.lock.sharing')}>
          <SectionHead title={text('settings.lock.sharing')} hasRule />
          <Switch
            label={text('settings.lock.hide')}
            description={text('settings.lock.hideHint')}
            checked={model.isHidden}
            onChange={(event) => void act(onHide(event.currentTarget.checked))}
          />
        </section>
      )}
    </>
  );
}
