import { expect, test } from 'vitest'
import { startProduct } from './product.ts'

const { as } = startProduct()

async function onMatrix() {
  const { window, page } = await as({ role: 'member' })
  await page.goto('/frameworks/engineering')
  await page.getByRole('grid').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? document.activeElement?.textContent ?? '')
  return { window, page, focused }
}

test('the matrix is one stop of the Tab key; arrows move in it, Enter opens a cell, Escape gives the focus back', async () => {
  const { window, page, focused } = await onMatrix()
  const [first = '', second = ''] = await page.getByRole('rowheader').locator('visible=true').evaluateAll((heads) => heads.flatMap((head) => head.getAttribute('data-cell') ?? []))
  const name = await page.locator(`[data-cell="${second}"]`).evaluate((head) => head.firstChild?.textContent ?? '')
  await page.getByRole('columnheader').last().getByRole('button').focus()
  await page.keyboard.press('Tab')
  expect(await focused()).toBe(first)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe(`${second}@E2`)
  await page.keyboard.press('End')
  expect(await focused()).toBe(`${second}@E6`)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: `${name} at E1` }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('dialog', { name: `${name} at E2` }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await expect.poll(focused).toBe(`${second}@E1`)
  await window.close()
})

test('a slash goes to the filter, the filter keeps the matrix reachable, and a question mark shows the keys', async () => {
  const { window, page, focused } = await onMatrix()
  await page.keyboard.press('/')
  await page.keyboard.type('timeline')
  await expect.poll(() => page.getByRole('rowheader', { name: 'Accessibility' }).count()).toBe(0)
  await page.getByRole('columnheader').last().getByRole('button').focus()
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('debugging')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await window.close()
})

test('the palette goes to a role by a few letters of its name, whatever people are found meanwhile', async () => {
  const { window, page } = await onMatrix()
  let answer = () => {}
  const held = new Promise<void>((go) => { answer = go })
  await window.route(/\/api\/people\?text=/, async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to a page or a person, or search the framework' }).waitFor()
  await page.keyboard.type('backend')
  const role = page.getByRole('option', { name: /Role$/ }).first()
  await role.waitFor()
  const [name = ''] = (await role.innerText()).split('\n')
  expect(await role.getAttribute('aria-selected')).toBe('true')
  answer()
  await page.getByRole('option', { name: /Backend.*Person$/ }).first().waitFor()
  expect(await role.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await window.close()
})

test('the palette goes to a colleague by a part of their name, once it is composed', async () => {
  const { window, page } = await onMatrix()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to a page or a person, or search the framework' }).waitFor()
  await page.keyboard.type('zsofia')
  const person = page.getByRole('option', { name: /^Zsófia Lendvai.*Person$/ })
  await person.waitFor()
  while ((await person.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.getByRole('combobox', { name: 'Go to a page or a person, or search the framework' }).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
  expect(await person.count()).toBe(1)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Zsófia Lendvai' }).waitFor()
  await window.close()
})

test('the first Tab offers to skip to the content', async () => {
  const { window, page } = await onMatrix()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await window.close()
})
