import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import type { HouseField, HouseInput, OrganisationActs, OrganisationModel } from './organisation-model.ts';
import css from './settings.module.css';

type OrganisationViewProps = OrganisationActs & { readonly model: OrganisationModel; readonly zone: string };

/** What is the same in every case: asked once, by day, so that nobody looks for it at night. */
export function OrganisationView({ model, zone, onSave, onTakeOver }: OrganisationViewProps) {
  const text = useText();
  const dates = useDates(zone);
  const [typed, setTyped] = useState<HouseInput>({});
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'busy' || Object.keys(typed).length === 0) return;
    setState('busy');
    const found = await onSave(typed);
    setWrong(found);
    const isSaved = Object.keys(found).length === 0;
    if (isSaved) setTyped({});
    setState(isSaved ? 'saved' : 'idle');
    const [first] = Object.keys(found);
    if (first !== undefined) document.getElementById(first)?.focus();
  };
  const change = (path: string, value: string | readonly string[]) => {
    setTyped({ ...typed, [path]: value });
    setState('idle');
  };
  return (
    <>
      {model.missing.length > 0 && <Missing missing={model.missing} isEmpty={model.isEmpty} />}
      {model.offers.map((offer) => (
        <Offer key={offer.caseId} offer={offer} onTakeOver={onTakeOver} />
      ))}
      <form className={css.form} onSubmit={(event) => void save(event)}>
        {model.groups.map((group) => (
          <section key={group.id} className={css.group} aria-label={group.title}>
            <SectionHead title={group.title} hasRule />
            <div className={css.fields}>
              {group.fields.map((field) => (
                <Field
                  key={field.path}
                  field={field}
                  typed={typed[field.path]}
                  error={wrong[field.path] ?? null}
                  onChange={(value) => change(field.path, value)}
                />
              ))}
            </div>
          </section>
        ))}
        <div className={css.acts}>
          <Button type="submit" disabled={Object.keys(typed).length === 0 || state === 'busy'}>
            {text(state === 'busy' ? 'settings.working' : 'settings.org.save')}
          </Button>
          <span role="status" className={css.soft}>
            {state === 'saved' ? text('settings.org.saved') : ''}
          </span>
        </div>
        {wrong[''] !== undefined && (
          <p className={css.refused} role="alert">
            {wrong['']}
          </p>
        )}
        {model.changed !== null && (
          <p className={css.soft}>
            {text('settings.changedBy', { name: model.changed.by, when: dates.long(model.changed.at) })}
          </p>
        )}
      </form>
    </>
  );
}

type MissingProps = Pick<OrganisationModel, 'missing' | 'isEmpty'>;

/** What is not known, and what it will cost in the first hour. */
function Missing({ missing, isEmpty }: MissingProps) {
  const text = useText();
  return (
    <section className={css.missing} aria-labelledby="missing-title">
      <SectionHead
        id="missing-title"
        title={text(isEmpty ? 'settings.org.empty' : 'settings.org.missing')}
        note={text('settings.org.missingNote')}
      />
      <dl className={css.whys}>
        {missing.map(({ path, label, why }) => (
          <div key={path}>
            <dt>
              <a href={`#${path}`} onClick={(event) => jumpTo(event, path)}>
                {label}
              </a>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The hash of the window is its route: the field gets the focus instead. */
function jumpTo(event: { readonly preventDefault: () => void }, path: string): void {
  event.preventDefault();
  document.getElementById(path)?.focus();
}

type OfferProps = Pick<OrganisationActs, 'onTakeOver'> & {
  readonly offer: OrganisationModel['offers'][number];
};

/** An open case that does not know what the house knows. */
function Offer({ offer, onTakeOver }: OfferProps) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <div className={css.offer} role="status">
      <p>
        {text('settings.org.offer', { caseId: offer.caseId, count: offer.absent })}
        {offer.differing > 0 && ` ${text('settings.org.offerDiffers', { count: offer.differing })}`}
        {refused !== null && ` ${refused}`}
      </p>
      <Button size="xs" variant="default" onClick={() => void onTakeOver(offer.caseId).then(setRefused)}>
        {text('settings.org.takeOver', { caseId: offer.caseId })}
      </Button>
    </div>
  );
}

type FieldProps = {
  readonly field: HouseField;
  readonly typed: string | readonly string[] | undefined;
  readonly error: string | null;
  readonly onChange: (value: string | readonly string[]) => void;
};

function Field({ field, typed, error, onChange }: FieldProps) {
  const text = useText();
  const hint = useId();
  const { path, label, hint: description } = field;
  if (field.kind === 'many') {
    const chosen = Array.isArray(typed) ? typed : field.value;
    return (
      <fieldset className={css.choices} aria-describedby={error === null ? undefined : hint}>
        <legend>{label}</legend>
        {field.options.map((option, index) => (
          <Checkbox
            key={option.value}
            {...(index === 0 ? { id: path } : {})}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, option.value]
                  : chosen.filter((value: string) => value !== option.value),
              )
            }
          />
        ))}
        <p id={hint} className={css.refused}>
          {error}
        </p>
      </fieldset>
    );
  }
  const value = typeof typed === 'string' ? typed : field.value;
  if (field.kind === 'one') {
    return (
      <NativeSelect
        id={path}
        label={label}
        description={description}
        error={error}
        value={value}
        data={[{ value: '', label: text('settings.org.notSaid') }, ...field.options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      id={path}
      label={label}
      description={description}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
