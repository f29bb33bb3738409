import { expect, test } from 'vitest'
import { violationsOn } from './axe.ts'
import { startProduct } from './product.ts'

const { asVisitor } = startProduct('empty')

test.each(['light', 'dark'] as const)('the welcome of a fresh installation has nothing that axe finds wrong (%s)', async (theme) => {
  const { window, page } = await asVisitor({ theme })
  await page.goto('/')
  await page.getByRole('button', { name: 'Set up your organization' }).click()
  expect(await violationsOn(page)).toEqual([])
  await window.close()
})

test('a newcomer sets up the example, becomes somebody in it and reads its framework as a matrix, as a role page and side by side', async () => {
  const { page, troubles } = await asVisitor()

  await page.goto('/')
  await page.getByRole('button', { name: 'Set up the example' }).click()

  await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor({ timeout: 60_000 })
  await page.getByRole('searchbox', { name: 'Find a person' }).fill('rasheed')
  await page.getByRole('button', { name: /Rasheed Ballantyne/ }).first().click()

  await page.getByRole('heading', { level: 1, name: 'Map of progress' }).waitFor()
  await page.getByRole('link', { name: 'Frameworks', exact: true }).click()
  await page.getByRole('link', { name: 'Engineering', exact: true }).click()
  await page.getByRole('grid', { name: 'Matrix of Engineering' }).waitFor()
  expect(await page.getByRole('columnheader').count()).toBe(7)
  await page.getByText('Growth limit').first().waitFor()
  await page.getByText('Not expected yet').first().waitFor()

  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('timeline')
  await expect.poll(() => page.getByRole('rowheader', { name: 'Accessibility' }).count()).toBe(0)
  await page.getByRole('rowheader', { name: 'Debugging' }).waitFor()
  await expect.poll(() => page.url()).toContain('text=timeline')

  await page.getByRole('gridcell', { name: /Takes on faults that nobody can place/ }).click({ position: { x: 8, y: 8 } })
  const panel = page.getByRole('dialog', { name: 'Debugging at E4' })
  await panel.getByText('Examples').waitFor()
  await panel.getByText('Area of influence').waitFor()
  await panel.getByText('Most of the time', { exact: false }).first().waitFor()

  await panel.getByRole('button', { name: 'teammate', exact: true }).first().click()
  await page.getByRole('link', { name: 'In the glossary' }).first().waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Roles', exact: true }).click()
  await page.getByRole('link', { name: /Senior Backend Engineer/ }).click()
  await page.getByRole('heading', { name: 'Senior Backend Engineer', level: 1 }).waitFor()
  await page.getByRole('navigation', { name: 'Levels of Backend' }).getByRole('link', { name: 'E4' }).waitFor()
  await page.getByRole('link', { name: 'Senior Frontend Engineer' }).waitFor()

  await page.getByRole('link', { name: 'Compare with another role or level' }).click()
  await page.getByRole('heading', { name: 'Compare' }).waitFor()
  await page.getByRole('columnheader', { name: 'Lead Backend Engineer' }).waitFor()
  await page.getByRole('combobox', { name: 'Right side' }).selectOption({ label: 'Senior Frontend Engineer (E3)' })
  await page.getByRole('columnheader', { name: 'Senior Frontend Engineer' }).waitFor()
  expect(await page.getByText('same', { exact: true }).count()).toBeGreaterThan(5)

  expect(troubles).toEqual([])
})

test('the filter takes every letter at once, the address follows, and going elsewhere and back keeps what was typed', async () => {
  const { page } = await asVisitor()
  await page.goto('/')
  await page.getByRole('button', { name: /steward/ }).first().click()
  await page.getByRole('link', { name: 'Frameworks', exact: true }).click()
  await page.getByRole('link', { name: 'Engineering', exact: true }).click()
  const filter = page.getByRole('searchbox', { name: 'Filter by text' })
  await filter.pressSequentially('incident review', { delay: 60 })
  expect(await filter.inputValue()).toBe('incident review')
  await expect.poll(() => page.url()).toContain('text=incident+review')
  expect(await filter.inputValue()).toBe('incident review')
  await page.getByRole('link', { name: 'Glossary' }).click()
  await page.getByRole('heading', { name: 'Glossary' }).waitFor()
  await page.goBack()
  await expect.poll(() => filter.inputValue()).toBe('incident review')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(() => page.url()).not.toContain('text=')
  expect(await filter.inputValue()).toBe('')
})

test('a role page shows shared and own parts in source order, with where each comes from, and its terms open in place', async () => {
  const { page, troubles } = await asVisitor()
  await page.goto('/')
  await page.getByRole('button', { name: /steward/ }).first().click()
  await page.getByRole('link', { name: 'Frameworks', exact: true }).click()
  await page.getByRole('link', { name: 'Platform', exact: true }).waitFor()
  await page.goto('/frameworks/platform/roles/developer-productivity.staff')

  await page.getByRole('heading', { level: 1, name: 'Staff Developer Productivity Engineer' }).waitFor()
  const headings = await page.locator('main h2').allTextContents()
  expect(headings.slice(1, 4)).toEqual(['Leadership Competencies', 'Technical Competencies', 'Values'])
  await page.getByText(/includes\/leadership\/staff\.md:\d+/).first().waitFor()
  await page.getByText(/developer-productivity\/staff\.md:\d+/).first().waitFor()

  await page.getByRole('button', { name: 'Find the wait' }).click()
  await page.getByRole('link', { name: 'In the glossary' }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('A wait that was found', { exact: false }).first().waitFor()

  await page.locator('label', { has: page.getByRole('radio', { name: 'Own' }) }).click()
  await expect.poll(() => page.getByRole('heading', { name: 'Candour' }).count()).toBe(0)
  await page.getByText('Find the wait').first().waitFor()
  await page.getByRole('link', { name: 'Values' }).click()
  await expect.poll(() => page.getByText('Find the wait').count()).toBe(0)
  expect(troubles).toEqual([])
})
