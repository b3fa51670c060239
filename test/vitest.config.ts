import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/faults/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/build-cli.ts'],
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
