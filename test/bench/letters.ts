import { drawer, loadLetterTools } from '../../electron/cli/letters.ts';
import { readFacts } from '../../electron/cli/read-facts.ts';
import { prepareCase } from '../../shared/letters/case-input.ts';
import { lettersOf } from '../../shared/letters/case-letters.ts';
import { parseInstant } from '../../shared/time/instant.ts';

const ROUNDS = 30;
/** Until the engine has compiled what the letter needs. */
const WARM_UP = 10;

/** Warm speed of the authority letter of the demo case, from facts to bytes, in letters a second. */
export async function letterBench(): Promise<readonly string[]> {
  const now = parseInstant('2026-01-20T09:00:00Z');
  const tools = loadLetterTools('en');
  const { facts } = readFacts('resources/demo/voice-platform.json', now);
  const write = () => {
    const letter = lettersOf(prepareCase(facts, tools, now), tools, ['authority-notification']).letters[0];
    if (letter === undefined) throw new RangeError('bench: no letter was written');
    return letter.document;
  };
  const lines: string[] = [];
  for (const format of ['pdf', 'docx', 'html', 'txt'] as const) {
    const draw = await drawer(format, 'A4');
    for (let warm = 0; warm < WARM_UP; warm += 1) await draw(write());
    const from = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) await draw(write());
    const perSecond = (ROUNDS * 1000) / (performance.now() - from);
    lines.push(
      `authority letter, facts to ${format}, warm: ${perSecond.toFixed(1)} a second${format === 'pdf' || format === 'docx' ? ' (target 10)' : ''}`,
    );
  }
  return lines;
}
