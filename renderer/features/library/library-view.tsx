import { Button, TextInput } from '@mantine/core';
import { IconChevronDown, IconCopy, IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDay } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { LawEntry } from './law-entry.tsx';
import {
  type Checked,
  type LibraryActs,
  type LibraryAuthority,
  type LibraryExample,
  type LibraryModel,
  matchingAuthorities,
} from './library-model.ts';
import css from './library-view.module.css';

type LibraryViewProps = LibraryActs & { readonly model: LibraryModel };

/** What the app knows without a case, each with its source and how well it was checked. */
export function LibraryView({ model, onCopy }: LibraryViewProps) {
  const text = useText();
  return (
    <Page>
      <PageHeader title={text('rail.library')} summary={text('library.lead')} />
      <section className={css.section} aria-label={text('library.laws')}>
        <SectionHead title={text('library.laws')} note={text('library.lawsNote')} hasRule />
        {model.laws.map((law) => (
          <LawEntry key={law.id} law={law} />
        ))}
      </section>
      <Authorities model={model} onCopy={onCopy} />
      <section className={css.section} aria-label={text('library.examples')}>
        <SectionHead title={text('library.examples')} note={model.examplesFrom} hasRule />
        <ul className={css.plain}>
          {model.examples.map((example) => (
            <Example key={example.number} example={example} />
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Authorities({ model, onCopy }: LibraryViewProps) {
  const text = useText();
  const count = useCount();
  const day = useDay();
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const countryName = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'region' });
    return (code: string) => names.of(code) ?? code;
  }, [i18n.language]);
  const shown = matchingAuthorities(model.authorities, typed, countryName);
  return (
    <section className={css.section} aria-label={text('library.authorities')}>
      <SectionHead title={text('library.authorities')} note={count('library.authorityCount', shown.length)}>
        <TextInput
          className={css.search}
          aria-label={text('library.search')}
          placeholder={text('library.search')}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </SectionHead>
      <p className={css.note}>{text('library.authoritiesNote', { day: day(model.compiled) })}</p>
      {shown.length === 0 ? (
        <EmptyState title={text('library.none')}>{text('library.noneWhy')}</EmptyState>
      ) : (
        <ul className={css.plain}>
          {shown.map((authority) => (
            <AuthorityEntry
              key={authority.id}
              authority={authority}
              place={countryName(authority.country)}
              onCopy={onCopy}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type AuthorityProps = LibraryActs & { readonly authority: LibraryAuthority; readonly place: string };

function AuthorityEntry({ authority, place, onCopy }: AuthorityProps) {
  const text = useText();
  const { portal, portalChecked, contactChecked, phone, email, address, remarks } = authority;
  return (
    <li className={css.item}>
      <details>
        <summary className={css.summary}>
          <span className={css.place}>{place}</span>
          <span className={css.name}>{authority.name}</span>
          <span className={css.soft}>{authority.city}</span>
          <IconChevronDown size={16} stroke={1.6} className={css.chevron} aria-hidden="true" />
        </summary>
        <dl className={css.rows}>
          <Row term={text('library.nativeName')} value={authority.nativeName} />
          <Row term={text('library.portal')} value={portal} checked={portalChecked} onCopy={onCopy} />
          <Row term={text('library.phone')} value={phone} checked={contactChecked} onCopy={onCopy} />
          <Row term={text('library.email')} value={email} checked={contactChecked} onCopy={onCopy} />
          <Row term={text('library.address')} value={address} checked={contactChecked} />
          {remarks.map((remark) => (
            <Row key={remark} term={text('library.remark')} value={remark} />
          ))}
        </dl>
      </details>
    </li>
  );
}

type RowProps = {
  readonly term: string;
  readonly value: string | null;
  readonly checked?: Checked;
  readonly onCopy?: LibraryActs['onCopy'];
};

function Row({ term, value, checked, onCopy }: RowProps) {
  const text = useText();
  const id = useId();
  return (
    <div className={css.row}>
      <dt id={id}>{term}</dt>
      <dd>
        {value ?? text('library.notKnown')}
        {value !== null && checked !== undefined && (
          <span className={css.soft}> {text(`library.checked.${checked}`)}</span>
        )}
        {value !== null && onCopy !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-describedby={id}
            leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
            onClick={() => onCopy(value)}
          >
            {text('library.copy')}
          </Button>
        )}
      </dd>
    </div>
  );
}

function Example({ example }: { readonly example: LibraryExample }) {
  const text = useText();
  const authority = text(example.notifyAuthority ? 'library.authorityYes' : 'library.authorityNo');
  const people = text(example.notifyIndividuals ? 'library.peopleYes' : 'library.peopleNo');
  return (
    <li className={css.example}>
      <span className={css.number}>{Number(example.number)}</span>
      <span className={css.name}>{example.title}</span>
      <span className={css.soft}>{`${authority}, ${people}`}</span>
    </li>
  );
}
