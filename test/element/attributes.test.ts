import { describe, expect, it } from 'vitest';
import { readAttribute, readProperty } from '../../src/element/attributes.ts';
import type { ElementProp } from '../../src/element/attributes.ts';

const attribute = (name: string, text: string | null): unknown => readAttribute(name, text)?.value;

describe('An attribute of the element', () => {
  it.each([
    ['read-only', '', true],
    ['read-only', 'readonly', true],
    ['read-only', 'No', false],
    ['read-only', null, undefined],
    ['operate-permission', 'true', true],
    ['operate-permission', 'no', false],
    // Somebody has said something, and it is no yes.
    ['operate-permission', 'viewer', false],
    ['operate-permission', null, undefined],
    ['overview', 'never', undefined],
    ['actions', 'rerun, Cancel', ['rerun']],
    ['actions', '', []],
    ['confirm', 'held', undefined],
    ['page-size', ' ', undefined],
    ['heading-level', '7', undefined],
  ])('%s="%s" is %s', (name, text, value) => expect(attribute(name, text)).toEqual(value));

  it('of another name is none', () => expect(readAttribute('class', 'x')).toBeUndefined());
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
