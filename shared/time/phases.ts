import { z } from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import { type EpochMs, epochMs, MS_PER_HOUR } from './instant.ts';
import { localLabel, markLabel } from './local-label.ts';

/** What shows that a deliverable is there: facts that are known, or an event of the journal. */
const TickSchema = z
  .strictObject({
    /** Every one of these facts is known. */
    all: z.array(z.string().min(1)).min(1).optional(),
    /** At least one of these facts is known. */
    any: z.array(z.string().min(1)).min(1).optional(),
    /** An act of this kind is in the journal (see shared/incident/events). */
    event: z
      .string()
      .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
      .optional(),
    /** A person ticks it: the task that carries the id of this deliverable is complete. */
    task: z.literal(true).optional(),
  })
  .refine(({ all, any, event, task }) => [all, any, event, task].some((part) => part !== undefined), {
    error: 'names neither a fact, nor an event, nor a task',
  });

const deliverableSchema = (text: TextSchema) =>
  z.strictObject({
    id: z.string().min(1),
    text,
    tick: TickSchema,
    /** Row of the procedure that asks for it, and the article where there is one. */
    source: text,
  });

const phaseSchema = (text: TextSchema) =>
  z.strictObject({
    id: z.string().min(1),
    title: text,
    /** Whole hours after awareness. */
    fromHours: z.int().nonnegative(),
    toHours: z.int().positive(),
    /** What must be known about the phase itself. */
    note: text.optional(),
    items: z.array(deliverableSchema(text)).min(1),
  });

/**
 * A playbook of the hours after awareness: phases that follow each other, with their deliverables. Its texts are
 * read in one language.
 */
function playbookSchema(language: Language) {
  const text = textIn(language);
  return z
    .strictObject({
      schema: z.literal('hour-zero/playbook@1'),
      id: z.string().min(1),
      version: z.string().min(1),
      title: text,
      asOf: z.iso.date(),
      starts: z.literal('awareness'),
      /** Hours after awareness that are marked on the time line. */
      marks: z.array(z.int().nonnegative()).min(1),
      phases: z.array(phaseSchema(text)).min(1),
    })
    .refine(({ phases }) => phases.every((phase, i) => phase.fromHours === (phases[i - 1]?.toHours ?? 0)), {
      error: 'has phases that leave a gap, overlap, or do not begin at hour 0',
      path: ['phases'],
    });
}

export type Playbook = z.infer<ReturnType<typeof playbookSchema>>;
export type Phase = Playbook['phases'][number];
export type Deliverable = Phase['items'][number];
export type Tick = Deliverable['tick'];

/** Reads a playbook at the door; `time.playbook-invalid` with the first problem (`path`, `says`). */
export function parsePlaybook(raw: unknown, language: Language): Result<Playbook> {
  const parsed = playbookSchema(language).safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return fail('time.playbook-invalid', { path, says: issue?.message ?? '' });
}

/**
 * The phase that runs at `now`: the first one from awareness on, `null` before it and after the last.
 * A phase ends where the next begins: hour 24 sharp belongs to the second day.
 */
export function phaseAt(playbook: Playbook, awareAt: EpochMs, now: EpochMs): Phase | null {
  const hours = (now - awareAt) / MS_PER_HOUR;
  return playbook.phases.find((phase) => hours >= phase.fromHours && hours < phase.toHours) ?? null;
}

/** A mark on the time line. */
export type PhaseMark = {
  /** Hours after awareness, as the law counts them. */
  readonly hours: number;
  readonly at: EpochMs;
  /** `Tue 04:07 CEST`. */
  readonly label: string;
  /** `Tue 30 Mar 2027, 04:07 CEST`. */
  readonly longLabel: string;
};

/** The marks of a playbook as instants, with what the wall clock in `zone` shows at each. */
export function phaseMarks(
  playbook: Playbook,
  awareAt: EpochMs,
  zone: string,
  language: Language,
): readonly PhaseMark[] {
  return playbook.marks.map((hours) => {
    const at = epochMs(awareAt + hours * MS_PER_HOUR);
    return { hours, at, label: markLabel(at, zone, language), longLabel: localLabel(at, zone, language) };
  });
}

/**
 * Whether a deliverable is there. Where facts, an act and a task are named, one of them is enough.
 * @param isKnown  whether a fact is known
 * @param happened whether the journal holds an act of that kind
 * @param isDone   whether the task that carries the deliverable's id is complete
 */
export function isTicked(
  tick: Tick,
  isKnown: (path: string) => boolean,
  happened: (act: string) => boolean,
  isDone: boolean,
): boolean {
  const hasFacts = tick.all !== undefined || tick.any !== undefined;
  const areKnown = (tick.all?.every(isKnown) ?? true) && (tick.any?.some(isKnown) ?? true);
  const hasHappened = tick.event !== undefined && happened(tick.event);
  return (hasFacts && areKnown) || hasHappened || (tick.task === true && isDone);
}
