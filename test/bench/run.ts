import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { loadAssessmentData, loadPacks } from '../../electron/cli/knowledge.ts';
import { assessorUnder } from '../../shared/assessment/under-law.ts';
import { parseFacts } from '../../shared/facts/parse-facts.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import { arbitraryFacts } from '../support/arbitrary-facts.ts';
import { CLI } from '../support/cli.ts';
import { ROOT } from '../support/resources.ts';
import { letterBench } from './letters.ts';
import { windowBench } from './window.ts';

/** `npm run bench`: prints figures and ratios. No test asserts a time. */

const NOW = parseInstant('2026-11-20T12:00:00Z');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function milliseconds(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function assessBench(): void {
  const cases = fc.sample(arbitraryFacts, { numRuns: 10_000, seed: 20_261_120 });
  const assess = assessorUnder(loadAssessmentData('en'), loadPacks('en'));
  const spent = milliseconds(() => {
    for (const facts of cases) {
      const parsed = parseFacts(facts, NOW);
      if (parsed.ok) assess(parsed.value.facts);
    }
  });
  say(`assess, 10,000 random cases, parsed and assessed: ${(spent / 1000).toFixed(2)} s (target 3 s)`);
}

function processBench(): void {
  const facts = join(ROOT, 'resources', 'demo', 'voice-platform.json');
  readFileSync(facts);
  const call = (...args: readonly string[]) =>
    milliseconds(() => spawnSync(process.execPath, args, { stdio: 'ignore' }));
  const rounds = Array.from({ length: 15 }, () => ({
    bare: call('-e', '0'),
    assess: call(CLI, 'assess', facts),
  }));
  const bare = median(rounds.map((round) => round.bare));
  const assess = median(rounds.map((round) => round.assess));
  say(
    `one call of the built command line, whole process, median of 15: ${assess.toFixed(0)} ms; node -e 0: ${bare.toFixed(0)} ms; ratio ${(assess / bare).toFixed(2)} (target 4)`,
  );
}

await build({ configFile: join(ROOT, 'vite.cli.config.ts'), root: ROOT, logLevel: 'warn' });
for (const line of await letterBench()) say(line);
await windowBench(say);
assessBench();
processBench();
