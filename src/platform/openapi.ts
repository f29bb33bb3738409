import { z } from 'zod'
import type { Contract } from './contract.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every operation, made from the contracts. */
export const openApiDocument = (contracts: readonly Contract[]): Json => ({
  openapi: '3.1.0',
  info: { title: 'Cairn', version: '1', description: 'Every operation of Cairn. Pages, the command line and scripts use the same ones.' },
  servers: [{ url: '/' }],
  security: [{ session: [] }, { token: [] }],
  paths: pathsOf(contracts),
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'cairn-session', description: 'Set by signing in. Changes also need the header “x-cairn-request: 1”.' },
      token: { type: 'http', scheme: 'bearer', description: 'An API token from the settings.' },
    },
    schemas: { Problem: problemSchema },
  },
})

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    issues: {
      type: 'array',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

function pathsOf(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return paths
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json
  return schema
}

function operationOf(contract: Contract): Json {
  const input = schemaOf(contract.input, 'input')
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map((it) => it[1]!)
  const reads = contract.method === 'GET' || contract.method === 'DELETE'
  const body = reads ? undefined : withoutFields(input, inPath)
  return {
    operationId: contract.id,
    summary: contract.summary,
    parameters: parametersOf(input, inPath, reads),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: schemaOf(contract.output, 'output') } } },
      default: { description: 'What is wrong, and what to do.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

function parametersOf(input: Json, inPath: readonly string[], reads: boolean): Json[] {
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required ?? []) as string[]
  return Object.entries(properties)
    .filter(([name]) => reads || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema: Object.keys(schema).length === 0 ? { type: 'string' } : schema,
    }))
}

/** The schema of a body: the input without what stands in the path. */
function withoutFields(input: Json, names: readonly string[]): Json | undefined {
  if (!input.properties) return input
  const properties = Object.entries(input.properties as Json).filter(([name]) => !names.includes(name))
  if (properties.length === 0) return undefined
  const required = ((input.required ?? []) as string[]).filter((name) => !names.includes(name))
  return { ...input, properties: Object.fromEntries(properties), required }
}
