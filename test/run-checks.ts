import { spawnSync } from 'node:child_process';
import { electronBinary } from '../electron/dev/electron-binary.ts';
import { ensureChromium } from './support/chromium.ts';

/**
 * `npm test`: types, lint and format, import rules, unused code, unit tests with faults and legal cases, then the
 * window in the system's Chromium.
 * Stops at the first thing that is red and ends with one line of totals. Arguments go to Vitest.
 */

type Step = {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const TSC = 'node_modules/typescript7/bin/tsc';
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];

const STEPS: readonly Step[] = [
  ...['shared', 'electron', 'renderer', 'test', 'test/screens'].map((layer) => ({
    name: `types ${layer}`,
    command: [TSC, '-p', layer],
  })),
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
      'renderer',
    ],
  },
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js'] },
  { name: 'unit tests, faults and cases', command: VITEST },
  {
    name: 'end to end in Chromium',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/playwright.config.ts'],
  },
  {
    name: 'package',
    command: [...VITEST, 'test/unit/electron/package.test.ts'],
    env: { RUN_PACKAGE: '1' },
  },
];

const wanted = process.argv.slice(2);
if (wanted.length > 0) {
  const watch = wanted.includes('--watch');
  const rest = wanted.filter((word) => word !== '--watch');
  const mode = watch ? 'watch' : 'run';
  process.exit(run([VITEST[0] ?? '', mode, '--config', 'test/vitest.config.ts', ...rest]));
}

const started = performance.now();
say(`browser: ${ensureChromium()}`);
if (electronBinary() === undefined) say('skipped: no Electron binary');
for (const step of STEPS) {
  const from = performance.now();
  const status = run(step.command, step.env);
  if (status !== 0) {
    say(`red: ${step.name}`);
    process.exit(status);
  }
  say(`green: ${step.name} (${seconds(from)} s)`);
}
say(`green: ${STEPS.length} checks in ${seconds(started)} s`);

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  return (
    spawnSync(process.execPath, command, {
      stdio: 'inherit',
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', ...env },
    }).status ?? 1
  );
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
