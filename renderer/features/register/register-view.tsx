import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconFileExport, IconSearch } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { ListTable, RowTitle } from '../../ui/list-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { hrefOf } from '../../ui/route.ts';
import { Page } from '../../ui/shell/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { filteredEntries, yearsOf } from './register-filter.ts';
import {
  type RegisterActs,
  type RegisterEntry,
  type RegisterFilter,
  type RegisterModel,
  RISKS,
} from './register-model.ts';
import css from './register-view.module.css';

type RegisterViewProps = RegisterActs & { readonly model: RegisterModel };

/** Every breach has a row, notified or not (Art. 33(5)). */
export function RegisterView({ model, onExport }: RegisterViewProps) {
  const text = useText();
  const count = useCount();
  const [filter, setFilter] = useState<RegisterFilter>({ search: '', year: null, risk: null });
  const [openId, setOpenId] = useState<string | null>(null);
  const shown = filteredEntries(model.entries, filter);
  const change = (part: Partial<RegisterFilter>) => setFilter({ ...filter, ...part });
  return (
    <Page>
      <PageHeader
        title={text('rail.register')}
        summary={`${sentence(count('register.count', shown.length))}. ${text('register.lead')}`}
      >
        <Button
          variant="default"
          disabled={shown.length === 0}
          leftSection={<IconFileExport size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => onExport(shown.map(({ caseId }) => caseId))}
        >
          {text('register.export')}
        </Button>
      </PageHeader>
      <search className={css.filters}>
        <TextInput
          className={css.search}
          aria-label={text('register.search')}
          placeholder={text('register.search')}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={filter.search}
          onChange={(event) => change({ search: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={text('register.year')}
          value={filter.year === null ? '' : String(filter.year)}
          data={[{ value: '', label: text('register.allYears') }, ...yearsOf(model.entries).map(String)]}
          onChange={(event) =>
            change({ year: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
          }
        />
        <NativeSelect
          aria-label={text('register.risk')}
          value={filter.risk ?? ''}
          data={[
            { value: '', label: text('register.allRisks') },
            ...RISKS.map((risk) => ({ value: risk, label: text(`risk.${risk}`) })),
          ]}
          onChange={(event) =>
            change({ risk: RISKS.find((risk) => risk === event.currentTarget.value) ?? null })
          }
        />
      </search>
      {shown.length === 0 ? (
        <EmptyState title={text('register.none')}>{text('register.noneWhy')}</EmptyState>
      ) : (
        <RegisterTable entries={shown} openId={openId} onOpen={setOpenId} />
      )}
    </Page>
  );
}

type RegisterTableProps = {
  readonly entries: readonly RegisterEntry[];
  readonly openId: string | null;
  readonly onOpen: (caseId: string | null) => void;
};

function RegisterTable({ entries, openId, onOpen }: RegisterTableProps) {
  const text = useText();
  return (
    <ListTable className={css.table}>
      <thead>
        <tr>
          <th scope="col">{text('register.case')}</th>
          <th scope="col">{text('register.aware')}</th>
          <th scope="col">{text('register.risk')}</th>
          <th scope="col">{text('register.decision')}</th>
          <th scope="col">{text('board.state')}</th>
          <th scope="col">
            <span className="hz-visually-hidden">{text('register.fields')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Fragment key={entry.caseId}>
            <EntryRow
              entry={entry}
              isOpen={entry.caseId === openId}
              onToggle={() => onOpen(entry.caseId === openId ? null : entry.caseId)}
            />
            {entry.caseId === openId && <FieldsRow entry={entry} />}
          </Fragment>
        ))}
      </tbody>
    </ListTable>
  );
}

type EntryRowProps = {
  readonly entry: RegisterEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function EntryRow({ entry, isOpen, onToggle }: EntryRowProps) {
  const text = useText();
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <tr>
      <th scope="row">
        <RowTitle
          href={hrefOf({ screen: 'case', caseId: entry.caseId, section: 'command' })}
          title={entry.title}
          under={[entry.reference ?? entry.caseId, entry.organisation]
            .filter((part) => part !== '')
            .join(', ')}
        />
      </th>
      <td>{cell(entry, 'detectedAt')}</td>
      <td>{text(`risk.${entry.risk}`)}</td>
      <td>{cell(entry, 'decision')}</td>
      <td>
        <Pill kind={entry.status} />
      </td>
      <td className={css.end}>
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={text('register.fieldsOf', { title: entry.title })}
          rightSection={<Chevron size={15} stroke={1.7} aria-hidden="true" />}
          onClick={onToggle}
        >
          {text('register.fields')}
        </Button>
      </td>
    </tr>
  );
}

function FieldsRow({ entry }: { readonly entry: RegisterEntry }) {
  return (
    <tr>
      <td colSpan={6} className={css.fieldsCell}>
        <dl className={css.fields}>
          {entry.cells.map((field) => (
            <div key={field.id}>
              <dt>{field.label}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}

function cell(entry: RegisterEntry, id: string): string {
  return entry.cells.find((field) => field.id === id)?.value ?? '–';
}
