import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/electron/**', 'tests/bench/**', 'node_modules/**', 'dist/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: ['tests/tools/announceSkips.ts'],
  },
});
