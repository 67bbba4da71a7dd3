import { describe, expect, it } from 'vitest';
import {
  ATTRIBUTE_NAMES,
  ELEMENT_PROPS,
  PROPERTIES,
  readAttribute,
  readProperty,
} from '../../src/element/attributes.ts';
import type { ElementProp } from '../../src/element/attributes.ts';

/** What an attribute's text says. Fails for one that is none of the element's. */
function said(name: string, text: string | null): unknown {
  const read = readAttribute(name, text);
  if (read === undefined) throw new Error(`${name} is no attribute of the element.`);
  return read.value;
}

describe('An attribute of the element', () => {
  it.each([
    ['density', 'compact', 'compact'],
    ['density', ' comfortable\n', 'comfortable'],
    ['density', 'tight', undefined],
    ['density', 'Compact', undefined],
    ['color-scheme', 'dark', 'dark'],
    ['color-scheme', 'light dark', undefined],
    ['heading-level', '1', 1],
    ['heading-level', ' 6 ', 6],
    ['heading-level', '0', undefined],
    ['heading-level', '7', undefined],
    ['heading-level', '2.5', undefined],
    ['heading-level', 'h3', undefined],
    ['heading-level', '', undefined],
    ['locale', 'en-US', 'en-US'],
    ['time-zone', 'Asia/Tokyo', 'Asia/Tokyo'],
    ['address-prefix', 'deploy-', 'deploy-'],
    ['address-prefix', '', ''],
    ['confirm', 'hold', 'hold'],
    ['confirm', 'always', 'always'],
    // Anything else is the default, which is the question: never less than that.
    ['confirm', 'never', undefined],
    ['confirm', '', undefined],
    ['denied-cancel', 'explain', 'explain'],
    ['api', 'legacy', 'legacy'],
    ['api', 'v9', undefined],
    ['page-size', '50', 50],
    ['page-size', '', undefined],
    ['page-size', 'many', undefined],
    ['active-interval', '0', 0],
    ['actions', 'rerun, cancel', ['cancel', 'rerun']],
    ['actions', 'delete', []],
    ['actions', '', []],
  ])('%s="%s" says %j', (name, text, value) => {
    expect(said(name, text)).toEqual(value);
  });

  // As HTML has it, what is there counts: who misspells it has a widget that can do less, and not more.
  it.each(['read-only', 'wall'])('%s is on when it is there, but for a word that says no', (name) => {
    for (const text of ['', 'true', 'yes', name, 'anything', '1', '0'])
      expect(said(name, text), text).toBe(true);
    for (const text of ['false', ' False ', 'no', 'NO']) expect(said(name, text), text).toBe(false);
  });

  it.each(['overview', 'flakiness'])('%s follows words alone', (name) => {
    for (const text of ['', 'true', ' Yes ']) expect(said(name, text), text).toBe(true);
    for (const text of ['false', 'no']) expect(said(name, text), text).toBe(false);
    expect(said(name, 'perhaps')).toBeUndefined();
  });

  it('on the permission is no yes unless it says so', () => {
    for (const text of ['', 'true', ' Yes ']) expect(said('operate-permission', text), text).toBe(true);
    for (const text of ['false', 'no', 'viewer']) expect(said('operate-permission', text), text).toBe(false);
  });

  it('that is removed says nothing, whichever it is', () => {
    for (const name of ATTRIBUTE_NAMES) expect(said(name, null), name).toBeUndefined();
  });

  it('is written in kebab-case, and of no prop that is a property alone', () => {
    expect(ATTRIBUTE_NAMES).toEqual(ATTRIBUTE_NAMES.map((name) => name.toLowerCase()));
    expect(readAttribute('read-only', '')?.prop).toBe('readOnly');
    for (const name of ['readOnly', 'class', 'toString', ...PROPERTIES])
      expect(readAttribute(name, 'x'), name).toBeUndefined();
    expect(ELEMENT_PROPS).toHaveLength(ATTRIBUTE_NAMES.length + PROPERTIES.length);
  });
});

describe('A property of the element', () => {
  it.each<[ElementProp, unknown, unknown]>([
    ['readOnly', '', true],
    ['readOnly', 'false', false],
    ['readOnly', true, true],
    ['readOnly', null, undefined],
    ['actions', 'cancel', ['cancel']],
    ['actions', ['rerun'], ['rerun']],
    ['pageSize', '20', 20],
    ['operatePermission', 'viewer', false],
    ['overview', 'no', false],
    ['stage', 'test', 'test'],
    ['messages', 'none of ours', 'none of ours'],
  ])('%s = %j is %j', (prop, given, value) => expect(readProperty(prop, given)).toEqual(value));
});
