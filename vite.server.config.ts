import { defineConfig } from 'vite'

/**
 * Bundles the processes that run on Node: the server, the command line, and the
 * workers of the database and of the fit. Packages that carry their own files (PGlite's WebAssembly)
 * stay outside the bundle; the rest is bundled so that a command starts fast.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: 'src/app/main.ts',
        cli: 'src/app/cli.ts',
        'pglite-worker': 'src/platform/pglite-worker.ts',
        'fit-worker': 'src/features/progress/fit-worker.ts',
      },
    },
  },
  ssr: { noExternal: true, external: ['@electric-sql/pglite', 'pg'] },
})
