import { Button } from '@mantine/core';
import { IconHistory, IconPaperclip, IconPencil } from '@tabler/icons-react';
import { useDates } from '../../i18n/use-dates.ts';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import type { EvidenceMark, FactDetail, FactRow, FactUse } from './facts-model.ts';
import css from './facts-view.module.css';

type FactInspectorProps = {
  readonly row: FactRow;
  readonly detail: FactDetail;
  readonly zone: string;
  readonly onEdit: (how: 'value' | 'findOut') => void;
  readonly onAddEvidence: () => void;
};

/** The chosen fact: all its versions, and where each is used. */
export function FactInspector({ row, detail, zone, onEdit, onAddEvidence }: FactInspectorProps) {
  const text = useText();
  const count = useCount();
  const dates = useDates(zone);
  return (
    <div>
      <p className={css.under}>{row.label}</p>
      <h2 className={css.big}>{row.value ?? text('facts.unknown')}</h2>
      <p className={css.soft}>{row.hint}</p>
      {row.editor.kind !== 'none' && (
        <div className={css.acts}>
          <Button
            size="xs"
            leftSection={<IconPencil size={14} stroke={1.7} aria-hidden="true" />}
            onClick={() => onEdit('value')}
          >
            {text('facts.newValue')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onEdit('findOut')}>
            {text('facts.findOut')}
          </Button>
        </div>
      )}
      {row.origin.kind === 'told' && row.editor.kind !== 'none' && row.kind !== 'notApplicable' && (
        <Evidence marks={row.origin.evidence} onAdd={onAddEvidence} />
      )}
      <h3 className={css.sub}>
        <IconHistory size={16} stroke={1.6} aria-hidden="true" />
        {sentence(count('facts.versions', detail.versions.length))}
      </h3>
      <ol>
        {detail.versions.map((version, index) => (
          <li key={version.version} className={css.version}>
            <span className={css.under}>v{version.version}</span>
            <span>
              {index === 0 ? (
                <strong>{version.value ?? text('facts.unknownWord')}</strong>
              ) : version.value === null ? (
                text('facts.unknownWord')
              ) : (
                <del>{version.value}</del>
              )}
              <span className={css.under}>
                {text('facts.learned', { at: dates.stamp(version.learnedAt) })}
              </span>
              <span className={css.under}>{version.source}</span>
            </span>
          </li>
        ))}
      </ol>
      <h3 className={css.sub}>{text('facts.usedIn')}</h3>
      <ul>
        {detail.uses.map((use) => (
          <li key={use.id} className={css.use}>
            <a href={use.href}>{use.title}</a>
            <UseWords says={use.says} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the fact rests on; more can be put under it without changing its value. */
function Evidence({ marks, onAdd }: { readonly marks: readonly EvidenceMark[]; readonly onAdd: () => void }) {
  const text = useText();
  return (
    <>
      <h3 className={css.sub}>
        <IconPaperclip size={16} stroke={1.6} aria-hidden="true" />
        {text('evidence.title')}
      </h3>
      {marks.length === 0 && <p className={css.under}>{text('evidence.noneHere')}</p>}
      <ul>
        {marks.map(({ id, number, name, href }) => (
          <li key={id} className={css.mark}>
            <a href={href}>
              {number} {name}
            </a>
          </li>
        ))}
      </ul>
      <Button size="xs" variant="default" onClick={onAdd}>
        {text('evidence.add')}
      </Button>
    </>
  );
}

function UseWords({ says }: Pick<FactUse, 'says'>) {
  const text = useText();
  if (says.kind === 'old')
    return <span className={css.says}>{text('facts.says', { value: says.value })}</span>;
  return (
    <span className={css.under}>
      {says.kind === 'current' ? text('facts.current') : text('facts.basedOn', { version: says.version })}
    </span>
  );
}
