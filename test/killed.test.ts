import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import type { OutputOf } from '../src/platform/contract.ts'
import { asOwner, openDatabase } from '../src/platform/database.ts'
import type * as feedback from '../src/features/feedback/api.ts'
import type * as framework from '../src/features/framework/api.ts'
import type * as people from '../src/features/people/api.ts'
import { startCairn } from './run-cairn.ts'

const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'cairn-killed-'))
const databaseDirectory = path.join(dataDirectory, 'postgres')
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }))

const kills = 50
const givers = 4

type Giver = { readonly id: string; readonly about: string; readonly cookie: string; readonly body: (number: number) => string }

const headers = { 'x-cairn-request': '1', 'content-type': 'application/json' }

async function get<T>(url: string, address: string, cookie = ''): Promise<T> {
  const response = await fetch(url + address, { headers: { cookie } })
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** People of one team, each signed in, each with a form about the next of them. */
async function giversAt(url: string): Promise<Giver[]> {
  const everybody = await get<OutputOf<typeof people.listExamplePeople>>(url, '/api/example/people')
  const team = everybody.filter((it) => it.team === 'Checkout' && it.roles.join() === 'member').slice(0, givers)
  return Promise.all(team.map((person, at) => giverOf(url, person.id, team[(at + 1) % team.length]!.id)))
}

async function giverOf(url: string, id: string, about: string): Promise<Giver> {
  const signedIn = await fetch(`${url}/api/example/session`, { method: 'POST', headers, body: JSON.stringify({ person: id }) })
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  const form = await get<OutputOf<typeof feedback.prepareFeedback>>(url, `/api/people/${about}/feedback/form`, cookie)
  const { content } = await get<OutputOf<typeof framework.showFramework>>(url, `/api/frameworks/${form.framework!.id}`, cookie)
  const cells = content.expectations.filter((it) => it.kind === 'text' && !it.specialty && form.competencies.includes(it.competency))
  const observations = [...new Map(cells.map((it) => [it.competency, { competency: it.competency, choice: 'level', level: it.level }])).values()].slice(0, 6)
  const observedOn = new Date().toISOString().slice(0, 10)
  return { id, about, cookie, body: (number) => JSON.stringify({ version: form.framework!.version, observedOn, words: `Number ${number}.`, observations }) }
}

/** Gives feedback without a pause until the server is gone, and says so each time that some was acknowledged. */
async function giveUntilGone(url: string, giver: Giver, onAcknowledged: (id: string) => void): Promise<void> {
  for (let number = 0; ; number += 1) {
    try {
      const response = await fetch(`${url}/api/people/${giver.about}/feedback`, { method: 'POST', headers: { ...headers, cookie: giver.cookie }, body: giver.body(number) })
      const answer = (await response.json()) as { id: string }
      if (response.status === 200) onAcknowledged(answer.id)
    } catch {
      return
    }
  }
}

test(`feedback that was acknowledged is there, whole and audited, after the server was killed ${kills} times while people were giving it`, { timeout: 900_000 }, async () => {
  await (await openDatabase({ dataDirectory: databaseDirectory, template: path.join(inject('templates'), 'example.tar.gz') })).close()
  const acknowledged: string[] = []
  let team: Giver[] = []
  for (let round = 0; round < kills; round += 1) {
    const server = startCairn({ CAIRN_DATA: dataDirectory })
    const url = await server.url
    if (round === 0) team = await giversAt(url)
    const gone = once(server.process, 'exit')
    let inThisRound = 0
    const onAcknowledged = (id: string): void => {
      acknowledged.push(id)
      inThisRound += 1
      // Never the same moment twice: somewhere within a request, a commit, or between two.
      if (inThisRound === 1 + (round % 5)) setTimeout(() => server.process.kill('SIGKILL'), (round * 7) % 43)
    }
    await Promise.all(team.map((giver) => giveUntilGone(url, giver, onAcknowledged)))
    await gone
  }
  const db = await openDatabase({ dataDirectory: databaseDirectory })
  const kept = await asOwner(db, (connection) =>
    sql<{ id: string; observations: number; audited: number }>`
      select feedback.id, (select count(*)::int from observation where feedback_id = feedback.id) as observations,
        (select count(*)::int from audit_entry where action = 'giveFeedback' and (subject like '%' || feedback.id || '%' or detail::text like '%' || feedback.id || '%')) as audited
      from feedback where words like 'Number %'`.execute(connection),
  )
  await db.close()
  const found = new Map(kept.rows.map((it) => [it.id, it]))
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills)
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([])
  expect(kept.rows.filter((it) => it.observations !== 6 || it.audited !== 1)).toEqual([])
})
