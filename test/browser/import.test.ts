import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { workbook } from '../workbook.ts'
import { violationsOn } from './axe.ts'
import { settled } from './browser.ts'
import { startProduct } from './product.ts'

const { as } = startProduct()

const table = 'The garden ladder,,,\nArea,Skill,L1,L2\nGrowing,Sowing,Sows beans in rows.,Plans a whole season.\nGrowing,Pruning,Prunes hedges well.,see L1\n'

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> => page.locator('[data-choose="files"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

test('a steward drops a table, sees the matrix beside it, corrects the mapping as they type, and goes on to publish', async () => {
  const { window, page, troubles } = await as({ role: 'steward' })
  await page.goto('/frameworks')
  await page.getByRole('link', { name: 'Import a framework' }).click()
  await page.getByRole('heading', { name: 'Import a framework' }).waitFor()
  await choose(page, 'garden.csv', Buffer.from(table))

  await page.getByRole('rowheader', { name: 'Sowing' }).waitFor()
  await page.getByRole('gridcell', { name: 'Sows beans in rows.' }).click()
  await page.getByText('Sowing, L1 comes from garden.csv:3.').waitFor()
  expect(await page.locator('s').allTextContents()).toEqual(['The garden ladder', 'Area', 'Skill'])
  expect(await violationsOn(page)).toEqual([])

  const mapping = page.getByRole('textbox', { name: 'How it is read' })
  const found = await mapping.inputValue()
  await mapping.fill(found.replace('competency: B', 'competency: Q!'))
  await page.getByRole('alert').getByText(/mapping:\d+/).waitFor()
  await mapping.fill(`${found}declare:\n  name: The garden\n`)
  await page.getByRole('grid', { name: 'Matrix of The garden' }).waitFor()

  await page.getByRole('textbox', { name: 'Identifier of the framework' }).fill('garden')
  await page.getByRole('button', { name: 'Make the draft and go on to publishing' }).click()
  await page.getByRole('heading', { name: 'Publish version 1' }).waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('The garden, from its table.')
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  await page.getByRole('heading', { name: 'Versions' }).waitFor()
  await page.goto('/frameworks/garden')
  await page.getByRole('rowheader', { name: 'Pruning' }).waitFor()
  expect(troubles.filter((one) => !one.includes('422'))).toEqual([])
  await window.close()
})

test('a workbook is imported with the keyboard alone', async () => {
  const { window, page } = await as({ role: 'steward' })
  await page.goto('/frameworks/import')
  await page.getByRole('heading', { name: 'Import a framework' }).waitFor()
  await settled(page)
  const opening = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).press('Enter')
  const file = await workbook([{ name: 'Matrix', rows: [['Skill', 'L1', 'L2'], ['Sowing', 'Sows beans in rows.', 'Plans a whole season.'], ['Watering', 'Waters the beds.', 'Waters by need.']] }])
  await (await opening).setFiles({ name: 'beds.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(file) })
  await page.getByRole('rowheader', { name: 'Watering' }).waitFor()
  await page.getByRole('textbox', { name: 'Identifier of the framework' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Publish version 1' }).waitFor()
  await window.close()
})

test('a broken file is told with its line, and no draft is offered', async () => {
  const { window, page } = await as({ role: 'steward' })
  await page.goto('/frameworks/import')
  await choose(page, 'broken.json', Buffer.from('{"Sowing": {"L1": "Sows.",\n "L1": "Sows again."}}'))
  await page.getByText('broken.json:2:2').waitFor()
  await page.getByText('stand in the way of a draft').waitFor()
  expect(await page.getByRole('button', { name: /Make the draft/ }).count()).toBe(0)
  await window.close()
})

test('a folder of competency files is imported whole', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-folder-'))
  writeFileSync(path.join(folder, 'framework.yaml'), 'framework: orchard\nname: Orchard\nlevels: [{ id: L1, name: Picker }, { id: L2, name: Grower }]\ngroups: [{ id: trees, name: Trees, kind: competencies }]\n')
  writeFileSync(path.join(folder, 'grafting.md'), '---\ncompetency: grafting\nname: Grafting\ngroup: trees\n---\n\n## L1\n\n- Cuts a clean scion.\n\n## L2\n\n- Teaches the cut.\n')
  const { window, page, troubles } = await as({ role: 'steward' })
  await page.goto('/frameworks/import')
  await page.locator('[data-choose="folder"]').setInputFiles(folder)
  await page.getByRole('grid', { name: 'Matrix of Orchard' }).waitFor()
  await page.getByRole('gridcell', { name: 'Cuts a clean scion.' }).waitFor()
  await page.getByRole('button', { name: 'Make the draft and go on to publishing' }).click()
  await page.getByRole('heading', { name: 'Publish version 1' }).waitFor()
  expect(troubles).toEqual([])
  await window.close()
  rmSync(folder, { recursive: true, force: true })
})
