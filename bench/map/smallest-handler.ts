/** The smallest Hono and `pg` handler that answers with what was said of one person: the baseline of bench/map.ts. */
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 10, onConnect: (client) => void client.query('set role cairn_app') })

const app = new Hono()
app.get('/api/people/:person/map', async (http) => {
  const client = await pool.connect()
  try {
    const hash = createHash('sha256').update(getCookie(http, 'cairn-session') ?? '').digest()
    await client.query('begin')
    const session = await client.query<{ person_id: string; roles: string[] }>(
      'select a.person_id, a.roles from session s join account a on a.id = s.account_id where s.token_hash = $1 and s.expires_at > now() and a.active',
      [hash],
    )
    const who = session.rows[0]
    if (!who) return http.body(null, 401)
    await client.query(`select set_config('cairn.person', $1, true), set_config('cairn.roles', $2, true)`, [who.person_id, who.roles.join(',')])
    const { rows } = await client.query<{ competency: string; giver_id: string; value: number }>(
      `select feedback_id, giver_id, competency, framework_version, work_item_id, observed_on, choice, level, frequency, scope, value, bound, counts
       from observation where about_id = $1 and observed_on > current_date - interval '24 months'`,
      [http.req.param('person')],
    )
    await client.query('commit')
    const means = new Map<string, number[]>()
    for (const { competency, value } of rows) means.set(competency, [...(means.get(competency) ?? []), value])
    return http.json([...means].map(([competency, values]) => ({ competency, mean: values.reduce((sum, it) => sum + it, 0) / values.length, givers: values.length })))
  } finally {
    client.release()
  }
})

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, (address: AddressInfo) => {
  process.stdout.write(`running at http://127.0.0.1:${address.port}\n`)
})
