import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { ATTRIBUTE_NAMES, ELEMENT_PROPS } from '../src/element/attributes.ts';
import { EVENT_TYPES } from '../src/element/events.ts';
import * as door from '../src/index.ts';

const README = readFileSync('README.md', 'utf8');

/** The names in the first column of the README's table with this heading cell. */
function rowsOf(heading: string): string[] {
  const lines = README.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} +\\|`).test(line));
  if (start < 0) throw new Error(`The README has no table of ${heading}.`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines
    .slice(start + 2, end)
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    .toSorted();
}

/** The props as they are declared. */
function declaredProps(): string[] {
  const file = 'src/components/StageHistoryProps.ts';
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const [declared] = source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => name.text === 'StageHistoryProps');
  if (declared === undefined) throw new Error('The props are declared elsewhere.');
  return declared.members.map((member) => member.name?.getText(source) ?? '').toSorted();
}

describe('The README', () => {
  it('tells every prop, and no other', () => {
    expect(rowsOf('prop')).toEqual(declaredProps());
  });

  it('tells every attribute of the element, and no other', () => {
    expect(rowsOf('attribute')).toEqual([...ATTRIBUTE_NAMES].toSorted());
  });

  it('tells every event of the element, and no other', () => {
    expect(rowsOf('event')).toEqual(Object.values(EVENT_TYPES).toSorted());
  });

  it('tells all that can be imported', () => {
    for (const name of Object.keys(door)) expect(README, name).toMatch(new RegExp(`\\b${name}\\b`));
    for (const path of Object.keys(manifest.exports))
      if (!path.endsWith('.json')) expect(README, path).toContain(`gocd-stage-history${path.slice(1)}`);
  });
});

describe('The element', () => {
  it('has every prop: as attribute, property or event', () => {
    const known = [...ELEMENT_PROPS, ...Object.keys(EVENT_TYPES), 'toolbar'].toSorted();
    expect(known).toEqual(declaredProps());
  });
});
