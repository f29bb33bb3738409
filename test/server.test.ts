import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { actions } from '../src/app/actions.ts'
import { readSettings } from '../src/app/settings.ts'
import type { Database } from '../src/platform/database.ts'
import { appOver, client } from './app.ts'
import { engines } from './engines.ts'

describe.each(engines())('the server on the $name database', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open('example')
  })
  afterAll(() => db.close())

  test('every page comes with a policy that lets only this server’s own files run', async () => {
    const { headers } = await client(appOver(db)).send('GET', '/frameworks')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  test('a page carries who is signed in as data that cannot end its script element', async () => {
    const text = await (await client(appOver(db)).send('GET', '/')).text()
    const data = text.match(/<script type="application\/json" id="first-data">(.*?)<\/script>/s)?.[1]
    expect(JSON.parse(data!)).toMatchObject({ session: { person: null, organization: { kind: 'example' } } })
    expect(data).not.toContain('<')
  })

  test('an address that the API does not have is a problem, one that the pages do not have is the web app', async () => {
    const api = await client(appOver(db)).send('GET', '/api/nothing-here')
    expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    const page = await client(appOver(db)).send('GET', '/nothing-here')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
  })

  test('a body that is no JSON, no object or too large is refused with what to do', async () => {
    const visitor = client(appOver(db))
    for (const body of ['{', '[1]', '"text"']) expect((await visitor.send('POST', '/api/session', body)).status).toBe(422)
    const large = await visitor.send('POST', '/api/session', JSON.stringify({ email: 'x'.repeat(300_000) }), { 'content-length': '300020' })
    expect(await large.json()).toMatchObject({ status: 413, detail: expect.stringContaining('256 KiB') as string })
  })

  test('it is alive and ready, and says so when it is about to stop', async () => {
    expect((await client(appOver(db)).send('GET', '/healthz')).status).toBe(200)
    expect((await client(appOver(db)).send('GET', '/readyz')).status).toBe(200)
    expect((await client(appOver(db, { isReady: () => false })).send('GET', '/readyz')).status).toBe(503)
  })

  test('the API describes itself in valid OpenAPI 3.1, every operation once', async () => {
    const document = (await (await client(appOver(db)).send('GET', '/api/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((it) => Object.values(it))
    expect(operations.map((it) => it.operationId).sort()).toEqual(actions.map((it) => it.contract.id).sort())
    const { validate } = await openApiValidator()
    expect(validate(document) ? [] : validate.errors).toEqual([])
  })
})

/** The parts of the OpenAPI 3.1 meta-schema that this document uses; schemas inside are checked as JSON Schema 2020-12. */
async function openApiValidator() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const schema = { $ref: 'https://json-schema.org/draft/2020-12/schema' }
  const content = { type: 'object', additionalProperties: { type: 'object', required: ['schema'], properties: { schema } } }
  const parameter = { type: 'object', required: ['name', 'in', 'schema'], properties: { name: { type: 'string' }, in: { enum: ['path', 'query'] }, required: { type: 'boolean' }, schema }, additionalProperties: false }
  const operation = {
    type: 'object',
    required: ['operationId', 'summary', 'responses'],
    properties: {
      operationId: { type: 'string' },
      summary: { type: 'string' },
      parameters: { type: 'array', items: parameter },
      requestBody: { type: 'object', required: ['content'], properties: { required: { type: 'boolean' }, content }, additionalProperties: false },
      responses: { type: 'object', minProperties: 1, additionalProperties: { type: 'object', required: ['description'], properties: { description: { type: 'string' }, content } } },
    },
    additionalProperties: false,
  }
  const document = {
    type: 'object',
    required: ['openapi', 'info', 'paths'],
    properties: {
      openapi: { pattern: '^3\\.1\\.\\d+$' },
      info: { type: 'object', required: ['title', 'version'] },
      servers: { type: 'array' },
      security: { type: 'array' },
      paths: { type: 'object', patternProperties: { '^/': { type: 'object', additionalProperties: operation } }, additionalProperties: false },
      components: { type: 'object' },
    },
    additionalProperties: false,
  }
  return { validate: ajv.compile(document) }
}

describe('starting and stopping', () => {
  test('what the environment says is checked before anything is opened', () => {
    expect(() => readSettings({ PORT: 'eighty' })).toThrow(/PORT is “eighty”/)
    expect(() => readSettings({ DATABASE_URL: 'mysql://x' })).toThrow(/does not begin with postgres/)
    expect(readSettings({ PORT: '9000', CAIRN_DATA: '/var/lib/cairn' })).toMatchObject({ port: 9000, dataDirectory: '/var/lib/cairn' })
  })
})
