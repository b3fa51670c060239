import { spawnSync } from 'node:child_process';

/**
 * `npm test`: types, lint and format, import rules, unused code, then unit tests and legal cases.
 * Stops at the first thing that is red and ends with one line of totals. Arguments go to Vitest.
 */

type Step = { readonly name: string; readonly command: readonly string[] };

const TSC = 'node_modules/typescript7/bin/tsc';
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];

const STEPS: readonly Step[] = [
  ...['shared', 'electron', 'test'].map((layer) => ({ name: `types ${layer}`, command: [TSC, '-p', layer] })),
  {
    name: 'lint and format',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  {
    name: 'import rules',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'electron',
    ],
  },
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js'] },
  { name: 'unit tests and cases', command: VITEST },
];

const wanted = process.argv.slice(2);
if (wanted.length > 0) {
  const watch = wanted.includes('--watch');
  const rest = wanted.filter((word) => word !== '--watch');
  const mode = watch ? 'watch' : 'run';
  process.exit(run([VITEST[0] ?? '', mode, '--config', 'test/vitest.config.ts', ...rest]));
}

const started = performance.now();
for (const step of STEPS) {
  const from = performance.now();
  const status = run(step.command);
  if (status !== 0) {
    say(`red: ${step.name}`);
    process.exit(status);
  }
  say(`green: ${step.name} (${seconds(from)} s)`);
}
say(`green: ${STEPS.length} checks in ${seconds(started)} s`);

function run(command: readonly string[]): number {
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
