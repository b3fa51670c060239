import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useCount, useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import type { CommandActs, CommandModel } from './incident-model.ts';
import css from './playbook-card.module.css';

type PlaybookCardProps = Pick<CommandModel, 'playbook'> & Pick<CommandActs, 'onPlaybook'>;

/** Tasks proposed for a case of this kind: what they are and rest on, and one gesture that adds them all. */
export function PlaybookCard({ playbook, onPlaybook }: PlaybookCardProps) {
  const text = useText();
  const count = useCount();
  const [isAdding, setIsAdding] = useState(false);
  if (playbook === null) return null;
  const { title, tasks } = playbook;
  const add = async () => {
    setIsAdding(true);
    await onPlaybook();
    setIsAdding(false);
  };
  return (
    <section className={css.card} aria-labelledby="playbook-title">
      <SectionHead id="playbook-title" title={text('playbook.title', { title })} />
      <p className={css.lead}>{text('playbook.lead')}</p>
      <details className={css.tasks}>
        <summary>{text('playbook.show')}</summary>
        <ul>
          {tasks.map((task) => (
            <li key={task.id}>
              {task.title} <span className={css.source}>{task.source}</span>
            </li>
          ))}
        </ul>
      </details>
      <Button
        variant="default"
        leftSection={<IconListCheck size={16} stroke={1.6} aria-hidden="true" />}
        disabled={isAdding}
        onClick={() => void add()}
      >
        {count('playbook.add', tasks.length)}
      </Button>
    </section>
  );
}
