import { isOpen } from '../facts/completeness.ts';
import type { FactPath } from '../facts/paths.ts';
import { fragment, sentence, tidy } from './prose.ts';
import type { View } from './slot-values.ts';
import { box, type Context, instantOf, isLate, promisedBy } from './view-context.ts';
import { ATTACHMENT_SLOTS, factLabel } from './wording.ts';

type OpenPoint = { readonly label: string; readonly path: FactPath };

/** What is still open: first what the law lists, then what else the text says is to follow. */
function openPoints(context: Context): readonly OpenPoint[] {
  const requirements = context.completeness.requirements.filter(isOpen);
  const covered = requirements.flatMap((each) => each.facts.map((fact) => fact.path));
  const asked = Object.keys(context.facts.unknown ?? {}).filter((path) => isOpen(context.status(path)));
  const others = [...context.toFollow, ...asked].filter(
    (path) => !covered.some((known) => known === path || known.startsWith(`${path}.`)),
  );
  const points = [
    ...requirements.map((each) => ({
      label: fragment(each.requirement.label) ?? each.requirement.id,
      path: each.decisive.path,
    })),
    ...others.map((path) => ({ label: factLabel(context.wording, path), path })),
  ];
  return [...new Map(points.map((point) => [point.label, point])).values()];
}

/**
 * Initial or complete, and what follows when: Art. 33(4) GDPR. Complete only if nothing is open: all of
 * Art. 33(3), every fact that was asked, everything the text says is to follow, and the reasons where it
 * is late. Make this part of the view last.
 */
export function filingView(context: Context): View {
  const open = openPoints(context);
  const reasonsDue = isLate(context) && tidy(context.facts.times?.lateReasons) === undefined;
  const complete = context.completeness.totals.total > 0 && open.length === 0 && !reasonsDue;
  const by = instantOf(context.facts.times?.followUpBy);
  const promised = by !== undefined && by > context.now ? context.dates.day(by) : undefined;
  const initial =
    promised === undefined ? context.say('initialOpen') : context.say('initial', { date: promised });
  return {
    isComplete: complete,
    isInitial: !complete,
    initialBox: box(!complete),
    completeBox: box(complete),
    type: typeText(context, complete ? context.say('complete') : initial),
    promised,
    open: open.map((point) => openRow(context, point)),
    hasOpen: open.length > 0,
  };
}

/** A notification written after the first one was filed follows up on it, under its file number. */
function typeText(context: Context, type: string): string {
  const filed = instantOf(context.facts.times?.notifiedAuthorityAt);
  const reference = fragment(context.facts.register?.authorityReference);
  if (filed === undefined || reference === undefined || context.now <= filed) return type;
  return context.say('followUpTo', { reference, type });
}

function openRow(context: Context, point: OpenPoint): View {
  const by = promisedBy(context, point.path);
  const date = by === undefined ? undefined : context.dates.day(by);
  return { label: point.label, when: date ?? context.say('whenOpen') };
}

/** The inventory of what goes with the notification. */
export function attachmentsView(context: Context): View {
  const all = context.attachments ?? [];
  return {
    boxes: Object.fromEntries(
      ATTACHMENT_SLOTS.map((slotName) => [slotName, box(all.some((each) => each.slot === slotName))]),
    ),
    rows: all.map((each) => ({
      kind: context.wording.words.attachments[each.slot],
      name: fragment(each.name) ?? context.wording.words.attachments[each.slot],
      sha256: each.sha256,
    })),
    any: all.length > 0,
  };
}

/** Other notices the authority should know of. */
export function otherView(context: Context): View {
  const notices = (context.obligations ?? [])
    .filter((each) => each.required === true && each.recipient === 'authority')
    .filter((each) => each.authority !== undefined && each.authority !== context.authority?.name)
    .map((each) => ({
      text: sentence(
        context.say('otherNotice', { regulation: each.regulation, authority: each.authority ?? '' }),
      ),
    }));
  return { notices, hasNotices: notices.length > 0 };
}
