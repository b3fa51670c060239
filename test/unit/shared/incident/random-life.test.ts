import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactsSchema } from '../../../../shared/facts/schema.ts';
import { decide } from '../../../../shared/incident/decide.ts';
import { IncidentEventSchema, type RecordedEvent, toJournal } from '../../../../shared/incident/events.ts';
import { evolve, incidentAt } from '../../../../shared/incident/evolve.ts';
import { factsAt } from '../../../../shared/incident/fact-log.ts';
import { letterStanding } from '../../../../shared/incident/letter-standing.ts';
import { obligationTimes } from '../../../../shared/incident/obligation-times.ts';
import { phaseOf } from '../../../../shared/incident/progress.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { currentText, type Incident } from '../../../../shared/incident/state.ts';
import { foldOnward } from '../../../../shared/journal/fold.ts';
import { parseInstant } from '../../../../shared/time/instant.ts';
import { attempt, contextOf, incident, openedCase, type Play } from '../../../support/incident-builders.ts';
import { drawFrom, nextCommand } from './random-life.ts';

const numbers = fc.array(fc.nat(1_000_003), { minLength: 400, maxLength: 600 });

type Watcher = (before: Incident, after: Play, decided: ReturnType<typeof decide>, act: string) => void;

/** Plays a random life of 120 commands; `watch` sees each step. */
function live(drawn: readonly number[], watch: Watcher = () => {}): Play {
  const game = openedCase('2027-03-27T02:08:00Z');
  const draw = drawFrom(drawn);
  for (let step = 0; step < 120; step += 1) {
    const command = nextCommand(game, draw);
    const before = incident(game);
    watch(before, game, attempt(game, command), command.act);
  }
  return game;
}

function lives(check: (drawn: readonly number[]) => void, numRuns = 60): void {
  fc.assert(
    fc.property(numbers, (drawn) => {
      check(drawn);
    }),
    { numRuns },
  );
}

const actsAt = (events: readonly RecordedEvent[], act: string) =>
  events.filter(({ event }) => event.act === act);

describe('the life of an incident, played at random', () => {
  it('numbers its events 1, 2, 3 …, and every decided event evolves, fits its schema and has a canonical form', () => {
    lives((drawn) => {
      const game = live(drawn);
      expect(game.events.map(({ seq }) => seq)).toEqual(game.events.map((_, index) => index + 1));
      for (const { event } of game.events) {
        expect(IncidentEventSchema.safeParse(event).error).toBeUndefined();
        toJournal(event);
      }
    });
  });

  it('is the same when folded to any number and then onward, and when folded again', () => {
    lives((drawn) => {
      const { events, state } = live(drawn);
      const upTo = (drawn[0] ?? 0) % (events.length + 1);
      expect(foldOnward(incidentAt(events, upTo), upTo, events, evolve)).toEqual(state);
      expect(incidentAt(events)).toEqual(state);
      expect(incidentAt(structuredClone(events))).toEqual(state);
    }, 30);
  });

  it('is the same when lived again: decide and evolve draw nothing of their own', () => {
    lives((drawn) => {
      expect(live(drawn).events).toEqual(live(drawn).events);
    }, 20);
  });

  it('leaves the state as it was when a command is refused', () => {
    lives((drawn) => {
      live(drawn, (before, after, decided) => {
        if (!decided.ok) expect(after.state).toBe(before);
      });
    }, 20);
  });

  it('accepts nothing in a closed case but reopening, the log, corrections, the clock and what outlives it', () => {
    const outliving = ['task.assign', 'task.complete', 'watch.review', 'watch.end'];
    const allowed = ['case.reopen', 'note.add', 'correction.add', 'clock.jump', ...outliving];
    lives((drawn) => {
      live(drawn, (before, _after, decided, act) => {
        if (before.status === 'closed' && decided.ok) expect(allowed).toContain(act);
      });
    });
  });

  it('is never closed while anything is owed', () => {
    lives((drawn) => {
      live(drawn, (before, _after, decided, act) => {
        const isOwed = before.obligations.some(({ status }) => status.kind === 'open');
        if (act === 'case.close' && decided.ok) expect(isOwed).toBe(false);
      });
    });
  });

  it('calls nothing filed that no filing or completing delivery was recorded for, late ones with reasons', () => {
    lives((drawn) => {
      const { obligations, filings, deliveries } = incident(live(drawn));
      for (const { id, status } of obligations) {
        if (status.kind !== 'filed') continue;
        const { met } = status;
        const filing = met.kind === 'filing' ? filings.find((one) => one.id === met.filingId) : undefined;
        const delivery =
          met.kind === 'delivery' ? deliveries.find((one) => one.id === met.deliveryId) : undefined;
        expect(filing?.obligationIds.includes(id) ?? delivery?.completes).toBe(true);
      }
      for (const filing of filings) {
        const isProved = filing.reference !== undefined && filing.receiptEvidenceId !== undefined;
        expect(isProved || filing.noReceiptReason !== undefined).toBe(true);
        expect(parseInstant(filing.filedAt)).toBeLessThanOrEqual(parseInstant(filing.recordedAt));
      }
    });
  });

  it('takes a late filing only with reasons', () => {
    lives((drawn) => {
      live(drawn, (before, after, decided, act) => {
        if (act !== 'filing.record' || !decided.ok) return;
        const filing = incident(after).filings.at(-1);
        const due = before.obligations.filter(({ id }) => filing?.obligationIds.includes(id));
        const isLate = due.some(({ dueAt }) => dueAt !== null && (filing?.filedAt ?? '') > dueAt);
        if (isLate) expect(filing?.lateReasons).toBeDefined();
      });
    });
  });

  it('never changes what was recorded: no event after another alters it, corrections least of all', () => {
    lives((drawn) => {
      const game = openedCase('2027-03-27T02:08:00Z');
      const draw = drawFrom(drawn);
      const written: string[] = [];
      for (let step = 0; step < 60; step += 1) {
        attempt(game, nextCommand(game, draw));
        for (const event of game.events.slice(written.length)) written.push(JSON.stringify(event));
        expect(game.events.map((event) => JSON.stringify(event))).toEqual(written);
      }
    }, 10);
    lives((drawn) => {
      live(drawn, (before, after, decided, act) => {
        if (act !== 'correction.add' || !decided.ok) return;
        const { corrections, seq, recordedAt, ...rest } = incident(after);
        expect({ ...before, ...rest }).toEqual({ ...before });
        expect(corrections.length).toBe(before.corrections.length + 1);
      });
    });
  });

  it('never changes what a decision said; later events only put marks on it', () => {
    lives((drawn) => {
      live(drawn, (before, after) => {
        for (const [index, { supersededBy, overruledBy, ...said }] of before.decisions.entries()) {
          const now = incident(after).decisions[index];
          expect(now).toMatchObject(said);
          if (supersededBy !== null) expect(now?.supersededBy).toBe(supersededBy);
          if (overruledBy !== null) expect(now?.overruledBy).toBe(overruledBy);
        }
      });
    }, 30);
  });

  it('lets one person decide alone only with a recorded reason, and nobody not to notify without three parts', () => {
    lives((drawn) => {
      for (const decision of incident(live(drawn)).decisions) {
        const isAlone = decision.adviser === null || decision.adviser === decision.by;
        if (isAlone) expect(decision.singlePersonReason).toBeDefined();
        if (decision.answer === 'doNotNotify')
          expect(decision.reason).toMatchObject({ likelihood: 'a', severity: 'b', safeguards: 'c' });
      }
    });
  });

  it('takes each decision on the facts as they stood at that moment', () => {
    lives((drawn) => {
      const game = live(drawn);
      for (const decision of incident(game).decisions) {
        const then = incidentAt(game.events, decision.seq);
        expect(then.status !== 'none' && then.facts.version).toBe(decision.factsVersion);
      }
    }, 30);
  });

  it('has one standing decision per question and round at most', () => {
    lives((drawn) => {
      const standing = incident(live(drawn)).decisions.filter(
        ({ supersededBy, overruledBy }) => supersededBy === null && overruledBy === null,
      );
      const keys = standing.map(({ question, round }) => `${question} ${round}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('numbers fact versions without gap, and every version is a valid fact file', () => {
    lives((drawn) => {
      const { facts } = incident(live(drawn));
      expect(facts.versions.map(({ version }) => version)).toEqual(
        facts.versions.map((_, index) => index + 1),
      );
      for (let version = 0; version <= facts.version; version += 1)
        expect(FactsSchema.safeParse(factsAt(facts, version)).error).toBeUndefined();
      expect(factsAt(facts, facts.version)).toEqual(facts.current);
    }, 30);
  });

  it('freezes only a text that was approved as it stands, or one with a reason why not', () => {
    lives((drawn) => {
      live(drawn, (before, after, decided, act) => {
        if (act !== 'letter.freeze' || !decided.ok) return;
        const frozen = incident(after).letters.find(({ frozen: mark }) => mark?.seq === after.state.seq);
        const was = before.letters.find(({ id }) => id === frozen?.id);
        if (frozen === undefined || was === undefined) throw new Error('nothing frozen');
        expect(frozen.frozen?.sha256).toBe(currentText(was).sha256);
        const isApproved = letterStanding(before, was).kind === 'approved';
        expect(isApproved || frozen.frozen?.withoutApprovalReason !== undefined).toBe(true);
      });
    });
  });

  it('can be shown at every moment: phase, times, letters and facts never throw', () => {
    lives((drawn) => {
      live(drawn, (_before, game) => {
        const now = incident(game);
        phaseOf(now);
        expect(FactsSchema.safeParse(factsWithActs(now, (person) => person)).error).toBeUndefined();
        for (const obligation of now.obligations) obligationTimes(now, obligation, game.now);
        for (const letter of now.letters) letterStanding(now, letter);
      });
    }, 20);
  });

  it('reaches every act often enough that these properties say something', () => {
    const seen = new Map<string, number>();
    for (let run = 0; run < 150; run += 1) {
      const drawn = fc.sample(numbers, { numRuns: 1, seed: run })[0] ?? [];
      for (const { event } of live(drawn).events) seen.set(event.act, (seen.get(event.act) ?? 0) + 1);
    }
    const rare = IncidentEventSchema.options
      .map(({ shape }) => shape.act.value)
      .filter((act) => (seen.get(act) ?? 0) < (act === 'case.open' ? 1 : 20));
    expect(rare).toEqual([]);
  });

  it('decides the same for the same state, command and context', () => {
    lives((drawn) => {
      const game = live(drawn);
      const command = nextCommand(game, drawFrom(drawn));
      const context = { ...contextOf(game), newId: () => incident(game).opening.by as never };
      expect(decide(game.state, command, context)).toEqual(decide(game.state, command, context));
      expect(actsAt(game.events, 'case.open')).toHaveLength(1);
    }, 20);
  });
});
