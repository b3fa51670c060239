import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { PeopleDialog, type PeopleQuestion } from './people-dialogs.tsx';
import type { ContactRow, PeopleActs, PeopleModel, PersonRow } from './people-model.ts';
import css from './settings.module.css';

type PeopleViewProps = PeopleActs & { readonly model: PeopleModel };

/** Who can open the vault, and whom to call besides. */
export function PeopleView({ model, ...acts }: PeopleViewProps) {
  const text = useText();
  const [asked, setAsked] = useState<PeopleQuestion | null>(null);
  const isLocked = model.isRecovered;
  return (
    <>
      {isLocked && (
        <Banner icon="lock" tone="lamp">
          {text('settings.people.recovered')}
        </Banner>
      )}
      <section className={css.group} aria-label={text('settings.people.withAccess')}>
        <SectionHead title={text('settings.people.withAccess')} hasRule>
          <Button
            size="xs"
            disabled={isLocked}
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
            onClick={() => setAsked({ kind: 'add' })}
          >
            {text('settings.people.add')}
          </Button>
        </SectionHead>
        <ul>
          {model.persons.map((person) => (
            <PersonLine key={person.id} person={person} isLocked={isLocked} onAsk={setAsked} />
          ))}
        </ul>
        <p className={css.soft}>{text('settings.people.wordsHint')}</p>
      </section>
      <section className={css.group} aria-label={text('settings.people.toCall')}>
        <SectionHead title={text('settings.people.toCall')} note={text('settings.people.toCallNote')} hasRule>
          <Button size="xs" variant="default" onClick={() => setAsked({ kind: 'contact', contact: null })}>
            {text('settings.people.addContact')}
          </Button>
        </SectionHead>
        {model.contacts.length === 0 ? (
          <p className={css.soft}>{text('settings.people.noContacts')}</p>
        ) : (
          <ul>
            {model.contacts.map((contact) => (
              <ContactLine key={contact.id} contact={contact} onAsk={setAsked} />
            ))}
          </ul>
        )}
      </section>
      {asked !== null && (
        <PeopleDialog asked={asked} model={model} {...acts} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

type PersonLineProps = {
  readonly person: PersonRow;
  readonly isLocked: boolean;
  readonly onAsk: (question: PeopleQuestion) => void;
};

function PersonLine({ person, isLocked, onAsk }: PersonLineProps) {
  const text = useText();
  const { name } = person;
  const isOther = !person.isYou;
  return (
    <li className={css.row}>
      <div>
        <p className={css.name}>{person.isYou ? text('settings.people.you', { name }) : name}</p>
        <p className={css.soft}>{person.role}</p>
      </div>
      <Reach phone={person.phone} email={person.email} />
      <div>
        <p>{text(`settings.people.access.${person.access}`)}</p>
        {person.words !== null && <p className={`${css.soft} hz-mono`}>{person.words}</p>}
      </div>
      <div className={css.rowActs}>
        <RowAct label="change" name={name} onAct={() => onAsk({ kind: 'describe', person })} />
        {person.access === 'none' && !isLocked && (
          <RowAct label="giveAccess" name={name} onAct={() => onAsk({ kind: 'giveAccess', person })} />
        )}
        {person.access !== 'none' && isOther && (
          <RowAct label="reset" name={name} onAct={() => onAsk({ kind: 'reset', person })} />
        )}
        {isOther && !isLocked && (
          <RowAct label="remove" name={name} onAct={() => onAsk({ kind: 'remove', person })} />
        )}
      </div>
    </li>
  );
}

type ContactLineProps = {
  readonly contact: ContactRow;
  readonly onAsk: (question: PeopleQuestion) => void;
};

function ContactLine({ contact, onAsk }: ContactLineProps) {
  return (
    <li className={css.row}>
      <div>
        <p className={css.name}>{contact.name}</p>
        <p className={css.soft}>{contact.role}</p>
      </div>
      <Reach phone={contact.phone} email={contact.email} />
      <span />
      <div className={css.rowActs}>
        <RowAct label="change" name={contact.name} onAct={() => onAsk({ kind: 'contact', contact })} />
        <RowAct label="remove" name={contact.name} onAct={() => onAsk({ kind: 'removeContact', contact })} />
      </div>
    </li>
  );
}

function Reach({ phone, email }: Pick<ContactRow, 'phone' | 'email'>) {
  const text = useText();
  return (
    <div>
      <p className={phone === null ? css.due : css.phone}>{phone ?? text('settings.people.noPhone')}</p>
      {email !== null && <p className={css.soft}>{email}</p>}
    </div>
  );
}

type RowActProps = {
  readonly label: 'change' | 'giveAccess' | 'reset' | 'remove';
  readonly name: string;
  readonly onAct: () => void;
};

function RowAct({ label, name, onAct }: RowActProps) {
  const text = useText();
  const words = text(`settings.people.act.${label}`);
  return (
    <Button size="xs" variant="subtle" aria-label={`${words}: ${name}`} onClick={onAct}>
      {words}
    </Button>
  );
}
