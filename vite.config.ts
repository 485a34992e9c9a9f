import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const nodeExternals = [
  'electron',
  'better-sqlite3',
  '@duckdb/node-api',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];

/** The page: one folder of static files with only same-origin scripts, styles and fonts, so that the strict CSP holds. */
const renderer: UserConfig = {
  root: 'renderer',
  base: './',
  plugins: [react({ compiler: true })],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
};

/** Everything that runs in Node: one file per process, shared code in chunks. */
const shell: UserConfig = {
  build: {
    ssr: true,
    outDir: 'dist/shell',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: 'electron/main/main.ts',
        engine: 'electron/engine/engineProcess.ts',
        sliceWorker: 'electron/engine/sliceWorker.ts',
        partWorker: 'electron/files/plain/partWorker.ts',
        cli: 'electron/cli/main.ts',
      },
      external: nodeExternals,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: nodeExternals },
};

/** A sandboxed preload must be one CommonJS file. */
const preload: UserConfig = {
  build: {
    ssr: true,
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { preload: 'electron/preload/preload.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
};

export default defineConfig(({ mode }) => {
  if (mode === 'shell') return shell;
  if (mode === 'preload') return preload;
  return renderer;
});
