/** The smallest Hono and `pg` handler that answers with a framework's version as its own words: the baseline of bench/http.ts. */
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 10, onConnect: (client) => void client.query('set role cairn_app') })

const app = new Hono()
app.get('/api/frameworks/:framework', async (http) => {
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
    const version = await client.query<{ content: string }>(
      `select content::text as content from framework_version where framework_id = $1 and status = 'published'`,
      [http.req.param('framework')],
    )
    await client.query('commit')
    return http.body(version.rows[0]!.content, 200, { 'content-type': 'application/json' })
  } finally {
    client.release()
  }
})

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, (address: AddressInfo) => {
  process.stdout.write(`running at http://127.0.0.1:${address.port}\n`)
})
