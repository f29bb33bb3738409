import { expect, test } from 'vitest'
import { readBlocks } from './block-markdown.ts'

test('paragraphs, headings, lists, rules and code are told apart', () => {
  const text = '# Title\n\nOne line\nand the next.\n\n- a\n- b\n  goes on\n\n1. x\n2. y\n\n---\n\n```\ncode\n```'
  expect(readBlocks(text)).toEqual([
    { kind: 'heading', text: 'Title' },
    { kind: 'paragraph', text: 'One line and the next.' },
    { kind: 'list', ordered: false, items: ['a', 'b goes on'] },
    { kind: 'list', ordered: true, items: ['x', 'y'] },
    { kind: 'rule' },
    { kind: 'code', text: 'code' },
  ])
})

test('a table has its head and rows, and a stroke that is escaped stays in its cell', () => {
  expect(readBlocks('| a | b |\n| --- | :-: |\n| 1 | x \\| y |')).toEqual([{ kind: 'table', head: ['a', 'b'], rows: [['1', 'x \\| y']] }])
})

test('a list may follow a paragraph without an empty line; comments are not shown', () => {
  expect(readBlocks('Intro:\n- a\n\n<!-- hidden -->')).toEqual([{ kind: 'paragraph', text: 'Intro:' }, { kind: 'list', ordered: false, items: ['a'] }])
})
