import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draftCommand, kindsOf, letterCase, writtenDraft } from '../../../../renderer/cases/letter-draft.ts';
import { letterOfKind } from '../../../../renderer/cases/letter-of-kind.ts';
import { letterStep, lettersModel } from '../../../../renderer/cases/letters-model.ts';
import { Sha256Schema } from '../../../../shared/journal/event-line.ts';
import type { LetterDocument } from '../../../../shared/letters/document-model.ts';
import { LetterDocumentSchema } from '../../../../shared/letters/document-schema.ts';
import { renderText } from '../../../../shared/letters/to-text.ts';
import type { LetterKind } from '../../../../shared/letters/wording.ts';
import { act, at, ilse, incident, item, mara, type Play } from '../../../support/incident-builders.ts';
import { halvor, text, tools } from './case-parts.ts';
import { letterApprovals } from './letter-people.ts';

const kept = new Map<string, LetterDocument>();
const hashOf = (document: LetterDocument) =>
  Sha256Schema.parse(createHash('sha256').update(renderText(document)).digest('hex'));

function subjectOf(game: Play) {
  return letterCase(incident(game), tools, String, game.now);
}

/** Drafts a letter as the screen does: the document is kept under the hash of its text. */
function draft(game: Play, kind: LetterKind): void {
  const subject = subjectOf(game);
  const written = writtenDraft(subject, kind);
  if (written === null) throw new Error(`${kind} was not written`);
  const sha256 = hashOf(written.document);
  kept.set(sha256, written.document);
  const id = letterOfKind(incident(game), kind)?.id ?? item('letter');
  act(game, draftCommand(subject, written, sha256, id));
}

function modelOf(game: Play, openId?: string) {
  const textOf = (sha256: string) => kept.get(sha256) ?? null;
  return lettersModel(
    {
      caseId: 'case',
      subject: subjectOf(game),
      wording: tools.wording,
      persons: letterApprovals,
      textOf,
      text,
    },
    openId,
  );
}

const approve = (game: Play) => {
  const letter = incident(game).letters[0];
  const sha256 = letter?.versions.at(-1)?.sha256;
  if (sha256 === undefined) throw new Error('no letter');
  at(game, '2027-03-27T09:30:00Z', ilse, 'decider');
  act(game, {
    act: 'letter.approve',
    letterId: item('letter'),
    sha256,
    person: ilse,
    source: { kind: 'here' },
  });
  at(game, '2027-03-27T09:40:00Z', mara, 'officer');
};

describe('the letters of a case', () => {
  it('are those it calls for, as proposals until somebody records a text', () => {
    const game = halvor();
    const { list } = modelOf(game);
    expect(list.map(({ id }) => id)).toEqual(kindsOf(subjectOf(game), tools.wording).called);
    expect(list.every(({ status }) => status === 'proposal')).toBe(true);
    draft(game, 'authority-notification');
    expect(modelOf(game).list[0]).toMatchObject({ id: 'letter', version: 1, status: 'drafted' });
  });

  it('say what was decided on the people, where the risk alone would say that nobody is informed', () => {
    const game = halvor();
    const notice = () =>
      renderText(writtenDraft(subjectOf(game), 'authority-notification')?.document as LetterDocument).replace(
        /\s+/g,
        ' ',
      );
    expect(notice()).toContain('a high risk to them is not likely');
    at(game, '2027-03-27T09:30:00Z', ilse, 'decider');
    act(game, {
      act: 'decision.take',
      question: 'individuals',
      answer: 'notifyInPhases',
      reason: { severity: 'Bank data is in the hands of strangers.' },
      factsVersion: incident(game).facts.version,
      ruleIds: ['eu-gdpr.34-1'],
      evidenceIds: [],
      endsObligations: [],
      singlePersonReason: 'Test.',
    });
    expect(notice()).toContain('We have decided to inform them, in phases.');
    expect(notice()).not.toContain('a high risk to them is not likely');
  });

  it('journey 1, step 16: meter of Art. 33(3) a to d, what is unknown is to follow, nothing is ticked', () => {
    const open = modelOf(halvor(), 'authority-notification').open;
    expect(open?.meter?.groups.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd']);
    expect(open?.meter?.groups[0]?.blocks).toEqual([
      'answered',
      'toFollow',
      'answered',
      'answered',
      'toFollow',
    ]);
    expect(open?.kindLine).toMatch(
      /^New, incomplete\. English\. Template eu-gdpr\.authority-notification@1\./,
    );
    expect(open?.facts.map(({ number }) => number)).toEqual(open?.facts.map((_, index) => index + 1));
    expect(open?.facts.map(({ value }) => value)).toContain('about 4,200');
    expect(open?.facts.some(({ state }) => state === 'toFollow')).toBe(true);
  });

  it('knows the facts it was filled from, and those it looked for in vain', () => {
    const bound = writtenDraft(subjectOf(halvor()), 'authority-notification')?.boundFacts ?? [];
    expect(bound).toEqual(
      expect.arrayContaining(['data.subjects', 'data.records', 'breach.cause', 'times.awareAt']),
    );
  });

  it('keeps the drafted text word for word while time goes on', () => {
    const game = halvor();
    draft(game, 'authority-notification');
    const before = renderText(modelOf(game, 'letter').open?.document as LetterDocument);
    at(game, '2027-03-28T10:00:00Z');
    expect(renderText(modelOf(game, 'letter').open?.document as LetterDocument)).toBe(before);
  });

  it('asks for approval, then freezes; a changed fact makes the text stale and asks for a new version', () => {
    const game = halvor();
    draft(game, 'authority-notification');
    const step = () => letterStep(incident(game), incident(game).letters[0]);
    expect(step()).toBe('approve');
    approve(game);
    expect(step()).toBe('freeze');
    expect(modelOf(game, 'letter').open?.approvals).toContainEqual({
      role: 'decider',
      version: 1,
      isCurrent: true,
    });

    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 4310, precision: 'estimate' }] });
    expect(step()).toBe('draft');
    const stale = modelOf(game, 'letter').open;
    expect(stale?.stale).toEqual({ facts: 1, approver: 'Ilse Okonkwo', version: 1 });
    expect(stale?.approvals).toContainEqual({ role: 'decider', version: 1, isCurrent: false });
    const changed = stale?.facts.find(({ state }) => state === 'stale');
    expect(changed).toMatchObject({ value: 'about 4,310', texts: ['about 4,200'] });
    expect(stale?.nextApprover).toBe('Record version 2');

    draft(game, 'authority-notification');
    expect(modelOf(game, 'letter').open).toMatchObject({ version: 2, stale: null });
    expect(step()).toBe('approve');
    expect(modelOf(game, 'letter').open?.approvals).toContainEqual({
      role: 'decider',
      version: 1,
      isCurrent: false,
    });
  });

  it.each(['authority-notification', 'persons-letter', 'executive-alert'] as const)(
    'a kept %s comes back as it was',
    (kind) => {
      const document = writtenDraft(subjectOf(halvor()), kind)?.document;
      const stored: unknown = JSON.parse(JSON.stringify(document));
      expect(LetterDocumentSchema.parse(stored)).toEqual(document);
    },
  );
});
