import { Button, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import type { Hashing } from '../../ui/file-drop.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { EncryptionDialog } from './encryption-dialog.tsx';
import { FactDialog } from './fact-dialog.tsx';
import { FactInspector } from './fact-inspector.tsx';
import { FactLine } from './fact-line.tsx';
import { factCounts, factGroups } from './fact-rows.ts';
import type { FactRow, FactsActs, FactsModel } from './facts-model.ts';
import css from './facts-view.module.css';

type FactsViewProps = FactsActs & {
  readonly model: FactsModel;
  /** Files of an answer that are being hashed. */
  readonly hashing?: Hashing | null;
};

/** What is known, what is not, and who finds out. Reading first; Enter edits. */
export function FactsView({ model, hashing = null, ...acts }: FactsViewProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isUnknownFirst, setIsUnknownFirst] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [editing, setEditing] = useState<'value' | 'findOut' | null>(null);
  const chosen = model.rows.find(({ path }) => path === model.detail?.path) ?? null;
  const counts = factCounts(model.rows);
  const edit = ({ path, editor }: FactRow) => {
    acts.onChoose(path);
    if (editor.kind !== 'none') setEditing('value');
  };
  return (
    <Page
      inspectorLabel={text('facts.inspector')}
      inspector={
        chosen !== null && model.detail !== null ? (
          <FactInspector
            row={chosen}
            detail={model.detail}
            zone={model.zone}
            onEdit={setEditing}
            onAddEvidence={() => acts.onAddEvidence(chosen.path)}
          />
        ) : undefined
      }
    >
      <PageHeader
        title={text('facts.title')}
        summary={text('facts.summary', { ...counts, version: model.version })}
      >
        <TextInput
          className={css.search}
          aria-label={text('facts.find')}
          placeholder={text('facts.find')}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          variant="default"
          aria-pressed={isUnknownFirst}
          leftSection={<IconFilter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => setIsUnknownFirst(!isUnknownFirst)}
        >
          {text('facts.unknownFirst')}
        </Button>
      </PageHeader>
      {model.asksEncryption && (
        <Banner
          icon="lock"
          act={
            <Button size="xs" onClick={() => setIsAsking(true)}>
              {text('facts.encryptionAct')}
            </Button>
          }
        >
          {text('facts.encryptionAsk')}
        </Banner>
      )}
      {isAsking && (
        <EncryptionDialog
          owners={model.owners}
          onClose={() => setIsAsking(false)}
          onAnswer={acts.onEncryption}
        />
      )}
      {factGroups(model, search, isUnknownFirst).map((group) => (
        <section key={group.id} className={css.group} aria-label={group.title}>
          <SectionHead title={group.title} note={text('facts.groupCounts', group.counts)} hasRule />
          <ul className={css.rows}>
            {group.rows.map((row) => (
              <FactLine
                key={row.path}
                row={row}
                zone={model.zone}
                isChosen={row.path === model.detail?.path}
                onChoose={() => acts.onChoose(row.path)}
                onEdit={() => edit(row)}
              />
            ))}
          </ul>
        </section>
      ))}
      {chosen !== null && editing !== null && (
        <FactDialog
          row={chosen}
          owners={model.owners}
          evidence={model.evidence}
          hashing={hashing}
          now={model.now}
          zone={model.zone}
          startsWith={editing}
          onClose={() => setEditing(null)}
          onSet={(input) => acts.onSet(chosen.path, input)}
        />
      )}
    </Page>
  );
}
