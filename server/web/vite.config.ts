import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

interface ModuleGraph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}
const ofFirstPage = new Set<string>();

/** Whether the first page needs the module before it can show: each request more is time that a slow PC does not have. */
function isOfFirstPage(id: string, graph: ModuleGraph): boolean {
  if (ofFirstPage.size === 0) {
    const walk = (module: string) => {
      if (ofFirstPage.has(module)) return;
      ofFirstPage.add(module);
      graph.getModuleInfo(module)?.importedIds.forEach(walk);
    };
    walk(fileURLToPath(new URL('src/main.ts', import.meta.url)));
  }
  return ofFirstPage.has(id);
}

export default defineConfig(({ command }) => ({
  plugins: [svelte(), ...(command === 'build' ? [apiDescription()] : [])],
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ debugName: 'first-page', name: (id, graph) => (isOfFirstPage(id, graph) ? 'first-page' : null) }] },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
