import { basename } from 'node:path';
import ts from 'typescript';

/** A name that our code no longer uses: how it is written, what to use instead, and how to find it in a text. */
export type RetiredName = { name: string; instead: string; found: RegExp };

/** A retired name in a file. The line is 0 where it is the name of the file itself. */
type Finding = { line: number; name: string; instead: string };

/**
 * Reads the rows of the table of retired names in the glossary: names between backquotes in the first column, what to
 * say instead in the second. A name that ends in `…` stands for every name that goes on with a capital letter.
 */
export function readRetiredNames(glossary: string): RetiredName[] {
  const table = /<!-- retired names: [^\n]*-->\n([\s\S]*?)<!-- end -->/.exec(glossary)?.[1] ?? '';
  return [...table.matchAll(/^\| *(`.*?) *\| *(.*?) *\|$/gm)].flatMap(([, names = '', instead = '']) =>
    [...names.matchAll(/`([A-Za-z]+)(…?)`/g)].map(([, stem = '', more = '']) => ({
      name: stem + more,
      instead,
      found: new RegExp(`\\b${stem}${more === '' ? '\\b' : '[A-Z]'}`),
    })),
  );
}

/** Finds retired names among a file's identifiers, and in the file's own name; never in its strings and comments. */
export function findRetiredNames(path: string, text: string, retired: readonly RetiredName[]): Finding[] {
  const stem = basename(path).replace(/\..*$/, '');
  const camel = stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const spellings = [camel, camel.replace(/^./, (letter) => letter.toUpperCase())];
  const inName = retired
    .filter(({ found }) => spellings.some((spelling) => found.test(spelling)))
    .map(({ name, instead }) => ({ line: 0, name, instead }));
  // Reading a file as TypeScript takes far longer than searching it, and nearly none holds a retired name.
  const candidates = retired.filter(({ found }) => found.test(text));
  return candidates.length === 0 ? inName : [...inName, ...findInIdentifiers(path, text, candidates)];
}

function findInIdentifiers(path: string, text: string, retired: readonly RetiredName[]): Finding[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const match = retired.find(({ found }) => found.test(node.text));
      if (match !== undefined) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        findings.push({ line: line + 1, name: node.text, instead: match.instead });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}
