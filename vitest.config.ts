import { defineConfig } from 'vitest/config'

/** Tests of pure code: no database, no build. Everything else runs on the databases that the global setup makes. */
const pure = ['src/features/*/{rules,source}/**/*.test.ts', 'src/{ui,phrases}/**/*.test.ts', 'test/architecture.test.ts']

/** A machine may be slow, and says nothing against the product by it: what is polled for has as long as what a browser waits for. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

export default defineConfig({
  test: {
    reporters: ['default', './test/corpus-reporter.ts'],
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: pure, ...patience } },
      { test: { name: 'product', include: ['{src,test}/**/*.test.ts'], exclude: pure, globalSetup: 'test/global-setup.ts', ...patience } },
    ],
  },
})
