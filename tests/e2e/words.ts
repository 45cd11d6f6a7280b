import { registerHooks } from 'node:module';
import type vi from '../../server/web/src/words/vi.ts';

// The application's own catalogues, so that a flow presses what a person of that language reads. They import each other
// without a suffix, as the bundler likes it; here the suffix is added.
registerHooks({
  resolve(specifier, context, next) {
    const bare = specifier.startsWith('.') && !/\.\w+$/.test(specifier);
    return next(bare ? `${specifier}.ts` : specifier, context);
  },
});

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
export type Words = typeof vi;

/** Every word of the application in one language. */
export async function wordsOf(language: Language): Promise<Words> {
  const catalogue = (await import(`../../server/web/src/words/${language}.ts`)) as { default: Words };
  return catalogue.default;
}

/** A text of the catalogue as the page shows it: two stars set off what is to stand out, and are not shown. */
export const shown = (text: string): string => text.replaceAll('**', '');
