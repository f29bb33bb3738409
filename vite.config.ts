import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What every page needs comes in one file beside the entry's own: each request more costs a slow machine time. */
const everyPage = /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack|intl-messageformat|@formatjs)[\\/]|src[\\/](phrases|ui[\\/](classes|inline-markdown))/

export default defineConfig({
  root: 'src/app/web',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'every-page', test: everyPage }] } } },
  },
})
