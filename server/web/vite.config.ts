import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

/** Puts the API's description, as JSON, beside the application; the server answers it at /api/openapi.json. */
function apiDescription(): Plugin {
  return {
    name: 'api-description',
    generateBundle() {
      const yaml = readFileSync(new URL('../api/openapi.yaml', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'openapi.json', source: JSON.stringify(parse(yaml)) });
    },
  };
}

export default defineConfig(({ command }) => ({
  plugins: [svelte(), ...(command === 'build' ? [apiDescription()] : [])],
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
